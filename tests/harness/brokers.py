"""The three brokers that the product may be given: a folder, Redis and RabbitMQ.

The last two are used when their programs are on this computer (Debian: redis-server,
rabbitmq-server), and left out in words when they are not.
"""

import os
import shutil
import signal
from contextlib import suppress
from functools import cached_property
from pathlib import Path

import amqp
import redis

from tests.harness.processes import HOST, Keeper, answers, free_port, wait_until

QUEUE = "celery"


class Broker:
    """What the harness does with each of them."""

    name: str
    program: str | None = None

    def __init__(self, folder: Path, keeper: Keeper) -> None:
        self.folder, self.keeper, self.port = folder / self.name, keeper, free_port()
        self.folder.mkdir(exist_ok=True)

    @classmethod
    def missing(cls) -> str:
        """Why it is left out; nothing when it can be used."""
        if cls.program is None or find(cls.program):
            return ""
        return f"{cls.program} is not on this computer (Debian: apt-get install {cls.program})"

    @property
    def argv(self) -> list[str]:
        raise NotImplementedError

    @property
    def settings(self) -> dict[str, str]:
        return {}

    def start(self) -> None:
        self.child = self.keeper.start(self.name, self.argv, **self.settings)
        wait_until(lambda: answers(self.port), f"{self.name} does not start", 60)

    def stop(self) -> None:
        self.keeper.stop(self.child)

    def silence(self) -> None:
        """From now on it takes connections and answers nothing."""
        os.killpg(self.child.pid, signal.SIGSTOP)

    def speak(self) -> None:
        os.killpg(self.child.pid, signal.SIGCONT)


class Folder(Broker):
    """What `make run` uses. It is down when the folder is gone."""

    name = "folder"

    @property
    def url(self) -> str:
        return f"filesystem://{self.folder}"

    def start(self) -> None:
        self.folder.mkdir(exist_ok=True)
        for part in ("queue", "control"):
            (self.folder / part).mkdir(exist_ok=True)

    def stop(self) -> None:
        shutil.rmtree(self.folder)

    def wipe(self) -> None:
        for message in (self.folder / "queue").iterdir():
            message.unlink(missing_ok=True)


class Redis(Broker):
    name, program = "redis", "redis-server"

    @property
    def url(self) -> str:
        return f"redis://{HOST}:{self.port}/0"

    @property
    def argv(self) -> list[str]:
        where = ["--bind", HOST, "--port", str(self.port), "--dir", str(self.folder)]
        return [find(self.program), *where, "--save", "", "--appendonly", "no"]

    def wipe(self) -> None:
        with redis.Redis(HOST, self.port) as server:
            server.flushall()


class Rabbit(Broker):
    """With a name server of its own: Erlang's would outlive it."""

    name, program = "rabbitmq", "rabbitmq-server"

    def start(self) -> None:
        self.names = self.keeper.start("epmd", [find("epmd"), "-address", HOST], **self.settings)
        super().start()

    def stop(self) -> None:
        super().stop()
        self.keeper.stop(self.names)

    @property
    def url(self) -> str:
        return f"amqp://guest:guest@{HOST}:{self.port}//"

    @property
    def argv(self) -> list[str]:
        return [find(self.program)]

    @cached_property
    def settings(self) -> dict[str, str]:
        only_here = "-kernel inet_dist_use_interface {127,0,0,1}"
        return {
            "HOME": str(self.folder),
            "ERL_EPMD_PORT": str(free_port()),
            "RABBITMQ_DIST_PORT": str(free_port()),
            "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS": f"-start_epmd false {only_here}",
            "RABBITMQ_ENABLED_PLUGINS_FILE": str(self.folder / "plugins"),
            "RABBITMQ_LOG_BASE": str(self.folder),
            "RABBITMQ_MNESIA_BASE": str(self.folder / "data"),
            "RABBITMQ_NODENAME": f"faults{self.port}@localhost",
            "RABBITMQ_NODE_IP_ADDRESS": HOST,
            "RABBITMQ_NODE_PORT": str(self.port),
            "RABBITMQ_PID_FILE": str(self.folder / "pid"),
        }

    def wipe(self) -> None:
        """Of its ticks, once there is a queue for them."""
        with amqp.Connection(f"{HOST}:{self.port}") as server, suppress(amqp.NotFound):
            server.channel().queue_purge(QUEUE)


KNOWN: tuple[type[Broker], ...] = (Folder, Redis, Rabbit)


def find(program: str) -> str:
    """Debian's wrapper of RabbitMQ insists on a user of its own; the program beside it does not."""
    places = ("/usr/lib/rabbitmq/bin", os.environ.get("PATH", ""), "/usr/sbin", "/usr/bin")
    return shutil.which(program, path=os.pathsep.join(places)) or ""
