"""A process of ours and all that it starts: one group that ends together."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

SET_PARENT_DEATH_SIGNAL, SET_CHILD_SUBREAPER = 1, 36  # <linux/prctl.h>
LIBRARY = ctypes.CDLL(None)
MOST_DEATHS, WITHIN_SECONDS = 5, 60.0


class Child:
    def __init__(
        self, name: str, argv: list[str], log: Path, *, by: signal.Signals = signal.SIGTERM
    ) -> None:
        self.name = name
        self.argv = argv
        self.log = log / f"{name}.log"
        self.by = by
        self.process: subprocess.Popen[bytes] | None = None
        self.deaths: deque[float] = deque(maxlen=MOST_DEATHS)

    def start(self, environment: Mapping[str, str], *, afresh: bool = True) -> None:
        with self.log.open("wb" if afresh else "ab") as log:
            self.process = subprocess.Popen(  # noqa: S603  # our own programs
                self.argv,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                process_group=0,  # Ctrl-C is for the supervisor, which stops all in order
                preexec_fn=dies_with_parent(self.by),
            )

    @property
    def status(self) -> int | None:
        """How it ended; None while it runs."""
        return self.process.poll() if self.process else 0

    @property
    def pid(self) -> int:
        return self.process.pid if self.process else 0

    def ask_to_stop(self) -> None:
        if self.process and self.status is None:
            self.process.send_signal(self.by)

    def end(self) -> None:
        """Leaves nothing of the group, not even when only its leader was killed."""
        if not self.process:
            return
        with suppress(ProcessLookupError, PermissionError):  # the latter: macOS, only zombies left
            os.killpg(self.pid, signal.SIGKILL)
        self.process.wait()
        reap(self.pid)

    def died_too_often(self) -> bool:
        """Counts one more death."""
        self.deaths.append(time.monotonic())
        full = len(self.deaths) == MOST_DEATHS
        return full and self.deaths[-1] - self.deaths[0] < WITHIN_SECONDS

    def last_words(self) -> str:
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-12:])


def control(option: int, value: int) -> None:
    """Linux's `prctl`. Elsewhere nothing: the next start cleans up instead."""
    if sys.platform == "linux":
        LIBRARY.prctl(option, value, 0, 0, 0)


def dies_with_parent(how: signal.Signals) -> Callable[[], None]:
    parent = os.getpid()

    def before_program() -> None:
        control(SET_PARENT_DEATH_SIGNAL, how)
        if os.getppid() != parent:  # it died before we could ask to be told
            os._exit(1)

    return before_program


def adopt_orphans() -> None:
    """A killed child's children become ours, so that `reap` can bury them."""
    control(SET_CHILD_SUBREAPER, 1)


def reap(group: int) -> None:
    deadline = time.monotonic() + 2
    while time.monotonic() < deadline:
        try:
            if os.waitpid(-group, os.WNOHANG) == (0, 0):
                time.sleep(0.01)
        except ChildProcessError:
            return
