"""`python -m tests.harness.people NUMBER`, in the deployment's own database.

One person fills everything in by the services, as applicants do. The others are copies of that
draft, made by the database, each with an address, a reference and a session of their own. Prints
a line for each: reference, session, version shown.
"""

import sys
from collections.abc import Mapping
from datetime import datetime, timedelta

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.contrib.sessions.models import Session  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.db.models import Model  # noqa: E402
from django.utils import timezone  # noqa: E402

from recruitment.applications import reference, reminders, sections, services  # noqa: E402
from recruitment.eligibility import restore  # noqa: E402
from recruitment.messages import outbox  # noqa: E402
from recruitment.models import Applicant, Application, Email, Vacancy  # noqa: E402
from recruitment.people import session  # noqa: E402
from tests.factories import VOLUNTEER_ANSWERS, VacancyFactory, fill_in  # noqa: E402

TITLE = "HARNESS"
LONGEST = timedelta(hours=23)
"""With 100,000 people some wait for their turn for longer than a session may lie idle."""
NEW = "CREATE TEMPORARY TABLE new_people (address text, reference text, application bigint)"


def main(number: int) -> None:
    now = timezone.now()
    with transaction.atomic(), connection.cursor() as cursor:
        model = first(now)
        cursor.execute(NEW)
        begin = Applicant.objects.count()
        with cursor.copy("COPY new_people (address, reference) FROM STDIN") as rows:
            for one, name in enumerate(new_references(number), start=begin):
                rows.write_row((f"person{one}@load.example", name))
        copy_applicants(cursor, now)
        copy_draft(model)
        write(sign_in_all(cursor, now), model.version)


def vacancy(now: datetime) -> Vacancy:
    today = timezone.localdate(now)
    days = {"opens_on": today - timedelta(days=10), "closes_on": today + timedelta(days=20)}
    made = VacancyFactory.build(reference=TITLE, **days, changed_at=now)
    services.save_vacancy(made, now=now)
    return made


def first(now: datetime) -> Application:
    known = Vacancy.objects.filter(reference=TITLE).first() or vacancy(now)
    person = Applicant.objects.create(email=f"first{now.timestamp()}@load.example", created_at=now)
    answers = restore(VOLUNTEER_ANSWERS, timezone.localdate(now))
    draft = services.start(person, known, answers, now=now)
    for section in sections.of_route(known.route):
        draft = fill_in(draft, section.name, now=now)
    outbox.cancel(reminders.SAVED, about=draft.about)  # nobody counts the emails of so many
    return draft


def new_references(number: int) -> set[str]:
    """Of 100,000 two are the same in every other run: the product draws again then, as we do."""
    drawn: set[str] = set()
    while len(drawn) < number:
        drawn.add(reference.new(settings.PACK.reference_prefix))
    return drawn


def copy_applicants(cursor, now: datetime) -> None:
    cursor.execute(
        "INSERT INTO recruitment_applicant (email, created_at) SELECT address, %s FROM new_people",
        [now],
    )


def copy_draft(model: Application) -> None:
    """The application, all that hangs on it, and the reminders that it is owed."""
    applicant = "(SELECT id FROM recruitment_applicant WHERE email = address)"
    copy(Application, "id", model.pk, {"applicant_id": applicant, "reference": "new.reference"})
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE new_people SET application = made.id FROM recruitment_application made "
            "WHERE made.reference = new_people.reference"
        )
    for link in Application._meta.related_objects:
        column = link.field.column
        copy(link.related_model, column, model.pk, {column: "new.application"})
    about = "'application:' || new.application"
    host = f"'<' || gen_random_uuid() || '@{settings.SITE_HOST}>'"
    copy(Email, "about", model.about, {"about": about, "to": "new.address", "message_id": host})


def copy(model: type[Model], column: str, value: object, changed: Mapping[str, str]) -> None:
    fields = [one for one in model._meta.concrete_fields if not one.primary_key]
    columns = [one.column for one in fields if not one.generated]
    chosen = ", ".join(changed.get(name, f'old."{name}"') for name in columns)
    names = ", ".join(f'"{name}"' for name in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {model._meta.db_table} ({names}) SELECT {chosen} "  # noqa: S608
            f'FROM {model._meta.db_table} old, new_people new WHERE old."{column}" = %s',
            [value],
        )


def sign_in_all(cursor, now: datetime) -> dict[str, str]:
    """The session of each, by reference."""
    cursor.execute(
        "SELECT new.reference, one.applicant_id FROM new_people new "
        "JOIN recruitment_application one ON one.id = new.application"
    )
    store = SessionStore()
    found, rows, expires = {}, [], now + LONGEST
    for name, applicant in cursor.fetchall():
        found[name] = store._get_new_session_key()
        said = {session.APPLICANT: applicant, session.SINCE: now.isoformat()}
        data = store.encode({**said, session.SEEN: expires.isoformat()})
        rows.append(Session(session_key=found[name], session_data=data, expire_date=expires))
    Session.objects.bulk_create(rows, batch_size=1000)
    return found


def write(sessions: Mapping[str, str], shown: int) -> None:
    for name, key in sessions.items():
        sys.stdout.write(f"{name},{key},{shown}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]))
