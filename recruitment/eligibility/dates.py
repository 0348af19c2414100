"""All the date arithmetic there is."""

from calendar import monthrange
from datetime import date

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def years_after(day: date, years: int) -> date:
    """The same day years later; 29 February becomes 1 March, so that nobody is early."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def months_after(day: date, months: int) -> date:
    """The same day months later, or the last day of a month that is too short."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def spoken(day: date) -> str:
    """A date as people say it: 27 March 2007. English whatever the machine's language is."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
