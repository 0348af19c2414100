"""A move that the table does not have: an HR lead's, with a reason, and recorded as such."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from recruitment.applications import progress, told
from recruitment.applications.models import Application, StageChange
from recruitment.applications.services.checking import refuse_unchecked
from recruitment.applications.services.drafts import locked
from recruitment.applications.services.holding import standing
from recruitment.applications.services.moving import as_recorded, change_stage
from recruitment.applications.services.problems import (
    AppliedAgain,
    Changed,
    IllegalMove,
    Unexplained,
)
from recruitment.applications.stages import Stage
from recruitment.people.models import User


def others(application: Application) -> tuple[Stage, ...]:
    """Where the table of moves does not lead from here, but an HR lead may.

    Nobody takes up again what its applicant ended, moves what is on hold, or goes on with a
    child's application against their parent.
    """
    if application.at is Stage.DRAFT or standing(application) or progress.lacks_parent(application):
        return ()
    if any(one.undone_at is None for one in application.withdrawals.all()):
        return ()
    usual = (Stage.DRAFT, application.at, *application.moves)
    possible = (Stage.SIFT, Stage.WITHDRAWN) if application.being_scored else Stage
    return tuple(stage for stage in possible if stage not in usual)


def planned_outside(
    application: Application, to: Stage, *, by: User, now: datetime, reason: str, words: str
) -> StageChange:
    """For a look before it is made. Raises IllegalMove, NotChecked among them."""
    if to not in others(application):
        raise IllegalMove(f"Nobody can take this application to {to.label} now.")
    refuse_unchecked(application, to, localdate(now))
    change = as_recorded(application, to, by=by, now=now, note=reason, words=words)
    change.overrides = True
    return change


def override(
    application_id: int, to: Stage, *, by: User, seen: int, now: datetime, reason: str, words: str
) -> Application:
    """Make it, record why, and owe the applicant the email of the stage.

    Raises Unexplained, Changed, IllegalMove, or AppliedAgain when the person has begun another.
    """
    if not reason or (to.needs_words and not words):
        raise Unexplained
    try:
        with transaction.atomic():
            application = locked(application_id)
            if application.version != seen:
                raise Changed
            if told.is_held(application):
                raise IllegalMove("An earlier decision has not left yet.")
            change = planned_outside(application, to, by=by, now=now, reason=reason, words=words)
            return change_stage(application, change)
    except IntegrityError as clash:
        raise AppliedAgain from clash
