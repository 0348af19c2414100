"""People who press the button, and press again when nobody answers."""

import os
import re
import socket
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse
from pathlib import Path
from random import Random
from threading import Lock
from urllib.parse import urlencode

from tests.harness.deployment import SITE
from tests.harness.processes import HOST
from tests.visitor import DECLARED

TOKEN = "a" * 32
REFERENCE = re.compile(rb"EP-\w{4}-\w{4}")
PATIENCE = 120.0
"""Seconds for which somebody tries."""
TRY_AGAIN = 0.3
HANG_UP = 0.05
"""Of all people, whose browser goes away before the first answer comes."""


class Wrong(AssertionError):
    """An answer that nobody should ever be given."""


class NotNow(Exception):
    """The page that says when to come back."""


@dataclass(frozen=True)
class Person:
    reference: str
    session: str
    shown: str

    @property
    def page(self) -> str:
        return f"/my/{self.reference}/check/"

    @property
    def receipt(self) -> str:
        return f"/my/{self.reference}/sent/"


class Crowd:
    """Writes down each reference that is shown before it counts it."""

    def __init__(self, port: int, record: Path, seed: int, *, at_once: int = 8) -> None:
        self.port, self.at_once, self.chance = port, at_once, Random(seed)
        self.record = os.open(record, os.O_CREAT | os.O_APPEND | os.O_WRONLY)
        self.met: Counter[str] = Counter()
        self.guard = Lock()

    def send_all(self, people: Iterable[str], *, a_second: float = 0) -> Iterator[str]:
        """Each reference as it is shown. Evenly spread over time, if a rate is given."""
        begun, waiting = time.monotonic(), set[Future[str]]()
        with ThreadPoolExecutor(self.at_once) as pool:
            for number, line in enumerate(people):
                if a_second:
                    time.sleep(max(0, begun + number / a_second - time.monotonic()))
                hangs_up = self.chance.random() < HANG_UP
                waiting.add(pool.submit(self.send, Person(*line.split(",")), hangs_up))
                if len(waiting) > 2 * self.at_once and not a_second:
                    wait(waiting, return_when=FIRST_COMPLETED)
                yield from self.taken_from(waiting)
            wait(waiting)
            yield from self.taken_from(waiting)

    @staticmethod
    def taken_from(waiting: set[Future[str]]) -> Iterator[str]:
        done = {one for one in waiting if one.done()}
        waiting -= done
        return (one.result() for one in done)

    def send(self, person: Person, hangs_up: bool = False) -> str:
        """Press until the receipt is promised, then read the reference from it."""
        if hangs_up:
            self.press_and_go(person)
        self.until(302, person, "POST", person.page)
        page = self.until(200, person, "GET", person.receipt)
        found = REFERENCE.search(page)
        if not found or found[0].decode() != person.reference:
            raise Wrong(f"The receipt of {person.reference} names another")
        os.write(self.record, f"{time.time()} {person.reference}\n".encode())
        return person.reference

    def until(self, status: int, person: Person, method: str, path: str) -> bytes:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            try:
                return self.ask(status, person, method, path)
            except NotNow:
                pass
            except (OSError, HTTPException) as cut:
                self.count(type(cut).__name__)
            time.sleep(TRY_AGAIN)
        raise Wrong(f"{person.reference} was not answered for {PATIENCE:.0f} s")

    def ask(self, status: int, person: Person, method: str, path: str) -> bytes:
        """One request. Raises NotNow, Wrong, or what a cut connection raises."""
        site = HTTPConnection(HOST, self.port, timeout=30)
        try:
            site.request(method, path, body(person, method), headers(person))
            reply = site.getresponse()
            page = reply.read()
        finally:
            site.close()
        self.count(str(reply.status))
        if may_try_again(reply, page):
            raise NotNow
        if reply.status != status:
            raise Wrong(f"{method} {path} was answered by {reply.status}")
        return page

    def press_and_go(self, person: Person) -> None:
        """As when a proxy gives up although we have taken it."""
        sent = body(person, "POST") or ""
        lines = {**headers(person), "Content-Length": str(len(sent))}
        head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
        try:
            with socket.create_connection((HOST, self.port), timeout=5) as door:
                door.sendall(f"POST {person.page} HTTP/1.1\r\n{head}\r\n{sent}".encode())
        except OSError:
            self.count("refused at the door")

    def count(self, what: str) -> None:
        with self.guard:
            self.met[what] += 1


def may_try_again(reply: HTTPResponse, page: bytes) -> bool:
    """Whether it is the page for a database that is away: plain words, and when to come back."""
    if reply.status != 503:
        return False
    if not reply.getheader("Retry-After") or b"Traceback" in page or b"<h1" not in page:
        raise Wrong("A page of a fault does not say when to come back")
    return True


def body(person: Person, method: str) -> str | None:
    fields = {"shown": person.shown, **DECLARED, "csrfmiddlewaretoken": TOKEN}
    return urlencode(fields) if method == "POST" else None


def headers(person: Person) -> dict[str, str]:
    """What a browser sends, and what the proxy in front adds."""
    return {
        "Host": SITE,
        "Origin": f"https://{SITE}",
        "Cookie": f"__Host-session={person.session}; __Host-csrf={TOKEN}",
        "Content-Type": "application/x-www-form-urlencoded",
        "X-Forwarded-Proto": "https",
        "X-Forwarded-For": "192.0.2.1",
    }


def shown(record: Path) -> dict[str, float]:
    """Every reference that somebody was shown, and when first."""
    found: dict[str, float] = {}
    for line in record.read_text().splitlines():
        at, name = line.split()
        found.setdefault(name, float(at))
    return found
