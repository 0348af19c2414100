"""Whether the static files must be collected again: compressing them takes seconds."""

import hashlib
from pathlib import Path


def fingerprint(root: Path) -> str:
    """Of our own files, and of the lock that decides what the packages bring."""
    own = [path for path in (root / "static").rglob("*") if path.is_file()]
    found = hashlib.sha256()
    for path in sorted([*own, *root.glob("requirements*.lock"), root / "portal/settings.py"]):
        status = path.stat()
        found.update(f"{path.relative_to(root)} {status.st_size} {status.st_mtime_ns}\n".encode())
    return found.hexdigest()


def collected(folder: Path, mark: str) -> bool:
    note = folder / "static.mark"
    return note.exists() and note.read_text() == mark


def remember(folder: Path, mark: str) -> None:
    (folder / "static.mark").write_text(mark)
