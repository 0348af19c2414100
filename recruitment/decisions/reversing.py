"""Going back from what the applicant was told."""

from datetime import datetime

from django.db import transaction

from recruitment.applications import services as applications
from recruitment.applications.models import Application, StageChange
from recruitment.applications.services import IllegalMove
from recruitment.decisions import services
from recruitment.decisions.holds import Hold, leaves_at
from recruitment.decisions.models import Decision
from recruitment.decisions.services import Wish
from recruitment.people.models import User


@transaction.atomic
def reverse(application_id: int, wish: Wish, *, by: User, seen: int, now: datetime) -> Decision:
    """Go back from what the applicant was told, with an email of its own.

    Raises Changed, IllegalMove, Unexplained, AppliedAgain or StillHeld.
    """
    services.refuse_while_held(application_id, seen)
    change = reversible(application_id)
    batch = services.prepared(wish, 1, by, now, reverses=True)
    services.begin(batch, now)
    before = Application.objects.only("promised_on").get(pk=application_id)
    decision = batch.decisions.create(application_id=application_id, seen=seen)
    made = applications.reverse(
        application_id,
        change,
        by=by,
        seen=seen,
        now=now,
        note=wish.note,
        words=wish.words,
        leaves_at=leaves_at(Hold(batch.hold), now),
    )
    services.keep(decision, made, before)
    return decision


def check_reversible(application: Application) -> StageChange:
    """The move that a reversal would go back from. Raises IllegalMove."""
    change = reversible(application.pk)
    applications.check_told(application, change)
    return change


def reversible(application_id: int) -> StageChange:
    """The last move that stands and is no reversal itself. Raises IllegalMove."""
    history = StageChange.objects.filter(application=application_id, by__isnull=False)
    standing = history.filter(undoes=None).exclude(decision__put_back__isnull=False)
    change = standing.select_related("decision__batch").last()
    decision = getattr(change, "decision", None)
    if change is None or (decision and decision.batch.reverses):
        raise IllegalMove("There is nothing to reverse.")
    return change
