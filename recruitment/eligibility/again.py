"""What a no from this force means for the next time: the wait for the role, and what fits now."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from recruitment.eligibility.answers import Answers, Day, Many
from recruitment.eligibility.changes import nearest_open
from recruitment.eligibility.engine import assess, assess_all, find
from recruitment.eligibility.force import Force
from recruitment.eligibility.outcome import Outcome
from recruitment.eligibility.questions.rare import Rare, rare
from recruitment.eligibility.questions.service import (
    TurnedDown,
    constable_no,
    pcso_no,
    special_no,
    turned_down_for,
)
from recruitment.eligibility.route import Route
from recruitment.eligibility.rule import Rule
from recruitment.eligibility.rules import earlier

FEW = 3
"""How many other routes help somebody who has just read a no."""


class Role(NamedTuple):
    """What several routes may lead to: somebody turned down on one waits for all of them."""

    rule: Rule
    answer: TurnedDown
    told_on: Day
    threshold: str


ROLES = (
    Role(earlier.constable_waits, TurnedDown.CONSTABLE, constable_no, "reapply_months"),
    Role(earlier.special_waits, TurnedDown.SPECIAL, special_no, "reapply_months"),
    Role(earlier.pcso_waits, TurnedDown.PCSO, pcso_no, "reapply_months_pcso"),
)


def role_of(route: Route) -> Role | None:
    return next((role for role in ROLES if role.rule in route.rules), None)


def months_to_wait(route: Route, on: date, force: Force) -> int:
    """How long the route's own rule makes somebody wait who is turned down on it; 0 if none does.

    A rule that is not in force, or not checked lately, turns nobody away, so it promises no day.
    """
    role = role_of(route)
    if role is None or not role.rule.in_force(on):
        return 0
    said = find(role.rule, turned_down(Answers(), route, on), on, force)
    threshold: Any = getattr(force, role.threshold)
    return int(threshold.value) if said.earliest else 0


def turned_down(answers: Answers, route: Route, on: date) -> Answers:
    """The same answers from somebody who was told no on that day, as they will have to say it."""
    role = role_of(route)
    if role is None:
        return answers
    answers = adding(answers, rare, Rare.TURNED_DOWN, on)
    answers = adding(answers, turned_down_for, role.answer, on)
    return answers.saying(role.told_on, on.isoformat(), on)


def adding(answers: Answers, question: Many[Any], code: str, on: date) -> Answers:
    """With one box more ticked; what says "none of these" or "not sure" goes."""
    apart = {option.code for option in question.options if option.apart}
    ticked = answers[question] - apart if question in answers else frozenset()
    return answers.saying(question, [*ticked, code], on)


def fitting(
    answers: Answers, route: Route, routes: Iterable[Route], on: date, force: Force
) -> tuple[Route, ...]:
    """The few open routes most like this one. One that needs further answers is not among them."""
    own = assess(answers, route, on, force)
    left = list(assess_all(answers, routes, on, force))
    found: list[Outcome] = []
    while len(found) < FEW and (near := nearest_open(own, left)):
        found.append(near)
        left.remove(near)
    return tuple(outcome.route for outcome in found)
