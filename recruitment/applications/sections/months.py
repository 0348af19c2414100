"""Whole months, as people remember them: numbers to count with, and words to read."""

from collections.abc import Iterable
from datetime import date

NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SHORTEST_NAME = 3

Span = tuple[int, int]
"""The first month and the last, both belonging to it."""


def month_of(day: date) -> int:
    """The months since the year 0: two of them can be compared and subtracted."""
    return day.year * 12 + day.month - 1


def month(year: int, number: int) -> int:
    return year * 12 + number - 1


def in_words(month: int) -> str:
    """May 2024."""
    return f"{NAMES[month % 12]} {month // 12}"


def number_of(typed: str) -> int:
    """The number of a month that somebody wrote: 5, 05, may, Sept. Raises ValueError."""
    said = typed.strip().rstrip(".").casefold()
    said = "sep" if said == "sept" else said
    if said.isascii() and said.isdigit() and len(said) <= 2 and 1 <= int(said) <= len(NAMES):
        return int(said)
    for number, name in enumerate(NAMES, 1):
        if len(said) >= SHORTEST_NAME and name.casefold().startswith(said):
            return number
    raise ValueError(f"{typed!r} is no month")


def gaps(spans: Iterable[Span], since: int, until: int) -> list[Span]:
    """The runs of whole months from `since` to `until` of which no span has any part."""
    found, next_one = [], since
    for first, last in sorted(spans):
        if first > next_one:
            found.append((next_one, min(first - 1, until)))
        next_one = max(next_one, last + 1)
    found.append((next_one, until))
    return [(first, last) for first, last in found if first <= last]


def gap_in_words(gap: Span) -> str:
    first, last = gap
    if first == last:
        return f"There is a gap in {in_words(first)}"
    return f"There is a gap from {in_words(first)} to {in_words(last)}"
