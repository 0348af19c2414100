"""What a case says of decisions: the email that has not left, what could be reversed, links."""

from typing import Any

from django.db.models import Q
from django.utils import timezone

from recruitment.applications.models import Application
from recruitment.applications.services import IllegalMove
from recruitment.applications.stages import Stage
from recruitment.decisions import reversing
from recruitment.decisions.holds import in_words
from recruitment.decisions.models import Decision
from recruitment.desk import doors, permits
from recruitment.duplicates import services as duplicates
from recruitment.messages.models import State


def context(application: Application, user: Any) -> dict[str, Any]:
    decision = waiting(application)
    may_reverse = decision is None and user.has_perm(doors.REVERSE)
    return {
        "held": decision and shown(decision, may_undo=may_undo(application, decision, user)),
        "may_reverse": may_reverse and is_reversible(application),
        "linked": duplicates.linked(application) if user.has_perm(doors.JUDGE) else [],
    }


def may_undo(application: Application, decision: Decision, user: Any) -> bool:
    if decision.change is None:
        return False
    decision.change.application = application  # with what is known of its route
    return permits.may_undo(user, decision.change)


def waiting(application: Application) -> Decision | None:
    """The decision that can still be undone: its email is held, or stopped by a withdrawal."""
    made = Decision.objects.filter(application=application, put_back=None)
    untried = made.filter(email__tries=0, email__failed_before=False)
    held = untried.filter(Q(email__state=State.OWED) | Q(email__in=stopped(application)))
    return held.select_related("batch__prepared_by", "email", "change").last()


def stopped(application: Application) -> list[int]:
    """What leaves after all if the applicant takes back their withdrawal, while they can."""
    now = timezone.now()
    standing = (one for one in application.withdrawals.all() if one.undone_at is None)
    return [pk for one in standing if now < one.undo_until for pk in one.held_back]


def shown(decision: Decision, *, may_undo: bool) -> dict[str, Any]:
    email = decision.email
    return {
        "pk": decision.pk,
        "stopped": email is not None and email.state == State.CANCELLED,
        "leaves": in_words(email.next_try_at) if email else "",
        "by": decision.batch.prepared_by,
        "may_undo": may_undo,
    }


def is_reversible(application: Application) -> bool:
    try:
        reversing.check_reversible(application)
    except IllegalMove:
        return False
    return True


def just_moved(application: Application, decision: Decision) -> str:
    leaves_at = decision.batch.leaves_at
    when = in_words(leaves_at) if leaves_at else ""
    label = Stage(decision.batch.to).label
    return (
        f"{application}: moved to {label}. Its email leaves on {when}. Until then you can undo it."
    )
