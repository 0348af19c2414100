"""Keeps processes running: starts, waits, starts again what died, and stops in order."""

import os
import signal
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import FrameType
from typing import NoReturn

from portal.local import leftovers
from portal.local.children import Child

START_WITHIN, STOP_WITHIN, REST = 120.0, 7.0, 1.0

NEEDED_LONGER = [{"mailbox"}, {"postgres"}]
"""Who goes after all others, in this order: the others still write to them."""


class Stopped(Exception):
    """Somebody asked us to stop."""


class Failed(Exception):
    """Says what failed and where to read on."""


class Crew:
    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self.folder = folder
        self.environment = environment
        self.children: list[Child] = []
        self.resting: dict[Child, float] = {}
        self.told_to_stop = False
        self.parent = os.getppid()

    def listen(self) -> None:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self.on_signal)

    def on_signal(self, number: int, frame: FrameType | None) -> None:
        """Only a note: it is read where stopping is safe."""
        self.told_to_stop = True

    def start(self, child: Child) -> Child:
        child.start(self.environment)
        self.children.append(child)
        leftovers.record(self.folder, self.children)
        return child

    def finish(self, step: Child) -> None:
        """For a process that must come to its own good end."""
        self.wait(lambda: step.status is not None, f"{step.name} took too long", step)
        self.children.remove(step)
        if step.status:
            raise Failed(f"{step.name} failed. {where_to_read(step)}")
        step.end()

    def until(self, ready: Callable[[], bool], child: Child) -> None:
        """For a process that must go on running."""
        ended = f"{child.name} did not start"
        self.wait(lambda: ready() or child.status is not None, ended, child)
        if child.status is not None:
            raise Failed(f"{ended}. {where_to_read(child)}")

    def wait(self, met: Callable[[], bool], problem: str, child: Child) -> None:
        deadline = time.monotonic() + START_WITHIN
        while not met():
            self.pause()
            if time.monotonic() > deadline:
                raise Failed(f"{problem}. {where_to_read(child)}")

    def pause(self) -> None:
        """The only place where we wait, so the only place where we are stopped."""
        time.sleep(0.02)
        if self.told_to_stop or os.getppid() != self.parent:
            raise Stopped

    def keep(self) -> NoReturn:
        """Until somebody stops us, or something cannot be kept alive."""
        while True:
            self.pause()
            for child in self.children:
                if child in self.resting:
                    self.revive(child)
                elif child.status is not None:
                    self.bury(child)

    def bury(self, child: Child) -> None:
        child.end()
        if child.died_too_often():
            raise Failed(f"{child.name} ends again and again. {where_to_read(child)}")
        sys.stderr.write(f"{child.name} ended unexpectedly: starting it again.\n")
        self.resting[child] = time.monotonic() + REST

    def revive(self, child: Child) -> None:
        if time.monotonic() < self.resting[child]:
            return
        del self.resting[child]
        child.start(self.environment, afresh=False)
        leftovers.record(self.folder, self.children)

    def stop(self) -> None:
        later = set().union(*NEEDED_LONGER)
        self.stop_these([child for child in self.children if child.name not in later])
        for names in NEEDED_LONGER:
            self.stop_these([child for child in self.children if child.name in names])
        leftovers.forget(self.folder)

    def stop_these(self, children: list[Child]) -> None:
        for child in children:
            child.ask_to_stop()
        deadline = time.monotonic() + STOP_WITHIN
        while any(child.status is None for child in children) and time.monotonic() < deadline:
            time.sleep(0.02)
        for child in children:
            child.end()


def where_to_read(child: Child) -> str:
    return f"All it said is in {child.log}; at the end:\n\n{child.last_words()}"
