"""Assess, find the next question, and take answers back in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, TypeVar

from recruitment.eligibility.answers import Answers, Question, Said, Unacceptable, Unanswered
from recruitment.eligibility.force import Force
from recruitment.eligibility.outcome import Finding, Outcome
from recruitment.eligibility.questions import BY_KEY, QUESTIONS
from recruitment.eligibility.route import Route
from recruitment.eligibility.rule import Rule
from recruitment.eligibility.verdict import Verdict
from recruitment.eligibility.words import marked

T = TypeVar("T")

# A rule that named a new day on every day would be followed for ever.
MOST_DAYS = 366

CLOSED_BY_THEN = marked("You would need to wait until {day}, and by then it is too late. {reason}")
COUNTS_FROM = marked("From {day} this counts too. {reason}")


def assess(
    answers: Answers, route: Route, on: date, force: Force, fresh: date | None = None
) -> Outcome:
    """Apply every rule in force on that day. Nothing stops early: people see all the reasons.

    Whether a rule was checked lately enough is seen from the day `fresh`: the same day unless said.
    """
    return Judging(answers, force, fresh or on).outcome(route, on)


def assess_all(
    answers: Answers,
    routes: Iterable[Route],
    on: date,
    force: Force,
    *,
    fresh: date | None = None,
) -> tuple[Outcome, ...]:
    """As `assess`, in the order of the routes, applying once a rule that many of them share."""
    judging = Judging(answers, force, fresh or on)
    return tuple([judging.outcome(route, on) for route in routes])


def next_question(
    answers: Answers, routes: Iterable[Route], on: date, force: Force, *, thorough: bool = False
) -> Question[object] | None:
    """The first question, in the order people expect, that an undecided route still needs.

    Thorough: that any route needs, so that someone who cannot join sees every reason at once.
    """
    judging = Judging(answers, force, on)
    outcomes = [judging.on_day(route, on) for route in routes]
    needed = needs(outcome for outcome in outcomes if thorough or not outcome.decided)
    return next((question for question in QUESTIONS if question in needed), None)


def still_to_ask(
    answers: Answers, routes: Iterable[Route], on: date, force: Force
) -> tuple[Question[object], ...]:
    """What routes that are decided need to give every reason. An answer may open a follow-up."""
    judging = Judging(answers, force, on)
    outcomes = [judging.on_day(route, on) for route in routes]
    needed = needs(outcome for outcome in outcomes if outcome.decided)
    return tuple([question for question in QUESTIONS if question in needed])


def needs(outcomes: Iterable[Outcome]) -> set[Question[object]]:
    return {f.needs for outcome in outcomes for f in outcome.findings if f.needs is not None}


def find(
    rule: Rule, answers: Answers, on: date, force: Force, fresh: date | None = None
) -> Finding:
    return Judging(answers, force, fresh or on).find(rule, on)


def trusted_since(day: date, force: Force) -> date:
    """On that day, what was checked before this one needs to be checked again."""
    return day - timedelta(days=force.stale_days.value)


def restore(raw: object, on: date) -> Answers:
    """The only way raw answers get in. What is unknown or no longer an answer is left behind."""
    answers = Answers()
    for key, said in raw.items() if isinstance(raw, Mapping) else ():
        try:
            answers = answers.saying(BY_KEY[key], said, on)
        except (KeyError, Unacceptable):
            continue
    return answers


class Reading(Answers):
    """Answers that are parsed once, and that remember what was read, for findings to say so."""

    def __init__(self, said: Mapping[str, Said]) -> None:
        super().__init__(said)
        self.seen: set[str] = set()
        self.parsed: dict[str, Any] = {}

    def __getitem__(self, question: Question[T]) -> T:
        key = question.key
        self.seen.add(key)
        if key not in self.parsed:
            self.parsed[key] = super().__getitem__(question)
        value: T = self.parsed[key]
        return value


class Judging:
    """One set of answers, judged on as many days as it takes, each rule at most once a day."""

    def __init__(self, answers: Answers, force: Force, fresh: date) -> None:
        self.reading = Reading(answers.said)
        self.force = force
        self.fresh = fresh
        self.oldest = trusted_since(fresh, force)
        self.found: dict[date, dict[Rule, Finding | None]] = {}

    def changed(self, answers: Answers, keys: frozenset[str]) -> Judging:
        """The same after those answers changed. A finding that read none of them still stands."""
        other = Judging(answers, self.force, self.fresh)
        for day, found in self.found.items():
            other.found[day] = {
                rule: finding
                for rule, finding in found.items()
                if finding is None or finding.reads.isdisjoint(keys)
            }
        return other

    def outcome(self, route: Route, on: date) -> Outcome:
        today = self.on_day(route, on)
        if not today.decided or today.verdict < Verdict.NOT_YET:
            return today
        return looking_ahead(today, self.days_ahead(today))

    def on_day(self, route: Route, day: date) -> Outcome:
        """The findings alone, without looking into the future."""
        found = self.found.setdefault(day, {})
        for rule in route.rules:
            if rule not in found:
                found[rule] = self.find(rule, day) if rule.in_force(day) else None
        return Outcome(route, day, tuple(filter(None, map(found.get, route.rules))))

    def find(self, rule: Rule, day: date) -> Finding:
        seen: set[str] = set()
        self.reading.seen = seen
        try:
            ruling = rule.test(self.reading, day, self.force)
        except Unanswered as gap:
            return Finding(rule, frozenset(seen), needs=gap.question)
        return Finding.of(rule, frozenset(seen), ruling, self.oldest)

    def days_ahead(self, today: Outcome) -> Iterator[Outcome]:
        """The route on each later day on which it may open, in order: no route opens between."""
        days, last = rule_changes(today.route) | named(today), today
        for _ in range(MOST_DAYS):
            ahead = [day for day in days if day > last.on and not stays_closed(last, day)]
            if not ahead:
                return
            last = self.on_day(today.route, min(ahead))
            yield last
            days |= named(last)
        raise RuntimeError(f"{today.route.slug}: the rules name new days without end")


def stays_closed(outcome: Outcome, day: date) -> bool:
    """A rule that names a day keeps to it, and one that names none keeps to what it said."""
    return any(
        finding.rule.in_force(day)
        and (finding.verdict is Verdict.NOT_ELIGIBLE or (finding.earliest or day) > day)
        for finding in outcome.closing
    )


def rule_changes(route: Route) -> set[date]:
    """Every day on which a rule comes into force, or is in force no more."""
    begins = {rule.since for rule in route.rules}
    return begins | {rule.until + timedelta(days=1) for rule in route.rules if rule.until}


def named(outcome: Outcome) -> set[date]:
    return {finding.earliest for finding in outcome.findings if finding.earliest}


def looking_ahead(today: Outcome, later: Iterable[Outcome]) -> Outcome:
    """With the first day on which the route opens, or with the reason why there is none."""
    last, waiting = today, today if today.waits_for_event else None
    for last in later:
        if last.open:
            return replace(today, opens_on=last.on)
        if not last.decided:
            return today
        waiting = waiting or (last if last.waits_for_event else None)
    if today.verdict is Verdict.NOT_ELIGIBLE:
        return today
    return waiting_for_event(today, waiting) if waiting else never_open(today, last)


def waiting_for_event(today: Outcome, day: Outcome) -> Outcome:
    """Only what may happen on any day is in the way by then, so no date can be told."""
    if today.event:
        return today
    return today.with_later(f.from_day(day.on, COUNTS_FROM) for f in day.closing)


def never_open(today: Outcome, last: Outcome) -> Outcome:
    """By the last day that anyone could wait for, something else has closed the route for good."""
    closed = [f for f in last.findings if f.verdict is Verdict.NOT_ELIGIBLE]
    return today.with_later(f.from_day(last.on, CLOSED_BY_THEN) for f in closed)
