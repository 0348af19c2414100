"""What an earlier run left behind when it was killed itself."""

import json
import os
import signal
import subprocess
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from portal.local.children import Child
from portal.local.state import write_private

PATIENCE = 8.0
LISTED = Path("/proc/self/stat").exists()


def record(folder: Path, children: Iterable[Child]) -> None:
    """A number and its birth: numbers are used again, the pair is not."""
    running = [(child.pid, born(child.pid), int(child.by)) for child in children if child.pid]
    write_private(folder / "processes.json", json.dumps(running))


def forget(folder: Path) -> None:
    (folder / "processes.json").unlink(missing_ok=True)


def end(folder: Path) -> None:
    """They were told when their parent died, so most are going already."""
    path = folder / "processes.json"
    known = json.loads(path.read_text()) if path.exists() else []
    for pid, when, how in known:
        if born(pid) == when:
            tell(pid, how)
    deadline = time.monotonic() + PATIENCE
    while left := [pid for pid, when, _ in known for pid in alive(pid, when)]:
        if time.monotonic() > deadline:
            for pid in left:
                tell(pid, signal.SIGKILL)
        time.sleep(0.05)
    forget(folder)


def tell(pid: int, what: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, what)


def alive(pid: int, when: str) -> list[int]:
    """The process itself, or else those of its group that it left alone."""
    if now := born(pid):
        return [pid] if now == when else []
    return [orphan for orphan in processes() if stat(orphan)[2:3] == [str(pid)] and ours(orphan)]


def ours(pid: int) -> bool:
    """A stranger's group could bear the same number by now; it would not work in this folder."""
    try:
        return Path(f"/proc/{pid}/cwd").readlink() == Path.cwd()
    except OSError:
        return False


def processes() -> Iterator[int]:
    return (int(entry.name) for entry in Path("/proc").glob("[0-9]*"))


def born(pid: int) -> str:
    """When this process began; empty if there is none, or only a zombie."""
    if LISTED:
        return "".join(stat(pid)[19:20])
    return subprocess.run(  # noqa: S603  # a number
        ["/bin/ps", "-o", "lstart=", "-p", str(pid)], capture_output=True, text=True, check=False
    ).stdout.strip()


def stat(pid: int) -> list[str]:
    """Linux's fields after the name, which may hold anything: state, parent, group and so on."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []
    return [] if fields[0] == "Z" else fields
