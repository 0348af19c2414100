"""What an entry route is."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from recruitment.eligibility.rule import Rule
from recruitment.eligibility.verdict import Confidence


class Family(StrEnum):
    OFFICER = "officer"
    STAFF = "staff"
    VOLUNTEER = "volunteer"

    @property
    def label(self) -> str:
        return {
            Family.OFFICER: "Police officer",
            Family.STAFF: "Police staff",
            Family.VOLUNTEER: "Volunteer",
        }[self]


@dataclass(frozen=True)
class Later:
    """A test that comes later, explained and never asked about before an offer."""

    title: str
    words: str
    source: str
    url: str
    confidence: Confidence


@dataclass(frozen=True, eq=False)
class Route:
    slug: str
    family: Family
    title: str
    summary: str
    rules: tuple[Rule, ...]
    later: tuple[Later, ...] = ()

    def rules_on(self, day: date) -> tuple[Rule, ...]:
        return tuple(rule for rule in self.rules if rule.in_force(day))
