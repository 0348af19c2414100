"""Other people on a case: the parent or carer who decides for a child, and referees."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.db.models import F

from recruitment.applications import progress
from recruitment.applications.helps import HelpStep
from recruitment.applications.models import Application
from recruitment.applications.parent_words import VERSIONS
from recruitment.applications.parents import Parent, ParentAnswer
from recruitment.applications.sections import Place
from recruitment.references import needs, waiting
from recruitment.references.forms import ReferenceForm
from recruitment.references.models import Referee, State

Context = dict[str, Any]


def on_the_case(application: Application, today: date) -> Context:
    return {"parents": parents(application), "referees": referees(application, today)}


def helped(application: Application) -> Iterator[tuple[datetime, str, str]]:
    """Each time that staff filled it in with the applicant: when, what, who."""
    if application.helped_by_id:
        for event in application.help_events.select_related("by"):
            yield event.at, HelpStep(event.what).label, str(event.by or "")


def parents(application: Application) -> list[Context]:
    """Everybody who was asked, the one who decides now first; nobody for an adult's case."""
    if not progress.needs_parent(application):
        return []
    known = Parent.objects.filter(application=application).prefetch_related("said")
    return [parent(one) for one in known.order_by("-asked_at", "-pk")]


def parent(one: Parent) -> Context:
    said = sorted(one.said.all(), key=lambda answer: answer.pk, reverse=True)
    return {
        "name": one.name,
        "email": one.email,
        "asked_at": one.asked_at,
        "ended_at": one.ended_at,
        "agrees": one.agrees and not one.ended_at,
        "said": [words(answer) for answer in said],
    }


def words(answer: ParentAnswer) -> Context:
    signed = answer.signed["name"]
    return {
        "what": "Yes" if answer.agrees else "No",
        "at": answer.at,
        "signed": f"signed “{signed}”" if signed else "",
        "child": answer.signed["child"],
        "version": answer.words_version,
        "sentences": VERSIONS[answer.words_version] if answer.agrees else (),
    }


def referees(application: Application, today: date) -> list[Context]:
    """Everybody who was named, in order; those who were replaced last."""
    if needs.of_route(application.vacancy.route) is None:
        return []
    known = Referee.objects.of(application).order_by(
        F("ended_at").asc(nulls_first=True), "asked_at", "pk"
    )
    named = list(known)
    gone = waiting.given_up_among(named)
    return [referee(one, today, lost=one.about in gone) for one in named]


def referee(one: Referee, today: date, *, lost: bool) -> Context:
    told = one.state == State.ANSWERED
    return {
        "name": one.name,
        "email": one.email,
        "knows": one.knows,
        "asked_at": one.asked_at,
        "ended_at": one.ended_at,
        "answered_at": one.answered_at,
        "state": "Email could not be delivered" if lost else State(one.state).label,
        "late": lost or one.state == State.DECLINED,
        "rows": ReferenceForm(one.typed, Place(today)).rows() if told else [],
    }
