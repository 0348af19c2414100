"""The results page: for every route one card, with the verdict in words that people understand."""

from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.dateformat import format as written

from recruitment.answers_cookie import Visit
from recruitment.applications.models import Vacancy
from recruitment.applications.pages import closing
from recruitment.eligibility import BY_KEY, ROUTES, Finding, Outcome, Route, Verdict, assess

Context = dict[str, Any]

TONES = {
    Verdict.ELIGIBLE: "now",
    Verdict.ASSESS: "check",
    Verdict.NOT_YET: "notyet",
    Verdict.NOT_ELIGIBLE: "cannot",
}
CONFIDENCE = {
    "confirmed": "We have seen this rule in its source",
    "supported": "Several police pages say the same",
    "conflict": "Sources differ, so check with the force",
    "unconfirmed": "Not confirmed yet, so check with the force",
    "general-knowledge": "General law, to be confirmed",
}


def open_routes() -> tuple[Route, ...]:
    """The routes that the force recruits for and that we have rules for."""
    return tuple(ROUTES[slug] for slug in settings.PACK.open_routes if slug in ROUTES)


def page(visit: Visit, on: date) -> Context:
    force = settings.PACK.thresholds
    outcomes = [assess(visit.answers, route, on, force) for route in open_routes()]
    outcomes.sort(key=lambda outcome: outcome.verdict)
    vacancies = open_vacancies(on)
    return {
        "heading": heading(outcomes),
        "lead": "This is a guide, not a decision. A person looks at every application.",
        "cards": [card(outcome, vacancies.get(outcome.route.slug, [])) for outcome in outcomes],
        "answers": answers(visit),
        "restart_url": reverse("fit-start"),
    }


def open_vacancies(on: date) -> dict[str, list[Vacancy]]:
    found: dict[str, list[Vacancy]] = {}
    for vacancy in Vacancy.objects.open_on(on):
        found.setdefault(vacancy.route_slug, []).append(vacancy)
    return found


def heading(outcomes: list[Outcome]) -> str:
    """The answer in one line. It says what the cards say."""
    number = len(outcomes)
    fits = sum(outcome.verdict == Verdict.ELIGIBLE for outcome in outcomes)
    checked = sum(outcome.verdict == Verdict.ASSESS for outcome in outcomes)
    if fits == number:
        return f"You fit the bill for all {number} of our routes"
    if fits:
        return f"You fit the bill for {fits} of our {number} routes"
    if checked:
        return f"You can apply for {checked} of our {number} routes, and we will check"
    dates = [outcome.opens_on for outcome in outcomes if outcome.opens_on]
    if dates:
        return f"Not yet, but from {plain(min(dates))} you can"
    return "No route is open to you while this is true"


def plain(day: date) -> str:
    return written(day, "j F Y")


def card(outcome: Outcome, vacancies: list[Vacancy]) -> Context:
    route = outcome.route
    return {
        "route_title": route.title,
        "family_label": route.family.label,
        "family_slug": route.family.value,
        "tone": TONES[outcome.verdict],
        "tag": tag(outcome),
        "lead": lead(outcome),
        "findings": [told(finding) for finding in outcome.reasons if finding.reason],
        "start_words": f"You could start from {plain(outcome.start_from)}"
        if outcome.start_from and outcome.verdict <= Verdict.ASSESS
        else "",
        "declares": [finding.declare for finding in outcome.findings if finding.declare],
        "vacancies": [advert(vacancy) for vacancy in vacancies],
        "closed": not vacancies,
    }


def tag(outcome: Outcome) -> str:
    """The public label of a verdict."""
    if outcome.verdict == Verdict.ELIGIBLE:
        return "You can apply now"
    if outcome.verdict == Verdict.ASSESS:
        number = sum(finding.verdict == Verdict.ASSESS for finding in outcome.findings)
        return f"You can apply, we will check {number} thing{'s' if number > 1 else ''}"
    if outcome.verdict == Verdict.NOT_YET:
        return f"Not yet, from {plain(outcome.opens_on)}" if outcome.opens_on else "Not yet"
    return "You cannot apply for this route"


def lead(outcome: Outcome) -> str:
    """The top of the card: it must make sense by itself in five seconds."""
    if outcome.verdict == Verdict.ELIGIBLE:
        return outcome.route.summary
    return outcome.reasons[0].reason


def told(finding: Finding) -> Context:
    return {
        "title": finding.rule.title,
        "reason": finding.reason,
        "next_step": finding.next_step,
        "source": finding.source,
        "url": finding.url,
        "confidence_words": CONFIDENCE[finding.confidence.value],
        "checked_words": plain(finding.checked),
    }


def advert(vacancy: Vacancy) -> Context:
    return {
        "title": vacancy.title,
        "url": vacancy.get_absolute_url(),
        "apply_url": reverse("apply", args=[vacancy.reference]),
        "closes_words": closing(vacancy),
    }


def answers(visit: Visit) -> list[Context]:
    raw = visit.answers.raw
    return [
        {
            "short": BY_KEY[key].short,
            "words": BY_KEY[key].words(raw[key]),
            "change_url": reverse("question", args=[key]),
        }
        for key in visit.seen
    ]
