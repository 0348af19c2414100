"""A move that the table does not have: an HR lead's, with a reason, and recorded as such."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from recruitment.applications import progress, told
from recruitment.applications.models import Application, StageChange
from recruitment.applications.services import deciding
from recruitment.applications.services.checking import refuse_unchecked
from recruitment.applications.services.deciding import Given
from recruitment.applications.services.drafts import locked
from recruitment.applications.services.holding import standing
from recruitment.applications.services.moving import as_recorded, change_stage
from recruitment.applications.services.problems import (
    AppliedAgain,
    Changed,
    IllegalMove,
    Unexplained,
)
from recruitment.applications.stages import ENDED_WITHOUT, Stage
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
    application: Application,
    to: Stage,
    *,
    by: User,
    now: datetime,
    reason: str,
    words: str,
    given: Given | None = None,
) -> StageChange:
    """For a look before it is made. Raises IllegalMove, NotChecked among them, or Unexplained."""
    if to not in others(application):
        raise IllegalMove(f"Nobody can take this application to {to.label} now.")
    refuse_unchecked(application, to, localdate(now))
    change = as_recorded(application, to, by=by, now=now, note=reason, words=words)
    change.overrides = True
    if given:
        deciding.explain(change, given)
    return change


def override(
    application_id: int,
    to: Stage,
    *,
    by: User,
    seen: int,
    now: datetime,
    reason: str,
    words: str,
    given: Given | None = None,
) -> Application:
    """Make it, record why, and owe the applicant the email of the stage.

    Raises Unexplained, Changed, IllegalMove, or AppliedAgain when the person has begun another.
    """
    refuse_unexplained(to, reason, words, given)
    said: dict[str, Any] = {"reason": reason, "words": words, "given": given}
    try:
        with transaction.atomic():
            application = as_seen(application_id, seen)
            change = planned_outside(application, to, by=by, now=now, **said)
            return change_stage(application, change, given)
    except IntegrityError as clash:
        raise AppliedAgain from clash


def refuse_unexplained(to: Stage, reason: str, words: str, given: Given | None) -> None:
    """An end has reasons from the list, whoever decides it; what else needs words has words."""
    ends = to in ENDED_WITHOUT
    if not reason or (ends and not given) or (to.needs_words and not ends and not words):
        raise Unexplained


def as_seen(application_id: int, version: int) -> Application:
    application = locked(application_id)
    if application.version != version:
        raise Changed
    if told.is_held(application):
        raise IllegalMove("The email of an earlier decision has not left yet.")
    return application
