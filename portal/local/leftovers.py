"""What an earlier run left behind when it was killed itself."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from portal.local.children import Child
from portal.local.state import write_private

Born = str
PATIENCE = 8.0


def record(folder: Path, children: Iterable[Child]) -> None:
    """A number and its birth: numbers are used again, the pair is not."""
    running = [(child.pid, born(child.pid), int(child.by)) for child in children if child.pid]
    write_private(folder / "processes.json", json.dumps(running))


def end(folder: Path) -> None:
    """They were told when their parent died, so most are going already."""
    path = folder / "processes.json"
    if not path.exists():
        return
    known = [(int(pid), str(when), int(by)) for pid, when, by in json.loads(path.read_text())]
    for pid, when, by in known:
        if born(pid) == when:
            tell(pid, by)
    wait_for_end([(pid, when) for pid, when, _ in known])
    forget(folder)


def forget(folder: Path) -> None:
    (folder / "processes.json").unlink(missing_ok=True)


def tell(pid: int, what: int, *, group: bool = False) -> None:
    with suppress(ProcessLookupError):
        os.killpg(pid, what) if group else os.kill(pid, what)


def wait_for_end(known: list[tuple[int, Born]]) -> None:
    deadline = time.monotonic() + PATIENCE
    while left := [pid for pid, when in known if born(pid) == when]:
        if time.monotonic() > deadline:
            for pid in left:
                tell(pid, signal.SIGKILL, group=True)
        time.sleep(0.05)


def born(pid: int) -> Born:
    """When this process began; empty if there is none, or only a zombie."""
    if sys.platform != "linux":
        return subprocess.run(  # noqa: S603  # a number
            ["/bin/ps", "-o", "lstart=", "-p", str(pid)],
            capture_output=True,
            text=True,
            check=False,
        ).stdout.strip()
    try:
        # After the name, which may hold anything: state, parent, group and so on.
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return ""
    return "" if fields[0] == "Z" else fields[19]
