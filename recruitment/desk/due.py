"""How far a promise is, in working days: those that the promise was made in."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date

from recruitment import clock
from recruitment.applications.attention import Attention
from recruitment.applications.models import Application

SOON = 3
"""Working days until something is due soon."""


@dataclass(frozen=True)
class Due:
    """In words and as a tone; the words never need the tone."""

    words: str
    tone: str
    on: date | None = None


Holidays = Container[date]


def soon_ends(today: date, holidays: Holidays) -> date:
    """The last day that is soon."""
    return clock.working_days_after(today, SOON, holidays)


def of(
    application: Application, today: date, holidays: Holidays, last_day: date | None = None
) -> Due:
    """`last_day` is theirs, where we wait for them until one."""
    promised = application.promised_on
    if application.attention == Attention.WAITING:
        return waiting(promised, today, last_day)
    if promised is None:
        return Due("No date promised", "neutral")
    if promised < today:
        return Due(f"{late_by(promised, today, holidays)} late", "late", promised)
    if promised == today:
        return Due("Due today", "soon", promised)
    days = clock.working_days_between(today, promised, holidays)
    tone = "soon" if promised <= soon_ends(today, holidays) else "done"
    return Due(f"Due in {in_words(days)}", tone, promised)


def waiting(promised: date | None, today: date, last_day: date | None) -> Due:
    if last_day and last_day < today:
        return Due(f"Their last day was {clock.day_in_words(last_day)}", "late")
    return Due("Waiting for them", "paused", promised)


def late_by(promised: date, today: date, holidays: Holidays) -> str:
    """On a weekend after a Friday nothing has been lost yet but the day itself."""
    return in_words(max(1, clock.working_days_between(promised, today, holidays)))


def in_words(days: int) -> str:
    return "1 working day" if days == 1 else f"{days} working days"
