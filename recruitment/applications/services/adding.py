"""What an applicant tells us after sending, and what we tell them when we are late."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from recruitment.applications import sections, told
from recruitment.applications.models import Application
from recruitment.applications.sections import Section
from recruitment.applications.services import holding
from recruitment.applications.services.attending import heard_from
from recruitment.applications.services.drafts import locked, mirror, save, write
from recruitment.applications.services.problems import Changed, Unexplained
from recruitment.applications.since import Addition, Delay, What
from recruitment.applications.stages import ENDS, Stage
from recruitment.messages import outbox
from recruitment.people.models import User

ABOUT_YOU = "about-you"
NOTHING = "nothing"


@transaction.atomic
def add_note(application_id: int, words: str, *, now: datetime) -> Addition:
    """A note to HR. The same words again, as a second press sends them, are one note."""
    application = locked(application_id)
    last = application.additions.filter(what=What.NOTE).last()
    if last and last.words == words:
        return last
    return add(application, What.NOTE, words, now)


def add(application: Application, what: What, words: str, now: datetime) -> Addition:
    if application.at is Stage.DRAFT:
        raise Changed
    heard_from(application, now)
    return Addition.objects.create(application=application, what=what, words=words, at=now)


@transaction.atomic
def change_details(application_id: int, details: Mapping[str, str], *, now: datetime) -> bool:
    """New details into a sent application. What they were is kept. False if nothing is new."""
    application = locked(application_id)
    section = sections.find(application.vacancy.route, ABOUT_YOU)
    part = application.parts.filter(name=ABOUT_YOU).first()
    if section is None or part is None or application.at is Stage.DRAFT:
        raise Changed
    before = {name: part.content.get(name, "") for name in details}
    if before == details:
        return False
    add(application, What.DETAILS, in_words(section, before, details), now)
    write(part, {**part.content, **details}, now)
    mirror(application, section, part.content)
    save(application, now)
    return True


def in_words(section: Section, before: Mapping[str, str], after: Mapping[str, str]) -> str:
    return "\n".join(
        line(section.form.short.get(name, name.capitalize()), before[name], after[name])
        for name in after
        if before[name] != after[name]
    )


def line(name: str, before: str, after: str) -> str:
    return f"{name}: {after or NOTHING} (before: {before or NOTHING})"


@transaction.atomic
def delay(
    application_id: int, *, words: str, promised_on: date, by: User, seen: int, now: datetime
) -> Delay:
    """Tell an applicant why they wait longer, and until when. Raises Changed or Unexplained."""
    if not words:
        raise Unexplained
    application = locked(application_id)
    if application.version != seen or application.at in (Stage.DRAFT, *ENDS):
        raise Changed
    if holding.standing(application) or told.is_held(application):
        raise Changed  # nothing is promised that could be late
    application.promised_on = promised_on
    save(application, now)
    late = application.delays.create(
        words=words, promised_on=promised_on, by=by, at=now, stood_at=application.stage
    )
    outbox.owe(
        told.LATE,
        about=application.about,
        to=application.applicant.email,
        occurrence=str(late.pk),
        now=now,
    )
    return late
