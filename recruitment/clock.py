"""The one clock by which closing moments are judged, and the days that people at work count.

Several web servers may disagree by seconds; the database that all of them share cannot.
"""

from collections.abc import Container
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import connection
from django.utils import dateformat

UK = ZoneInfo("Europe/London")
SATURDAY = 5
MIDNIGHT = time()

BANK_HOLIDAYS = frozenset(
    {
        date(2026, 12, 25),
        date(2026, 12, 28),
        date(2027, 1, 1),
        date(2027, 3, 26),
        date(2027, 3, 29),
        date(2027, 5, 3),
        date(2027, 5, 31),
        date(2027, 8, 30),
        date(2027, 12, 27),
        date(2027, 12, 28),
        date(2028, 1, 3),
        date(2028, 4, 14),
        date(2028, 4, 17),
        date(2028, 5, 1),
        date(2028, 5, 29),
        date(2028, 8, 28),
        date(2028, 12, 25),
        date(2028, 12, 26),
    }
)
"""Of England and Wales, from the Banking and Financial Dealings Act 1971 and the date of Easter.

A holiday that falls on a weekend moves to the next working day. A holiday proclaimed for one year
is to be added here.
"""


def database_now() -> datetime:
    """The moment at which the database reads this, whatever the clock of this computer says."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement_timestamp()")
        row: tuple[datetime] = cursor.fetchone()
    return row[0]


def uk_moment(day: date, at: time) -> datetime:
    """That time of that day on a clock in the UK."""
    return datetime.combine(day, at, tzinfo=UK)


def uk_day(moment: datetime) -> date:
    return moment.astimezone(UK).date()


def day_in_words(day: date) -> str:
    """Monday 7 December 2026."""
    return dateformat.format(day, "l j F Y")


def day_of_year_in_words(day: date) -> str:
    """7 December."""
    return dateformat.format(day, "j F")


def moment_in_words(moment: datetime) -> str:
    """7 December 2026, 9:05am, as clocks in the UK show it."""
    here = moment.astimezone(UK)
    return dateformat.format(here, "j F Y, g:i") + dateformat.format(here, "A").lower()


def end_of(day: date) -> datetime:
    """The first moment that no longer belongs to that day in the UK."""
    return uk_moment(day + timedelta(days=1), time())


def working_days_after(day: date, number: int, holidays: Container[date] = BANK_HOLIDAYS) -> date:
    """The day that comes so many working days after a day."""
    while number:
        day += timedelta(days=1)
        if day.weekday() < SATURDAY and day not in holidays:
            number -= 1
    return day


def working_days_between(first: date, last: date, holidays: Container[date] = BANK_HOLIDAYS) -> int:
    """How many working days pass from a day to a later one; below 0 to an earlier one."""
    if last < first:
        return -working_days_between(last, first, holidays)
    days = (first + timedelta(days=one) for one in range(1, (last - first).days + 1))
    return sum(day.weekday() < SATURDAY and day not in holidays for day in days)
