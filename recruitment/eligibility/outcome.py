"""What the rules said of one person, on one day, for one route."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from recruitment.eligibility.answers import Question
from recruitment.eligibility.force import Threshold
from recruitment.eligibility.route import Route
from recruitment.eligibility.rule import Rule, Ruling
from recruitment.eligibility.verdict import Confidence, Verdict

__all__ = ["Confidence", "Finding", "Outcome", "Rule", "Verdict"]


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What one rule said. While `needs` is a question, nothing yet: the verdict is None."""

    rule: Rule
    reads: frozenset[str]
    needs: Question[object] | None = None
    verdict: Verdict | None = None
    reason: str = ""
    next_step: str = ""
    earliest: date | None = None
    event: str = ""
    declare: str = ""
    start_from: date | None = None
    by: Threshold[Verdict] | None = None

    @classmethod
    def of(cls, rule: Rule, ruling: Ruling, reads: frozenset[str]) -> Finding:
        """A doubtful rule sends a person to people: it never turns anyone away."""
        finding = cls(rule=rule, reads=reads, **vars(ruling))
        if ruling.verdict is Verdict.NOT_ELIGIBLE and not finding.confidence.can_refuse:
            return cls(rule=rule, reads=reads, **{**vars(ruling), "verdict": Verdict.ASSESS})
        return finding

    @property
    def authority(self) -> Rule | Threshold[Verdict]:
        """Where the decision comes from: the force pack if it decided, otherwise the rule."""
        return self.by or self.rule

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
            "source": self.source,
            "url": self.url,
            "confidence": self.confidence.value,
            "checked": written(self.checked),
            "since": written(self.rule.since),
            "until": written(self.rule.until),
            "needs": self.needs.key if self.needs else None,
            "reads": sorted(self.reads),
        }


@dataclass(frozen=True)
class Outcome:
    route: Route
    on: date
    findings: tuple[Finding, ...]
    opens_on: date | None = None  # the first day the route opens; None when open now, or never

    @property
    def unknown(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.verdict is None)

    @property
    def _verdicts(self) -> list[Verdict]:
        return [finding.verdict for finding in self.findings if finding.verdict is not None]

    @property
    def decided(self) -> bool:
        """No further answer can change the verdict.

        Only the worst verdict stops the questions: after a "not yet", a later answer can still
        close the route or move the day on which it opens, so we go on asking.
        """
        return not self.unknown or Verdict.NOT_ELIGIBLE in self._verdicts

    @property
    def verdict(self) -> Verdict:
        """The worst finding decides. An empty rulebook raises: it cannot let anyone through."""
        if not self.decided:
            raise ValueError(f"{self.route.slug} is not decided: answers are missing")
        return max(self._verdicts)

    @property
    def reasons(self) -> tuple[Finding, ...]:
        """Every finding that has something to say, worst first."""
        told = [f for f in self.findings if f.verdict is not None and not f.simply_met]
        return tuple(sorted(told, key=lambda finding: finding.verdict or 0, reverse=True))

    @property
    def event(self) -> str:
        """What has to happen first, when the day on which the route opens cannot be known."""
        if not self.decided or self.verdict is not Verdict.NOT_YET:
            return ""
        return next((finding.event for finding in self.findings if finding.event), "")

    @property
    def start_from(self) -> date | None:
        """The first day of work, when it is later than the day of applying."""
        latest = max((f.start_from for f in self.findings if f.start_from), default=None)
        return latest if latest and latest > (self.opens_on or self.on) else None

    @property
    def reads(self) -> frozenset[str]:
        return frozenset[str]().union(*(finding.reads for finding in self.findings))

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
