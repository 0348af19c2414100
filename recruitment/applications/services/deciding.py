"""Why an application ends: what is chosen for one, and the words for everybody's."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction

from recruitment import clock, eligibility
from recruitment.applications import reasons
from recruitment.applications.models import StageChange
from recruitment.applications.reasons import Ending, Reason, ReasonWording
from recruitment.applications.services.problems import Changed, Unexplained
from recruitment.eligibility import ROUTES, Route
from recruitment.people.models import User


@dataclass(frozen=True)
class Given:
    """The reasons for an end, as their wordings: what was shown is what is sent."""

    wordings: tuple[int, ...]
    own: str = ""


def explain(change: StageChange, given: Given) -> None:
    """Put into a planned move its words, and the decision behind them. Raises Unexplained."""
    chosen = list(chosen_for(change, given))
    if not chosen or len(chosen) != len(set(given.wordings)):
        raise Unexplained
    words = [one.words for one in chosen]
    change.words = "\n\n".join([*words, given.own] if given.own else words)
    theirs = any(one.reason.theirs for one in chosen)
    no = any(one.waits for one in chosen)
    Ending(  # the move knows it from here: one belongs to the other
        change=change,
        own=given.own,
        theirs=theirs,
        wait_months=wait(change) if no else 0,
        routes=[] if theirs else [route.slug for route in others(change, no=no)],
    )


def chosen_for(change: StageChange, given: Given) -> Iterable[ReasonWording]:
    """Also one that has a newer version since: it was shown, so it is what is sent."""
    known = ReasonWording.objects.filter(pk__in=given.wordings, reason__outcome=change.now)
    return known.select_related("reason").order_by("reason")


def wait(change: StageChange) -> int:
    route, day = change.application.vacancy.route, clock.uk_day(change.at)
    return eligibility.months_to_wait(route, day, settings.PACK.thresholds)


def others(change: StageChange, *, no: bool) -> tuple[Route, ...]:
    """By the rules of that day and the answers that are kept; after a no, its wait counts."""
    application, day = change.application, clock.uk_day(change.at)
    route = application.vacancy.route
    answers = eligibility.restore(application.answers, day)
    if no:
        answers = eligibility.turned_down(answers, route, day)
    offered = [ROUTES[slug] for slug in settings.PACK.open_routes if slug in ROUTES]
    return eligibility.fitting(answers, route, offered, day, settings.PACK.thresholds)


def keep(change: StageChange, given: Given | None) -> None:
    """With the move that it is about, in one transaction."""
    decision = reasons.of(change) if given else None
    if decision and given:
        decision.save()
        decision.wordings.set(given.wordings)


@transaction.atomic
def reword(
    reason_id: int, *, words: str, waits: bool, by: User, seen: int, now: datetime
) -> ReasonWording:
    """Another version of the words; the same words and wait change nothing.

    Raises Changed when `seen` is not the newest version any more.
    """
    reason = Reason.objects.select_for_update().get(pk=reason_id)
    newest = reason.wordings.latest("version")
    if newest.version != seen:
        raise Changed
    if (newest.words, newest.waits) == (words, waits):
        return newest
    return reason.wordings.create(version=seen + 1, words=words, waits=waits, by=by, at=now)
