"""A vacancy: stored, and given more time."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction

from recruitment import clock
from recruitment.applications import reminders
from recruitment.applications.services.problems import Changed, NotLater
from recruitment.messages import outbox
from recruitment.messages.models import Email
from recruitment.people.models import User
from recruitment.vacancies.models import Extension, Vacancy

DEADLINE_MOVED = "deadline_moved"


@transaction.atomic
def save_vacancy(
    vacancy: Vacancy, *, now: datetime, changed: Collection[str] | None = None
) -> None:
    """Store a vacancy; reminders follow a closing day that moved.

    Of one that is there already only the fields in `changed` are written, if they are given: what
    somebody else does to it at the same moment, such as an extension, stays.
    """
    stored = Vacancy.objects.select_for_update().filter(pk=vacancy.pk).first()
    vacancy.changed_at = now
    if stored is None or changed is None:
        vacancy.save()
    else:
        vacancy.save(update_fields=[*changed, "changed_at"])
    closing_given = changed is None or "closes_on" in changed
    if stored and closing_given and stored.closes_on != vacancy.closes_on:
        reminders.reschedule(vacancy, now)


@transaction.atomic
def extend(
    vacancy_id: int, to: date, *, by: User, seen: date, why: str, now: datetime
) -> Extension:
    """Put a deadline back, on the record, and owe everybody with a draft one email about it.

    It may have passed already: drafts are kept, and can be sent again. Doing the same twice gives
    the first one. Raises NotLater, or Changed when `seen` is not the closing day any more.
    """
    vacancy = Vacancy.objects.select_for_update().get(pk=vacancy_id)
    if vacancy.closes_on != seen:
        return the_same(vacancy, to, by, seen)
    if to <= seen or clock.end_of(to) <= now:
        raise NotLater
    done = Extension.objects.create(vacancy=vacancy, was=seen, now=to, why=why, by=by, at=now)
    vacancy.closes_on, vacancy.changed_at = to, now
    vacancy.save(update_fields=["closes_on", "changed_at"])
    reminders.reschedule(vacancy, now)
    to_all = vacancy.applications.drafts().addresses()
    outbox.owe_all(DEADLINE_MOVED, to=to_all, occurrence=str(done.pk), now=now)
    return done


def the_same(vacancy: Vacancy, to: date, by: User, seen: date) -> Extension:
    """The newest one, if this is its second press."""
    newest = vacancy.extensions.last()
    if newest and (newest.was, newest.now, newest.by) == (seen, to, by):
        return newest
    raise Changed


def told_of(done: Extension) -> int:
    """How many people are owed, or have had, the email about it."""
    return Email.objects.filter(kind=DEADLINE_MOVED, occurrence=str(done.pk)).count()
