"""The results page: every route's verdict in words that people understand, the best ones first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, gettext_noop, ngettext

from recruitment import result_code
from recruitment.answers_cookie import Visit
from recruitment.eligibility import (
    BY_KEY,
    Answers,
    Family,
    Outcome,
    Verdict,
    assess,
    nearest_open,
    rules_version,
    smallest_change,
)
from recruitment.site.cards import Around, Way, card, events_of, nearest, not_yet
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
    elsewhere: tuple[Outcome, ...] = ()
    """Routes that nobody asked about, but that the answers open, while none of the others is."""


@dataclass(frozen=True)
class Whole:
    """All that the cards are made from."""

    visit: Visit
    outcomes: tuple[Outcome, ...]
    offered: tuple[Outcome, ...]
    """What can be named as open instead: routes that the force recruits for."""
    ways: dict[str, Way]

    @classmethod
    def of(cls, visit: Visit, result: Result) -> Whole:
        closed = [outcome for outcome in result.outcomes if not outcome.open]
        ways = {outcome.route.slug: way(outcome, visit.answers) for outcome in closed}
        recruiting = tuple(outcome for outcome in result.outcomes if recruits(outcome))
        return cls(visit, result.outcomes, (*recruiting, *result.elsewhere), ways)


MANY = 2

SECTIONS = {
    "now": gettext_noop("You fit the bill"),
    "check": gettext_noop("We would check something first"),
    "notyet": gettext_noop("Not yet"),
    "cannot": gettext_noop("Not open to you"),
}


CHANGEABLE = frozenset(
    key for key, question in BY_KEY.items() if any(o.gain or o.loss for o in question.options)
)
"""Questions that somebody could come to answer otherwise after a change in their life."""


def page(visit: Visit, result: Result, on: date) -> Context:
    whole = Whole.of(visit, result)
    counted = [outcome for outcome in result.outcomes if recruits(outcome)]
    return {
        "heading": heading(counted, whole.ways, everything=not result.chosen),
        "lead": lead(counted, everything=not result.chosen),
        "sections": sections(whole, on),
        "closed": closed(whole),
        "more_words": more_words(result.more),
        "answers": answers(visit, result.outcomes),
        "choices": result.chosen,
        "why_fewer": result.why_fewer,
        "ask_others": bool(result.chosen) and not result.why_fewer and none_open(counted),
        "others": others(whole, counted),
        "copy_url": reverse("copy"),
        **stamp(on),
    }


def way(outcome: Outcome, answers: Answers) -> Way:
    change = smallest_change(outcome, answers, settings.PACK.thresholds)
    if change:
        return Way(change.steps, day=change.wait_until)
    unknown = bool(outcome.unknown) and not closed_for_good(outcome)
    return after_events(outcome, answers) or Way(unknown=unknown)


def after_events(outcome: Outcome, answers: Answers) -> Way | None:
    """What is left to do or to wait for when all has happened that has to happen first."""
    events, force = events_of(outcome), settings.PACK.thresholds
    if not events:
        return None
    waiting = {finding.rule for finding in outcome.closing if finding.waits_for_event}
    rules = tuple(rule for rule in outcome.route.rules if rule not in waiting)
    rest = assess(answers, replace(outcome.route, rules=rules), outcome.on, force)
    if rest.open:
        return Way(events=events)
    change = smallest_change(rest, answers, force)
    return Way(change.steps, events, change.wait_until) if change else None


def closed_for_good(outcome: Outcome) -> bool:
    """Something closes it that no other answer could open: it rests on what nobody can change."""
    return any(
        finding.verdict is Verdict.NOT_ELIGIBLE
        and finding.rule.until is None
        and finding.reads.isdisjoint(CHANGEABLE)
        for finding in outcome.findings
    )


def stamp(on: date) -> Context:
    """The day and the rules that this came from."""
    code = result_code.make(on, rules_version(settings.PACK.thresholds))
    return {"checked_words": day(on), "code": code}


def recruits(outcome: Outcome) -> bool:
    return outcome.route.slug in settings.PACK.open_routes


def none_open(counted: list[Outcome]) -> bool:
    return not any(outcome.open for outcome in counted)


def heading(counted: list[Outcome], ways: dict[str, Way], *, everything: bool) -> str:
    """The answer in one line. It counts the routes that the force recruits for, as the cards do."""
    number = len(counted)
    fits = sum(outcome.verdict is Verdict.ELIGIBLE for outcome in counted)
    checked = sum(outcome.verdict is Verdict.ASSESS for outcome in counted)
    if not number:
        return gettext("We do not recruit for this now")
    if fits:
        return fitting(fits, number)
    if checked:
        return could_apply(checked, number)
    return waiting(counted, ways) or not_open(number, everything=everything)


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


def waiting(counted: list[Outcome], ways: dict[str, Way]) -> str:
    """The first day, or else the least that has to happen first; empty when nothing helps."""
    dates = [outcome.opens_on for outcome in counted if outcome.opens_on]
    if dates:
        return gettext("Not yet, but from %(day)s you can") % {"day": day(min(dates))}
    later = [outcome for outcome in counted if outcome.verdict is Verdict.NOT_YET]

    def least(outcome: Outcome) -> tuple[int, date]:
        return len(events_of(outcome)), ways[outcome.route.slug].day or outcome.on

    first = min(later, key=least, default=None)
    return not_yet(first, ways[first.route.slug]) if first else ""


def not_open(number: int, *, everything: bool) -> str:
    """Whoever chose hears of what they chose: something else may be open to them."""
    if everything:
        return gettext("No route is open to you while this is true")
    return ngettext(
        "This route is not open to you",
        "None of the routes you asked about is open to you",
        number,
    )


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


def sections(whole: Whole, on: date) -> list[Context]:
    """The routes that the force recruits for, by verdict; in each, in the order of the routes."""
    vacancies = Vacancy.objects.by_route_on(on)
    recruiting = [outcome for outcome in whole.outcomes if recruits(outcome)]
    cards = [card(outcome, around(outcome, whole, vacancies)) for outcome in recruiting]
    return [
        {"tone": tone, "title": put(title), "cards": chosen}
        for tone, title in SECTIONS.items()
        if (chosen := [one for one in cards if one["tone"] == tone])
    ]


def closed(whole: Whole) -> list[Context]:
    """The routes that nobody can apply for now, judged all the same: by family, best first."""
    families: dict[Family, list[Context]] = {}
    for outcome in sorted(whole.outcomes, key=lambda outcome: outcome.verdict):
        if not recruits(outcome):
            one = card(outcome, around(outcome, whole, {}))
            families.setdefault(outcome.route.family, []).append(one)
    return [
        {"title": put(family.label), "cards": families[family]}
        for family in Family
        if family in families
    ]


def around(outcome: Outcome, whole: Whole, vacancies: Vacancies) -> Around:
    return Around(
        vacancies=vacancies.get(outcome.route.slug, []),
        way=whole.ways.get(outcome.route.slug, Way()),
        nearest=None if outcome.open else instead(outcome, whole),
        answered=frozenset(whole.visit.seen),
    )


def instead(outcome: Outcome, whole: Whole) -> Context | None:
    """The nearest open route, on this page if it was asked about."""
    found = nearest_open(outcome, whole.offered)
    return nearest(found, on_page=found in whole.outcomes) if found else None


def others(whole: Whole, counted: list[Outcome]) -> list[Context]:
    """What is open instead of all that was asked about, each once."""
    if not none_open(counted):
        return []
    found = [one for outcome in counted if (one := instead(outcome, whole))]
    return [one for number, one in enumerate(found) if one not in found[:number]]


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
