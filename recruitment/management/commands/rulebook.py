"""Prints the rulebook, for the people who own the rules and for other programs."""

import json
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from recruitment.eligibility import (
    QUESTIONS,
    ROUTES,
    Family,
    Kind,
    Later,
    Question,
    Route,
    Rule,
    Threshold,
    Verdict,
    rules_version,
    with_management_vetting,
)
from recruitment.eligibility.answers import FIRST_DAY, Day
from recruitment.eligibility.dates import spoken
from recruitment.eligibility.reading import reach
from recruitment.forces import Pack
from recruitment.management import said

Data = dict[str, Any]

KINDS = {Kind.ONE: "one", Kind.MANY: "many", Kind.DAY: "day"}
IN_LINES = textwrap.TextWrapper(
    100, initial_indent="    ", subsequent_indent="    ", break_on_hyphens=False
)


class Command(BaseCommand):
    help = "Print every route, rule, source, date and threshold in force on a day."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="one JSON document, for programs")
        parser.add_argument("--on", metavar="DATE", help="the rules of that day, like 2026-11-23")
        parser.add_argument("--force", metavar="FORCE", help="the name or the file of a force pack")

    def handle(self, *args: object, **options: Any) -> None:
        try:
            book = Rulebook(said.pack(options["force"]), said.day(options["on"], "--on"))
        except said.Refused as refusal:
            self.stderr.write(str(refusal))
            raise SystemExit(1) from None
        if options["json"]:
            self.stdout.write(json.dumps(book.as_data(), indent=2))
        else:
            self.stdout.write("\n".join(book.as_text()))


@dataclass(frozen=True)
class Rulebook:
    """What a force asks on a day."""

    pack: Pack
    on: date

    @property
    def rules(self) -> list[Rule]:
        """Each once, in the order in which routes name them."""
        routes = [*ROUTES.values(), *map(with_management_vetting, ROUTES.values())]
        return list(
            {rule.name: rule for route in routes for rule in route.rules_on(self.on)}.values()
        )

    @property
    def thresholds(self) -> dict[str, Threshold[Any]]:
        return vars(self.pack.thresholds)

    def is_open(self, route: Route) -> bool:
        return route.slug in self.pack.open_routes

    def reads(self, rule: Rule) -> list[str]:
        return [question.key for question in reach(rule, self.on, self.pack.thresholds).questions]

    def uses(self, rule: Rule) -> tuple[str, ...]:
        return reach(rule, self.on, self.pack.thresholds).thresholds

    def as_data(self) -> Data:
        return {
            "force": self.pack.slug,
            "force_name": self.pack.name,
            "date": self.on.isoformat(),
            "rules_version": rules_version(self.pack.thresholds),
            "questions": [question_data(question, self.on) for question in QUESTIONS],
            "routes": [self.route_data(route) for route in ROUTES.values()],
            "rules": [self.rule_data(rule) for rule in self.rules],
            "thresholds": [threshold_data(name, one) for name, one in self.thresholds.items()],
            "later": [later_data(later, slugs) for later, slugs in later_tests().items()],
        }

    def route_data(self, route: Route) -> Data:
        vetted = with_management_vetting(route).rules_on(self.on)
        return {
            "slug": route.slug,
            "title": route.title,
            "family": route.family.value,
            "open": self.is_open(route),
            "rules": [rule.name for rule in route.rules_on(self.on)],
            "rules_with_management_vetting": [rule.name for rule in vetted],
        }

    def rule_data(self, rule: Rule) -> Data:
        return {
            "name": rule.name,
            "title": rule.title,
            "says": rule.plain(self.pack.thresholds),
            "basis": rule.basis.value,
            "source": rule.source,
            "url": rule.url,
            "confidence": rule.confidence.value,
            "checked": rule.checked.isoformat(),
            "since": rule.since.isoformat(),
            "until": rule.until and rule.until.isoformat(),
            "reads": self.reads(rule),
            "uses": list(self.uses(rule)),
        }

    def as_text(self) -> Iterator[str]:
        yield f"WHO CAN APPLY: {self.pack.name}"
        yield f"In force on {spoken(self.on)}. Version {rules_version(self.pack.thresholds)}."
        yield f"{len(ROUTES)} routes, {len(self.rules)} rules, {len(self.thresholds)} thresholds."
        for family in Family:
            yield f"\nROUTES: {family.label}"
            yield from self.routes_text(family)
        yield "\nRULES"
        for rule in self.rules:
            yield from self.rule_text(rule)
        yield "\nTHRESHOLDS OF THE FORCE"
        for name, threshold in self.thresholds.items():
            yield from threshold_text(name, threshold)
        yield from later_text()

    def routes_text(self, family: Family) -> Iterator[str]:
        for route in ROUTES.values():
            if route.family is family:
                yield from self.route_text(route)

    def route_text(self, route: Route) -> Iterator[str]:
        rules = route.rules_on(self.on)
        state = "recruiting now" if self.is_open(route) else "not recruiting now"
        yield f"\n{route.title} ({route.slug}), {state}, {len(rules)} rules"
        yield indented(", ".join(rule.name for rule in rules))

    def rule_text(self, rule: Rule) -> Iterator[str]:
        until = f" until {spoken(rule.until)}" if rule.until else ""
        yield f"\n{rule.title} ({rule.name})"
        yield indented(rule.plain(self.pack.thresholds))
        yield indented(f"Why: {rule.basis.value}. In force from {spoken(rule.since)}{until}.")
        yield from authority_text(rule)
        yield indented(f"Reads: {', '.join(self.reads(rule))}.")
        if self.uses(rule):
            yield indented(f"Uses: {', '.join(self.uses(rule))}.")


