"""What only the whole product shows: its start, its pages on the wire, and its email."""

import os
import re
import subprocess
import sys
import time
from pathlib import Path

from tests.product import ROOT, Product
from tests.visitor import DECLARED

Row = tuple[str, float, float]
KILOBYTE = 1024
PATIENCE = 20.0
QUESTION = "/fit/q/status/"


def measure(folder: Path) -> list[Row]:
    """The first start makes the database; the second is what happens every day."""
    rows = [("first start, command to first page, seconds", started(folder), 5.0)]
    begun = time.monotonic()
    with Product(folder) as product:
        product.ask("/")
        rows.append(("next start, command to first page, seconds", time.monotonic() - begun, 5.0))
        rows.append(("question page, CSS and JS, KB compressed", weight(product), 20.0))
        rows.append(("files of a question page", float(len(files(product))), 3.0))
        rows.append(("POST to email in the mailbox, seconds", until_email(product), 6.0))
    return rows


def started(folder: Path) -> float:
    begun = time.monotonic()
    with Product(folder) as product:
        product.ask("/")
        return time.monotonic() - begun


def files(product: Product) -> list[str]:
    """The page and what it loads. An icon is asked for once a visit, beside the page."""
    _, page = product.ask(QUESTION)
    wanted = re.findall(r'(?:href|src)="([^"]+\.(?:css|js))"', page.decode())
    return [QUESTION, *wanted]


def weight(product: Product) -> float:
    return (
        sum(len(product.ask(file, Accept_Encoding="br, gzip")[1]) for file in files(product))
        / KILOBYTE
    )


def until_email(product: Product) -> float:
    reference, session, shown = somebody(product).split(",")
    token = "a" * 32
    begun = time.monotonic()
    product.ask(
        f"/my/{reference}/check/",
        form={"shown": shown, **DECLARED, "csrfmiddlewaretoken": token},
        Cookie=f"sessionid={session}; csrftoken={token}",
    )
    while not any(reference in email["Subject"] for email in product.emails()):
        if time.monotonic() - begun > PATIENCE:
            raise AssertionError("No email came")
        time.sleep(0.1)
    return time.monotonic() - begun


def somebody(product: Product) -> str:
    """Who is signed in, with everything filled in: reference, session, version shown."""
    made = subprocess.run(
        [sys.executable, "-m", "tests.harness.people", "1"],
        cwd=ROOT,
        env={**os.environ, **product.environment, "DJANGO_SETTINGS_MODULE": "portal.settings"},
        capture_output=True,
        text=True,
        check=True,
    )
    return made.stdout.strip()
