"""One route's verdict as a card: what it is, why, from which source, and what to do next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext, gettext_noop, ngettext

from recruitment.eligibility import BY_KEY, Finding, Later, Outcome, Route, Verdict
from recruitment.site.language import day, listed, put, span
from recruitment.vacancies.models import Vacancy, any_usual

Context = dict[str, Any]

TONES = {
    Verdict.ELIGIBLE: "now",
    Verdict.ASSESS: "check",
    Verdict.NOT_YET: "notyet",
    Verdict.NOT_ELIGIBLE: "cannot",
}
CONFIDENCE = {
    "confirmed": gettext_noop("We have seen this rule in its source"),
    "supported": gettext_noop("Several police pages say the same"),
    "conflict": gettext_noop("Sources differ, so check with the force"),
    "unconfirmed": gettext_noop("Not confirmed yet, so check with the force"),
    "general-knowledge": gettext_noop("General law, to be confirmed"),
}
YEARS_HERE = "came-to-uk"


@dataclass(frozen=True)
class Way:
    """What would open a route that is closed, as far as anybody can know."""

    steps: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    """What has to happen besides: nobody knows on which day, and no step brings it about."""
    day: date | None = None
    """The first day on which it can be open after all of that, when that is not today."""
    unknown: bool = False
    """Whether the answers that are left could show that something would open it."""


@dataclass(frozen=True)
class Around:
    """What a card says besides its own outcome."""

    vacancies: Sequence[Vacancy]
    way: Way
    nearest: Context | None
    answered: frozenset[str]


def card(outcome: Outcome, around: Around) -> Context:
    return {
        **named(outcome.route),
        "tone": TONES[outcome.verdict],
        "tag": tag(outcome, around.way, vacant=any_usual(around.vacancies)),
        "open": outcome.open,
        "lead": lead(outcome),
        "caution": caution(main_reason(outcome)),
        "start_words": starting(outcome),
        "findings": [told(f, around.answered) for f in outcome.reasons if f.reason],
        "declares": [put(finding.declare) for finding in outcome.findings if finding.declare],
        "vacancies": [advert(vacancy) for vacancy in around.vacancies],
        **way_in(outcome, around),
    }


def named(route: Route) -> Context:
    return {
        "slug": route.slug,
        "route_title": put(route.title),
        "family_label": put(route.family.label),
        "summary": put(route.summary),
        "later": [coming(later) for later in route.later],
        "interest_url": reverse("interest", args=[route.slug]),
    }


def lead(outcome: Outcome) -> str:
    """The top of the card: it must make sense by itself in five seconds."""
    main = main_reason(outcome)
    if main is None:
        return put(outcome.route.summary)
    if outcome.open:
        return f"{put(main.reason)} {put(main.next_step)}"
    return put(main.reason)


def main_reason(outcome: Outcome) -> Finding | None:
    """The one at the top: of several waits the longest, as that is the one that counts."""
    if outcome.verdict is Verdict.ELIGIBLE:
        return None
    worst = [finding for finding in outcome.reasons if finding.verdict is outcome.verdict]
    if outcome.opens_on:
        return max(worst, key=lambda finding: finding.earliest or date.min)
    return next((finding for finding in worst if finding.event), worst[0])


def caution(finding: Finding | None) -> str:
    """Said beside a reason that holds somebody up, when nobody can be sure of its rule."""
    if finding is None or finding.verdict not in (Verdict.ASSESS, Verdict.NOT_YET):
        return ""
    if finding.confidence.can_refuse:
        return ""
    return f"{put(CONFIDENCE[finding.confidence.value])}."


def tag(outcome: Outcome, way: Way, *, vacant: bool) -> str:
    """The public label of a verdict. Nobody "can apply now" where no vacancy is open."""
    if outcome.verdict is Verdict.ELIGIBLE:
        return gettext("You can apply now") if vacant else gettext("You fit the bill")
    if outcome.verdict is Verdict.ASSESS:
        return to_check(outcome, vacant=vacant)
    if outcome.verdict is Verdict.NOT_YET:
        return not_yet(outcome, way)
    return gettext("You cannot apply for this route")


def not_yet(outcome: Outcome, way: Way) -> str:
    """From which day; where nobody can know it, after what."""
    if outcome.opens_on:
        return gettext("Not yet, from %(day)s") % {"day": day(outcome.opens_on)}
    events = events_of(outcome)
    if not events:
        return gettext("Not yet")
    if len(events) > 1:
        words = gettext("Not yet: %(number)s things have to happen first")
        return words % {"number": len(events)}
    return gettext("Not yet: you can apply %(when)s") % {"when": happening(events, way.day)}


def events_of(outcome: Outcome) -> tuple[str, ...]:
    """All that has to happen first, in the order of the rules."""
    return tuple(dict.fromkeys(f.event for f in outcome.closing if f.waits_for_event))


def happening(events: Sequence[str], earliest: date | None) -> str:
    """As the rules say it: "when the case has ended"."""
    when = listed(events)
    if earliest is None:
        return when
    words = gettext("%(when)s, from %(day)s at the earliest")
    return words % {"when": when, "day": day(earliest)}


def to_check(outcome: Outcome, *, vacant: bool) -> str:
    number = sum(finding.verdict is Verdict.ASSESS for finding in outcome.findings)
    if vacant:
        words = ngettext(
            "You can apply, we will check %(number)s thing",
            "You can apply, we will check %(number)s things",
            number,
        )
    else:
        words = ngettext(
            "We would check %(number)s thing", "We would check %(number)s things", number
        )
    return words % {"number": number}


def starting(outcome: Outcome) -> str:
    if not outcome.start_from or outcome.verdict > Verdict.ASSESS:
        return ""
    return gettext("You could start from %(day)s.") % {"day": day(outcome.start_from)}


def told(finding: Finding, answered: frozenset[str]) -> Context:
    return {
        "title": put(finding.rule.title),
        "reason": put(finding.reason),
        "next_step": put(finding.next_step),
        "source": finding.source,
        "url": finding.url,
        "confidence_words": put(CONFIDENCE[finding.confidence.value]),
        "checked_words": day(finding.checked),
        "caution": caution(finding),
        "stale": finding.stale,
        "changes": changing(finding.reads & answered),
    }


def changing(keys: frozenset[str]) -> list[Context]:
    """The answers that a reason rests on, each with the way back to it."""
    return [
        {"short": put(question.short), "url": reverse("question", args=[key])}
        for key, question in BY_KEY.items()
        if key in keys
    ]


def coming(later: Later) -> Context:
    return {
        "title": put(later.title),
        "words": put(later.words),
        "source": later.source,
        "url": later.url,
        "confidence_words": put(CONFIDENCE[later.confidence.value]),
    }


def advert(vacancy: Vacancy) -> Context:
    return {
        "title": vacancy.title,
        "url": vacancy.get_absolute_url(),
        "apply_url": reverse("apply", args=[vacancy.reference]),
        "closes_words": vacancy.closes_words,
        "years_words": years_words(vacancy.more_years),
    }


def years_words(years: int) -> str:
    """Said beside the way in, as the card was judged without this."""
    if not years:
        return ""
    return gettext("This role asks for %(years)s years in the UK.") % {"years": years}


def way_in(outcome: Outcome, around: Around) -> Context:
    """For a route that is not open: what would open it, and what is open instead."""
    waits = bool(outcome.opens_on)
    return {
        "more_words": folded_words(outcome),
        "opening": "" if outcome.open else opening(outcome, around.way),
        "nearest": around.nearest,
        "calendar_url": reverse("calendar", args=[outcome.route.slug]) if waits else "",
        "remind_url": reminding(outcome) if waits else "",
    }


def reminding(outcome: Outcome) -> str:
    return reverse("remind", query={"route": outcome.route.slug})


def folded_words(outcome: Outcome) -> str:
    number = sum(bool(finding.reason) for finding in outcome.reasons)
    if not number:
        return gettext("What comes later")
    words = ngettext("The reason and the rule", "All %(number)s reasons and rules", number)
    return words % {"number": number}


def nearest(outcome: Outcome, *, on_page: bool) -> Context:
    slug = outcome.route.slug
    url = f"#route-{slug}" if on_page else reverse("who-can-apply-route", args=[slug])
    return {"title": put(outcome.route.title), "url": url}


def opening(outcome: Outcome, way: Way) -> str:
    """The smallest change, as people say it."""
    if way.steps:
        return stepping(way)
    if way.events:
        return unplanned(way)
    if way.day:
        return waiting(outcome, way.day)
    if way.unknown:
        return gettext("To see what could open it, answer the questions that are left.")
    if outcome.verdict is Verdict.NOT_YET:
        return gettext("We cannot know when that will be.")
    return gettext("Nothing that you can change affects it.")


def stepping(way: Way) -> str:
    """A step may take longer than the wait, so the day is only ever the earliest."""
    values = {"steps": listed(way.steps)}
    first = gettext("You need this first: %(steps)s.") % values
    if way.events:
        when = happening(way.events, way.day)
        return f"{first} {gettext('You can then apply %(when)s.') % {'when': when}}"
    if way.day:
        return f"{first} {gettext('The earliest day is then %(day)s.') % {'day': day(way.day)}}"
    return gettext("This would open it: %(steps)s.") % values


def unplanned(way: Way) -> str:
    """Of one thing the label of the card says what it is, and the earliest day."""
    unknown = gettext("We cannot know when that will be.")
    if len(way.events) > 1:
        when = happening(way.events, way.day)
        return f"{gettext('You can apply %(when)s.') % {'when': when}} {unknown}"
    return unknown if way.day else f"{unknown} {gettext('Nothing else is in the way.')}"


def waiting(outcome: Outcome, opens: date) -> str:
    last = [finding for finding in outcome.closing if finding.earliest == opens]
    if any(YEARS_HERE in finding.reads for finding in last):
        words = gettext("Only time changes this: %(span)s more in the UK.")
        return words % {"span": span(outcome.on, opens)}
    return gettext("Only time changes this: it opens on %(day)s.") % {"day": day(opens)}
