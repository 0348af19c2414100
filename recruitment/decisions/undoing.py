"""Undo decisions before their emails leave."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from recruitment.applications import services as applications
from recruitment.applications.models import Application
from recruitment.applications.services import Changed
from recruitment.applications.since import Withdrawal
from recruitment.decisions import choosing
from recruitment.decisions.models import Decision
from recruitment.messages import held
from recruitment.messages.models import Email, State
from recruitment.people.models import User


@dataclass(frozen=True)
class Undone:
    """What a press of "undo" did: who was put back, and who could not be."""

    back: list[Application] = field(default_factory=list)
    withdrawn: list[Application] = field(default_factory=list)
    """Undone too, and withdrawn all the same: their applicants asked for it meanwhile."""
    too_late: list[Application] = field(default_factory=list)
    went_on: list[Application] = field(default_factory=list)
    """Something else was done with them since. Their emails leave as they were to."""


def undo_batch(batch_id: int, *, by: User, now: datetime) -> Undone:
    return undo(Decision.objects.filter(batch=batch_id), by=by, now=now)


@transaction.atomic
def undo(decisions: Iterable[Decision], *, by: User, now: datetime) -> Undone:
    """Take the emails back, then put the applications where they were.

    The emails come first, all at once: whoever sends takes none of them from that moment on. One
    that is being sent right now has gone, as far as this is concerned.
    """
    chosen = list(decisions)
    choosing.locked(one.application_id for one in chosen)  # nobody withdraws in between
    made = list(still_made(chosen))
    taken = held.take_back(one.email_id for one in made if one.email_id)
    stopped = held_back_by(made)
    undone = Undone()
    for one in made:
        kind = undone.too_late
        if one.email_id in taken:
            kind = undone.back if put_back(one, by=by, now=now) else let_go(one, undone)
        elif one.email_id in stopped:
            kind = undone.withdrawn if put_back(one, by=by, now=now) else undone.went_on
        kind.append(one.application)
    return undone


def let_go(decision: Decision, undone: Undone) -> list[Application]:
    """Its email is owed as before."""
    if decision.email_id:
        held.let_go(decision.email_id)
    return undone.went_on


def held_back_by(decisions: Iterable[Decision]) -> Mapping[int, Withdrawal]:
    """Emails that nobody has tried to send and a withdrawal stopped, with that withdrawal.

    They leave after all if it is taken back.
    """
    numbers = [one.application_id for one in decisions]
    standing = Withdrawal.objects.filter(application__in=numbers, undone_at=None)
    by_email = {pk: one for one in standing for pk in one.held_back}
    stopped = Email.objects.filter(pk__in=by_email, state=State.CANCELLED).untried()
    return {pk: by_email[pk] for pk in stopped.values_list("pk", flat=True)}


def still_made(decisions: Iterable[Decision]) -> Iterable[Decision]:
    numbers = [one.pk for one in decisions]
    made = Decision.objects.filter(pk__in=numbers, change__isnull=False, put_back=None)
    return made.select_related("change", "application").order_by("application_id")


def put_back(decision: Decision, *, by: User, now: datetime) -> bool:
    """False when it went on since, so that its email is what it was before."""
    if decision.change is None or decision.email_id is None:
        return False
    try:
        decision.put_back = applications.put_back(
            decision.change, by=by, now=now, promised_on=decision.promised_before
        )
    except Changed:
        return False
    decision.save(update_fields=["put_back"])
    return True
