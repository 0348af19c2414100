"""Where the embedded PostgreSQL listens, for those who must find it but not start it."""

import hashlib
import shutil
import tempfile
from pathlib import Path
from urllib.parse import quote

DATABASE = "recruitment"
USER = "postgres"


def socket_folder(folder: Path) -> Path:
    """Short and outside the project: a socket's path may hold about 100 bytes at most."""
    name = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"fitthebill-{name}"


def url(folder: Path) -> str:
    """A form that django-environ, psycopg and psql all read alike."""
    return f"postgres://{USER}@/{DATABASE}?host={quote(str(socket_folder(folder)))}"


def ready(folder: Path, pid: int) -> bool:
    """Line 8 of the server's own file says so: what `pg_ctl --wait` looks at too.

    A killed server leaves its file behind, so line 1 must name this one.
    """
    try:
        lines = (folder / "postmaster.pid").read_text().splitlines()
    except OSError:
        return False
    return len(lines) >= 8 and lines[0] == str(pid) and lines[7].strip() == "ready"


def forget(folder: Path) -> None:
    """Takes away the socket's folder once the server is gone."""
    shutil.rmtree(socket_folder(folder), ignore_errors=True)
