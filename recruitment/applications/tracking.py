"""The tracker: where an application is, as far as its applicant has been told."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.timezone import localdate, now

from recruitment import clock
from recruitment.applications import pages
from recruitment.applications.models import Application, StageChange
from recruitment.applications.pages import Context
from recruitment.applications.stages import ENDED_WITHOUT, ENDS, Stage
from recruitment.messages.models import Email, State
from recruitment.people.models import Applicant
from recruitment.vacancies.models import Vacancy


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
            "title": f"Send your application by {application.vacancy.closes_words}",
            "text": at.next_step,
            "action_url": reverse(pages.following(application), args=[application.reference]),
            "action_label": "Go on with your application",
        }
    if at in ENDED_WITHOUT:
        return ended(at)
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
        "text": f"It closed at {vacancy.closes_words}. Your application was not sent. "
        "We have kept what you typed.",
        "action_url": reverse("careers"),
        "action_label": "See what is open",
    }


def ended(at: Stage) -> Context:
    """A no gets as much care as a yes: what it is, and where to go from here."""
    return {
        "tone": "wait",
        "title": at.to_applicant,
        "text": f"{at.next_step} Other routes may be open to you now.",
        "action_url": reverse("fit-start"),
        "action_label": "See what fits you",
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
    """The way from sending to the first day, with where the person is; after a no, only so far."""
    path: list[Stage] = [stage for stage in application.path if stage is not Stage.DRAFT]
    been = [path.index(Stage(move.now)) for move in moves if move.now in path]
    here = max(been, default=-1)
    if last(moves) in ENDS:
        return [step(stage, "done", "Done") for stage in path[: here + 1]]
    states = [("done", "Done")] * here + [("now", "You are here")] * (here >= 0)
    states += [("todo", "To come")] * (len(path) - len(states))
    return [step(stage, *state) for stage, state in zip(path, states, strict=True)]


def step(stage: Stage, state: str, words: str) -> Context:
    return {"title": stage.to_applicant, "state": state, "words": words}


def happened(move: StageChange) -> Context:
    return {
        "when": clock.moment_in_words(move.at),
        "what": Stage(move.now).to_applicant,
        "words": move.words,
    }


def all_of(applicant: Applicant) -> Context:
    known = Application.objects.of(applicant).select_related("vacancy").order_by("-begun_at")
    applications = list(known.defer("answers", "outcome").prefetch_related("history"))
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
        "closes_words": application.vacancy.closes_words,
    }
