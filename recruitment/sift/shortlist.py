"""The final scores of a run, compared. Whose they are is a question of its own."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from recruitment.applications import stages
from recruitment.applications.models import Application
from recruitment.applications.stages import Stage
from recruitment.people.models import User
from recruitment.sift import dealing
from recruitment.sift.models import RunAnswer, ScoringRun

AT_ONCE = 200
"""As many as the page that decides for many takes; the button comes again for the others."""


class Group(Enum):
    FIRST = "Shortlist"
    RESERVE = "Reserve"
    BELOW = "Below the minimum"

    @property
    def tone(self) -> str:
        return {"FIRST": "done", "RESERVE": "soon"}.get(self.name, "neutral")


@dataclass(frozen=True)
class Row:
    answer: RunAnswer
    scores: list[int]
    median: Decimal
    rank: int
    group: Group

    @property
    def spread(self) -> int:
        return max(self.scores) - min(self.scores)

    @property
    def met(self) -> bool:
        return self.group is not Group.BELOW

    @property
    def withdrawn(self) -> bool:
        return self.answer.application.at is Stage.WITHDRAWN


def rows(run: ScoringRun, take: int) -> list[Row]:
    """The highest first. Equals have one rank: nothing here chooses between them."""
    known = run.answers.filter(settled_at__isnull=False).select_related("application")
    answers = list(
        known.defer("covered", "application__answers", "application__outcome")
        .prefetch_related("marks")
        .order_by("-final", "pk")
    )
    counted = [score(one) for one in answers if one.application.at is not Stage.WITHDRAWN]
    return [row(one, counted, run, take) for one in answers]


def score(answer: RunAnswer) -> Decimal:
    return answer.final or Decimal(0)


def row(answer: RunAnswer, counted: list[Decimal], run: ScoringRun, take: int) -> Row:
    median = score(answer)
    rank = 1 + sum(other > median for other in counted)
    group = Group.FIRST if rank <= take else Group.RESERVE
    scores = dealing.handed_in(answer)
    return Row(answer, scores, median, rank, group if median >= run.pass_mark else Group.BELOW)


def people(run: ScoringRun, group: Group, take: int) -> list[Application]:
    """Those of one group who are still at the sift, for the page that moves them on."""
    return still_there(rows(run, take), group)


def still_there(found: Iterable[Row], group: Group) -> list[Application]:
    there = [row.answer.application for row in found if row.group is group]
    return [one for one in there if one.at is Stage.SIFT]


@dataclass(frozen=True)
class Onward:
    """What a button of the shortlist takes to check and send."""

    group: Group
    people: list[Application]
    to: Stage

    @property
    def ids(self) -> str:
        return ",".join(str(one.pk) for one in self.people[:AT_ONCE])

    @property
    def number(self) -> int:
        return min(len(self.people), AT_ONCE)


def onward(run: ScoringRun, found: list[Row]) -> list[Onward]:
    """Each group that is still at the sift: the shortlisted to their next stage, others to none."""
    route = run.vacancy.route
    further = stages.moves(route.slug, route.family, Stage.SIFT)[0]
    leads = {group: further if group is Group.FIRST else Stage.UNSUCCESSFUL for group in Group}
    every = [Onward(group, still_there(found, group), to) for group, to in leads.items()]
    return [one for one in every if one.people]


def may_know(run: ScoringRun, person: User) -> bool:
    """All is settled, and it is recorded that this person looked."""
    settled = not run.answers.under_way().exists()
    return settled and run.reveals.filter(by=person).exists()
