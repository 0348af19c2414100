"""Every way of answering the questions that one rule reads, until it has nothing left to ask."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from itertools import chain, combinations

from recruitment.eligibility import ROUTES, Answers, Kind
from recruitment.eligibility.answers import WRITTEN_DAY
from recruitment.eligibility.engine import find
from recruitment.eligibility.questions.role import qualifications
from recruitment.eligibility.routes import with_management_vetting
from tests.eligibility.people import ESSEX, TODAY

MANAGEMENT = {
    slug: with_management_vetting(route) for slug, route in ROUTES.items() if slug != "cadet"
}

EVERY_RULE = tuple(
    {
        rule.name: rule
        for route in (*ROUTES.values(), *MANAGEMENT.values())
        for rule in route.rules
    }.values()
)
NAMED = {rule.name: rule for rule in EVERY_RULE}

# Years, and days, from what is asked to the day on which something changes.
YEARS = {
    "date-of-birth": (13, 16, 17, 18, 55),
    "came-to-uk": (3, 5),
    "insolvency-ended": (3,),
    "dismissed-on": (3, 5),
}
DAYS = {"turned-down-constable": (184,), "turned-down-special": (184,), "turned-down-pcso": (184,)}

LEAP_DAYS = ("2008-02-29", "2012-02-29", "2024-02-29")
MONTH_ENDS = ("2026-05-31", "2026-08-31", "2025-12-31", "2023-11-30")
OUTERMOST = ("1900-01-01", "2017-12-14", "2017-12-15", "2026-11-22", "2026-11-23", "2099-12-31")


@dataclass(frozen=True)
class Leaf:
    """One way of answering, and what the rule then made of it."""

    answers: Answers
    finding: object

    @property
    def last(self):
        """The last answer, as the tables write it: "money ccj", or "money ccj+iva"."""
        key, said = next(reversed(self.answers.said.items()))
        return f"{key} {said if isinstance(said, str) else '+'.join(said)}"

    @property
    def simple(self):
        """No two things were ticked together, and the last answer is no date."""
        *_, last = said = self.answers.said.values()
        ticks = (len(one) for one in said if isinstance(one, tuple))
        return max(ticks, default=1) == 1 and not WRITTEN_DAY.fullmatch("".join(last))


def choices(question, on=TODAY, pairs=True):
    if question.kind is Kind.DAY:
        return days_near(question, on)
    codes = [str(option.code) for option in question.options]
    if question.kind is Kind.ONE:
        return codes
    together = [str(option.code) for option in question.options if not option.apart]
    return [[code] for code in codes] + [list(some) for some in several(question, together, pairs)]


def several(question, codes, pairs):
    """Two ticks at a time; of qualifications, which rules count together, any number."""
    count_together = question is qualifications
    numbers = range(2, len(codes) + 1) if count_together else (2,) if pairs else ()
    return chain.from_iterable(combinations(codes, number) for number in numbers)


def days_near(question, on):
    """The day before, on and after each day that may matter, leap days and month ends."""
    exact = {date.fromisoformat(day) for day in (*LEAP_DAYS, *MONTH_ENDS, *OUTERMOST)} | {on}
    ages = [365.25 * years for years in YEARS.get(question.key, ())]
    exact |= {on - timedelta(days=round(age)) for age in (*ages, *DAYS.get(question.key, ()))}
    near = {day + timedelta(days=shift) for day in exact for shift in (-2, -1, 0, 1, 2)}
    first, last = date(1900, 1, 1), question.latest.day(on)
    return [day.isoformat() for day in sorted(near) if first <= day <= last]


def explore(rule, on=TODAY, force=ESSEX, pairs=True, answers=None):
    """Any exception but the one by which a rule asks goes through, and breaks the test."""
    answers = answers or Answers()
    found = find(rule, answers, on, force)
    if not found.needs:
        yield Leaf(answers, found)
        return
    for said in choices(found.needs, on, pairs):
        yield from explore(rule, on, force, pairs, answers.saying(found.needs, said, on))


@cache
def leaves(rule):
    """Every way, with two things ticked together too."""
    return tuple(explore(rule))


@cache
def lone_leaves(rule):
    """Every way of ticking one thing at a time."""
    return tuple(explore(rule, pairs=False))


def possible(rule):
    return {leaf.finding.verdict for leaf in lone_leaves(rule)}


def without(route, rule):
    return replace(route, rules=tuple(other for other in route.rules if other is not rule))


def result(found):
    """All that a person is told, and on which days."""
    says = (found.reason, found.next_step, found.declare, found.event)
    return found.verdict, *says, found.earliest, found.start_from
