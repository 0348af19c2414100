"""Working days, counted with the bank holidays that HR keeps."""

from datetime import date, timedelta

from recruitment import clock
from recruitment.holidays.models import BankHoliday

WARN_BEFORE = timedelta(days=365)
"""Promises of a year ahead must not run past the end of the table."""


def save(holiday: BankHoliday) -> None:
    """Store it. Days that were promised already stay as people know them."""
    holiday.save()


def days() -> frozenset[date]:
    """All that count. For many sums at once: ask once, and give them to `clock`."""
    return frozenset(BankHoliday.objects.filter(counts=True).values_list("day", flat=True))


def working_days_after(day: date, number: int) -> date:
    """The day that comes so many working days after a day."""
    return clock.working_days_after(day, number, days())


def known_until() -> date | None:
    """The last bank holiday that is known."""
    return max(days(), default=None)


def runs_out(today: date) -> bool:
    """Whether the table ends within 12 months, or is empty."""
    last = known_until()
    return last is None or last < today + WARN_BEFORE
