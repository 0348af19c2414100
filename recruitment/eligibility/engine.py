"""Assess, find the next question, and take answers back in."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from datetime import date

from recruitment.eligibility.answers import Answers, Question, Unacceptable, Unanswered, Watched
from recruitment.eligibility.force import Force
from recruitment.eligibility.outcome import Finding, Outcome
from recruitment.eligibility.questions import BY_KEY, QUESTIONS
from recruitment.eligibility.route import Route
from recruitment.eligibility.routes import ROUTES
from recruitment.eligibility.rule import Rule
from recruitment.eligibility.verdict import Verdict


def assess(answers: Answers, route: Route, on: date, force: Force) -> Outcome:
    """Apply every rule in force on that day. Nothing stops early: people see all the reasons."""
    outcome = apply_rules(answers, route, on, force)
    return replace(outcome, opens_on=first_open_day(outcome, answers, force))


def next_question(
    answers: Answers, routes: Iterable[Route], on: date, force: Force
) -> Question[object] | None:
    """The first question, in the order people expect, that an undecided route still needs."""
    outcomes = (apply_rules(answers, route, on, force) for route in routes)
    undecided = (outcome for outcome in outcomes if not outcome.decided)
    needed = {finding.needs for outcome in undecided for finding in outcome.unknown}
    return next((question for question in QUESTIONS if question in needed), None)


def apply_rules(answers: Answers, route: Route, on: date, force: Force) -> Outcome:
    """The findings alone, without looking into the future."""
    return Outcome(route, on, tuple(find(rule, answers, on, force) for rule in route.rules_on(on)))


def find(rule: Rule, answers: Answers, on: date, force: Force) -> Finding:
    watched = Watched(answers.said)
    try:
        ruling = rule.test(watched, on, force)
    except Unanswered as gap:
        return Finding(rule=rule, reads=frozenset(watched.seen), needs=gap.question)
    return Finding.of(rule, ruling, frozenset(watched.seen))


def first_open_day(outcome: Outcome, answers: Answers, force: Force) -> date | None:
    """Assess again on the latest day named until the route opens, so no later limit is missed."""
    if not closed_until_a_day(outcome):
        return None
    while closed_until_a_day(outcome):
        latest = max(finding.earliest for finding in outcome.findings if finding.earliest)
        outcome = apply_rules(answers, outcome.route, latest, force)
    return outcome.on if outcome.decided and outcome.verdict < Verdict.NOT_YET else None


def closed_until_a_day(outcome: Outcome) -> bool:
    return outcome.decided and outcome.verdict is Verdict.NOT_YET and not outcome.event


def restore(raw: object, on: date) -> Answers:
    """The only way raw answers get in. What is unknown or no longer an answer is left behind."""
    answers = Answers()
    for key, said in raw.items() if isinstance(raw, Mapping) else ():
        try:
            answers = answers.saying(BY_KEY[key], said, on)
        except (KeyError, Unacceptable):
            continue
    return answers


def rules_version(force: Force) -> str:
    """Changes whenever a rule's name, source or dates, or a threshold of the force, change."""
    rules = {rule.name: rule for route in ROUTES.values() for rule in route.rules}
    facts = [
        [r.name, r.title, r.source, r.url, r.confidence, r.checked, r.since, r.until]
        for r in sorted(rules.values(), key=lambda rule: rule.name)
    ]
    written = json.dumps([facts, asdict(force)], sort_keys=True, default=str)
    return hashlib.sha256(written.encode()).hexdigest()[:12]
