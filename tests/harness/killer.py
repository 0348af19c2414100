"""Who breaks things, at moments that a seed chooses."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from random import Random, randrange

from tests.harness.database import IMMEDIATE
from tests.harness.deployment import Deployment
from tests.harness.processes import wait_until

SEED = int(os.environ.get("FAULT_SEED") or randrange(1_000_000))
WORKER_IS_BUSY_WITHIN = 6.0
"""Seconds: a beat ticks every 5."""


@dataclass(frozen=True)
class Toll:
    """How often each thing is to happen."""

    web: int = 0
    worker: int = 0
    database: int = 0
    broker: int = 0

    @property
    def faults(self) -> list[str]:
        return [name for name, number in vars(self).items() for _ in range(number)]


@dataclass(frozen=True)
class Fault:
    what: str
    at: float
    until: float
    senders: int
    """How many processes may have been between the mail server's yes and our commit."""


class Killer:
    """Told how many references were shown, it does what is due by then."""

    def __init__(self, deployment: Deployment, toll: Toll, people: int, seed: int = SEED) -> None:
        self.deployment, self.chance = deployment, Random(seed)
        self.done: list[Fault] = []
        self.begun = 0.0
        faults = toll.faults
        self.chance.shuffle(faults)
        moments = self.chance.sample(range(people // 20, people * 9 // 10), len(faults))
        self.due = sorted(zip(moments, faults, strict=True))
        sys.stderr.write(f"\nFAULT_SEED={seed}\n")

    def after(self, shown: int) -> None:
        while self.due and self.due[0][0] <= shown:
            self.strike(self.due.pop(0)[1])

    def strike(self, what: str) -> None:
        act = {
            "web": self.kill_web,
            "worker": self.kill_worker,
            "database": self.restart_database,
            "broker": self.wipe_broker,
        }[what]
        self.begun = time.time()
        senders = act()
        self.done.append(Fault(what, self.begun, time.time(), senders))

    def kill_web(self) -> int:
        time.sleep(self.chance.random() / 20)
        self.deployment.kill_web_worker(self.chance.randrange(100))
        return 0

    def kill_worker(self) -> int:
        """In the middle of its work, if it has any."""
        before = self.deployment.mailbox.mark
        with suppress(TimeoutError):
            wait_until(
                lambda: self.deployment.mailbox.mark > before, "", seconds=WORKER_IS_BUSY_WITHIN
            )
        self.begun = time.time()
        return self.deployment.kill_worker(self.chance.randrange(100))

    def restart_database(self) -> int:
        self.deployment.database.restart(IMMEDIATE)
        return len(self.deployment.senders)

    def wipe_broker(self) -> int:
        self.deployment.broker.wipe()
        return 0

    def count(self, shown: Iterator[str]) -> int:
        """Let people send, and break things meanwhile; how many were shown a reference."""
        number = 0
        for number, _ in enumerate(shown, start=1):
            self.after(number)
        return number
