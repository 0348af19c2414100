"""What a rule is, and the ways in which it can come out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from recruitment.eligibility.answers import Answers
from recruitment.eligibility.force import Force, Threshold
from recruitment.eligibility.verdict import Basis, Confidence, Verdict
from recruitment.eligibility.words import Value, told


@dataclass(frozen=True)
class Source:
    """A published page that a rule rests on, and the day on which it was last checked."""

    name: str
    url: str
    checked: date


@dataclass(frozen=True, kw_only=True)
class Ruling:
    """What one rule says of one person. Whoever cannot apply now is told why, and what to do."""

    verdict: Verdict
    reason: str = ""
    next_step: str = ""
    earliest: date | None = None
    event: str = ""  # what has to happen when no date can be worked out: "when you have ..."
    declare: str = ""
    start_from: date | None = None
    by: Threshold[Verdict] | None = None  # set when the force pack, not the rule, decided

    def __post_init__(self) -> None:
        if self.verdict is not Verdict.ELIGIBLE and not (self.reason and self.next_step):
            raise ValueError("A reason and a next step are owed")
        if self.verdict is Verdict.NOT_YET and not (self.earliest or self.event):
            raise ValueError("Not yet, but until when?")


Test = Callable[[Answers, date, Force], Ruling]

MET = Ruling(verdict=Verdict.ELIGIBLE)


def met_but(declare: str) -> Ruling:
    """Met, and there is something to tell us when applying."""
    return Ruling(verdict=Verdict.ELIGIBLE, declare=declare)


def we_check(reason: str, next_step: str) -> Ruling:
    """A person must look: anyone may apply."""
    return Ruling(verdict=Verdict.ASSESS, reason=reason, next_step=next_step)


def not_until(event: str, reason: str, next_step: str) -> Ruling:
    """Closed until something happens on a day that nobody can work out."""
    return Ruling(verdict=Verdict.NOT_YET, reason=reason, next_step=next_step, event=event)


def met_from(earliest: date, on: date, *, reason: str, next_step: str, **values: Value) -> Ruling:
    """Met from the start of that day. The values stand in the reason, for whoever has to wait."""
    if earliest <= on:
        return MET
    return Ruling(
        verdict=Verdict.NOT_YET,
        reason=told(reason, **values),
        next_step=next_step,
        earliest=earliest,
    )


def cannot(reason: str, next_step: str) -> Ruling:
    """Closed for as long as this is true."""
    return Ruling(verdict=Verdict.NOT_ELIGIBLE, reason=reason, next_step=next_step)


def as_pack_says(
    threshold: Threshold[Verdict], *, reason: str, next_step: str, event: str, until: str = ""
) -> Ruling:
    """What the force has decided, on the force's authority. `until` is the next step of a wait."""
    verdict = threshold.value
    if verdict is Verdict.ELIGIBLE:
        return MET
    if verdict is Verdict.ASSESS:
        return Ruling(verdict=verdict, reason=reason, next_step=next_step, by=threshold)
    waits_for = event if verdict is Verdict.NOT_YET else ""
    return Ruling(
        verdict=verdict, reason=reason, next_step=until or next_step, event=waits_for, by=threshold
    )


@dataclass(frozen=True, kw_only=True, eq=False)
class Rule:
    name: str
    title: str
    says: str  # what is asked, in plain words; {threshold} stands for a value of the force
    basis: Basis
    source: str
    url: str
    confidence: Confidence
    checked: date
    since: date  # first day in force: never earlier than its source
    until: date | None  # last day in force: old law gets an end, it is never edited away
    test: Test

    def plain(self, force: Force) -> str:
        """What the rule asks of everybody, with this force's values."""
        values = {name: threshold.value for name, threshold in vars(force).items()}
        return told(self.says, **{k: v for k, v in values.items() if f"{{{k}}}" in self.says})

    def in_force(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)


def rule(
    title: str,
    says: str,
    source: Source,
    confidence: Confidence,
    basis: Basis,
    *,
    since: date,
    until: date | None = None,
) -> Callable[[Test], Rule]:
    """Makes a rule of a function: its name, authority, confidence and dates beside it."""

    def made(test: Test) -> Rule:
        return Rule(
            name=test.__name__,
            title=title,
            says=says,
            basis=basis,
            source=source.name,
            url=source.url,
            confidence=confidence,
            checked=source.checked,
            since=since,
            until=until,
            test=test,
        )

    return made
