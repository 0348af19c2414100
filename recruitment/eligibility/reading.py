"""Which questions a rule can read and how it can come out, found by trying answers on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, cast

from recruitment.eligibility.answers import Answers, Kind, Question, Raw, Unacceptable
from recruitment.eligibility.dates import years_after
from recruitment.eligibility.engine import find
from recruitment.eligibility.force import Force
from recruitment.eligibility.outcome import Finding
from recruitment.eligibility.questions import QUESTIONS
from recruitment.eligibility.rule import Rule
from recruitment.eligibility.verdict import Verdict

YEARS = (-60, -30, -17, -15, -12, -4, -2, 1)
DAYS = (-1, 0, 1)
"""How far from today the days lie that are tried: either side of the ages and waits of rules."""

OF_THE_ENGINE = "stale_days"


@dataclass(frozen=True)
class Reach:
    """All that a rule can read and say on one day."""

    questions: tuple[Question[object], ...]  # in the order asked
    verdicts: tuple[Verdict, ...]  # best first
    thresholds: tuple[str, ...]


class Watching:
    """A force that remembers which of its thresholds were read."""

    def __init__(self, force: Force) -> None:
        self.force = force
        self.seen: set[str] = set()

    def __getattr__(self, name: str) -> Any:
        self.seen.add(name)
        return getattr(self.force, name)


def explore(rule: Rule, on: date, force: Force) -> tuple[Question[object], ...]:
    """Every question that the rule can read, in the order asked."""
    return reach(rule, on, force).questions


@lru_cache(maxsize=1024)
def reach(rule: Rule, on: date, force: Force) -> Reach:
    watching = Watching(force)
    found = tuple(tried(rule, Answers(), on, cast(Force, watching)))
    read = frozenset[str]().union(*(finding.reads for finding in found))
    return Reach(
        questions=tuple(question for question in QUESTIONS if question.key in read),
        verdicts=tuple(sorted({f.verdict for f in found if f.verdict is not None})),
        thresholds=tuple(name for name in vars(force) if name in watching.seen - {OF_THE_ENGINE}),
    )


def tried(rule: Rule, answers: Answers, on: date, force: Force) -> Iterator[Finding]:
    """What the rule says of everyone who gives it the answers that it needs, one after another."""
    finding = find(rule, answers, on, force)
    if finding.needs is None:
        yield finding
        return
    for choice in choices(finding.needs, on):
        yield from tried(rule, answers.saying(finding.needs, choice, on), on, force)


def choices(question: Question[object], on: date) -> Iterator[Raw]:
    """Each option; with boxes to tick also all that go together; of days, a few on every side."""
    codes = [str(option.code) for option in question.options]
    if question.kind is Kind.ONE:
        yield from codes
    elif question.kind is Kind.MANY:
        yield from ([code] for code in codes)
        yield [str(option.code) for option in question.options if not option.apart]
    else:
        yield from (day.isoformat() for day in days(on) if accepted(question, day, on))


def days(on: date) -> Iterator[date]:
    yield from (years_after(on, years) for years in YEARS)
    yield from (on + timedelta(days=shift) for shift in DAYS)


def accepted(question: Question[object], day: date, on: date) -> bool:
    try:
        question.accept(day.isoformat(), on)
    except Unacceptable:
        return False
    return True
