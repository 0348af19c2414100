"""An application on its way: sent, and moved from stage to stage."""

from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.utils.timezone import localdate

from recruitment import clock, eligibility
from recruitment.applications import progress, reminders
from recruitment.applications.models import Application, StageChange
from recruitment.applications.services.attending import reached
from recruitment.applications.services.drafts import judge, locked, save
from recruitment.applications.services.problems import (
    Changed,
    IllegalMove,
    NeedsParent,
    Unexplained,
    Unfinished,
    VacancyClosed,
)
from recruitment.applications.stages import ENDED_WITHOUT, ENDS, Stage
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
    reminders.stop(application)
    return change_stage(application, planned(application, Stage.SUBMITTED, by=None, now=now))


def attach_outcome(application: Application, now: datetime) -> None:
    answers = eligibility.restore(application.answers, localdate(now))
    outcome = judge(answers, application.vacancy, now)
    application.outcome = outcome.as_data()
    application.rules_version = eligibility.rules_version(settings.PACK.thresholds)
    application.submitted_at = now


def moves_now(application: Application) -> tuple[Stage, ...]:
    """Where it may go. When a parent has taken back their yes, a child's goes no further."""
    if application.at in ENDS or not progress.lacks_parent(application):
        return application.moves
    return tuple(stage for stage in application.moves if stage in ENDED_WITHOUT)


def planned(
    application: Application,
    to: Stage,
    *,
    by: User | None,
    now: datetime,
    note: str = "",
    words: str = "",
) -> StageChange:
    """The move as it would be recorded, for a look before it is made. Raises IllegalMove."""
    if to not in moves_now(application):
        raise IllegalMove(f"An application cannot go from {application.at.label} to {to.label}.")
    return StageChange(
        application=application,
        was=application.at,
        now=to,
        by=by,
        at=now,
        note=note,
        words=words,
        promised_on=promise(to, application.vacancy, now),
    )


def promise(stage: Stage, vacancy: Vacancy, now: datetime) -> date | None:
    """The day by which the applicant will hear, from the working days that were promised."""
    days = vacancy.days_promised(stage.value)
    if stage in ENDS or days is None:
        return None
    return clock.working_days_after(localdate(now), days)


@transaction.atomic
def move(
    application_id: int, to: Stage, *, by: User, seen: int, now: datetime, note: str, words: str
) -> Application:
    """Move an application on, record who did it, and owe the applicant the email.

    Raises Changed when it is not the version that the member of staff looked at, IllegalMove, or
    Unexplained when the stage needs words for the applicant and there are none.
    """
    if to.needs_words and not words:
        raise Unexplained
    application = locked(application_id)
    if application.version != seen:
        raise Changed
    change = planned(application, to, by=by, now=now, note=note, words=words)
    return change_stage(application, change)


def change_stage(application: Application, change: StageChange) -> Application:
    """Inside a transaction: the new stage, its history row and the email, all or none."""
    application.stage = change.now
    application.promised_on = change.promised_on
    reached(application, by=change.by, now=change.at)
    save(application, change.at)
    change.save()
    outbox.owe(
        email_on_reaching(Stage(change.now)),
        about=application.about,
        to=application.applicant.email,
        occurrence=str(change.pk),
        now=change.at,
    )
    return application


def email_on_reaching(stage: Stage) -> str:
    if stage is Stage.SUBMITTED:
        return "received"
    if stage is Stage.WITHDRAWN:
        return "withdrawn"
    return "outcome" if stage in OUTCOMES else "next_step"
