"""Which rules these are, what has changed since an outcome was kept, and what is due a check."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from recruitment.eligibility.answers import Answers
from recruitment.eligibility.dates import spoken
from recruitment.eligibility.engine import assess
from recruitment.eligibility.force import Force, Threshold
from recruitment.eligibility.judging import trusted_since
from recruitment.eligibility.routes import ROUTES, Route, with_management_vetting
from recruitment.eligibility.rule import Rule

PACKAGE = Path(__file__).parent

Kept = Mapping[str, Any]  # what `as_data` gave, perhaps long ago: later keys may be missing


@cache
def rules_version(force: Force) -> str:
    """Changes whenever anything does that can change a verdict or what people are told."""
    return version_of(PACKAGE, force)


def version_of(package: Path, force: Force) -> str:
    """Read as text, so that a checkout with other line ends is the same version."""
    texts = {
        path.relative_to(package).as_posix(): path.read_text(encoding="utf-8")
        for path in package.rglob("*.py")
    }
    facts = json.dumps([texts, asdict(force)], sort_keys=True, default=str)
    return hashlib.sha256(facts.encode()).hexdigest()[:12]


@dataclass(frozen=True)
class Stale:
    """A rule or a value of the force that has to be checked against its source again."""

    name: str
    title: str
    checked: date
    source: str
    url: str


def stale_rules(on: date, force: Force) -> tuple[Stale, ...]:
    """For staff: all that is due a check on that day, the longest due first."""
    routes = [*ROUTES.values(), *map(with_management_vetting, ROUTES.values())]
    rules = {rule.name: rule for route in routes for rule in route.rules}
    known: list[tuple[str, str, Rule | Threshold[Any]]]
    known = [(name, rule.title, rule) for name, rule in rules.items()]
    known += [(name, titled(name), threshold) for name, threshold in vars(force).items()]
    oldest = trusted_since(on, force)
    due = [Stale(n, t, a.checked, a.source, a.url) for n, t, a in known if a.checked < oldest]
    return tuple(sorted(due, key=lambda stale: (stale.checked, stale.name)))


def titled(name: str) -> str:
    return name.replace("_", " ").capitalize()


VERDICTS = {
    "ELIGIBLE": "can apply",
    "ASSESS": "can apply, and we check",
    "NOT_YET": "not yet",
    "NOT_ELIGIBLE": "cannot apply",
    None: "not decided",
}

TOLD = {
    "title": "its title",
    "reason": "the reason",
    "next_step": "the next step",
    "declare": "what to tell us",
    "source": "the source",
    "url": "the link",
    "confidence": "how far it can be trusted",
    "checked": "when it was checked",
    "since": "when it began",
    "until": "when it ends",
    "stale": "whether it is due a check",
    "needs": "what it still needs to know",
    "reads": "which answers it rests on",
}

UNKNOWN_BEFORE = {"stale": False}
"""Kept outcomes from before these were kept say nothing of them."""


def replay(stored: Kept, answers: Answers, force: Force) -> tuple[str, ...]:
    """What today's rules would have said otherwise on the day of a kept outcome, in sentences."""
    route = ROUTES.get(stored["route"])
    if route is None:
        return (f"The route “{stored['title']}” is no longer here.",)
    on = date.fromisoformat(stored["on"])
    today = assess(answers, as_judged(stored, route), on, force).as_data()
    return (*differs_in_all(stored, today), *differ_by_rule(stored, today))


def as_judged(stored: Kept, route: Route) -> Route:
    """For a post with management vetting, if it was: which rules an outcome names says so."""
    vetted = with_management_vetting(route)
    usual = {rule.name for rule in route.rules}
    own = {rule.name for rule in vetted.rules} - usual
    return vetted if any(finding["rule"] in own for finding in stored["findings"]) else route


def differs_in_all(stored: Kept, today: Kept) -> Iterator[str]:
    before, now = VERDICTS[stored["verdict"]], VERDICTS[today["verdict"]]
    if before != now:
        yield f"The outcome was “{before}”. It would now be “{now}”."
    yield from moved("The first day to apply", "opens_on", stored, today)
    yield from moved("The first day of work", "start_from", stored, today)
    yield from moved("What has to happen first", "event", stored, today)


def differ_by_rule(stored: Kept, today: Kept) -> Iterator[str]:
    before = {finding["rule"]: finding for finding in stored["findings"]}
    now = {finding["rule"]: finding for finding in today["findings"]}
    for name, finding in now.items():
        if name not in before:
            yield f"“{finding['title']}” is new: {VERDICTS[finding['verdict']]}."
        else:
            yield from differs(finding["title"], before[name], finding)
    for name, finding in before.items():
        if name not in now:
            yield f"“{finding['title']}” is gone. It said: {VERDICTS[finding['verdict']]}."


def differs(title: str, before: Kept, now: Kept) -> Iterator[str]:
    was, would_be = VERDICTS[before["verdict"]], VERDICTS[now["verdict"]]
    if was != would_be:
        yield f"“{title}” came out as “{was}”. It would now be “{would_be}”."
    yield from moved(f"“{title}”: its first day", "earliest", before, now)
    yield from moved(f"“{title}”: its first day of work", "start_from", before, now)
    yield from moved(f"“{title}”: what has to happen", "event", before, now)
    told = [words for key, words in TOLD.items() if kept(key, before) != now[key]]
    if told:
        yield f"“{title}” differs in: {', '.join(told)}."


def kept(key: str, before: Kept) -> Any:
    return before.get(key, UNKNOWN_BEFORE.get(key, ""))


def moved(what: str, key: str, before: Kept, now: Kept) -> Iterator[str]:
    was, would_be = shown(key, before.get(key)), shown(key, now[key])
    if was != would_be:
        yield f"{what} was {was}. It would now be {would_be}."


def shown(key: str, kept: str | None) -> str:
    if not kept:
        return "none"
    return f"“{kept}”" if key == "event" else spoken(date.fromisoformat(kept))
