"""200 people send, while the worker is killed three times and the broker's folder is wiped."""

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.product import ROOT, Product
from tests.visitor import DECLARED

PEOPLE = 200
KILLS = (40, 90, 140)
WIPE = 115
SEED = int(os.environ.get("FAULT_SEED", random.randrange(10_000)))


@pytest.fixture
def product(tmp_path):
    with Product(tmp_path / "state") as product:
        yield product


def test_nothing_is_lost_doubled_or_left_unsent(product):
    sys.stderr.write(f"\nFAULT_SEED={SEED}\n")
    drafts = tell(product, "begin", str(PEOPLE))
    random.Random(SEED).shuffle(drafts)

    references = send_all(product, drafts)
    wait_for_emails(product, PEOPLE)
    rows = dict(row.split("=") for row in tell(product, "count"))

    assert len(set(references)) == PEOPLE
    assert sorted(references) == sorted(draft.split(",")[0] for draft in drafts)
    assert rows == {
        "submitted": str(PEOPLE),
        "history": str(PEOPLE),
        "owed_now": "0",
        "sent": str(PEOPLE),
        "failed": "0",
    }
    assert duplicates(product) <= len(KILLS)


def tell(product: Product, *what: str) -> list[str]:
    """Something that only the product's own database can say or do."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.people", *what],
        cwd=ROOT,
        env={**os.environ, **product.environment, "DJANGO_SETTINGS_MODULE": "portal.settings"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


def send_all(product: Product, drafts: list[str]) -> list[str]:
    """Everybody presses twice. A reference is written down before it is counted."""
    references: list[str] = []
    with ThreadPoolExecutor(4) as pool:
        for number, shown in enumerate(pool.map(lambda draft: press(product, draft), drafts)):
            references.append(shown)
            if number in KILLS:
                kill_worker(product)
            if number == WIPE:
                wipe_broker(product)
    return references


def press(product: Product, draft: str) -> str:
    """Send the draft as a browser does, twice; the reference that the receipt shows."""
    reference, session, shown = draft.split(",")
    for _ in range(2):
        status = post(product, reference, session, shown)
        assert status == 302, status
    _, page = product.ask(f"/my/{reference}/sent/", Cookie=f"sessionid={session}")
    return re.search(r"EP-\w{4}-\w{4}", page.decode())[0]


def post(product: Product, reference: str, session: str, shown: str) -> int:
    token = "a" * 32
    status, _ = product.ask(
        f"/my/{reference}/check/",
        form={"shown": shown, **DECLARED, "csrfmiddlewaretoken": token},
        Cookie=f"sessionid={session}; csrftoken={token}",
    )
    return status


def kill_worker(product: Product) -> None:
    """Every process of the worker at once, in the middle of its work."""
    before = len(received(product))
    wait_until(lambda: len(received(product)) > before, "the worker sends nothing")
    killed = [os.kill(number, signal.SIGKILL) for number in worker(product)]
    assert killed


def worker(product: Product) -> list[int]:
    return [int(one.name) for one in Path("/proc").glob("[0-9]*") if works_for(product, one)]


def works_for(product: Product, process: Path) -> bool:
    try:
        words = (process / "cmdline").read_bytes().split(b"\0")
        environment = (process / "environ").read_bytes()
    except OSError:  # it ended while we looked
        return False
    return b"worker" in words and str(product.folder).encode() in environment


def wipe_broker(product: Product) -> None:
    for folder in ("queue", "control"):
        shutil.rmtree(product.folder / "broker" / folder, ignore_errors=True)
        (product.folder / "broker" / folder).mkdir()


def wait_for_emails(product: Product, number: int, seconds: float = 120) -> None:
    wait_until(lambda: len(received(product)) == number, "emails are missing", seconds)


def wait_until(met: Callable[[], bool], problem: str, seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while not met():
        assert time.monotonic() < deadline, problem
        time.sleep(0.05)


def received(product: Product) -> Counter:
    """How often each application's receipt arrived, by Message-ID."""
    receipts = (mail for mail in product.emails() if "We have your" in mail["Subject"])
    return Counter(mail["Message-ID"] for mail in receipts)


def duplicates(product: Product) -> int:
    return sum(received(product).values()) - PEOPLE
