"""What the applicant's pages show around a draft: plain values, ready for a template."""

from typing import Any

from django.urls import reverse

from recruitment import clock
from recruitment.applications import sections
from recruitment.applications.models import Application
from recruitment.applications.stages import Stage
from recruitment.eligibility import Answers, Outcome, Verdict
from recruitment.vacancies.models import Vacancy

Context = dict[str, Any]


def start(
    vacancy: Vacancy,
    answers: Answers,
    *,
    questions_first: bool = False,
    begun: bool = False,
) -> Context:
    wanted = sections.of_route(vacancy.route)
    return {
        "vacancy": vacancy,
        "closes_words": vacancy.closes_words,
        "questions_first": questions_first,
        "begun": begun,
        "tasks_count": len(wanted),
        "minutes": sum(section.minutes for section in wanted),
        "carried": [] if questions_first else carried(vacancy, answers),
    }


def carried(vacancy: Vacancy, answers: Answers) -> list[str]:
    """The sections into which answers of the questionnaire would go."""
    wanted = sections.of_route(vacancy.route)
    return [section.title for section in wanted if section.carried(answers)]


def refusal(outcome: Outcome, *, begun: bool) -> Context:
    """Why a route is not open, in full, and from when it may be."""
    return {
        "findings": [finding for finding in outcome.reasons if finding.verdict != Verdict.ELIGIBLE],
        "not_yet": outcome.verdict == Verdict.NOT_YET,
        "opens_words": clock.day_in_words(outcome.opens_on) if outcome.opens_on else "",
        "event": outcome.event,
        "begun": begun,
    }


def following(application: Application) -> str:
    """Where a draft goes on; for a sent one, the tracker."""
    return "tasks" if application.at is Stage.DRAFT else "tracker"


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
        "copy_url": reverse("copy-text", args=[application.reference]),
    }
