"""Rules and routes made up to test the engine with, so that no real rule has to change."""

from dataclasses import replace
from datetime import date

from recruitment.eligibility import ROUTES, Confidence, Family, Route, Verdict
from recruitment.eligibility.rule import MET, Ruling, cannot, not_until
from tests.eligibility.people import TODAY

PATTERN = ROUTES["pcep"].rules[0]


def rule_of(test, **differs):
    plain = {
        "name": "a_rule",
        "title": "A rule",
        "source": "A page",
        "url": "https://example.org/page",
        "confidence": Confidence.CONFIRMED,
        "checked": TODAY,
        "since": date(2020, 1, 1),
        "until": None,
    }
    return replace(PATTERN, test=test, **(plain | differs))


def rule_that_says(ruling, **differs):
    return rule_of(lambda answers, on, force: ruling, **differs)


def waits_until(day, **differs):
    def test(answers, on, force):
        return MET if on >= day else not_yet(day)

    return rule_of(test, **differs)


def closed_between(first, day, **differs):
    def test(answers, on, force):
        return not_yet(day) if first <= on < day else MET

    return rule_of(test, **differs)


def closes_on(day, **differs):
    """Such as an upper age."""

    def test(answers, on, force):
        return cannot("Too late.", "Ask us.") if on >= day else MET

    return rule_of(test, **differs)


def not_yet(day):
    return Ruling(verdict=Verdict.NOT_YET, reason="No.", next_step="Wait.", earliest=day)


SOME_DAY = not_until("when the moon is full", "Not yet.", "Wait.")


def route_of(*rules, slug="try", family=Family.STAFF):
    return Route(slug, family, "Try", "A route to test with.", rules)
