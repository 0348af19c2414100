"""What will run, where, and what each process is told. Nothing is started here."""

import signal
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from portal.local import address, ports
from portal.local.children import Child

WEB = ["--no-control-socket", "--preload", "--workers=2", "--threads=4", "--timeout=30"]
WORKER = ["--concurrency=2", "--without-gossip", "--without-mingle", "--without-heartbeat"]


@dataclass(frozen=True)
class Plan:
    folder: Path
    port: int
    mailbox_port: int
    environment: dict[str, str]
    database: Child | None
    mailbox: Child | None
    static: Child
    data: Child
    web: Child
    clockwork: list[Child]


def make(folder: Path, secrets: Mapping[str, str], given: Mapping[str, str]) -> Plan:
    """What the caller's environment names is used as it is, and not started here."""
    port, smtp, mailbox_port = web_port(given), ports.free(1025), ports.free(8025)
    values = {
        "LOCAL": "true",
        "DATABASE_URL": address.url(folder / "postgres"),
        "CELERY_BROKER_URL": f"filesystem://{folder}/broker",
        "EMAIL_URL": f"smtp://{ports.HOST}:{smtp}",
        "SITE_URL": f"http://localhost:{port}",
        "STATIC_ROOT": str(folder / "static"),
        "UPLOADS_ROOT": str(folder / "uploads"),
        **secrets,
    }
    return Plan(
        folder=folder,
        port=port,
        mailbox_port=mailbox_port,
        environment={name: given.get(name) or value for name, value in values.items()},
        database=None if given.get("DATABASE_URL") else database(folder),
        mailbox=None if given.get("EMAIL_URL") else mailbox(folder, smtp, mailbox_port),
        static=static(folder),
        data=python(folder, "data", "-m", "portal.local.data"),
        web=web(folder, port),
        clockwork=clockwork(folder),
    )


def web_port(given: Mapping[str, str]) -> int:
    if not given.get("PORT"):
        return ports.free(8000)
    port = int(given["PORT"])
    if ports.taken(port):
        raise SystemExit(f"Port {port} is taken: give another as PORT, or none.")
    return port


def database(folder: Path) -> Child:
    """In its own program, so that nothing of it is imported where it is not wanted."""
    where = str(folder / "postgres")
    return python(folder, "postgres", "-m", "portal.local.postgres", where, by=signal.SIGINT)


def mailbox(folder: Path, smtp: int, web: int) -> Child:
    where = [f"--folder={folder}/mail", f"--smtp={smtp}", f"--web={web}"]
    return python(folder, "mailbox", "-m", "portal.local.mailbox", *where)


def web(folder: Path, port: int) -> Child:
    where = f"--bind={ports.HOST}:{port}"
    return python(folder, "web", "-m", "gunicorn", "portal.wsgi", where, *WEB)


def clockwork(folder: Path) -> list[Child]:
    celery = ["-m", "celery", "--app=portal.celery"]
    memory = [f"--schedule={folder}/beat-schedule", "--pidfile="]
    return [
        python(folder, "worker", *celery, "worker", "--loglevel=warning", *WORKER),
        python(folder, "beat", *celery, "beat", "--loglevel=warning", *memory),
    ]


def static(folder: Path) -> Child:
    options = ["--no-input", "--clear", "--verbosity=0"]
    return python(folder, "static", "manage.py", "collectstatic", *options)


def python(folder: Path, name: str, *arguments: str, by: signal.Signals = signal.SIGTERM) -> Child:
    return Child(name, [sys.executable, *arguments], folder / "log", by=by)
