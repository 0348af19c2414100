"""Applies rules to one set of answers, as often as it takes and no more than once a day each.

A page judges a hundred rules for eighteen routes, and a search for the smallest change does so
hundreds of times. That is why a few things here are worked out beforehand and looked up later.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache
from operator import itemgetter
from typing import Any, TypeVar

from recruitment.eligibility.answers import Answers, Kind, Question, Said, Unanswered
from recruitment.eligibility.force import Force
from recruitment.eligibility.outcome import RULING, Finding, Outcome
from recruitment.eligibility.questions import QUESTIONS
from recruitment.eligibility.questions.role import qualifications
from recruitment.eligibility.route import Route
from recruitment.eligibility.rule import MET, Rule
from recruitment.eligibility.verdict import Verdict
from recruitment.eligibility.words import marked

T = TypeVar("T")

Read = dict[str, Question[object]]
"""What was read, by key and in that order."""

# A rule that named a new day on every day would be followed for ever.
MOST_DAYS = 366

CLOSED_BY_THEN = marked("You would need to wait until {day}, and by then it is too late. {reason}")
COUNTS_FROM = marked("From {day} this counts too. {reason}")


DATED = frozenset(question.key for question in QUESTIONS if question.kind is Kind.DAY)


def trusted_since(day: date, force: Force) -> date:
    """On that day, what was checked before this one needs to be checked again."""
    return day - timedelta(days=force.stale_days.value)


class Reading(Answers):
    """Answers that are parsed once, and that remember what was read, for findings to say so."""

    def __init__(self, said: Mapping[str, Said]) -> None:
        super().__init__(said)
        self.seen: Read = {}
        self.parsed: dict[str, Any] = {}

    def __getitem__(self, question: Question[T]) -> T:
        key = question.key
        self.seen[key] = question
        if key not in self.parsed:
            self.parsed[key] = super().__getitem__(question)
        value: T = self.parsed[key]
        return value


class Known:
    """What rules say, and which of them would close a route."""

    def __init__(self) -> None:
        self.all: dict[Rule, Finding] = {}
        self.closing: set[Rule] = set()

    def add(self, finding: Finding) -> None:
        """In this order: other threads read the second first."""
        if finding.closes:
            self.closing.add(finding.rule)
        self.all[finding.rule] = finding


@lru_cache(maxsize=4)
def settled(day: date, force: Force) -> dict[str, dict[Said | None, Known]]:
    """What rules that read one question say of one option of it, on one day in one force.

    It is the rulebook worked out, the same for everybody, and fills as people come. Nothing in it
    is anybody's: no date, and no two ticks together, as from many of these one could tell whose
    they are. What people passed is the exception: most tick several, and thousands tick the same.
    """
    return {question.key: {} for question in QUESTIONS}


class Findings(dict[Rule, Finding]):
    """What the rules say on one day. A rule is applied when it is first looked up.

    On the day of judging much is known before anybody comes. On a later day, a rule that read
    answers, but no date among them, says what it said on that one.
    """

    def __init__(
        self, reading: Reading, day: date, force: Force, fresh: date, today: Findings | None = None
    ) -> None:
        super().__init__()
        self.reading = reading
        self.day = day
        self.force = force
        self.oldest = trusted_since(fresh, force)
        self.closing: set[Rule] = set()
        self.today: Mapping[Rule, Finding] = today or {}
        self.settled = settled(day, force) if day == fresh else {}
        for key, known in self.settled.items():
            if found := known.get(reading.said.get(key)):
                self.update(found.all)
                self.closing.update(found.closing)

    def __missing__(self, rule: Rule) -> Finding:
        known = self.today.get(rule)
        stands = known is not None and known.reads and known.reads.isdisjoint(DATED)
        finding = self[rule] = known if known and stands else self.apply(rule)
        if finding.closes:
            self.closing.add(rule)
        seen = self.reading.seen
        if len(seen) == 1 and self.settled:
            self.keep(finding, next(iter(seen.values())))
        return finding

    def apply(self, rule: Rule) -> Finding:
        seen = self.reading.seen
        seen.clear()
        try:
            ruling = rule.test(self.reading, self.day, self.force)
        except Unanswered as gap:
            return Finding(rule, frozenset(seen), needs=gap.question)
        if ruling is MET:
            return Finding(rule, frozenset(seen), Verdict.ELIGIBLE)
        return Finding.of(rule, frozenset(seen), ruling, self.oldest)

    def keep(self, finding: Finding, question: Question[object]) -> None:
        if question.kind is Kind.DAY or question.key not in self.settled:
            return
        said = self.reading.said.get(question.key)
        alone = said is None or isinstance(said, str) or len(said) == 1
        if alone or question is qualifications:
            self.settled[question.key].setdefault(said, Known()).add(finding)

    def take(self, findings: Mapping[Rule, Finding]) -> None:
        """What is known already."""
        self.update(findings)
        self.closing.update([rule for rule, finding in findings.items() if finding.closes])


class Judging:
    """One set of answers, judged on as many days as it takes, each rule at most once a day."""

    def __init__(self, answers: Answers, force: Force, fresh: date) -> None:
        self.reading = Reading(answers.said)
        self.force = force
        self.fresh = fresh
        self.days: dict[date, Findings] = {}

    def on(self, day: date) -> Findings:
        if day not in self.days:
            today = self.days.get(self.fresh)
            self.days[day] = Findings(self.reading, day, self.force, self.fresh, today)
        return self.days[day]

    def changed(self, answers: Answers, keys: frozenset[str]) -> Judging:
        """The same after those answers changed. A finding that read none of them still stands."""
        other = Judging(answers, self.force, self.fresh)
        for day, found in self.days.items():
            stands = {rule: f for rule, f in found.items() if f.reads.isdisjoint(keys)}
            other.on(day).take(stands)
        return other

    def outcome(self, route: Route, on: date) -> Outcome:
        today = self.on_day(route, on)
        found = self.days[on]
        closing = rule_set(route) & found.closing
        if not closing or closed_for_good(found, closing) or not today.decided:
            return today
        return looking_ahead(today, self.days_ahead(today))

    def on_day(self, route: Route, day: date) -> Outcome:
        """The findings alone, without looking into the future."""
        found = self.on(day)
        return Outcome(route, day, pick(route, day)(found))

    def days_ahead(self, today: Outcome) -> Iterator[Outcome]:
        """The route on each later day on which it may open, in order: no route opens between."""
        days, last = rule_changes(today.route, today.on) | named(today), today
        for _ in range(MOST_DAYS):
            ahead = [day for day in days if day > last.on and not stays_closed(last, day)]
            if not ahead:
                return
            last = self.on_day(today.route, min(ahead))
            yield last
            days |= named(last)
        raise RuntimeError(f"{today.route.slug}: the rules name new days without end")


def closed_for_good(found: Findings, closing: frozenset[Rule]) -> bool:
    """The quick answer where there is one: most routes are closed to most people by such a rule."""
    for rule in closing:
        if rule.until is None and found[rule].verdict is Verdict.NOT_ELIGIBLE:
            return True
    return False


def stays_closed(outcome: Outcome, day: date) -> bool:
    """A rule that names a day keeps to it, and one that names none keeps to what it said."""
    return any(
        finding.rule.in_force(day)
        and (finding.verdict is Verdict.NOT_ELIGIBLE or (finding.earliest or day) > day)
        for finding in outcome.closing
    )


@lru_cache(maxsize=4096)
def pick(route: Route, day: date) -> Callable[[Findings], tuple[Finding, ...]]:
    """Takes what belongs to a route. Of fewer than two an itemgetter makes no tuple."""
    rules = route.rules_on(day)
    if len(rules) > 1:
        return itemgetter(*rules)
    return lambda found: tuple([found[rule] for rule in rules])


@lru_cache(maxsize=4096)
def rule_set(route: Route) -> frozenset[Rule]:
    return frozenset(route.rules)


@lru_cache(maxsize=4096)
def rule_changes(route: Route, on: date) -> frozenset[date]:
    """Every later day on which a rule comes into force, or is in force no more."""
    begins = {rule.since for rule in route.rules}
    ends = {rule.until + timedelta(days=1) for rule in route.rules if rule.until}
    return frozenset(day for day in begins | ends if day > on)


def named(outcome: Outcome) -> set[date]:
    rulings = [ruling for ruling in map(RULING, outcome.findings) if ruling is not MET]
    return {ruling.earliest for ruling in rulings if ruling.earliest}


def looking_ahead(today: Outcome, later: Iterable[Outcome]) -> Outcome:
    """With the first day on which the route opens, or with the reason why there is none."""
    last, waiting = today, today if today.waits_for_event else None
    for last in later:
        if last.open:
            return today._replace(opens_on=last.on)
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
