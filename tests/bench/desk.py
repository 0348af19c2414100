"""The desk at 1,000,000 applications beside the same desk at 1,000, page by page.

BENCH_SMALL and BENCH_BIG may name databases that `manage.py demo_data` has filled already: making
the million takes minutes.
"""

import json
import os
import statistics
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import psycopg

from portal.local import postgres
from tests.product import ROOT

Row = tuple[str, float, float | None]
QUEUE = "/admin/recruitment/application/"
ROUNDS = 25
SIZES = {"small": 1_000, "big": int(os.environ.get("BENCH_APPLICATIONS", "1000000"))}
SAME = 1.25
DEEPER = 1.5
QUERIES = 12
PAGES = {
    "first page": QUEUE,
    "filter": f"{QUEUE}?stage=interview&owner=nobody",
    "search by name": f"{QUEUE}?q=ola",
    "search by email": f"{QUEUE}?q=person7%40invented.example",
}


class Desk:
    """A process that works on one database."""

    def __init__(self, url: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.bench.desk_child"],
            cwd=ROOT,
            env={**os.environ, "DATABASE_URL": url},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def say(self, act: str, what: Any) -> dict[str, Any]:
        self.process.stdin.write(json.dumps([act, what]) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def close(self) -> None:
        self.process.stdin.close()
        self.process.wait(timeout=30)


def measure(folder: Path) -> list[Row]:
    with ExitStack() as until_the_end:
        small, big = (Desk(url) for url in databases(folder, until_the_end))
        until_the_end.callback(small.close)
        until_the_end.callback(big.close)
        rows = [row for name in PAGES for row in beside(name, small, big)]
        return [*rows, *deep(big), *exported(big)]


def databases(folder: Path, until_the_end: ExitStack) -> list[str]:
    named = [os.environ.get(f"BENCH_{size.upper()}", "") for size in SIZES]
    if all(named):
        return named
    server = until_the_end.enter_context(postgres.running(folder, durable=False))
    return [filled(server, name, number) for name, number in SIZES.items()]


def filled(server: str, name: str, number: int) -> str:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    url = server.replace("/recruitment?", f"/{name}?")
    for words in (["migrate", "-v0"], ["demo_data", f"--applications={number}"]):
        environment = {**os.environ, "DATABASE_URL": url}
        subprocess.run([sys.executable, "manage.py", *words], cwd=ROOT, env=environment, check=True)
    return url


def beside(name: str, small: Desk, big: Desk) -> list[Row]:
    """The middle of many ratios; each pair is measured one right after the other."""
    address = PAGES[name]
    ratios = [
        big.say("ask", address)["seconds"] / small.say("ask", address)["seconds"]
        for _ in range(ROUNDS)
    ]
    seen = big.say("queries", address)
    return [
        (f"queue, {name}: 1,000,000 : 1,000 rows", statistics.median(ratios[3:]), SAME),
        (f"queue, {name}: queries", float(seen["queries"]), float(QUERIES)),
        (f"queue, {name}: counts of the table", float(seen["whole"]), 0.5),
    ]


def deep(big: Desk) -> list[Row]:
    address = big.say("deep", 0.9)["address"]
    ratios = [
        big.say("ask", address)["seconds"] / big.say("ask", QUEUE)["seconds"] for _ in range(ROUNDS)
    ]
    return [("queue, deep page : first page", statistics.median(ratios[3:]), DEEPER)]


def exported(big: Desk) -> list[Row]:
    file = big.say("export", "")
    return [
        ("CSV, first byte, seconds", file["first"], 1.0),
        (f"CSV of {file['rows']:,} rows, MB of memory more", file["megabytes"], 50.0),
    ]