def question_data(question: Question[Any], on: date) -> Data:
    options = [{"code": o.code, "label": o.label, "apart": o.apart} for o in question.options]
    data: Data = {"key": question.key, "text": question.text, "kind": KINDS[question.kind]}
    if isinstance(question, Day):
        days = {"earliest": FIRST_DAY, "latest": question.latest.day(on)}
        return {**data, "options": [], **{name: day.isoformat() for name, day in days.items()}}
    return {**data, "options": options}


def threshold_data(name: str, threshold: Threshold[Any]) -> Data:
    return {
        "name": name,
        "value": plain_value(threshold),
        "source": threshold.source,
        "url": threshold.url,
        "confidence": threshold.confidence.value,
        "checked": threshold.checked.isoformat(),
    }


def plain_value(threshold: Threshold[Any]) -> int | str:
    value: int | str = threshold.value
    return value.name.lower() if isinstance(value, Verdict) else value


def threshold_text(name: str, threshold: Threshold[Any]) -> Iterator[str]:
    yield f"\n{name} = {plain_value(threshold)}"
    yield from authority_text(threshold)


def authority_text(authority: Rule | Threshold[Any]) -> Iterator[str]:
    yield indented(f"{authority.confidence.value}, checked {spoken(authority.checked)}")
    yield indented(f"Source: {authority.source}")
    if authority.url:
        yield f"    {authority.url}"


def later_tests() -> dict[Later, list[str]]:
    """Each test once, with the slugs of the routes that end in it."""
    found: dict[Later, list[str]] = {}
    for route in ROUTES.values():
        for later in route.later:
            found.setdefault(later, []).append(route.slug)
    return found


def later_data(later: Later, slugs: list[str]) -> Data:
    return {
        "title": later.title,
        "words": later.words,
        "source": later.source,
        "url": later.url,
        "confidence": later.confidence.value,
        "routes": slugs,
    }


def later_text() -> Iterator[str]:
    yield "\nTESTS THAT COME LATER, explained and never asked about"
    for later, slugs in later_tests().items():
        yield f"\n{later.title}"
        yield indented(later.words)
        yield indented(f"{later.confidence.value}. Source: {later.source}")
        yield f"    {later.url}"
        yield indented(f"Routes: {', '.join(slugs)}.")


def indented(words: str) -> str:
    """Names with hyphens are never broken: people copy them."""
    return "\n".join(IN_LINES.wrap(words))
