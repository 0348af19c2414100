"""An application on its way: sent, and moved from stage to stage."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils.timezone import localdate

from recruitment import eligibility
from recruitment.applications import progress, reminders
from recruitment.applications.models import Application, StageChange
from recruitment.applications.services import checking, deciding, holding
from recruitment.applications.services.attending import reached
from recruitment.applications.services.deciding import Given
from recruitment.applications.services.drafts import judge, locked, save
from recruitment.applications.services.problems import (
    Changed,
    IllegalMove,
    NeedsParent,
    Unexplained,
    Unfinished,
    VacancyClosed,
)
from recruitment.applications.stages import ENDED_WITHOUT, ENDS, WAITING, Stage
from recruitment.holidays.services import working_days_after
from recruitment.messages import outbox
from recruitment.people.models import User
from recruitment.vacancies.models import Vacancy

OUTCOMES = (Stage.APPOINTED, Stage.UNSUCCESSFUL)


@transaction.atomic
def submit(application_id: int, *, shown: int, now: datetime) -> Application:
    """Send a draft, once. `now` is when the request arrived: waiting here costs nobody a deadline.

    Sending it again gives the application that was sent. Raises VacancyClosed, NotOpenToYou,
    NeedsParent, Unfinished, or Changed when the draft is not the one that the person was shown.
    """
    application = locked(application_id)
    if application.at is not Stage.DRAFT:
        return application
    if not application.vacancy.is_open_at(now):
        raise VacancyClosed
    if application.version != shown:
        raise Changed
    if progress.lacks_parent(application):
        raise NeedsParent
    if progress.unfinished(progress.tasks(application, localdate(now))):
        raise Unfinished
    attach_outcome(application, now)
    return change_stage(application, planned(application, Stage.SUBMITTED, by=None, now=now))


def attach_outcome(application: Application, now: datetime) -> None:
    answers = eligibility.restore(application.answers, localdate(now))
    outcome = judge(answers, application.vacancy, now)
    application.outcome = outcome.as_data()
    application.rules_version = eligibility.rules_version(settings.PACK.thresholds)
    application.submitted_at = now


def moves_now(application: Application) -> tuple[Stage, ...]:
    """Where it may go. On hold, or when a parent has taken back their yes, only to its end.

    Nothing is decided while its answer is being scored: it can only be withdrawn.
    """
    if application.being_scored and application.at is Stage.SIFT:
        return (Stage.WITHDRAWN,)
    if application.at in (Stage.DRAFT, *ENDS):
        return application.moves
    if progress.lacks_parent(application) or holding.standing(application):
        return tuple(stage for stage in application.moves if stage in ENDED_WITHOUT)
    return application.moves


def planned(
    application: Application,
    to: Stage,
    *,
    by: User | None,
    now: datetime,
    note: str = "",
    words: str = "",
    given: Given | None = None,
) -> StageChange:
    """The move as it would be recorded, for a look before it is made.

    Raises IllegalMove, or Unexplained when a reason is not for this end; NotChecked, which is an
    IllegalMove, when a check that is needed keeps it back.
    """
    if to not in moves_now(application):
        raise IllegalMove(f"An application cannot go from {application.at.label} to {to.label}.")
    checking.refuse_unchecked(application, to, localdate(now))
    change = as_recorded(application, to, by=by, now=now, note=note, words=words)
    if given:
        deciding.explain(change, given)
    return change


def as_recorded(
    application: Application, to: Stage, *, by: User | None, now: datetime, note: str, words: str
) -> StageChange:
    return StageChange(
        application=application,
        was=application.at,
        now=to,
        by=by,
        at=now,
        note=note,
        words=words,
        promised_on=promise(to, application.vacancy, now),
        reply_by=answer_by(to, now),
    )


def promise(stage: Stage, vacancy: Vacancy, now: datetime) -> date | None:
    """The day by which the applicant will hear, from the working days that were promised."""
    return None if stage in (*ENDS, *WAITING) else heard_by(stage, vacancy, now)


def heard_by(stage: Stage, vacancy: Vacancy, now: datetime) -> date | None:
    """The same from this moment on, also where our days begin when they have answered."""
    days = vacancy.days_promised(stage.value)
    return None if days is None else working_days_after(localdate(now), days)


def answer_by(stage: Stage, now: datetime) -> date | None:
    """Until when the applicant can do what we wait for in a stage."""
    if stage not in WAITING:
        return None
    return localdate(now) + timedelta(days=settings.PACK.working.reply_days[stage.value])


@transaction.atomic
def move(
    application_id: int,
    to: Stage,
    *,
    by: User,
    seen: int,
    now: datetime,
    note: str,
    words: str,
    given: Given | None = None,
    leaves_at: datetime | None = None,
) -> Application:
    """Move an application on, record who did it, and owe the applicant the email, now or later.

    Raises Changed when it is not the version that the member of staff looked at, IllegalMove, or
    Unexplained when the stage needs words for the applicant and there are none: a decision that
    is given makes its own.
    """
    if to.needs_words and not (words or given):
        raise Unexplained
    application = locked(application_id)
    if application.version != seen:
        raise Changed
    change = planned(application, to, by=by, now=now, note=note, words=words, given=given)
    change.reply_by = answer_by(to, leaves_at or now)  # their days begin when they are told
    return change_stage(application, change, given, leaves_at)


def change_stage(
    application: Application,
    change: StageChange,
    given: Given | None = None,
    leaves_at: datetime | None = None,
) -> Application:
    """Inside a transaction: the new stage, its history row and the email, all or none."""
    application.stage = change.now
    application.promised_on = change.promised_on
    reached(application, by=change.by, now=change.at)
    save(application, change.at)
    change.save()
    deciding.keep(change, given)
    if change.was != Stage.DRAFT and (on_hold := holding.standing(application)):
        holding.close(on_hold, change.by, change.at)
    outbox.owe(
        email_on_reaching(Stage(change.now), Stage(change.was)),
        about=application.about,
        to=application.applicant.email,
        occurrence=str(change.pk),
        now=change.at,
        at=leaves_at,
    )
    reminders.reached(application, change, leaves_at or change.at)
    return application


def email_on_reaching(stage: Stage, was: Stage = Stage.DRAFT) -> str:
    """The kind of email. Only what is sent for the first time is received."""
    back = stage is Stage.SUBMITTED and was is not Stage.DRAFT
    return "next_step" if back else stage.email
