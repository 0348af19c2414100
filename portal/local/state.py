"""The `.local` folder: everything that `make run` remembers, for its owner's eyes only."""

import fcntl
import json
import os
import secrets
from collections.abc import Mapping
from pathlib import Path

READABLE = "abcdefghjkmnpqrstuvwxyz23456789"
"""No two of these look alike."""


def open_folder(folder: Path) -> Path:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if folder.stat().st_uid != os.geteuid():
        raise SystemExit(f"{folder} belongs to another user: run as that user, or remove it.")
    folder.chmod(0o700)
    for name in ("log", "mail", "static", "uploads", "broker/queue", "broker/control"):
        (folder / name).mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def lock(folder: Path) -> int:
    """Held until this process ends, however it ends."""
    handle = os.open(folder / "lock", os.O_CREAT | os.O_RDWR, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        where = os.read(handle, 200).decode() or "it is still starting."
        raise SystemExit(f"Fit the Bill is running already: {where}") from None
    os.ftruncate(handle, 0)
    return handle


def made_up_once(folder: Path) -> dict[str, str]:
    """The secrets of this copy, made up at its first run."""
    path = folder / "secrets.json"
    if not path.exists():
        password = "-".join("".join(secrets.choice(READABLE) for _ in range(4)) for _ in range(4))
        made = {"SECRET_KEY": secrets.token_urlsafe(50), "DEMO_PASSWORD": password}
        write_private(path, json.dumps(made))
    return dict(json.loads(path.read_text()))


def as_env_file(values: Mapping[str, str]) -> str:
    """So that manage.py can work on the same data: ENV_FILE=.local/env."""
    return "".join(f"{name}={value}\n" for name, value in values.items())


def write_private(path: Path, text: str) -> None:
    """Never readable for others, and never half written."""
    draft = path.with_suffix(".new")
    draft.unlink(missing_ok=True)
    with open(draft, "x", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
        file.write(text)
    draft.replace(path)
