"""Everything that changes a scoring run. Each act locks the run first, so acts follow each other.

What a marker may do and is told depends on nothing that another marker did. So a score can be
changed until its own marker hands it in, and not until the answer is settled: the moment of
settling would tell what the other one said.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from recruitment.applications.models import Application, ApplicationQuerySet
from recruitment.applications.stages import Stage
from recruitment.people.models import User
from recruitment.sift import access, dealing, telling
from recruitment.sift.models import EndedAs, Mark, Reveal, RunAnswer, RunMarker, ScoringRun
from recruitment.sift.scale import ENDS_OF_THE_SCALE
from recruitment.vacancies.models import Vacancy


class NothingToScore(Exception):
    """No application waits at the sift of this vacancy outside a run."""


class TooFewMarkers(Exception):
    """Every answer needs two markers, who may see no application."""


class NotBlind(Exception):
    """This person may see whose the answers are, or may not mark at all."""


class HandedIn(Exception):
    """The marker has handed this score in, so it stays as it is."""


class NotOnTheDesk(Exception):
    """The answer is no longer this marker's to score."""


class Unexplained(Exception):
    """A 1 and a 4 need a reason."""


class NotSettled(Exception):
    """Some answer of the run has no final score yet."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What is decided before a run opens, and stays."""

    pass_mark: int
    anchors: Sequence[str]
    looks_for: Sequence[str]
    markers: Sequence[User]


def to_score(vacancy: Vacancy) -> ApplicationQuerySet:
    """At the sift, and in no run yet."""
    there = Application.objects.filter(vacancy=vacancy, stage=Stage.SIFT, being_scored=False)
    return there.filter(run_answer=None).only("pk")


@transaction.atomic
def open_run(vacancy: Vacancy, plan: Plan, *, by: User, now: datetime) -> ScoringRun:
    """Give the answers of all who wait at the sift to markers.

    Raises NothingToScore or TooFewMarkers.
    """
    markers = [person for person in plan.markers if access.may_mark(person)]
    if len(markers) < 2:
        raise TooFewMarkers
    applications = list(to_score(vacancy).select_for_update(of=("self",)).order_by("pk"))
    if not applications:
        raise NothingToScore
    run = ScoringRun.objects.create(
        vacancy=vacancy,
        question=vacancy.evidence_question,
        looks_for=list(plan.looks_for),
        anchors=list(plan.anchors),
        pass_mark=plan.pass_mark,
        opened_at=now,
        opened_by=by,
    )
    begin(run, applications, markers)
    return run


def begin(run: ScoringRun, applications: list[Application], markers: list[User]) -> None:
    """In an order that says nothing: numbers of rows are given in the order of arrival."""
    dealing.chance.shuffle(applications)
    RunMarker.objects.bulk_create(
        RunMarker(run=run, person=person, joined_at=run.opened_at) for person in markers
    )
    RunAnswer.objects.bulk_create(RunAnswer(run=run, application=one) for one in applications)
    there = [one.pk for one in applications]
    Application.objects.filter(pk__in=there).update(being_scored=True)
    telling.deal(run, telling.OPENED, run.opened_at)


def locked(run_id: int) -> ScoringRun:
    return ScoringRun.objects.select_for_update().get(pk=run_id)


def on_the_desk(run: ScoringRun, number: int, person: User) -> Mark:
    """This marker's own. Raises Mark.DoesNotExist for a number of nobody or of somebody else."""
    known = Mark.objects.select_related("answer__application")
    mark = known.get(marker__run=run, marker__person=person, number=number)
    if mark.handed_in_at:
        raise HandedIn
    if mark.ended_at or mark.answer.application.at is not Stage.SIFT:
        raise NotOnTheDesk
    return mark


def check(run_id: int, number: int, person: User) -> None:
    """Raises HandedIn or NotOnTheDesk if this marker cannot score it now."""
    on_the_desk(ScoringRun.objects.get(pk=run_id), number, person)


