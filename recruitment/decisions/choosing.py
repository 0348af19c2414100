"""Which of the chosen applications a decision fits, and why it does not fit the others."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from recruitment.applications import recipients, services, told
from recruitment.applications.models import Application, Part
from recruitment.applications.services import IllegalMove
from recruitment.applications.stages import Stage
from recruitment.messages.models import Email, State
from recruitment.messages.outbox import NoLongerOwed

Chosen = Mapping[int, int]
"""By the number of an application, the version that was looked at."""

MOST = 200
"""At once. Each email is made and shown, so a page of more takes too long. Ours to set."""

CHANGED = "It was changed after you opened this page."
HELPED = "Staff filled it in with them. Decide it by itself, on its own page."
ADJUSTED = "They asked for adjustments. Decide it by itself, on its own page."
BOUNCED = "An email to them could not be delivered. Phone them first."
HELD = "An earlier decision has not left yet. Undo it, or wait until it has."
NOBODY = "There is nobody to write to: no parent or carer is named."
ADJUSTMENTS = "adjustments"


@dataclass(frozen=True)
class Candidate:
    application: Application
    why_not: str = ""


@dataclass(frozen=True)
class Marks:
    """What is known of many applications at once, by their numbers."""

    adjusted: frozenset[int]
    bounced: frozenset[str]
    held: frozenset[str]


def looked_up(numbers: Iterable[int]) -> list[Application]:
    """The sent ones, in the order of their numbers."""
    sent = Application.objects.sent().filter(pk__in=list(numbers))
    known = sent.select_related("vacancy", "applicant").order_by("pk")
    return list(known.prefetch_related("holds", "checks").defer("outcome"))


def locked(numbers: Iterable[int]) -> list[Application]:
    """In one order, so that two who decide for the same people wait and do not block for ever."""
    sent = Application.objects.filter(pk__in=list(numbers)).order_by("pk")
    list(sent.select_for_update().values_list("pk"))
    return looked_up(numbers)


def moves(applications: Iterable[Application]) -> list[Stage]:
    """Where at least one of them can go, in the order of the stages."""
    every = {stage for one in applications for stage in services.moves_now(one)}
    return [stage for stage in Stage if stage in every]


def candidates(
    applications: list[Application], chosen: Chosen, to: Stage, now: datetime
) -> list[Candidate]:
    marks = marks_of(applications)
    return [
        Candidate(one, changed(one, chosen) or unfit(one, to, now) or by_itself(one, marks))
        for one in applications
    ]


def changed(application: Application, chosen: Chosen) -> str:
    return "" if chosen[application.pk] == application.version else CHANGED


def unfit(application: Application, to: Stage, now: datetime) -> str:
    try:
        services.planned(application, to, by=None, now=now)
        recipients.addressed_to(application)
    except IllegalMove as why:
        return str(why)
    except NoLongerOwed:
        return NOBODY
    return ""


def by_itself(application: Application, marks: Marks) -> str:
    """What does not stop a decision, and needs somebody to think about this one person."""
    reasons = {
        HELD: application.about in marks.held,
        HELPED: application.helped_by_id is not None,
        ADJUSTED: application.pk in marks.adjusted,
        BOUNCED: application.about in marks.bounced,
    }
    return next((why for why, holds in reasons.items() if holds), "")


def marks_of(applications: list[Application]) -> Marks:
    emails = list(waiting_or_lost(applications))
    return Marks(
        adjusted=adjusted(applications),
        bounced=frozenset(one.about for one in emails if one.state == State.FAILED),
        held=frozenset(one.about for one in emails if one.state == State.OWED),
    )


def waiting_or_lost(applications: Iterable[Application]) -> Iterable[Email]:
    by_about = {one.about: one for one in applications}
    known = Email.objects.filter(about__in=by_about).refused()
    failed = (one for one in known if one.to == recipients.shown_address(by_about[one.about]))
    return [*failed, *held(by_about)]


def held(about: Iterable[str]) -> Iterable[Email]:
    """Decisions that can still be undone: the next one waits for them."""
    owed = Email.objects.owed().untried().filter(about__in=list(about))
    return owed.filter(kind__in=(*told.MOVED[1:],))


def adjusted(applications: Iterable[Application]) -> frozenset[int]:
    parts = Part.objects.filter(application__in=applications, name=ADJUSTMENTS)
    return frozenset(
        one.application_id for one in parts if str(one.content.get("wanted", "")).strip()
    )
