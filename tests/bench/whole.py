"""What only the whole product shows: its start, its pages on the wire, and its email."""

import re
import time
from pathlib import Path

from tests.faults.test_two_hundred_submissions import post, tell
from tests.product import Product

Row = tuple[str, float, float]
KILOBYTE = 1024
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
    (draft,) = tell(product, "begin", "1")
    reference, session, shown = draft.split(",")
    begun = time.monotonic()
    post(product, reference, session, shown)
    product.email_to("0@home.example", f"We have your application {reference}")
    return time.monotonic() - begun
