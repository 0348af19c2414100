"""Warn of what is about to be deleted, and delete what was warned of in time."""

import logging
from collections.abc import Callable
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce

from recruitment import clock, schedule
from recruitment.applications import keeping, recipients
from recruitment.applications.keeping import KIND, WARNED_BEFORE
from recruitment.applications.models import Application, ApplicationQuerySet
from recruitment.holidays import services as holidays
from recruitment.messages import outbox
from recruitment.messages.models import Email, EmailQuerySet, State
from recruitment.messages.outbox import NoLongerOwed
from recruitment.retention.erasing import erase
from recruitment.vacancies.models import Vacancy

log = logging.getLogger(__name__)

AHEAD = timedelta(days=7)
"""A warning is written down so long before it leaves: longer than any row of holidays."""
MOST_WARNED, MOST_DELETED = 1000, 200
"""At once. The next tick takes the others."""


def warn_of_drafts(now: datetime) -> int:
    """Owe everybody whose draft goes soon the email that says so; how many."""
    soon = clock.uk_day(now) + WARNED_BEFORE + AHEAD
    due = keeping.going(soon).exclude(Exists(warnings().exclude(CANCELLED)))
    return each(due, warn, now, MOST_WARNED)


def delete_drafts(now: datetime) -> int:
    """Delete every draft whose day has come; how many."""
    return each(ready(now), delete, now, MOST_DELETED)


CANCELLED = Q(state=State.CANCELLED)


def warnings() -> EmailQuerySet:
    """Inside a query of drafts: those that name the day on which it goes, or a later one."""
    return Email.objects.filter(
        kind=KIND, about=OuterRef("subject"), occurrence__gte=OuterRef("goes_text")
    )


def each(
    drafts: ApplicationQuerySet, act: Callable[[int, int, datetime], bool], now: datetime, most: int
) -> int:
    """One transaction for each: a fault with one keeps no other from its turn."""
    done = 0
    for number, vacancy in list(drafts.values_list("pk", "vacancy")[:most]):
        try:
            done += act(number, vacancy, now)
        except Exception:
            log.exception("Whether draft %s goes could not be settled", number)
    return done


@transaction.atomic
def warn(application_id: int, vacancy_id: int, now: datetime) -> bool:
    draft = still_there(application_id, vacancy_id)
    day = keeping.goes_on(draft) if draft else None
    if draft is None or day is None:
        return False
    told = told_of(draft, day)
    if told.exclude(CANCELLED).exists() or (told.exists() and not can_be_told(draft)):
        return False
    day, at = settled(day, now)
    to = draft.applicant.email
    outbox.owe(KIND, about=draft.about, to=to, occurrence=day.isoformat(), now=now, at=at)
    return True


def told_of(draft: Application, day: date) -> EmailQuerySet:
    return Email.objects.about(draft.about).filter(kind=KIND, occurrence__gte=day.isoformat())


def still_there(application_id: int, vacancy_id: int) -> Application | None:
    """The draft as it is now. Until this transaction ends neither it nor its closing day changes.

    None when somebody is at it at this moment, or it is no draft any more.
    """
    Vacancy.objects.held_still(vacancy_id)
    known = Application.objects.drafts().select_related("vacancy", "applicant")
    free = known.select_for_update(of=("self",), skip_locked=True)
    return free.filter(pk=application_id).first()


def can_be_told(draft: Application) -> bool:
    """Not a child without a parent or carer who agrees to be written to."""
    try:
        recipients.addressed_to(draft)
    except NoLongerOwed:
        return False
    return True


def settled(day: date, now: datetime) -> tuple[date, datetime]:
    """The day on which it goes, and when its warning leaves. What is late costs nobody a day."""
    known = holidays.days()
    [at] = schedule.moments(keeping.DRAFT_GOES, day, known, after=date.min).values()
    if at > now:
        return day, at
    on = clock.uk_day(now) if now < nine(now) else clock.uk_day(now) + timedelta(days=1)
    if not clock.is_working_day(on, known):
        on = clock.working_days_after(on, 1, known)
    return on + WARNED_BEFORE, clock.uk_moment(on, schedule.AT)


def nine(now: datetime) -> datetime:
    return clock.uk_moment(clock.uk_day(now), schedule.AT)


def ready(now: datetime) -> ApplicationQuerySet:
    """Their day has come, the last warning of it is so long ago, and nothing is on its way."""
    today = clock.uk_day(now)
    about = Email.objects.filter(about=OuterRef("subject"))
    gone = warnings().annotate(at=Coalesce("sent_at", "next_try_at")).exclude(state=State.OWED)
    in_time = gone.filter(at__lt=clock.end_of(today - WARNED_BEFORE))
    later = about.filter(kind=KIND, occurrence__gt=today.isoformat()).exclude(CANCELLED)
    due = keeping.going(today).exclude(help_ends_at__gt=now)
    return due.filter(Exists(in_time)).exclude(Exists(about.owed())).exclude(Exists(later))


@transaction.atomic
def delete(application_id: int, vacancy_id: int, now: datetime) -> bool:
    """Asked once more under the lock: it may have been changed since it was found."""
    draft = still_there(application_id, vacancy_id)
    day = keeping.goes_on(draft) if draft else None
    if draft is None or day is None or not ready(now).filter(pk=application_id).exists():
        return False
    if not told_of(draft, day).exclude(CANCELLED).exists() and can_be_told(draft):
        return False
    erase(draft)
    return True
