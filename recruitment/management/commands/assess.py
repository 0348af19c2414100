"""Judges one set of answers for all routes, or replays the outcome of an application."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import OperationalError

from recruitment.applications import reference
from recruitment.applications.models import Application
from recruitment.eligibility import (
    QUESTIONS,
    ROUTES,
    Outcome,
    Route,
    assess_all,
    replay,
    restore,
    rules_version,
    with_management_vetting,
)
from recruitment.management import said

Data = dict[str, Any]

WORDS = {
    "eligible": "can apply",
    "assess": "can apply, and a person checks",
    "not_yet": "not yet",
    "not_eligible": "cannot apply for this route",
    None: "not decided",
}


class Command(BaseCommand):
    help = "Judge a file of answers for every route, or replay what was stored (--trace)."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        add = parser.add_argument
        add("--answers", metavar="FILE", help="answers as one JSON object; - reads standard input")
        add("--trace", metavar="REFERENCE", help="an application: has anything changed since?")
        add("--on", metavar="DATE", help="judge on that day, like 2026-11-23; today if not given")
        add("--fresh", metavar="DATE", help="the day from which a rule's last check is counted")
        add("--force", metavar="FORCE", help="the name or the file of a force pack")
        add("--management-vetting", action="store_true", help="for a post that asks for it")
        add("--json", action="store_true", help="the full trace, for programs")

    def handle(self, *args: object, **options: Any) -> None:
        try:
            told = traced(options) if options["trace"] else judged(options)
        except said.Refused as refusal:
            self.stderr.write(str(refusal))
            raise SystemExit(1) from None
        self.stdout.write(
            json.dumps(told.as_data(), indent=2) if options["json"] else told.as_text()
        )


@dataclass(frozen=True)
class Judgement:
    """What the rules of one day say of one person, route by route."""

    on: date
    version: str
    outcomes: tuple[tuple[Route, Outcome | None], ...]
    """No outcome where a route had no rule on that day."""

    def as_data(self) -> Data:
        return {
            "on": self.on.isoformat(),
            "rules_version": self.version,
            "outcomes": [outcome_data(route, found) for route, found in self.outcomes],
        }

    def as_text(self) -> str:
        lines = (outcome_text(one) for one in self.as_data()["outcomes"])
        head = f"On {self.on.isoformat()}, by rules {self.version}:"
        return "\n".join([head, *("\n".join(line) for line in lines)])


def judged(options: Data) -> Judgement:
    if not options["answers"]:
        raise said.Refused("Say --answers FILE with a file of answers, or --trace REFERENCE.")
    on, pack = said.day(options["on"], "--on"), said.pack(options["force"])
    fresh = said.day(options["fresh"], "--fresh") if options["fresh"] else None
    routes = [route for route in routes_for(options) if route.rules_on(on)]
    answers = said.answers(options["answers"], on)
    found = assess_all(answers, routes, on, pack.thresholds, fresh=fresh)
    by_slug = {outcome.route.slug: outcome for outcome in found}
    outcomes = tuple((route, by_slug.get(slug)) for slug, route in ROUTES.items())
    return Judgement(on, rules_version(pack.thresholds), outcomes)


def routes_for(options: Data) -> list[Route]:
    routes = list(ROUTES.values())
    return (
        [with_management_vetting(one) for one in routes]
        if options["management_vetting"]
        else routes
    )


def outcome_data(route: Route, outcome: Outcome | None) -> Data:
    """As it is stored with an application, with verdicts in small letters."""
    kept: Data = outcome.as_data() if outcome else {}
    needs = {f["needs"] for f in kept.get("findings", ())}
    return {
        "route": route.slug,
        "verdict": small(kept.get("verdict")),
        "opens_on": kept.get("opens_on"),
        "event": kept.get("event", ""),
        "start_from": kept.get("start_from"),
        "needs": [q.key for q in QUESTIONS if q.key in needs and kept["verdict"] is None],
        "findings": [{**f, "verdict": small(f["verdict"])} for f in kept.get("findings", ())],
    }


def small(verdict: str | None) -> str | None:
    return verdict and verdict.lower()


def outcome_text(outcome: Data) -> Iterator[str]:
    opens = f", from {outcome['opens_on']}" if outcome["opens_on"] else ""
    needs = f": needs {', '.join(outcome['needs'])}" if outcome["needs"] else ""
    yield f"\n{ROUTES[outcome['route']].title} ({outcome['route']})"
    yield f"  {WORDS[outcome['verdict']]}{opens}{needs}"
    if outcome["start_from"]:
        yield f"  start from {outcome['start_from']}"
    for finding in outcome["findings"]:
        if finding["reason"]:
            yield f"  - {finding['title']}: {finding['reason']} {finding['next_step']}".rstrip()
            yield f"    {finding['source']} ({finding['confidence']}, checked {finding['checked']})"
        if finding["declare"]:
            yield f"  - {finding['title']}: to declare. {finding['declare']}"


@dataclass(frozen=True)
class Trace:
    """What was said of an application when it was sent, against what these rules say."""

    reference: str
    on: str
    version: str
    version_now: str
    differences: tuple[str, ...]

    def as_data(self) -> Data:
        return {
            "reference": self.reference,
            "on": self.on,
            "rules_version": self.version,
            "rules_version_now": self.version_now,
            "differences": list(self.differences),
        }

    def as_text(self) -> str:
        head = f"{self.reference} was judged on {self.on} by rules {self.version}."
        now = f"These are rules {self.version_now}."
        return "\n".join([head, now, *(self.differences or ("The same.",))])


def traced(options: Data) -> Trace:
    """Every rule again, as of the day of the outcome, on the answers stored with it."""
    if options["answers"]:
        raise said.Refused("Say --answers or --trace, not both.")
    force = said.pack(options["force"]).thresholds
    application, kept = stored(options["trace"])
    answers = restore(application.answers, date.fromisoformat(kept["on"]))
    return Trace(
        reference=application.reference,
        on=kept["on"],
        version=application.rules_version,
        version_now=rules_version(force),
        differences=replay(kept, answers, force),
    )


def stored(typed: str) -> tuple[Application, Data]:
    """The application, and what the rules said on the day it was sent."""
    try:
        found = Application.objects.filter(reference=reference.read(typed)).first()
    except OperationalError:
        raise said.Refused("The database, where applications are, cannot be reached.") from None
    if found is None:
        raise said.Refused(f"There is no application {said.shown(typed)}.")
    if found.outcome is None:
        raise said.Refused(f"{found} is a draft, so no outcome is stored with it.")
    return found, found.outcome
