"""Programs that are started again when they die, as a supervisor does in production."""

import os
import signal
import socket
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from threading import Event, RLock, Thread

from portal.local.children import Child

HOST = "127.0.0.1"
REST = 0.3
"""Seconds between a death and the next start."""


class Keeper:
    """Keeps its programs running until it is closed.

    Programs end with the thread that started them, so only this one's and the main thread may.
    """

    def __init__(self, log: Path, environment: Mapping[str, str]) -> None:
        self.log, self.environment = log, dict(environment)
        self.kept: list[Child] = []
        self.guard, self.closed = RLock(), Event()
        self.thread = Thread(target=self.watch, daemon=True)
        self.thread.start()

    def start(
        self, name: str, argv: list[str], *, by: signal.Signals = signal.SIGTERM, **own: str
    ) -> Child:
        child = Child(name, argv, self.log, by=by)
        child.environment = {**self.environment, **own}
        with self.guard:
            child.start(child.environment, afresh=False)
            self.kept.append(child)
        return child

    def watch(self) -> None:
        while not self.closed.wait(0.1):
            with self.guard:
                dead = [child for child in self.kept if child.status is not None]
            if dead:
                time.sleep(REST)
                self.revive(dead)

    def revive(self, dead: list[Child]) -> None:
        with self.guard:
            for child in dead:
                if child in self.kept:
                    child.end()
                    child.start(child.environment, afresh=False)

    def stop(self, *children: Child, seconds: float = 10) -> None:
        """All at once, in order, and for good."""
        with self.guard:
            self.kept = [child for child in self.kept if child not in children]
        for child in children:
            child.ask_to_stop()
        with suppress(TimeoutError):
            wait_until(lambda: all(child.status is not None for child in children), "", seconds)
        for child in children:
            child.end()

    def close(self, *, last: str) -> None:
        """Everything, and at the end the program that the others need."""
        self.stop(*(child for child in self.kept if child.name != last))
        self.stop(*self.kept)
        self.closed.set()
        self.thread.join()


def free_port() -> int:
    with socket.socket() as door:
        door.bind((HOST, 0))
        return door.getsockname()[1]


def answers(port: int) -> bool:
    try:
        socket.create_connection((HOST, port), timeout=1).close()
    except OSError:
        return False
    return True


def children(pid: int) -> list[int]:
    """The processes that a process has started, oldest first."""
    try:
        found = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []
    return [int(one) for one in found]


def kill(*pids: int) -> int:
    """Kill -9 each; how many were still there."""
    killed = 0
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
            killed += 1
    return killed


def wait_until(met: Callable[[], bool], problem: str, seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while not met():
        if time.monotonic() > deadline:
            raise TimeoutError(f"After {seconds:.0f} s: {problem}")
        time.sleep(0.05)
