"""What the applicant's pages show: plain values, ready for a template."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.timezone import localdate, now

from recruitment import clock
from recruitment.applications.forms import DeclarationForm, DetailsForm, EvidenceForm
from recruitment.applications.models import Application, StageChange, Vacancy
from recruitment.applications.stages import ENDS, Stage
from recruitment.eligibility import BY_KEY, Outcome, Verdict, restore
from recruitment.encryption import seal
from recruitment.messages.models import Email, State
from recruitment.people.models import Applicant

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
                "rows": [row(application.vacancy.evidence_question, application.evidence, True)],
            },
            {
                "title": "Do you fit the bill?",
                "change_url": "",
                "rows": changeable_answers(application),
            },
        ],
    }


def about_you(application: Application) -> list[Context]:
    return [
        row("Email", application.applicant.email),
        row("Full name", application.full_name),
        row("What we call you", application.known_as),
        row("Phone number", application.phone),
    ]


def row(key: str, value: str, multiline: bool = False) -> Context:
    shown = value or "Not provided"
    return {"key": key, "value": shown, "multiline": multiline, "change_url": ""}


def answers(raw: Mapping[str, Any]) -> list[Context]:
    """Each answer as a question's short name and the words for what was said."""
    known = restore(raw, localdate()).raw
    return [row(BY_KEY[key].short, BY_KEY[key].words(value)) for key, value in known.items()]


def changeable_answers(application: Application) -> list[Context]:
    """The answers, each with the address that lets the person change it."""
    keys = restore(application.answers, localdate()).raw
    addresses = [reverse("change-answer", args=[application.reference, key]) for key in keys]
    rows = answers(application.answers)
    return [{**row, "change_url": url} for row, url in zip(rows, addresses, strict=True)]


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


def told(applications: Iterable[Application]) -> dict[int, list[StageChange]]:
    """Of each application the moves that its applicant knows of: those whose email has gone.

    An email that cannot be delivered hides nothing: who looks here learns it here. Sending is
    the applicant's own act, so it needs no email to be known. Give the applications
    with their history prefetched: the emails of all of them take one query.
    """
    about = {application.about: application for application in applications}
    gone = Email.objects.filter(about__in=about).exclude(state=State.OWED)
    known = set(gone.values_list("about", "occurrence"))
    return {
        application.pk: [
            move
            for move in application.history.all()
            if move.was == Stage.DRAFT or (name, str(move.pk)) in known
        ]
        for name, application in about.items()
    }


def tracker(application: Application) -> Context:
    moves = told([application])[application.pk]
    at = last(moves)
    return {
        "application": application,
        "vacancy": application.vacancy,
        "box": box(application, at, moves[-1].promised_on if moves else None),
        "steps": steps(application, moves),
        "happened": [happened(move) for move in reversed(moves)],
    }


def box(application: Application, at: Stage, promised_on: date | None) -> Context:
    """The one thing on top: what the person has to do, or nothing until a day, or the end."""
    if at is Stage.DRAFT and not application.vacancy.is_open_at(now()):
        return closed(application.vacancy)
    if at is Stage.DRAFT:
        return {
            "tone": "do",
            "title": f"Send your application by {closing(application.vacancy)}",
            "text": at.next_step,
            "action_url": reverse(following(application), args=[application.reference]),
            "action_label": "Go on with your application",
        }
    if promised_on and promised_on < localdate() and at not in ENDS:
        return late(promised_on)
    until = f" until {clock.day_in_words(promised_on)}" if promised_on else ""
    return {
        "tone": "done" if at in ENDS else "wait",
        "title": at.to_applicant if at in ENDS else f"Nothing to do{until}",
        "text": at.next_step,
        "action_url": "",
        "action_label": "",
    }


def closed(vacancy: Vacancy) -> Context:
    return {
        "tone": "done",
        "title": "This vacancy has closed",
        "text": f"It closed at {closing(vacancy)}. Your application was not sent. "
        "We have kept what you typed.",
        "action_url": reverse("careers"),
        "action_label": "See what is open",
    }


def late(promised_on: date) -> Context:
    return {
        "tone": "late",
        "title": "We are late",
        "text": f"We said that we would write by {clock.day_in_words(promised_on)}. "
        "You do not need to do anything. Write to us if you want to ask.",
        "action_url": "",
        "action_label": "",
    }


def last(moves: list[StageChange]) -> Stage:
    return Stage(moves[-1].now) if moves else Stage.DRAFT


def steps(application: Application, moves: list[StageChange]) -> list[Context]:
    """The way from sending to the first day, with where the person is."""
    path: list[Stage] = [stage for stage in application.path if stage is not Stage.DRAFT]
    been = [path.index(Stage(move.now)) for move in moves if move.now in path]
    here = max(been, default=-1)
    ended = last(moves) in ENDS
    return [step(stage, number, here, ended) for number, stage in enumerate(path)]


def step(stage: Stage, number: int, here: int, ended: bool) -> Context:
    if number < here or (number == here and ended):
        state, words = "done", "Done"
    elif number == here:
        state, words = "now", "You are here"
    else:
        state, words = "todo", "Not reached" if ended else "To come"
    return {"title": stage.to_applicant, "state": state, "words": words}


def happened(move: StageChange) -> Context:
    return {
        "when": clock.moment_in_words(move.at),
        "what": Stage(move.now).to_applicant,
        "words": move.words,
    }


def all_of(applicant: Applicant) -> Context:
    known = Application.objects.of(applicant).select_related("vacancy").order_by("-begun_at")
    applications = list(known.defer("answers", "outcome", "evidence").prefetch_related("history"))
    moves = told(applications)
    return {
        "applicant": applicant,
        "applications": [summary(one, last(moves[one.pk])) for one in applications],
    }


def summary(application: Application, at: Stage) -> Context:
    return {
        "reference": application.reference,
        "title": application.vacancy.title,
        "url": reverse("tracker", args=[application.reference]),
        "words": at.to_applicant,
        "draft": at is Stage.DRAFT,
        "closed": at is Stage.DRAFT and not application.vacancy.is_open_at(now()),
        "closes_words": closing(application.vacancy),
    }
