"""What may leave as a file: these columns and no others. Nothing sealed, none of equality."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from recruitment import clock
from recruitment.applications.models import Application

TRIGGERS = "=+-@\t\r\n\0＝＋－＠"  # noqa: RUF001  # spreadsheets take the wide signs for the others
QUOTE = "'"


@dataclass(frozen=True)
class Column:
    """`personal` ones are chosen one by one, and never by default."""

    title: str
    words: Callable[[Application], str]
    personal: bool = False


COLUMNS: Mapping[str, Column] = {
    "reference": Column("Reference", lambda case: case.reference),
    "vacancy": Column("Vacancy", lambda case: case.vacancy.reference),
    "title": Column("Vacancy title", lambda case: case.vacancy.title),
    "route": Column("Route", lambda case: case.vacancy.route_slug),
    "stage": Column("Stage", lambda case: case.at.label),
    "sent": Column("Sent on", lambda case: day(case.submitted_at)),
    "reached": Column("At this stage since", lambda case: day(case.reached_at)),
    "promised": Column("We write by", lambda case: str(case.promised_on or "")),
    "owner": Column("Who has it", lambda case: case.owner.name if case.owner else ""),
    "name": Column("Name", lambda case: case.full_name, personal=True),
    "known_as": Column("Known as", lambda case: case.known_as, personal=True),
    "email": Column("Email", lambda case: case.applicant.email, personal=True),
    "phone": Column("Phone", lambda case: case.phone, personal=True),
}
LOADED = (
    "reference",
    "stage",
    "submitted_at",
    "reached_at",
    "promised_on",
    "full_name",
    "known_as",
    "phone",
    "vacancy__reference",
    "vacancy__title",
    "vacancy__route_slug",
    "owner__name",
    "applicant__email",
)
"""What is read from the database for all of them."""


def day(moment: datetime | None) -> str:
    return str(clock.uk_day(moment)) if moment else ""


def safe(words: str) -> str:
    """No spreadsheet takes it for a formula: after the quote it is text."""
    return f"{QUOTE}{words}" if words[:1] in TRIGGERS and words else words


def cells(case: Application, chosen: list[str]) -> list[str]:
    return [safe(COLUMNS[key].words(case)) for key in chosen]
