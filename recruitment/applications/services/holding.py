"""An application on hold: it stands still until a day, and our promise with it."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from recruitment import clock
from recruitment.applications import reminders, told
from recruitment.applications.attention import Attention
from recruitment.applications.holds import Hold, last_day
from recruitment.applications.models import Application
from recruitment.applications.services.attending import give_back_days
from recruitment.applications.services.drafts import locked, save
from recruitment.applications.services.problems import Changed, IllegalMove, NotLater, Unexplained
from recruitment.applications.stages import ENDS, Stage
from recruitment.holidays import services as holidays
from recruitment.messages import outbox
from recruitment.people.models import User


def standing(application: Application) -> Hold | None:
    """The hold that it is on."""
    return next((one for one in application.holds.all() if one.ended_at is None), None)


@transaction.atomic
def hold(
    application_id: int,
    *,
    reason: str,
    words: str,
    review_on: date,
    by: User,
    seen: int,
    now: datetime,
) -> Hold:
    """Put it on hold, or keep it there until a later day. The applicant is told the day.

    Raises Unexplained, NotLater, Changed, or IllegalMove for what is not on its way.
    """
    if not reason:
        raise Unexplained
    if review_on <= localdate(now):
        raise NotLater
    application = seen_as(application_id, seen)
    days_left = stop_promise(application, by, now)
    new = application.holds.create(
        at=now, by=by, reason=reason, words=words, review_on=review_on, days_left=days_left
    )
    application.promised_on = None
    save(application, now)
    tell(told.ON_HOLD, application, new, now)
    reminders.reviewed(application, new, now)
    return new


def stop_promise(application: Application, by: User, now: datetime) -> int | None:
    """The days that are left of it, from an earlier hold too, which ends."""
    if give_back_days(application, now):  # the days of a hold are given back by the hold alone
        application.attention = Attention.SEEN
    earlier = standing(application)
    if earlier is None:
        return left_of(application, localdate(now))
    close(earlier, by, now)
    return earlier.days_left


@transaction.atomic
def resume(application_id: int, *, by: User, seen: int, now: datetime) -> Hold:
    """On with it, at the stage at which it stood. Raises Changed, also when it is not on hold."""
    application = seen_as(application_id, seen)
    ending = standing(application)
    if ending is None:
        raise Changed
    theirs = told.known(application).is_for_them(ending)
    ending.promised_on = day_again(application, ending, localdate(now))
    close(ending, by, now)
    application.promised_on = None if theirs else ending.promised_on
    save(application, now)
    tell(told.OFF_HOLD, application, ending, now)
    reminders.stop(application)
    reminders.go_on(application, reminders.hold_key(ending), now)
    if theirs and ending.promised_on:
        reminders.asked_again(application, ending.promised_on, now)
    return ending


def seen_as(application_id: int, version: int) -> Application:
    application = locked(application_id)
    if application.version != version:
        raise Changed
    if application.at in (Stage.DRAFT, *ENDS):
        raise IllegalMove("Only what is on its way can be on hold.")
    if told.is_held(application):
        raise IllegalMove("An earlier decision has not left yet.")
    return application


def close(ending: Hold, by: User | None, now: datetime) -> None:
    ending.ended_at, ending.ended_by = now, by
    ending.save(update_fields=["ended_at", "ended_by", "promised_on"])


def keep_days(on_hold: Hold, days: int | None) -> None:
    """From their yes to an offer on, the days that it keeps are ours."""
    on_hold.days_left = days
    on_hold.save(update_fields=["days_left"])


def open_again(application: Application, ended_at: datetime) -> None:
    """The move that ended a hold was undone before anybody was told of it."""
    ended = application.holds.filter(ended_at=ended_at)
    ended.update(ended_at=None, ended_by=None)


def day_again(application: Application, ending: Hold, today: date) -> date | None:
    """With which it ends: by when we write, or until when they can do what we wait for."""
    day = promised_again(ending, today)
    if day is None or not told.known(application).is_for_them(ending):
        return day
    before = theirs_until(application)
    return max(day, before) if before else None


def theirs_until(application: Application) -> date | None:
    """Their last day as it stood before a hold; nothing once they have sent what we asked for."""
    known = told.known(application)
    if not known.is_theirs:
        return None
    asked = known.moves[-1]
    replied = application.additions.filter(at__gte=asked.at).exists()
    if replied and known.at is not Stage.CONDITIONAL_OFFER:  # there only a yes is an answer
        return None
    return last_day(asked, application.holds.all())


def promised_again(ending: Hold, today: date) -> date | None:
    """Our promise when it ends today, from the days that were left of it."""
    if ending.days_left is None:
        return None
    return holidays.working_days_after(today, ending.days_left)


def left_of(application: Application, today: date) -> int | None:
    """Of what the applicant was told last, when our own deadline has passed.

    Where we wait for them it is what they have until their last day.
    """
    if until := theirs_until(application):
        return left(until, today)
    ours = application.promised_on
    overdue = ours is not None and ours < today
    return left(told.known(application).promised_on if overdue else ours, today)


def left(promised_on: date | None, today: date) -> int | None:
    """Working days until the promise; at least 1, so that nobody is promised the same day."""
    if promised_on is None:
        return None
    known, days = holidays.days(), 0
    day = clock.working_days_after(today, 1, known)
    while day <= promised_on:
        days, day = days + 1, clock.working_days_after(day, 1, known)
    return max(days, 1)


def tell(kind: str, application: Application, about: Hold, now: datetime) -> None:
    outbox.owe(
        kind,
        about=application.about,
        to=application.applicant.email,
        occurrence=str(about.pk),
        now=now,
    )
