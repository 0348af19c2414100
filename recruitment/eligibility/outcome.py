"""What the rules said of one person, on one day, for one route."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from operator import itemgetter
from typing import NamedTuple

from recruitment.eligibility.answers import Question
from recruitment.eligibility.force import Threshold
from recruitment.eligibility.route import Route
from recruitment.eligibility.rule import MET, Rule, Ruling
from recruitment.eligibility.verdict import Confidence, Verdict
from recruitment.eligibility.words import marked, told

__all__ = ["Confidence", "Finding", "Outcome", "Rule", "Verdict"]


class Finding(NamedTuple):
    """What one rule said. While `needs` is a question, nothing yet: the verdict is None.

    A tuple, because a page makes a hundred of them and a tuple is the quickest to make.
    """

    rule: Rule
    reads: frozenset[str]
    verdict: Verdict | None = None
    ruling: Ruling = MET
    needs: Question[object] | None = None
    stale: bool = False  # it would have closed the route, had it been checked more recently
    later: date | None = None  # the day from which it says this, when that is still to come

    @classmethod
    def of(cls, rule: Rule, reads: frozenset[str], ruling: Ruling, oldest: date) -> Finding:
        """A rule in doubt, or not checked since the oldest day, turns nobody away: people look."""
        if ruling.verdict < Verdict.NOT_YET:
            return cls(rule, reads, ruling.verdict, ruling)
        authority = ruling.by or rule
        if authority.checked < oldest:
            again = checked_again(ruling, authority.checked)
            return cls(rule, reads, again.verdict, again, stale=True)
        if ruling.verdict is Verdict.NOT_ELIGIBLE and not authority.confidence.can_refuse:
            ruling = replace(ruling, verdict=Verdict.ASSESS)
        return cls(rule, reads, ruling.verdict, ruling)

    def from_day(self, day: date, template: str) -> Finding:
        """The same, said on the day of judging about a day to come."""
        reason = told(template, day=day, reason=self.reason)
        return self._replace(ruling=replace(self.ruling, reason=reason), later=day)

    @property
    def reason(self) -> str:
        return self.ruling.reason

    @property
    def next_step(self) -> str:
        return self.ruling.next_step

    @property
    def earliest(self) -> date | None:
        return self.ruling.earliest

    @property
    def event(self) -> str:
        return self.ruling.event

    @property
    def declare(self) -> str:
        return self.ruling.declare

    @property
    def start_from(self) -> date | None:
        return self.ruling.start_from

    @property
    def authority(self) -> Rule | Threshold[Verdict]:
        """Where the decision comes from: the force pack if it decided, otherwise the rule."""
        return self.ruling.by or self.rule

    @property
    def source(self) -> str:
        return self.authority.source

    @property
    def url(self) -> str:
        return self.authority.url

    @property
    def confidence(self) -> Confidence:
        return self.authority.confidence

    @property
    def checked(self) -> date:
        return self.authority.checked

    @property
    def simply_met(self) -> bool:
        return self.verdict is Verdict.ELIGIBLE and not (self.declare or self.start_from)

    @property
    def closes(self) -> bool:
        return self.verdict is not None and self.verdict >= Verdict.NOT_YET

    @property
    def waits_for_event(self) -> bool:
        """Closed until something happens, on a day that nobody can work out."""
        return self.verdict is Verdict.NOT_YET and self.earliest is None

    def as_data(self) -> dict[str, object]:
        return {
            "rule": self.rule.name,
            "title": self.rule.title,
            "verdict": None if self.verdict is None else self.verdict.name,
            "reason": self.reason,
            "next_step": self.next_step,
            "earliest": written(self.earliest),
            "event": self.event,
            "declare": self.declare,
            "start_from": written(self.start_from),
            "stale": self.stale,
            "later": written(self.later),
            **self._authority_as_data(),
            "needs": self.needs.key if self.needs else None,
            "reads": sorted(self.reads),
        }

    def _authority_as_data(self) -> dict[str, object]:
        return {
            "source": self.source,
            "url": self.url,
            "confidence": self.confidence.value,
            "checked": written(self.checked),
            "since": written(self.rule.since),
            "until": written(self.rule.until),
        }


# By place, which is much quicker than by name.
VERDICT = itemgetter(Finding._fields.index("verdict"))
RULING = itemgetter(Finding._fields.index("ruling"))


def checked_again(ruling: Ruling, checked: date) -> Ruling:
    """Open to apply. Its date and its event are gone too: they are promises of the same rule."""
    return replace(
        ruling,
        verdict=Verdict.ASSESS,
        reason=told(
            "{reason} We last checked this rule on {checked}, so we need to check it again.",
            reason=ruling.reason,
            checked=checked,
        ),
        next_step=marked("You can apply, or ask us first if this rule is still the same."),
        earliest=None,
        event="",
    )


class Outcome(NamedTuple):
    """Of all rules of one route. A tuple for the same reason."""

    route: Route
    on: date
    findings: tuple[Finding, ...]
    opens_on: date | None = None  # the first day the route opens; None when open now, or not known

    @property
    def unknown(self) -> tuple[Finding, ...]:
        return tuple([finding for finding in self.findings if finding.verdict is None])

    @property
    def worst(self) -> Verdict | None:
        """The verdict; None while some answer that is missing can still change it."""
        verdicts = list(map(VERDICT, self.findings))
        try:
            return max(verdicts, default=Verdict.ELIGIBLE)
        except TypeError:  # one of them is None, which is seldom so on a page of results
            return Verdict.NOT_ELIGIBLE if Verdict.NOT_ELIGIBLE in verdicts else None

    @property
    def decided(self) -> bool:
        """No further answer can change the verdict.

        Only the worst verdict stops the questions: after a "not yet", a later answer can still
        close the route or move the day on which it opens, so we go on asking.
        """
        return self.worst is not None

    @property
    def verdict(self) -> Verdict:
        """The worst finding decides. An empty rulebook raises: it cannot let anyone through."""
        worst = self.worst
        if worst is None:
            raise ValueError(f"{self.route.slug} is not decided: answers are missing")
        if not self.findings:
            raise ValueError(f"{self.route.slug} is judged by an empty rulebook")
        return worst

    @property
    def open(self) -> bool:
        """Nothing is in the way. On a day without any rule in force, nothing is open either."""
        return bool(self.findings) and self.decided and self.verdict < Verdict.NOT_YET

    @property
    def closing(self) -> tuple[Finding, ...]:
        """Every finding that keeps the route from being open."""
        return tuple([finding for finding in self.findings if finding.closes])

    @property
    def waits_for_event(self) -> bool:
        """Only things that may happen on any day are in the way."""
        closing = self.closing
        return bool(closing) and all(finding.waits_for_event for finding in closing)

    @property
    def reasons(self) -> tuple[Finding, ...]:
        """Every finding that has something to say, worst first."""
        some = [f for f in self.findings if f.ruling is not MET and not f.simply_met]
        return tuple(sorted(some, key=lambda finding: finding.verdict or 0, reverse=True))

    @property
    def event(self) -> str:
        """What has to happen first, when the day on which the route opens cannot be known."""
        if not self.decided or self.verdict is not Verdict.NOT_YET or self.opens_on:
            return ""
        return next((finding.event for finding in self.findings if finding.waits_for_event), "")

    @property
    def start_from(self) -> date | None:
        """The first day of work, when it is later than the day of applying."""
        latest = max((f.start_from for f in self.findings if f.start_from), default=None)
        return latest if latest and latest > (self.opens_on or self.on) else None

    @property
    def reads(self) -> frozenset[str]:
        return frozenset[str]().union(*(finding.reads for finding in self.findings))

    def with_later(self, findings: Iterable[Finding]) -> Outcome:
        """With what rules say of a later day in the place of what they say of this one."""
        later = {finding.rule: finding for finding in findings}
        own = [later.pop(finding.rule, finding) for finding in self.findings]
        return self._replace(findings=(*own, *later.values()))

    def as_data(self) -> dict[str, object]:
        """All that is needed to explain this outcome after the rules have changed."""
        return {
            "route": self.route.slug,
            "title": self.route.title,
            "on": written(self.on),
            "verdict": self.verdict.name if self.decided else None,
            "opens_on": written(self.opens_on),
            "start_from": written(self.start_from),
            "event": self.event,
            "findings": [finding.as_data() for finding in self.findings],
        }


def written(day: date | None) -> str | None:
    return day.isoformat() if day else None
