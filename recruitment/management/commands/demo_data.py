"""Fills a database with invented applications, to see and to measure the desk at any size."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import islice
from random import Random
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection, transaction
from django.utils import timezone
from django.utils.timezone import localdate

from recruitment.applications import services
from recruitment.applications.models import Application
from recruitment.management import invented
from recruitment.management.commands.demo import VACANCIES
from recruitment.people.models import Applicant, User
from recruitment.vacancies.models import Vacancy

CAMPAIGNS = 12
WITH_FINDINGS = 1000
"""Applications with all that the rules said. A million of them would take 14 GB."""
STAFF = 10
COLUMNS = (
    *("reference", "applicant_id", "vacancy_id", "stage", "attention", "answers", "outcome"),
    *("being_scored", "wants_reminders"),
    *("rules_version", "full_name", "known_as", "phone", "version", "begun_at", "saved_at"),
    *("submitted_at", "reached_at", "promised_on", "owner_id"),
)
SENT = """
INSERT INTO recruitment_stagechange
    (application_id, was, now, at, note, words, promised_on, overrides, by_id)
SELECT id, 'draft', 'submitted', submitted_at, '', '', NULL, FALSE, NULL
FROM recruitment_application WHERE id > %s
"""
MOVED = """
INSERT INTO recruitment_stagechange
    (application_id, was, now, at, note, words, promised_on, overrides, by_id)
SELECT id, 'submitted', stage, reached_at, '', 'Invented', promised_on, FALSE, %s
FROM recruitment_application WHERE id > %s AND stage <> 'submitted'
"""
RECEIVED = """
INSERT INTO recruitment_email
    (kind, about, occurrence, "to", message_id, state, owed_at, next_try_at, tries, sent_at,
     problem, failed_before, wording)
SELECT 'received', 'application:' || application.id, change.id, applicant.email,
    '<' || gen_random_uuid() || '@invented.example>', 'sent', at, at, 1, at, '', FALSE, 0
FROM recruitment_stagechange AS change
JOIN recruitment_application AS application ON application.id = change.application_id
JOIN recruitment_applicant AS applicant ON applicant.id = application.applicant_id
WHERE application.id > %s AND change.was = 'draft'
"""


class Command(BaseCommand):
    help = "Add invented applications. Refuses a database that holds any real person."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--applications", type=int, required=True, metavar="N")

    def handle(self, *args: object, **options: Any) -> None:
        number = options["applications"]
        if not 1 <= number <= 5_000_000:
            raise CommandError("Ask for between 1 and 5,000,000 applications.")
        if not settings.LOCAL:
            raise CommandError("demo_data needs LOCAL=true: it is not for production.")
        if Applicant.objects.exclude(email__endswith=f"@{invented.DOMAIN}").exists():
            raise CommandError("This database holds people who are real. Nothing was added.")
        with transaction.atomic():
            fill(number, timezone.now())
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
        self.stdout.write(f"Added {number:,} invented applications.")


def fill(number: int, now: datetime) -> None:
    vacancies, owners = campaigns(now), staff()
    last = newest(Application)
    people = applicants(number, now)
    kinds = invented.cases(Random(number), vacancies, owners, now)  # noqa: S311  # no secret
    names = invented.references(settings.PACK.reference_prefix, last)
    copy(
        "recruitment_application",
        COLUMNS,
        rows(zip(people, names, islice(kinds, number), strict=False), now),
    )
    with connection.cursor() as cursor:
        cursor.execute(SENT, [last])
        cursor.execute(MOVED, [owners[0], last])
        cursor.execute(RECEIVED, [last])


def newest(model: Any) -> int:
    return model.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def campaigns(now: datetime) -> dict[int, datetime]:
    """Vacancies of past months, all of routes that know every stage, and when each closes."""
    fields = {**VACANCIES[0], "changed_at": now}
    for number in range(1, CAMPAIGNS + 1):
        closes = now.date() - timedelta(days=30 * (number - 1))
        days = {"opens_on": closes - timedelta(days=28), "closes_on": closes}
        own = {"reference": f"INVENTED-{number}", "title": f"Police constable, intake {number}"}
        if not Vacancy.objects.filter(reference=own["reference"]).exists():
            services.save_vacancy(Vacancy(**{**fields, **own, **days}), now=now)
    known = Vacancy.objects.filter(reference__startswith="INVENTED-")
    return {one.pk: one.closes_at for one in known.order_by("pk")}


def staff() -> list[int]:
    """They cannot sign in: nobody has their passwords, since there are none."""
    found = []
    for number in range(1, STAFF + 1):
        email = f"staff{number}@{invented.DOMAIN}"
        user = User.objects.filter(email=email).first()
        user = user or User.objects.create_user(email, None, name=f"Invented Officer {number}")
        found.append(user.pk)
    return found


def applicants(number: int, now: datetime) -> list[int]:
    last = newest(Applicant)
    emails = ((f"person{last + one}@{invented.DOMAIN}", now) for one in range(number))
    copy("recruitment_applicant", ("email", "created_at"), emails)
    known = Applicant.objects.filter(pk__gt=last).order_by("pk")
    return list(known.values_list("pk", flat=True))


def rows(people: Iterable[tuple[int, str, dict[str, Any]]], now: datetime) -> Iterator[Any]:
    """What is sealed is sealed once: it is the same for all of them."""
    same = {
        **judged(localdate(now)),
        "version": 1,
        "begun_at": now - timedelta(days=120),
        "saved_at": now,
    }
    for number, (applicant, name, kind) in enumerate(people):
        if number == WITH_FINDINGS:
            same |= {"outcome": sealed("outcome", {"findings": [], "on": str(localdate(now))})}
        row = {**same, **kind, "applicant_id": applicant, "reference": name}
        yield tuple(row[column] for column in COLUMNS)


def judged(day: date) -> dict[str, Any]:
    said = invented.judged(VACANCIES[0]["route_slug"], day)
    return said | {name: sealed(name, said[name]) for name in ("answers", "outcome")}


def sealed(name: str, said: Any) -> Any:
    field: Any = Application._meta.get_field(name)
    return field.get_prep_value(said)


def copy(table: str, columns: Iterable[str], rows: Iterable[Any]) -> None:
    words = f"COPY {table} ({', '.join(columns)}) FROM STDIN"
    with connection.cursor() as cursor, cursor.copy(words) as target:
        for row in rows:
            target.write_row(row)
