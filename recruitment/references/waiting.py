"""What an application waits for from referees, in words for its applicant: also for the tracker."""

from dataclasses import dataclass

from django.urls import reverse

from recruitment.applications.models import Application
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


def of(application: Application) -> list[Waiting]:
    """What the tracker says of referees: nothing before the applicant was told that we ask."""
    need = needs.of_route(application.vacancy.route)
    if need is None or not services.wanted(application):
        return []
    url = reverse("referees", args=[application.reference])
    named = list(Referee.objects.of(application).current())
    gone = lost_among(named)
    lines = [line(referee, url, lost=referee.about in gone) for referee in named]
    good = [referee for referee in named if usable(referee, gone)]
    missing = [Waiting(missing_words(need.at_least - len(good)), url, yours=True)]
    return [
        *(missing if len(good) < need.at_least else []),
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
