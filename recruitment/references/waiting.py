"""What an application waits for from referees, in words for its applicant: also for the tracker."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse

from recruitment.applications import told
from recruitment.applications.models import Application
from recruitment.applications.told import Told
from recruitment.messages.models import Email, EmailQuerySet
from recruitment.messages.models import State as Delivery
from recruitment.references import needs, services
from recruitment.references.models import Referee, State


@dataclass(frozen=True)
class Waiting:
    """One line, and the page on which something can be done about it."""

    text: str
    url: str
    yours: bool
    """The applicant has to do something; else we wait for somebody else."""


Named = Mapping[int, list[Referee]]
"""Those who count, by application."""


def of(application: Application) -> list[Waiting]:
    return of_all([application], {application.pk: told.known(application)})[application.pk]


def of_all(
    applications: Iterable[Application], known: Mapping[int, Told]
) -> dict[int, list[Waiting]]:
    """What the applicant reads of referees: nothing before they were told that we ask."""
    every = list(applications)
    asked = [one for one in every if services.wanted_at(one, known[one.pk].at)]
    named = named_for(asked)
    gone = lost_among([referee for one in asked for referee in named[one.pk]])
    theirs = {one.pk: lines_of(one, named[one.pk], gone) for one in asked}
    return {one.pk: theirs.get(one.pk, []) for one in every}


def named_for(applications: list[Application]) -> Named:
    named: dict[int, list[Referee]] = {one.pk: [] for one in applications}
    if named:
        current = Referee.objects.current().filter(application__in=named)
        for referee in current.order_by("asked_at", "pk"):
            named[referee.application_id].append(referee)
    return named


def lines_of(application: Application, named: list[Referee], gone: set[str]) -> list[Waiting]:
    need = needs.of_route(application.vacancy.route)
    at_least = need.at_least if need else 0
    url = reverse("referees", args=[application.reference])
    lines = [line(referee, url, lost=referee.about in gone) for referee in named]
    good = [referee for referee in named if usable(referee, gone)]
    missing = [Waiting(missing_words(at_least - len(good)), url, yours=True)]
    return [
        *(missing if len(good) < at_least else []),
        *(one for one in lines if one is not None),
    ]


def missing_words(number: int) -> str:
    return "Name a referee." if number == 1 else f"Name {number} referees."


def usable(referee: Referee, gone: set[str]) -> bool:
    return referee.state != State.DECLINED and referee.about not in gone


def line(referee: Referee, url: str, *, lost: bool) -> Waiting | None:
    words = state_words(referee, lost=lost)
    if referee.state == State.ANSWERED:
        return None
    return Waiting(words, url, yours=lost or referee.state == State.DECLINED)


def state_words(referee: Referee, *, lost: bool) -> str:
    if referee.state == State.ANSWERED:
        return f"{referee.name} has told us."
    if referee.state == State.DECLINED:
        return f"{referee.name} cannot give a reference. Name somebody else."
    if lost:
        return f"Our email did not reach {referee.name}. Name somebody else, or mend the address."
    return f"We wait for {referee.name}."


def lost_among(referees: list[Referee]) -> set[str]:
    """What the emails are about that a mail server refused for good: one query for all."""
    return set(emails_to(referees).refused().values_list("about", flat=True))


def given_up_among(referees: list[Referee]) -> set[str]:
    """The same for staff, with what did not leave for a fault of ours."""
    failed = emails_to(referees).filter(state=Delivery.FAILED)
    return set(failed.values_list("about", flat=True))


def emails_to(referees: list[Referee]) -> EmailQuerySet:
    asked = {referee.about for referee in referees if referee.state == State.ASKED}
    return Email.objects.filter(kind=services.ASK, about__in=asked)
