"""Who scores which answer. Everything here happens while the run is locked."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import datetime
from random import SystemRandom

from django.db.models import Prefetch

from recruitment.applications.models import Application
from recruitment.sift import access, scale
from recruitment.sift.models import Mark, RunAnswer, RunMarker, ScoringRun

chance = SystemRandom()
NUMBERS = (10**8, 10**9)


def with_marks(run: ScoringRun) -> list[RunAnswer]:
    """The answers that are not settled, in an order that says nothing."""
    marks = Prefetch("marks", Mark.objects.defer("reason"))
    answers = list(run.answers.under_way().defer("covered").prefetch_related(marks))
    chance.shuffle(answers)
    return answers


def handed_in(answer: RunAnswer, places: Iterable[int] = (1, 2, 3)) -> list[int]:
    """The scores that count, in the order of their places."""
    live = [mark for mark in answer.marks.all() if mark.handed_in_at and mark.place in places]
    return [mark.score or 0 for mark in sorted(live, key=lambda mark: mark.place)]


def wanted(answer: RunAnswer, pass_mark: int) -> tuple[int, ...]:
    return scale.places(handed_in(answer, scale.FIRST_TWO), pass_mark)


def vacant(answer: RunAnswer, pass_mark: int) -> list[int]:
    """The places in which nobody has been asked, or nobody any more."""
    taken = {mark.place for mark in answer.marks.all() if not mark.ended_at}
    return [place for place in wanted(answer, pass_mark) if place not in taken]


def settle(run: ScoringRun, now: datetime) -> None:
    """Work out the final score of every answer whose marks are all handed in."""
    for answer in with_marks(run):
        scores = handed_in(answer)
        if len(scores) == len(wanted(answer, run.pass_mark)):
            answer.final, answer.settled_at = scale.final(scores), now
            answer.save(update_fields=["final", "settled_at"])
            Application.objects.filter(pk=answer.application_id).update(being_scored=False)


def deal(run: ScoringRun) -> list[Mark]:
    """Ask markers for every mark that is wanted. Doing it again asks nobody twice."""
    there = [one for one in on_the_run(run) if access.may_mark(one.person)]
    loads, numbers = burden(run)
    given: list[Mark] = []
    for answer in with_marks(run):
        had = {mark.marker_id for mark in answer.marks.all()}
        for place in vacant(answer, run.pass_mark):
            marker = least_burdened([one for one in there if one.pk not in had], loads)
            if marker:
                had.add(marker.pk)
                loads[marker.pk] += 1
                number = new_number(numbers[marker.pk])
                given.append(Mark(answer=answer, marker=marker, place=place, number=number))
    return Mark.objects.bulk_create(given)


def on_the_run(run: ScoringRun) -> list[RunMarker]:
    return list(run.markers.filter(left_at=None).select_related("person"))


def burden(run: ScoringRun) -> tuple[Counter[int], dict[int, set[int]]]:
    """How many answers each marker has, and the numbers that each has seen."""
    loads: Counter[int] = Counter()
    numbers: dict[int, set[int]] = defaultdict(set)
    for mark in Mark.objects.filter(marker__run=run).defer("reason"):
        loads[mark.marker_id] += mark.ended_at is None
        numbers[mark.marker_id].add(mark.number)
    return loads, numbers


def least_burdened(there: list[RunMarker], loads: Counter[int]) -> RunMarker | None:
    """Among equals chance decides, so that no two people always mark together."""
    return min(there, key=lambda one: (loads[one.pk], chance.random()), default=None)


def new_number(taken: set[int]) -> int:
    number = chance.randrange(*NUMBERS)
    while number in taken:
        number = chance.randrange(*NUMBERS)
    taken.add(number)
    return number
