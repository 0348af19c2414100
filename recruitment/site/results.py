"""The results page: every route's verdict in words that people understand, the best ones first."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, gettext_noop, ngettext

from recruitment import result_code
from recruitment.answers_cookie import Visit
from recruitment.eligibility import (
    BY_KEY,
    Family,
    Outcome,
    Verdict,
    nearest_open,
    rules_version,
    smallest_change,
)
from recruitment.site.cards import Around, card
from recruitment.site.language import day, put, said
from recruitment.vacancies.models import Vacancy

Context = dict[str, Any]
Vacancies = dict[str, list[Vacancy]]


@dataclass(frozen=True)
class Result:
    """What the rules say, and of what."""

    outcomes: tuple[Outcome, ...]
    more: int
    """How many questions would bring more reasons; no verdict hangs on them."""
    chosen: str
    """What was asked about, in words; nothing when that is everything."""
    why_fewer: str = ""
    """What a child is told for whom we chose; nothing when they see what they chose."""


MANY = 2

SECTIONS = {
    "now": gettext_noop("You fit the bill"),
    "check": gettext_noop("We would check something first"),
    "notyet": gettext_noop("Not yet"),
    "cannot": gettext_noop("Not open to you"),
}


def page(visit: Visit, result: Result, on: date) -> Context:
    outcomes = result.outcomes
    counted = [outcome for outcome in outcomes if recruits(outcome)]
    return {
        "heading": heading(counted),
        "lead": lead(counted, everything=not result.chosen),
        "sections": sections(visit, outcomes, on),
        "closed": closed(visit, outcomes),
        "more_words": more_words(result.more),
        "answers": answers(visit, outcomes),
        "choices": result.chosen,
        "why_fewer": result.why_fewer,
        "copy_url": reverse("copy"),
        **stamp(on),
    }


def stamp(on: date) -> Context:
    """The day and the rules that this came from."""
    code = result_code.make(on, rules_version(settings.PACK.thresholds))
    return {"checked_words": day(on), "code": code}


def recruits(outcome: Outcome) -> bool:
    return outcome.route.slug in settings.PACK.open_routes


def open_vacancies(on: date) -> Vacancies:
    found: Vacancies = {}
    for vacancy in Vacancy.objects.open_on(on):
        found.setdefault(vacancy.route_slug, []).append(vacancy)
    return found


def heading(counted: list[Outcome]) -> str:
    """The answer in one line. It counts the routes that the force recruits for, as the cards do."""
    number = len(counted)
    fits = sum(outcome.verdict is Verdict.ELIGIBLE for outcome in counted)
    checked = sum(outcome.verdict is Verdict.ASSESS for outcome in counted)
    if not number:
        return gettext("We do not recruit for this now")
    if fits:
        return fitting(fits, number)
    return could_apply(checked, number) if checked else not_open(counted)


def fitting(fits: int, number: int) -> str:
    if fits < number:
        words = gettext("You fit the bill for %(fits)s of our %(number)s routes")
        return words % {"fits": fits, "number": number}
    words = ngettext(
        "You fit the bill for this route",
        "You fit the bill for all %(number)s of our routes",
        number,
    )
    return words % {"number": number}


def could_apply(checked: int, number: int) -> str:
    words = ngettext(
        "You can apply for this route, and we will check",
        "You can apply for %(checked)s of our %(number)s routes, and we will check",
        number,
    )
    return words % {"checked": checked, "number": number}


def not_open(counted: list[Outcome]) -> str:
    dates = [outcome.opens_on for outcome in counted if outcome.opens_on]
    if dates:
        return gettext("Not yet, but from %(day)s you can") % {"day": day(min(dates))}
    if any(outcome.verdict is Verdict.NOT_YET for outcome in counted):
        return gettext("Not yet: something else has to happen first")
    return gettext("No route is open to you while this is true")


def lead(counted: list[Outcome], *, everything: bool) -> str:
    """What the number in the heading is a number of."""
    number = len(counted)
    if number < MANY:
        return ""
    if everything:
        words = gettext("We count the %(number)s routes that we recruit for now.")
    else:
        words = gettext("We count the %(number)s of your routes that we recruit for now.")
    return words % {"number": number}


def sections(visit: Visit, outcomes: tuple[Outcome, ...], on: date) -> list[Context]:
    """The routes that the force recruits for, by verdict; in each, in the order of the routes."""
    vacancies = open_vacancies(on)
    recruiting = tuple(outcome for outcome in outcomes if recruits(outcome))
    cards = [card(outcome, around(outcome, visit, recruiting, vacancies)) for outcome in recruiting]
    return [
        {"tone": tone, "title": put(title), "cards": chosen}
        for tone, title in SECTIONS.items()
        if (chosen := [one for one in cards if one["tone"] == tone])
    ]


def closed(visit: Visit, outcomes: tuple[Outcome, ...]) -> list[Context]:
    """The routes that nobody can apply for now, judged all the same: by family, best first."""
    recruiting = tuple(outcome for outcome in outcomes if recruits(outcome))
    families: dict[Family, list[Context]] = {}
    for outcome in sorted(outcomes, key=lambda outcome: outcome.verdict):
        if not recruits(outcome):
            one = card(outcome, around(outcome, visit, recruiting, {}))
            families.setdefault(outcome.route.family, []).append(one)
    return [
        {"title": put(family.label), "cards": families[family]}
        for family in Family
        if family in families
    ]


def around(
    outcome: Outcome, visit: Visit, recruiting: tuple[Outcome, ...], vacancies: Vacancies
) -> Around:
    force = settings.PACK.thresholds
    return Around(
        vacancies=vacancies.get(outcome.route.slug, []),
        change=None if outcome.open else smallest_change(outcome, visit.answers, force),
        nearest=None if outcome.open else nearest_open(outcome, recruiting),
        answered=frozenset(visit.seen),
    )


def more_words(number: int) -> str:
    if not number:
        return ""
    words = ngettext(
        "Answer at least %(number)s more question to see every reason",
        "Answer at least %(number)s more questions to see every reason",
        number,
    )
    return words % {"number": number}


def answers(visit: Visit, outcomes: tuple[Outcome, ...]) -> list[Context]:
    """What was said, as far as some route reads it."""
    read = frozenset[str]().union(*(outcome.reads for outcome in outcomes))
    return [
        {
            "short": put(BY_KEY[key].short),
            "words": said(BY_KEY[key], visit.answers.raw[key]),
            "change_url": reverse("question", args=[key]),
        }
        for key in visit.seen
        if key in read
    ]