@transaction.atomic
def score(
    run_id: int, number: int, person: User, *, score: int, reason: str, now: datetime
) -> None:
    """Keep a marker's score, or change it. Raises HandedIn, NotOnTheDesk or Unexplained."""
    if score in ENDS_OF_THE_SCALE and not reason:
        raise Unexplained
    mark = on_the_desk(locked(run_id), number, person)
    mark.score, mark.reason, mark.scored_at = score, reason or None, now
    mark.save(update_fields=["score", "reason", "scored_at"])


@transaction.atomic
def know(run_id: int, number: int, person: User, *, now: datetime) -> None:
    """The marker knows whose it is: somebody else is asked. A second press changes nothing."""
    run = locked(run_id)
    mine = Mark.objects.filter(marker__run=run, marker__person=person, number=number)
    if mine.filter(ended_as=EndedAs.KNOWS).exists():
        return
    end([on_the_desk(run, number, person)], EndedAs.KNOWS, now)
    telling.deal(run, telling.MORE, now)


def end(marks: Sequence[Mark], why: EndedAs, now: datetime) -> None:
    for mark in marks:
        mark.score = mark.reason = mark.scored_at = None
        mark.ended_at, mark.ended_as = now, why
        mark.save(update_fields=["score", "reason", "scored_at", "ended_at", "ended_as"])


@transaction.atomic
def names_somebody(run_id: int, number: int, person: User, *, now: datetime) -> None:
    """HR is asked to look at what the answer tells. Raises HandedIn or NotOnTheDesk."""
    answer = on_the_desk(locked(run_id), number, person).answer
    if answer.names_somebody_at is None:
        answer.names_somebody_at = now
        answer.save(update_fields=["names_somebody_at"])


@transaction.atomic
def cover(answer_id: int, words: Sequence[str], *, now: datetime) -> None:
    """Words of an answer that markers do not see from now on."""
    answer = RunAnswer.objects.select_for_update().get(pk=answer_id)
    answer.covered, answer.looked_at = list(words), now
    answer.save(update_fields=["covered", "looked_at"])


@transaction.atomic
def hand_in(run_id: int, person: User, *, now: datetime) -> int:
    """Fix all that this marker has scored; settle what can be, and ask for third markers."""
    run = locked(run_id)
    mine = Mark.objects.on_the_desk().filter(marker__run=run, marker__person=person)
    marks = list(mine.filter(score__isnull=False).values_list("pk", flat=True))
    Mark.objects.filter(pk__in=marks).update(handed_in_at=now)
    dealing.settle(run, now)
    telling.deal(run, telling.MORE, now)
    return len(marks)


@transaction.atomic
def add_marker(run_id: int, person: User, *, now: datetime) -> None:
    """Somebody more, or somebody again. Raises NotBlind."""
    if not access.may_mark(person):
        raise NotBlind
    run = locked(run_id)
    RunMarker.objects.update_or_create(
        run=run, person=person, defaults={"left_at": None}, create_defaults={"joined_at": now}
    )
    telling.deal(run, telling.MORE, now)


@transaction.atomic
def take_off(run_id: int, marker_id: int, *, now: datetime) -> None:
    """Somebody cannot go on. What they handed in stays; the rest is given to others."""
    run = locked(run_id)
    marker = run.markers.get(pk=marker_id)
    if marker.left_at is None:
        marker.left_at = now
        marker.save(update_fields=["left_at"])
        end(list(marker.marks.live().filter(handed_in_at=None)), EndedAs.TAKEN_OFF, now)
    telling.deal(run, telling.MORE, now)


@transaction.atomic
def reveal(run_id: int, *, by: User, now: datetime) -> None:
    """Record that somebody learns whose the answers are, once. Raises NotSettled."""
    run = locked(run_id)
    if run.answers.under_way().exists():
        raise NotSettled
    Reveal.objects.get_or_create(run=run, by=by, defaults={"at": now})
