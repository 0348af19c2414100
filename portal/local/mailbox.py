"""The mail catcher: takes every email by SMTP and shows it in the browser, read only.

`python -m portal.local.mailbox --folder .local/mail --smtp 1025 --web 8025`
"""

import argparse
import signal
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from portal.local import letters, mailpages

HOST = "127.0.0.1"
LIMIT = 200
MOST_BYTES = 20 * 1024 * 1024

PAGES = "default-src 'none'; style-src 'self'; frame-src 'self'; frame-ancestors 'none'"
# What an email holds may neither run nor fetch anything, nor reach the page around it.
SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"

Answer = tuple[HTTPStatus, str, bytes]


class Catcher:
    """What aiosmtpd calls with each email."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    async def handle_DATA(  # noqa: N802  # aiosmtpd's name for it
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        letters.keep(self.folder, envelope.original_content or b"", envelope.rcpt_tos)
        return "250 OK"


class Browser(BaseHTTPRequestHandler):
    """Answers GET only. `folder` is set in the subclass that `main` makes."""

    folder: Path

    def do_GET(self) -> None:
        status, kind, body = self.answer()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        policy = SANDBOX if self.path.endswith("/html") else PAGES
        self.send_header("Content-Security-Policy", policy)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def answer(self) -> Answer:
        if self.headers.get("Host", "").split(":")[0] not in (HOST, "localhost"):
            # A foreign site's name that points at this computer must not read the emails.
            return problem(HTTPStatus.FORBIDDEN, "Open this page by the address of this computer")
        if self.path == "/":
            return html(mailpages.index(letters.newest(self.folder, LIMIT), LIMIT))
        if self.path == "/style.css":
            return HTTPStatus.OK, "text/css", mailpages.STYLE
        return self.one_letter()

    def one_letter(self) -> Answer:
        name, _, view = self.path.removeprefix("/").partition("/")
        found = letters.read(self.folder, name)
        if found is None or view not in VIEWS:
            return problem(HTTPStatus.NOT_FOUND, "There is no such email")
        return VIEWS[view](found)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # its own name
        """Says nothing: a list of what somebody read serves nobody."""


def html(text: str) -> Answer:
    return HTTPStatus.OK, "text/html; charset=utf-8", text.encode(errors="replace")


def problem(status: HTTPStatus, sentence: str) -> Answer:
    return status, "text/html; charset=utf-8", mailpages.problem(sentence).encode()


VIEWS: dict[str, Callable[[letters.Letter], Answer]] = {
    "": lambda one: html(mailpages.letter(one)),
    "html": lambda one: html(one.part("html") or ""),
    "source": lambda one: (HTTPStatus.OK, "text/plain; charset=utf-8", one.source),
}


def arguments() -> argparse.Namespace:
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--folder", type=Path, required=True)
    reader.add_argument("--smtp", type=int, required=True, help="port for emails")
    reader.add_argument("--web", type=int, required=True, help="port for the browser")
    return reader.parse_args()


def main() -> None:
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    given = arguments()
    given.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    smtp = Controller(Catcher(given.folder), HOST, given.smtp, data_size_limit=MOST_BYTES)
    browser = type("Here", (Browser,), {"folder": given.folder})
    with ThreadingHTTPServer((HOST, given.web), browser) as web:
        smtp.start()
        try:
            web.serve_forever()
        except KeyboardInterrupt:
            smtp.stop()


if __name__ == "__main__":
    main()
