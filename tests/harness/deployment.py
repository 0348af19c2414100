"""Everything that production runs, started and stopped as one."""

import json
import os
import secrets
import subprocess
import sys
from contextlib import ExitStack, closing
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from portal.local import address
from portal.local.children import Child
from portal.local.state import open_folder
from tests.harness.brokers import Broker, Folder
from tests.harness.database import Database
from tests.harness.mailbox import Mailbox
from tests.harness.processes import HOST, Keeper, answers, children, free_port, kill, wait_until
from tests.product import NOT_FOR_IT, ROOT

SITE = "portal.example"
WEB = ["--no-control-socket", "--worker-tmp-dir=/dev/shm", "--threads=4", "--timeout=30"]
"""As the Dockerfile has it."""
WORKER = ["--loglevel=warning", "--concurrency=2", "--without-gossip", "--without-mingle"]
AT_LEAST = 500
"""People made at once: one program makes many as quickly as few."""


class Deployment:
    """Two web workers, two Celery workers of two processes, two beats."""

    def __init__(self, folder: Path, *, workers: int = 2, beats: int = 2) -> None:
        self.folder, self.port, self.smtp = open_folder(folder), free_port(), free_port()
        self.numbers = {"worker": workers, "beat": beats}
        self.environment = self.settings()
        self.keeper = Keeper(folder / "log", self.environment)
        self.database = Database(folder, self.keeper)
        self.mailbox = Mailbox(folder)
        self.broker: Broker = Folder(folder, self.keeper)
        self.clockwork: dict[str, list[Child]] = {"worker": [], "beat": []}
        self.ready_to_send: list[str] = []
        self.closing = ExitStack()

    def settings(self) -> dict[str, str]:
        """Production's: nothing here says LOCAL."""
        kept = {key: value for key, value in os.environ.items() if key not in NOT_FOR_IT}
        return {
            **kept,
            "DATABASE_URL": address.url(self.folder / "postgres"),
            "DJANGO_SETTINGS_MODULE": "portal.settings",
            "CELERY_BROKER_URL": "filesystem:///nowhere",
            "EMAIL_URL": f"smtp://{HOST}:{self.smtp}",
            "SECRET_KEY": secrets.token_urlsafe(60),
            "SITE_URL": f"https://{SITE}",
            "STATIC_ROOT": str(self.folder / "static"),
            "TRUSTED_PROXIES": "1",
            "UPLOADS_ROOT": str(self.folder / "uploads"),
        }

    def __enter__(self) -> "Deployment":
        self.closing.callback(address.forget, self.folder / "postgres")
        self.closing.callback(self.keeper.close, last="postgres")
        try:
            self.begin()
        except BaseException:
            self.closing.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.closing.close()

    def begin(self) -> None:
        self.database.start()
        self.manage("migrate", "--no-input", "--verbosity=0")
        self.manage("collectstatic", "--no-input", "--verbosity=0")
        self.start_sink()
        self.start_web()
        self.use(self.broker)

    def start_sink(self) -> None:
        module = ["-m", "tests.harness.sink", str(self.folder), str(self.smtp)]
        self.sink = self.keeper.start("sink", [sys.executable, *module])
        wait_until(lambda: answers(self.smtp), "The mail server does not start")

    def start_web(self) -> None:
        serve = ["-m", "gunicorn", "portal.wsgi", f"--bind={HOST}:{self.port}", "--workers=2"]
        self.web = self.keeper.start("web", [sys.executable, *serve, *WEB])
        wait_until(lambda: self.healthy, "The web server does not start", 60)

    @property
    def healthy(self) -> bool:
        return self.status("/healthz") == 200

    def status(self, path: str) -> int:
        """Of one page, asked for as the proxy in front asks; 0 when nobody answers."""
        with closing(HTTPConnection(HOST, self.port, timeout=10)) as site:
            try:
                site.request("GET", path, headers={"Host": SITE, "X-Forwarded-Proto": "https"})
                with site.getresponse() as reply:
                    return reply.status
            except (OSError, HTTPException):
                return 0

    def use(self, broker: Broker) -> None:
        """Workers and beats by this broker, and by no other."""
        self.stop_clockwork()
        if broker is not self.broker or not self.clockwork["worker"]:
            broker.start()
        self.broker = broker
        for kind, number in self.numbers.items():
            for one in range(number):
                self.start_one(kind, one)

    def start_one(self, kind: str, number: int) -> None:
        name = f"{kind}{number}"
        own = WORKER if kind == "worker" else [f"--schedule={self.folder}/{name}", "--pidfile="]
        argv = [sys.executable, "-m", "celery", "--app=portal.celery", kind, *own]
        child = self.keeper.start(name, argv, CELERY_BROKER_URL=self.broker.url)
        self.clockwork[kind].append(child)

    def stop_clockwork(self) -> None:
        self.keeper.stop(*self.clockwork["worker"], *self.clockwork["beat"])
        self.clockwork = {"worker": [], "beat": []}

    def stop_beats(self) -> None:
        self.keeper.stop(*self.clockwork["beat"])
        self.clockwork["beat"] = []

    def start_beats(self) -> None:
        for number in range(self.numbers["beat"]):
            self.start_one("beat", number)

    @property
    def senders(self) -> list[int]:
        """The processes that may be sending an email at this moment."""
        return [one for worker in self.clockwork["worker"] for one in children(worker.pid)]

    def kill_web_worker(self, which: int) -> int:
        found = children(self.web.pid)
        return kill(found[which % len(found)]) if found else 0

    def kill_worker(self, which: int) -> int:
        """A whole one, as when its machine goes: how many processes were sending, or might."""
        worker = self.clockwork["worker"][which % self.numbers["worker"]]
        inside = children(worker.pid)
        kill(worker.pid, *inside)
        return len(inside)

    def manage(self, *command: str) -> str:
        return self.run(str(ROOT / "manage.py"), *command)

    def run(self, *command: str) -> str:
        done = self.started(*command)
        if done.returncode:
            raise AssertionError(f"{command} failed: {done.stderr}")
        return done.stdout

    def started(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *command],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )

    def people(self, number: int) -> list[str]:
        """So many more who are about to send: a reference, a session and a version each."""
        if number > len(self.ready_to_send):
            more = str(max(number, AT_LEAST))
            self.ready_to_send += self.run("-m", "tests.harness.people", more).split()
        taken, self.ready_to_send = self.ready_to_send[:number], self.ready_to_send[number:]
        return taken

    def reconciled(self) -> dict[str, int]:
        """What the product finds when it looks at itself: a count of each invariant."""
        done = self.started(str(ROOT / "manage.py"), "reconcile", "--json")
        found = json.loads(done.stdout)
        return {name: count for name, count in found.items() if name.startswith("R")}
