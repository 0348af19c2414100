"""What only the whole product shows: its start, its pages on the wire, and its email."""

import time
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

from tests.faults.test_two_hundred_submissions import post, tell
from tests.product import Product

Row = tuple[str, float, float]
KILOBYTE = 1024


def measure(folder: Path) -> list[Row]:
    """The first start makes the database; the second is what happens every day."""
    rows = [("first start, command to first page, seconds", started(folder), 5.0)]
    begun = time.monotonic()
    with Product(folder) as product:
        fetch(product, "/")
        rows.append(("next start, command to first page, seconds", time.monotonic() - begun, 5.0))
        rows.append(("question page, CSS and JS, KB compressed", weight(product), 20.0))
        rows.append(("files of a question page", float(len(files(product))), 3.0))
        rows.append(("POST to email in the mailbox, seconds", until_email(product), 6.0))
    return rows


def started(folder: Path) -> float:
    begun = time.monotonic()
    with Product(folder) as product:
        fetch(product, "/")
        return time.monotonic() - begun


def fetch(product: Product, address: str) -> tuple[bytes, str]:
    """The bytes as sent, compressed if the site does so, and how."""
    site = HTTPConnection(urlsplit(product.site).netloc, timeout=30)
    site.request("GET", address, headers={"Accept-Encoding": "br, gzip"})
    answer = site.getresponse()
    return answer.read(), answer.headers.get("Content-Encoding", "")


def question(product: Product) -> str:
    site = HTTPConnection(urlsplit(product.site).netloc, timeout=30)
    site.request("GET", "/fit/q/status/")
    return site.getresponse().read().decode()


def files(product: Product) -> list[str]:
    """The page and what it loads. An icon is asked for once a visit, beside the page."""
    page = question(product)
    wanted = [word.split('"')[0] for word in page.replace('src="', 'href="').split('href="')[1:]]
    return ["/fit/q/status/", *[file for file in wanted if file.endswith((".css", ".js"))]]


def weight(product: Product) -> float:
    return sum(len(fetch(product, file)[0]) for file in files(product)) / KILOBYTE


def until_email(product: Product) -> float:
    (draft,) = tell(product, "begin", "1")
    reference, session, shown = draft.split(",")
    begun = time.monotonic()
    post(product, reference, session, shown)
    product.email_to("0@home.example", f"We have your application {reference}")
    return time.monotonic() - begun
