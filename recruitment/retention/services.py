"""Warn of what is about to be deleted, and delete what was warned of in time."""

import logging
from collections.abc import Callable
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce

from recruitment import clock, schedule
from recruitment.applications import keeping, recipients
from recruitment.applications.keeping import Rule
from recruitment.applications.models import Application, ApplicationQuerySet
from recruitment.holidays import services as holidays
from recruitment.messages import outbox
from recruitment.messages.models import REFUSED, Email, EmailQuerySet, State
from recruitment.messages.outbox import NoLongerOwed
from recruitment.retention.erasing import erase
from recruitment.vacancies.models import Vacancy

log = logging.getLogger(__name__)

AHEAD = timedelta(days=7)
"""A warning is written down so long before it leaves: longer than any row of holidays."""
MOST_WARNED, MOST_DELETED = 1000, 200
"""At once. The next tick takes the others."""

RULES = (keeping.DRAFTS, keeping.ENDED)
CANCELLED = Q(state=State.CANCELLED)
UNTOLD = CANCELLED | Q(Q(state=State.FAILED) & ~REFUSED)
"""Nobody was warned, and it is no fault of their address."""
Act = Callable[[Rule, int, int, datetime], bool]


def look_after(now: datetime) -> None:
    for rule in RULES:
        soon = clock.uk_day(now) + rule.before + AHEAD
        unwarned = rule.going(soon).exclude(Exists(warnings(rule).exclude(UNTOLD)))
        each(rule, unwarned, warn, now, MOST_WARNED)
        each(rule, ready(rule, now), delete, now, MOST_DELETED)


def warnings(rule: Rule) -> EmailQuerySet:
    """Inside a query of applications: those that name the day on which it goes, or a later one."""
    return Email.objects.filter(
        kind=rule.kind, about=OuterRef("subject"), occurrence__gte=OuterRef("goes_text")
    )


def each(rule: Rule, found: ApplicationQuerySet, act: Act, now: datetime, most: int) -> None:
    """One transaction for each: a fault with one keeps no other from its turn."""
    for number, vacancy in list(found.values_list("pk", "vacancy")[:most]):
        try:
            act(rule, number, vacancy, now)
        except Exception:
            log.exception("Whether application %s goes could not be settled", number)


@transaction.atomic
def warn(rule: Rule, application_id: int, vacancy_id: int, now: datetime) -> bool:
    """Owe the email that says so. False when it is not true any more, or was done meanwhile."""
    application = held_still(rule, application_id, vacancy_id)
    day = keeping.goes_on(application) if application else None
    if application is None or day is None:
        return False
    told = told_of(rule, application, day)
    if told.exclude(UNTOLD).exists() or (told.exists() and not can_be_told(application)):
        return False
    day, at = settled(rule, day, now)
    to = application.applicant.email
    about, occurrence = application.about, day.isoformat()
    outbox.owe(rule.kind, about=about, to=to, occurrence=occurrence, now=now, at=at)
    return True


def held_still(rule: Rule, application_id: int, vacancy_id: int) -> Application | None:
    """As it is now. Until this transaction ends neither it nor its closing day changes.

    None when somebody is at it at this moment, or the rule is not about it any more.
    """
    Vacancy.objects.held_still(vacancy_id)
    known = Application.objects.select_related("vacancy", "applicant")
    free = known.select_for_update(of=("self",), skip_locked=True)
    found = free.filter(pk=application_id).first()
    still = rule.every().filter(pk=application_id)
    return found if found and still.exists() else None


def told_of(rule: Rule, application: Application, day: date) -> EmailQuerySet:
    told = Email.objects.about(application.about).filter(kind=rule.kind)
    return told.filter(occurrence__gte=day.isoformat())


def can_be_told(application: Application) -> bool:
    """Not a child without a parent or carer who agrees to be written to."""
    try:
        recipients.addressed_to(application)
    except NoLongerOwed:
        return False
    return True


def settled(rule: Rule, day: date, now: datetime) -> tuple[date, datetime]:
    """The day on which it goes, and when its warning leaves. What is late costs nobody a day."""
    known, today = holidays.days(), clock.uk_day(now)
    [at] = schedule.moments(rule.warning, day, known, after=date.min).values()
    if at > now:
        return day, at
    early = now < clock.uk_moment(today, schedule.AT)
    on = today if early else today + timedelta(days=1)
    if not clock.is_working_day(on, known):
        on = clock.working_days_after(on, 1, known)
    return on + rule.before, clock.uk_moment(on, schedule.AT)


def ready(rule: Rule, now: datetime) -> ApplicationQuerySet:
    """Their day has come, the last warning of it is so long ago, and nothing is on its way."""
    today = clock.uk_day(now)
    about = Email.objects.filter(about=OuterRef("subject"))
    gone = warnings(rule).annotate(at=Coalesce("sent_at", "next_try_at")).exclude(state=State.OWED)
    enough = clock.end_of(today - rule.before)
    late = gone.exclude(UNTOLD).filter(at__gte=enough)
    later = about.filter(kind=rule.kind, occurrence__gt=today.isoformat()).exclude(UNTOLD)
    due = rule.going(today).exclude(help_ends_at__gt=now).filter(Exists(gone.filter(at__lt=enough)))
    return due.exclude(Exists(late)).exclude(Exists(about.owed())).exclude(Exists(later))


@transaction.atomic
def delete(rule: Rule, application_id: int, vacancy_id: int, now: datetime) -> bool:
    """Asked once more under the lock: it may have been changed since it was found."""
    application = held_still(rule, application_id, vacancy_id)
    day = keeping.goes_on(application) if application else None
    if application is None or day is None or not ready(rule, now).filter(pk=application_id):
        return False
    told = told_of(rule, application, day).exclude(UNTOLD)
    if not told.exists() and can_be_told(application):
        return False
    erase(application)
    return True
