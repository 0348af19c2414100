"""What the pages of references show, to the applicant and to a referee."""

from typing import Any

from django.urls import reverse

from recruitment import clock
from recruitment.applications.models import Application
from recruitment.applications.pages import Context
from recruitment.encryption import seal
from recruitment.references import needs, waiting
from recruitment.references.forms import RefereeForm, ReferenceForm
from recruitment.references.models import Referee, State

AUTOSAVE, AUTOSAVE_SECONDS = "autosave of a reference", 24 * 60 * 60


def of_applicant(application: Application) -> Context:
    need = needs.of_route(application.vacancy.route)
    named = list(Referee.objects.of(application).current())
    gone = waiting.lost_among(named)
    good = sum(waiting.usable(referee, gone) for referee in named)
    return {
        "application": application,
        "vacancy": application.vacancy,
        "whom": need.whom if need else "",
        "enough": need is None or good >= need.at_least,
        "referees": [one_of(application, referee, referee.about in gone) for referee in named],
    }


def one_of(application: Application, referee: Referee, lost: bool) -> Context:
    free = referee.state != State.ANSWERED
    return {
        "name": referee.name,
        "email": referee.email,
        "knows": referee.knows,
        "words": waiting.state_words(referee, lost=lost),
        "asked_words": clock.day_in_words(clock.uk_day(referee.asked_at)),
        "answered": not free,
        "instead_url": reverse("referee-instead", args=[application.reference, referee.pk])
        if free
        else "",
    }


def naming(application: Application, form: RefereeForm, before: Referee | None) -> Context:
    need = needs.of_route(application.vacancy.route)
    return {
        "application": application,
        "vacancy": application.vacancy,
        "form": form,
        "whom": need.whom if need else "",
        "before": before.name if before else "",
    }


def of_referee(referee: Referee, form: ReferenceForm) -> Context:
    """Of the applicant only the name."""
    autosave: dict[str, Any] = {
        "autosave_url": reverse("reference-autosave", args=[referee.pk, referee.token]),
        "autosave_key": seal(referee.about, AUTOSAVE),
        "version": referee.version,
    }
    return {
        **autosave,
        "form": form,
        "who": referee.application.full_name,
        "declined": referee.state == State.DECLINED,
    }


def done(referee: Referee) -> Context:
    on = referee.answered_at or referee.asked_at
    return {
        "who": referee.application.full_name,
        "on": clock.day_in_words(clock.uk_day(on)),
    }
