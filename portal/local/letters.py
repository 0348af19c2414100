"""The folder of caught emails: one .eml file each, named by the moment it came."""

import re
import secrets
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email import policy
from email.message import EmailMessage
from email.parser import BytesHeaderParser, BytesParser
from pathlib import Path
from typing import cast

NAME = re.compile(r"[0-9]{19}-[0-9a-f]{8}")


@dataclass(frozen=True)
class Letter:
    name: str
    message: EmailMessage
    source: bytes

    @property
    def came(self) -> datetime:
        return datetime.fromtimestamp(int(self.name[:10]), UTC).astimezone()

    def header(self, name: str) -> str:
        return str(self.message.get(name, ""))

    def part(self, kind: str) -> str | None:
        """The body as `plain` or `html`, readable whatever its sender claimed about it."""
        body = self.message.get_body((kind,))
        if body is None:
            return None
        try:
            return str(body.get_content())
        except (LookupError, UnicodeError):
            return cast(bytes, body.get_payload(decode=True)).decode(errors="replace")

    @property
    def attachments(self) -> list[str]:
        return [part.get_filename() or "unnamed" for part in self.message.iter_attachments()]


def keep(folder: Path, content: bytes, recipients: list[str]) -> None:
    """Written beside its place and renamed, so that no reader meets half an email."""
    name = f"{time.time_ns():019d}-{secrets.token_hex(4)}"
    draft = folder / f"{name}.new"
    draft.write_bytes(f"X-Delivered-To: {', '.join(recipients)}\r\n".encode() + content)
    draft.rename(folder / f"{name}.eml")


def newest(folder: Path, limit: int) -> Iterator[Letter]:
    """Headers only."""
    reader = BytesHeaderParser(policy=policy.default)
    for path in sorted(folder.glob("*.eml"), reverse=True)[:limit]:
        with path.open("rb") as source:
            yield Letter(path.stem, reader.parse(source), b"")


def read(folder: Path, name: str) -> Letter | None:
    """Nothing but a name that we gave ever becomes part of a path."""
    path = folder / f"{name}.eml"
    if not NAME.fullmatch(name) or not path.is_file():
        return None
    source = path.read_bytes()
    return Letter(name, BytesParser(policy=policy.default).parsebytes(source), source)
