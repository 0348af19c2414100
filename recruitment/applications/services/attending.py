"""Whose turn it is on a sent application. The days of a promise stand still in between."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef

from recruitment import clock
from recruitment.applications import reminders
from recruitment.applications.attention import Attention
from recruitment.applications.holds import Hold
from recruitment.applications.models import Application, ApplicationQuerySet
from recruitment.applications.services.drafts import locked
from recruitment.applications.services.problems import Changed
from recruitment.applications.stages import ENDS, WAITING, Stage
from recruitment.applications.work import For, Look, Wait
from recruitment.holidays import services as holidays
from recruitment.people.models import User

LOOKS_LAST = timedelta(days=1)


def reached(application: Application, *, by: User | None, now: datetime) -> None:
    """Inside a transaction, before it is saved: it has come to a stage, and no wait goes on."""
    if application.attention == Attention.WAITING:
        Wait.objects.filter(application=application, ended_at=None).update(ended_at=now)
    application.reached_at = now
    if application.at in WAITING:
        application.attention = Attention.WAITING
    else:
        application.attention = Attention.SEEN if by else Attention.NEW


def look_at(application: Application) -> None:
    """Somebody here has opened it. What came before has been seen."""
    news = (Attention.NEW, Attention.REPLIED)
    unseen = Application.objects.filter(pk=application.pk, attention__in=news)
    unseen.update(attention=Attention.SEEN)


def note_look(application_id: int, *, by: User, now: datetime) -> None:
    """Somebody has opened the case: the last moment of each colleague is kept, for a day."""
    Look.objects.bulk_create(
        [Look(application_id=application_id, by=by, at=now)],
        update_conflicts=True,
        unique_fields=["application", "by"],
        update_fields=["at"],
    )


def forget_looks(now: datetime) -> None:
    Look.objects.filter(at__lte=now - LOOKS_LAST).delete()


@transaction.atomic
def begin_wait(application_id: int, what: str, *, by: User, now: datetime) -> None:
    """From now on the next step is the applicant's. Again changes nothing. Raises Changed."""
    application = locked(application_id)
    if application.at in (Stage.DRAFT, *ENDS):
        raise Changed
    if not application.waits.filter(ended_at=None).exists():
        wait = application.waits.create(what=what, by=by, began_at=now)
        reminders.waits(application, wait, now)
        keep(application, Attention.WAITING)


@transaction.atomic
def end_wait(application_id: int, *, by: User, now: datetime) -> None:
    """Staff say that the next step is ours again. Again changes nothing."""
    application = locked(application_id)
    if give_back_days(application, now, by=by):
        reminders.answered(application)
        keep(application, Attention.SEEN)


def can_wait(what: For) -> ApplicationQuerySet:
    """Those for which a wait may begin by itself, if there is something to wait for.

    Somebody has seen what came last, it is not on hold, and staff have not said of this stage that
    the next step is ours.
    """
    ours = Wait.objects.filter(application=OuterRef("pk"), what=what, ended_by__isnull=False)
    ours = ours.filter(began_at__gte=OuterRef("reached_at"))
    on_hold = Hold.objects.filter(application=OuterRef("pk"), ended_at=None)
    seen = Application.objects.filter(standing=Attention.SEEN)
    return seen.exclude(Exists(ours)).exclude(Exists(on_hold))


def wait_by_itself(application: Application, what: For, now: datetime) -> None:
    """Inside a transaction, on a locked application: what it waits for is theirs to do."""
    if can_wait(what).filter(pk=application.pk).exists():
        application.waits.create(what=what, by=None, began_at=now)
        keep(application, Attention.WAITING)


def stop_waiting(
    application: Application, what: For, now: datetime, attention: Attention = Attention.SEEN
) -> None:
    """Inside a transaction, on a locked application: it has come, or there is no more of it."""
    if application.waits.filter(what=what, ended_at=None).exists():
        give_back_days(application, now)
        keep(application, attention)


def heard_from(application: Application, now: datetime) -> None:
    """Inside a transaction, on a locked application: its applicant has answered."""
    give_back_days(application, now)
    reminders.answered(application)
    if application.attention != Attention.NEW:
        keep(application, Attention.REPLIED)


def give_back_days(application: Application, now: datetime, by: User | None = None) -> bool:
    """End the wait that goes on, and put our promise back by the working days that it took."""
    wait = application.waits.filter(ended_at=None).first()
    if wait is None:
        return False
    wait.ended_at, wait.ended_by = now, by
    wait.save(update_fields=["ended_at", "ended_by"])
    known = holidays.days()
    days = clock.working_days_between(clock.uk_day(wait.began_at), clock.uk_day(now), known)
    if application.promised_on:
        application.promised_on = clock.working_days_after(application.promised_on, days, known)
    return True


def keep(application: Application, attention: Attention) -> None:
    """No new version: nothing has changed that anybody decides or writes by."""
    application.attention = attention
    application.save(update_fields=["attention", "promised_on"])
