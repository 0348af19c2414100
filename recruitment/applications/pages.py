"""What the applicant's pages show: plain values, ready for a template."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.timezone import localdate

from recruitment import clock
from recruitment.applications.forms import DeclarationForm, DetailsForm, EvidenceForm
from recruitment.applications.models import Application, Vacancy
from recruitment.applications.stages import Stage
from recruitment.eligibility import BY_KEY, Outcome, Verdict, restore
from recruitment.encryption import seal

Context = dict[str, Any]
DraftForm = DetailsForm | EvidenceForm
PAGES = ("details", "evidence")
AUTOSAVE, AUTOSAVE_SECONDS = "autosave", 24 * 60 * 60
"""What the key of a page to its own draft is sealed for, and how long it opens it."""


def closing(vacancy: Vacancy) -> str:
    return f"11:59pm on {clock.day_in_words(vacancy.closes_on)}"


def start(vacancy: Vacancy, *, questions_first: bool = False, begun: bool = False) -> Context:
    return {
        "vacancy": vacancy,
        "closes_words": closing(vacancy),
        "questions_first": questions_first,
        "begun": begun,
    }


def refusal(outcome: Outcome, *, begun: bool) -> Context:
    """Why a route is not open, in full, and from when it may be."""
    return {
        "findings": [finding for finding in outcome.reasons if finding.verdict != Verdict.ELIGIBLE],
        "not_yet": outcome.verdict == Verdict.NOT_YET,
        "opens_words": clock.day_in_words(outcome.opens_on) if outcome.opens_on else "",
        "event": outcome.event,
        "begun": begun,
    }


def form(page: str, application: Application, typed: Mapping[str, Any] | None) -> DraftForm:
    if page == "details":
        return DetailsForm(typed or None, initial=saved(application, DetailsForm.base_fields))
    initial = saved(application, EvidenceForm.base_fields)
    return EvidenceForm(typed or None, initial=initial, vacancy=application.vacancy)


def saved(application: Application, names: Any) -> dict[str, str]:
    return {name: getattr(application, name) for name in names}


def storable(form: DraftForm) -> dict[str, str]:
    """What was typed, mistakes and all, as far as the table can hold it."""
    kept = {}
    for name, field in form.fields.items():
        value = str(form.data.get(name, form.initial[name])).strip()
        if len(value) <= field.max_length and "\0" not in value:  # type: ignore[attr-defined]
            kept[name] = value
    return kept


def following(application: Application) -> str:
    """The first page of a draft that still wants something; for a sent one, the tracker."""
    if application.at is not Stage.DRAFT:
        return "tracker"
    for page in PAGES:
        fields = (DetailsForm if page == "details" else EvidenceForm).base_fields
        if not form(page, application, saved(application, fields)).is_valid():
            return page
    return "check"


def draft(application: Application, form: DraftForm) -> Context:
    return {
        "application": application,
        "vacancy": application.vacancy,
        "closes_words": closing(application.vacancy),
        "form": form,
        "autosave_url": reverse("autosave", args=[application.reference]),
        "autosave_key": seal(str(application.pk), AUTOSAVE),
    }


def check(application: Application, form: DeclarationForm) -> Context:
    reference = [application.reference]
    return {
        "application": application,
        "vacancy": application.vacancy,
        "closes_words": closing(application.vacancy),
        "form": form,
        "sections": [
            {
                "title": "About you",
                "change_url": reverse("details", args=reference),
                "rows": about_you(application),
            },
            {
                "title": "Your example",
                "change_url": reverse("evidence", args=reference),
                "rows": [example(application)],
            },
            {
                "title": "Do you fit the bill?",
                "change_url": "",
                "rows": answers(application, changeable=True),
            },
        ],
    }


def example(application: Application) -> Context:
    question = application.vacancy.evidence_question
    return row(question, application.evidence, multiline=True)


def about_you(application: Application) -> list[Context]:
    return [
        row("Email", application.applicant.email),
        row("Full name", application.full_name),
        row("What we call you", application.known_as),
        row("Phone number", application.phone),
    ]


def row(key: str, value: str, *, multiline: bool = False, change_url: str = "") -> Context:
    shown = value or "Not provided"
    return {"key": key, "value": shown, "multiline": multiline, "change_url": change_url}


def answers(application: Application, *, changeable: bool = False) -> list[Context]:
    """Each answer as a question's short name and the words for what was said."""
    known = restore(application.answers, localdate()).raw
    return [
        row(
            BY_KEY[key].short,
            BY_KEY[key].words(value),
            change_url=reverse("change-answer", args=[application.reference, key])
            if changeable
            else "",
        )
        for key, value in known.items()
    ]


def receipt(application: Application) -> Context:
    lines = ["Today: we send you an email with your reference"]
    promised_on = application.history.all()[0].promised_on  # a later one may not be told yet
    if promised_on:
        day = clock.day_in_words(promised_on)
        lines.append(f"By {day}: we write to you about the next step")
    return {
        "application": application,
        "vacancy": application.vacancy,
        "email": application.applicant.email,
        "next_lines": lines,
    }
