"""The folder of uploaded files: flat, private, outside of everything that a web server shows.

A file is there whole or not at all: it is written under another name first, and renamed when the
disk has it.
"""

import errno
import logging
import os
import re
import secrets
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from io import BufferedReader
from pathlib import Path

from django.conf import settings

from recruitment.files.refusals import Reason, Refused

log = logging.getLogger(__name__)

OURS = re.compile(r"(?:new-)?[0-9a-f]{32}")
"""Nothing else in that folder is ever touched, should it be the wrong one."""


def root() -> Path:
    return Path(settings.UPLOADS_ROOT)


def write(contents: bytes) -> str:
    """Store it; the random name under which it then lies. Raises Refused when that fails."""
    name = secrets.token_hex(16)
    draft = root() / f"new-{name}"
    try:
        write_to_disk(draft, contents)
        draft.replace(root() / name)
        sync_folder()
    except OSError as fault:
        log.exception("An upload could not be stored: %s", errno.errorcode.get(fault.errno or 0))
        for left in (draft, root() / name):
            with suppress(OSError):
                left.unlink()
        raise Refused(Reason.NO_ROOM) from fault
    return name


def write_to_disk(path: Path, contents: bytes) -> None:
    root().mkdir(mode=0o700, parents=True, exist_ok=True)
    with open(path, "xb", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
        file.write(contents)
        file.flush()
        os.fsync(file.fileno())


def sync_folder() -> None:
    """A new name is safe when the disk has the folder too."""
    folder = os.open(root(), os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def open_stored(name: str) -> BufferedReader:
    """Raises FileNotFoundError when it is gone."""
    return (root() / name).open("rb")


def is_there(name: str) -> bool:
    return (root() / name).is_file()


def remove(name: str) -> None:
    (root() / name).unlink(missing_ok=True)


def older_than(moment: datetime) -> Iterator[str]:
    """What lies there since before that moment, half-written ones too."""
    if not root().is_dir():
        return
    for entry in os.scandir(root()):
        if OURS.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
            with suppress(FileNotFoundError):
                if entry.stat().st_mtime < moment.timestamp():
                    yield entry.name
