"""Calendar files (RFC 5545). Quiet on purpose: others may see the calendar of a person."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

LONGEST_LINE = 75
"""Octets in a line (section 3.1)."""


@dataclass(frozen=True)
class Appointment:
    """The same one for good by its number, each change of it newer than the last."""

    unnamed: str
    """Its number for ever, from which nobody can guess whose it is."""
    sequence: int
    changed_at: datetime
    starts_at: datetime
    ends_at: datetime
    place: str
    stands: bool
    """Otherwise the file takes it out of a calendar."""

    @property
    def method(self) -> str:
        return "PUBLISH" if self.stands else "CANCEL"

    @property
    def content_type(self) -> str:
        return f"text/calendar; method={self.method}"

    @property
    def file(self) -> str:
        return written(
            (
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                "PRODID:-//An appointment//EN",
                f"METHOD:{self.method}",
                "BEGIN:VEVENT",
                f"UID:{self.unnamed}@appointment.invalid",
                f"SEQUENCE:{self.sequence}",
                f"DTSTAMP:{utc(self.changed_at)}",
                f"DTSTART:{utc(self.starts_at)}",
                f"DTEND:{utc(self.ends_at)}",
                "SUMMARY:Appointment",
                f"LOCATION:{escaped(self.place)}",
                f"STATUS:{'CONFIRMED' if self.stands else 'CANCELLED'}",
                "CLASS:PRIVATE",
                "END:VEVENT",
                "END:VCALENDAR",
            )
        )


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
