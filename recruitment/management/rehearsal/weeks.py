"""How many emails one person gets in any 7 days, those that they asked for aside."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from recruitment.management.rehearsal.stage import Sent

WEEK = timedelta(days=7)
ASKED_FOR = frozenset(
    {"sign_in_code", "copy", "remind_confirm", "interest_confirm", "keep_confirm"}
)
"""Each follows a press of theirs within seconds, and they wait for it."""


@dataclass(frozen=True)
class Full:
    """The fullest 7 days of one inbox."""

    to: str
    emails: int
    until: datetime


def fullest(sent: Iterable[Sent]) -> list[Full]:
    """Of every inbox, the fullest first."""
    moments: dict[str, list[datetime]] = {}
    for one in sent:
        if one.kind not in ASKED_FOR:
            moments.setdefault(one.to, []).append(one.at)
    found = [most(to, sorted(at)) for to, at in moments.items()]
    return sorted(found, key=lambda full: (-full.emails, full.to))


def most(to: str, moments: list[datetime]) -> Full:
    number, until = max((sum(end - WEEK < one <= end for one in moments), end) for end in moments)
    return Full(to, number, until)
