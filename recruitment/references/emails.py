"""What the emails to referees say, and those to applicants about them.

A referee learns the applicant's name, and nothing else of them: not the role, not the stage.
"""

from typing import Any

from django.conf import settings
from django.urls import reverse

from recruitment.applications import told
from recruitment.applications.emails import about_application
from recruitment.applications.models import Application
from recruitment.applications.stages import ENDS
from recruitment.messages.models import Email
from recruitment.messages.outbox import EmailKind, NoLongerOwed
from recruitment.references import needs, services
from recruitment.references.models import Referee, State
from recruitment.schedule import SCHEDULE, called

Facts = dict[str, Any]
LAST = called(SCHEDULE["referee"].days[-1], "day")


def still_counts(number: str) -> Referee:
    """Nobody is written to about somebody who was replaced, or an application that has ended."""
    known = Referee.objects.current().select_related("application__vacancy")
    referee = known.filter(pk=number).first()
    if referee is None or told.known(referee.application).at in ENDS:
        raise NoLongerOwed
    return referee


def to_referee(referee: Referee) -> Facts:
    page = reverse("reference", args=[referee.pk, referee.token])
    return {
        "referee": referee,
        "who": referee.application.full_name,
        "link": f"{settings.SITE_URL}{page}",
    }


def request(email: Email) -> Facts:
    referee = still_counts(email.about.removeprefix("referee:"))
    if referee.state != State.ASKED:
        raise NoLongerOwed
    last = email.occurrence == LAST
    return {**to_referee(referee), "again": bool(email.occurrence), "last": last}


def thanks(email: Email) -> Facts:
    known = Referee.objects.select_related("application")
    return to_referee(known.get(pk=email.about.removeprefix("referee:")))


def about_referee(email: Email) -> Facts:
    referee = still_counts(email.occurrence)
    application = referee.application
    page = reverse("referees", args=[application.reference])
    return {
        **about_application(application),
        "referee": referee,
        "declined": referee.state == State.DECLINED,
        "page": f"{settings.SITE_URL}{page}",
    }


def silent(email: Email) -> Facts:
    """Not of somebody whose address was refused: the applicant knows that by then."""
    facts = about_referee(email)
    if facts["referee"].state != State.ASKED or services.lost(facts["referee"]):
        raise NoLongerOwed
    return facts


def another(email: Email) -> Facts:
    facts = about_referee(email)
    if facts["referee"].state == State.ANSWERED:
        raise NoLongerOwed
    return facts


def name_them(email: Email) -> Facts:
    known = Application.objects.select_related("vacancy")
    application = known.get(pk=email.about.removeprefix("application:"))
    need = needs.of_route(application.vacancy.route)
    named = Referee.objects.of(application).current().count()
    if need is None or told.known(application).at in ENDS or named >= need.at_least:
        raise NoLongerOwed
    page = reverse("referees", args=[application.reference])
    return {
        **about_application(application),
        "whom": need.whom,
        "page": f"{settings.SITE_URL}{page}",
    }


KINDS = (
    EmailKind(services.ASK, request, reminder=True),
    EmailKind(services.THANK, thanks),
    EmailKind(services.NUDGE, silent, kept=True, reminder=True),
    EmailKind(services.NAME, name_them, kept=True),
    EmailKind(services.ANOTHER, another, kept=True),
)
