"""The tracker of one application, and the list of somebody's applications."""

from collections.abc import Sequence
from datetime import date, datetime

from django.urls import reverse

from recruitment import clock
from recruitment.applications import progress, told
from recruitment.applications import waiting as parents
from recruitment.applications.models import Application
from recruitment.applications.pages import Context
from recruitment.applications.parents import Parent
from recruitment.applications.stages import ENDS, Stage
from recruitment.applications.told import Told
from recruitment.interviews.services import Visit, visits
from recruitment.people.models import Applicant
from recruitment.references import waiting as referees
from recruitment.references.waiting import Waiting
from recruitment.tracker import steps as way
from recruitment.tracker.box import box, made
from recruitment.tracker.happened import happened


def tracker(application: Application, now: datetime) -> Context:
    known = told.known(application)
    steps = way.steps(application, known)
    awaited = referees.of_all([application], {application.pk: known})[application.pk]
    shown = box(application, known, visit(application, known, now), now)
    return {
        "application": application,
        "vacancy": application.vacancy,
        "box": theirs(awaited, shown, known.promised_on),
        "steps": steps,
        "steps_title": way.title(steps),
        "waits": waits(application, awaited),
        "happened": happened(application, known),
        "sent": known.at is not Stage.DRAFT,
        "may_withdraw": known.at not in (Stage.DRAFT, *ENDS),
        "interview": known.at is Stage.INTERVIEW,
    }


def theirs(awaited: Sequence[Waiting], shown: Context, promised_on: date | None) -> Context:
    """Nobody who has a referee to name reads that there is nothing to do."""
    yours = next((one for one in awaited if one.yours), None)
    if yours is None or not shown["idle"]:
        return shown
    until = f" We write to you by {clock.day_in_words(promised_on)}." if promised_on else ""
    text = f"{shown['text']}{until}"
    return made("do", yours.text.rstrip("."), text, yours.url, "Your referees")


def waits(application: Application, awaited: Sequence[Waiting]) -> list[Context]:
    """What other people have to do, or the applicant has to do about them."""
    lines = [{"text": one.text, "url": one.url} for one in awaited]
    needed = progress.needs_parent(application)
    parent = Parent.objects.of(application) if needed else None
    if parent and not parent.agrees:
        url = reverse("parent-name", args=[application.reference])
        lines.append({"text": parents.for_parent(parent), "url": url})
    return lines


def visit(application: Application, known: Told, now: datetime) -> Visit:
    if known.at is not Stage.INTERVIEW:
        return Visit()
    return visits([application], now)[application.pk]


def all_of(applicant: Applicant, now: datetime) -> Context:
    every = Application.objects.of(applicant).select_related("vacancy").order_by("-begun_at")
    applications = list(told.with_all(every.defer("answers", "outcome")))
    known = told.told(applications)
    there = [one for one in applications if known[one.pk].at is Stage.INTERVIEW]
    choosing = visits(there, now) if there else {}
    awaited = referees.of_all(applications, known)
    summaries = []
    for one in applications:
        shown = box(one, known[one.pk], choosing.get(one.pk, Visit()), now)
        on_top = theirs(awaited[one.pk], shown, known[one.pk].promised_on)
        summaries.append(summary(one, known[one.pk], on_top, now))
    return {"applicant": applicant, "applications": summaries}


def summary(application: Application, known: Told, on_top: Context, now: datetime) -> Context:
    """With the same on top as its tracker has."""
    draft = known.at is Stage.DRAFT
    return {
        "reference": application.reference,
        "title": application.vacancy.title,
        "url": reverse("tracker", args=[application.reference]),
        "words": known.at.to_applicant,
        "draft": draft,
        "closed": draft and not application.vacancy.is_open_at(now),
        "closes_words": application.vacancy.closes_words,
        "box": on_top,
    }
