"""Keeping a result for 30 days: asked for, confirmed, and shown again.

What stops and forgets it is the same as for all that people who are not applying ask for.
"""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from recruitment import answers_cookie, clock, schedule
from recruitment.answers_cookie import Visit
from recruitment.eligibility import Outcome
from recruitment.encryption import Unreadable
from recruitment.holidays import services as holidays
from recruitment.interest.kept import KeptResult
from recruitment.interest.services import (
    KEEP_CONFIRM,
    KEPT,
    find,
    for_parent,
    may_ask,
    plain,
    stop,
)
from recruitment.messages import outbox
from recruitment.people.services import keyed, one_at_a_time


@dataclass(frozen=True)
class Result:
    """What somebody sees who asks us to keep it."""

    visit: Visit
    outcomes: tuple[Outcome, ...]
    """The verdicts of today."""
    later: tuple[Outcome, ...] = ()
    """Those of the last day on which they may want to see it again: rules begin and end."""


@transaction.atomic
def ask_to_keep(email: str, result: Result, *, address: str, now: datetime) -> None:
    """Keep the answers that the verdicts read, and ask the owner of the address to confirm."""
    email = plain(email)
    if not may_ask(email, address, now):
        return
    kept = KeptResult.objects.create(
        email=email,
        nonce=secrets.token_bytes(32),
        visit=answers_cookie.as_data(needed(result)),
        for_parent=for_parent(result.outcomes),
        asked_at=now,
    )
    outbox.owe(KEEP_CONFIRM, about=kept.about, to=email, now=now)


def needed(result: Result) -> Visit:
    """Without answers that no verdict reads, and without what was typed wrongly."""
    answers = result.visit.answers.only(read_by((*result.outcomes, *result.later)))
    return replace(result.visit, answers=answers, seen=tuple(answers.raw), wrong=("", ""))


def read_by(outcomes: Iterable[Outcome]) -> set[str]:
    return {key for outcome in outcomes for key in outcome.reads}


@transaction.atomic
def confirm(number: int, given: str, *, now: datetime) -> KeptResult | None:
    """Owe the emails of the days after. A second press changes nothing."""
    kept = locked(number, given, now)
    if kept is None or kept.settled:
        return kept
    take_the_place_of_others(kept)
    kept.confirmed_at = kept.used_at = max(now, kept.asked_at)  # the clocks of servers may differ
    kept.save(update_fields=["confirmed_at", "used_at"])
    moments = schedule.ahead("kept", clock.uk_day(now), holidays.days(), now=now)
    outbox.owe_each(KEPT, about=kept.about, to=kept.email, now=now, moments=moments)
    return kept


def locked(number: int, given: str, now: datetime) -> KeptResult | None:
    """Its address first, then the row: two of one address that are confirmed at once take turns."""
    kept = find(KeptResult.objects.all(), number, given, now=now)
    if kept is None:
        return None
    one_at_a_time(keyed(kept.email))
    return find(KeptResult.objects.select_for_update(), number, given, now=now)


def take_the_place_of_others(kept: KeptResult) -> None:
    """Of whatever was confirmed before, and of what was asked for before and never confirmed.

    A press in an older email then finds nothing, and does not bring the older result back.
    """
    older = Q(confirmed_at__isnull=False) | Q(asked_at__lte=kept.asked_at)
    others = KeptResult.objects.filter(older, email=kept.email).exclude(pk=kept.pk)
    for other in others.defer("visit").select_for_update():
        stop(other)


@transaction.atomic
def show_again(number: int, given: str, *, now: datetime) -> Visit | None:
    """What was kept, for 30 days more from now. None when it is gone, or not confirmed.

    Raises Unreadable when its key is lost, or it was kept before what is kept changed its form.
    """
    kept = find(KeptResult.objects.confirmed().select_for_update(), number, given, now=now)
    if kept is None or kept.used_at is None:
        return None
    visit = kept.opened(clock.uk_day(now))
    if not visit.seen:
        raise Unreadable(kept.about)
    kept.used_at = max(now, kept.used_at)
    kept.save(update_fields=["used_at"])
    return visit
