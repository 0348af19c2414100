"""Assess, find the next question, and take answers back in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeVar

from recruitment.eligibility.answers import Answers, Question, Unacceptable
from recruitment.eligibility.force import Force
from recruitment.eligibility.judging import Findings, Judging, Reading
from recruitment.eligibility.outcome import Finding, Outcome
from recruitment.eligibility.questions import BY_KEY, QUESTIONS
from recruitment.eligibility.route import Route
from recruitment.eligibility.rule import Rule
from recruitment.eligibility.words import marked

T = TypeVar("T")

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
    return Findings(Reading(answers.said), on, force, fresh or on)[rule]


def restore(raw: object, on: date) -> Answers:
    """The only way raw answers get in. What is unknown or no longer an answer is left behind."""
    answers = Answers()
    for key, said in raw.items() if isinstance(raw, Mapping) else ():
        try:
            answers = answers.saying(BY_KEY[key], said, on)
        except (KeyError, Unacceptable):
            continue
    return answers
