"""The real product, as `make run` starts it, with data of its own: for tests that want no less."""

import email
import email.policy
import json
import os
import re
import signal
import subprocess
import sys
import time
from contextlib import closing
from email.message import EmailMessage
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode, urlsplit

ROOT = Path(__file__).parents[1]
NOT_FOR_IT = (
    "CELERY_BROKER_URL",
    "DATABASE_URL",
    "DJANGO_SETTINGS_MODULE",
    "EMAIL_URL",
    "LOCAL",
    "SECRET_KEY",
    "SITE_URL",
)
"""What the tests' own settings put into the environment."""
OURS = {"DECISION_HOLD": "1", "TRUSTED_PROXIES": "1"}
"""A decision leaves after a second; a request may say which network it comes from."""


class Product:
    """Started when entered, stopped when left, the way Ctrl-C stops it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.site = self.password = ""

    def __enter__(self) -> "Product":
        kept = {key: value for key, value in os.environ.items() if key not in NOT_FOR_IT}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "portal.local"],
            cwd=ROOT,
            env={**kept, **OURS, "STATE_FOLDER": str(self.folder)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.read_welcome()
        return self

    def read_welcome(self) -> None:
        said = ""
        for line in self.process.stdout:
            said += line
            if "Ctrl-C stops everything" in line:
                break
        else:
            raise AssertionError(f"The product did not start:\n{said}")
        self.site = re.search(r"Site\s+(http://\S+)/", said)[1]
        self.password = re.search(r"Password\s+(\S+)", said)[1]

    def __exit__(self, *_: object) -> None:
        self.process.send_signal(signal.SIGINT)
        self.process.communicate(timeout=30)

    @property
    def environment(self) -> dict[str, str]:
        """What its processes are told, from the file that it writes for manage.py."""
        lines = (self.folder / "env").read_text().splitlines()
        return dict(line.split("=", 1) for line in lines)

    def secret_key(self) -> str:
        return json.loads((self.folder / "secrets.json").read_text())["SECRET_KEY"]

    def ask(
        self, address: str, *, form: dict[str, str] | None = None, **headers: str
    ) -> tuple[int, bytes]:
        """One request over a connection of its own; the status and the bytes as they came."""
        kind = {"Content-Type": "application/x-www-form-urlencoded"} if form else {}
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        with closing(HTTPConnection(urlsplit(self.site).netloc, timeout=30)) as site:
            site.request("POST" if form else "GET", address, urlencode(form or {}), kind | named)
            answer = site.getresponse()
            return answer.status, answer.read()

    def emails(self) -> list[EmailMessage]:
        """Every email caught so far, oldest first."""
        files = sorted((self.folder / "mail").glob("*.eml"), key=lambda path: path.stat().st_mtime)
        return [read(path) for path in files]

    def email_to(self, address: str, subject: str, *, seconds: float = 20) -> EmailMessage:
        """The email, once it is there: it comes from a real worker over real SMTP."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            for message in self.emails():
                if message["To"] == address and re.search(subject, message["Subject"]):
                    return message
            time.sleep(0.1)
        raise AssertionError(f"No email to {address} about {subject} within {seconds} s")


def read(path: Path) -> EmailMessage:
    return email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
