"""One process with one database: says what each page of the desk costs that it is asked for."""

import json
import os
import re
import resource
import sys
import time
from typing import Any

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

import django

django.setup()

from django.contrib.auth.models import Group  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from recruitment.models import Application, User  # noqa: E402

QUEUE = "/admin/recruitment/application/"
WHOLE_TABLE = re.compile(r"SELECT COUNT\(\*\) AS \"__count\" FROM \"recruitment_application\"$")


def signed_in() -> Client:
    user, _ = User.objects.get_or_create(email="bench@invented.example", defaults={"name": "B"})
    user.groups.add(Group.objects.get(name="HR lead"))
    client = Client()
    client.force_login(user)
    return client


def asked(client: Client, address: str) -> dict[str, Any]:
    begun = time.perf_counter()
    response = client.get(address)
    seconds = time.perf_counter() - begun
    assert response.status_code == 200, address
    return {"seconds": seconds}


def queries(client: Client, address: str) -> dict[str, Any]:
    with CaptureQueriesContext(connection) as seen:
        client.get(address)
    whole = [one for one in seen.captured_queries if WHOLE_TABLE.match(one["sql"])]
    return {"queries": len(seen), "whole": len(whole)}


def deep(client: Client, share: float) -> dict[str, Any]:
    """The address of a page so far into the pile of what is on track."""
    known = Application.objects.filter(standing="seen").order_by("due_on", "pk")
    row = known[int(known.count() * share)]
    return {"address": f"{QUEUE}?after=4.{row.due_on}.{row.pk}"}


def export(client: Client, _: str) -> dict[str, Any]:
    """100,000 rows, or what there is: until the first byte, and the memory that it takes."""
    said = {"kind": "csv", "columns": ["reference", "name", "stage", "due"][:3], "reason": "Bench"}
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = time.perf_counter()
    response = client.post(f"{QUEUE}export/?due=ended&stage=unsuccessful", said)
    pieces = iter(response.streaming_content)
    next(pieces), next(pieces)
    first = time.perf_counter() - begun
    rows = sum(piece.count(b"\r\n") for piece, _ in zip(pieces, range(100), strict=False))
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    return {"first": first, "megabytes": grown / 1024, "rows": rows}


ACTS = {"ask": asked, "queries": queries, "deep": deep, "export": export}


def main() -> None:
    client = signed_in()
    for line in sys.stdin:
        act, what = json.loads(line)
        sys.stdout.write(json.dumps(ACTS[act](client, what)) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
