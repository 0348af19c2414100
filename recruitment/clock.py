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


def is_working_day(day: date, holidays: Container[date]) -> bool:
    return day.weekday() < SATURDAY and day not in holidays


def working_days_after(day: date, number: int, holidays: Container[date]) -> date:
    """The day that comes so many working days after a day.

    Which days are holidays is data: `holidays.services` knows them, and lies above this.
    """
    while number:
        day += timedelta(days=1)
        number -= is_working_day(day, holidays)
    return day


def working_days_between(first: date, last: date, holidays: Container[date]) -> int:
    """How many working days pass from a day to a later one; below 0 to an earlier one."""
    if last < first:
        return -working_days_between(last, first, holidays)
    days = (first + timedelta(days=one) for one in range(1, (last - first).days + 1))
    return sum(is_working_day(day, holidays) for day in days)
