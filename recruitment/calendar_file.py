"""Lines of a calendar file (RFC 5545)."""

from collections.abc import Iterable
from datetime import UTC, datetime

LONGEST_LINE = 75
"""Octets in a line (section 3.1)."""


def utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def written(lines: Iterable[str]) -> str:
    return "".join(f"{folded(line)}\r\n" for line in lines)


def escaped(words: str) -> str:
    for sign in ("\\", ";", ","):
        words = words.replace(sign, f"\\{sign}")
    return "\\n".join(words.splitlines())


def folded(line: str) -> str:
    """Goes on in the next line, after a space, where it would be too long. Signs stay whole."""
    lines, room = [""], LONGEST_LINE
    for sign in line:
        size = len(sign.encode())
        if size > room:
            lines.append(" ")
            room = LONGEST_LINE - 1
        lines[-1] += sign
        room -= size
    return "\r\n".join(lines)
