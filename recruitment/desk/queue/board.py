"""The figures of Today. Each number carries the address of the list that it counts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from recruitment import clock
from recruitment.applications.attention import WORKING
from recruitment.applications.models import Application, StageChange
from recruitment.applications.stages import Stage
from recruitment.desk import scope
from recruitment.desk.queue import counting, figures
from recruitment.desk.queue.filters import Wanted
from recruitment.desk.queue.rows import Asked, Context
from recruitment.duplicates.models import Pair, Said
from recruitment.interviews.models import Slot
from recruitment.vacancies.models import Vacancy

CARDS = (
    ("Late", Wanted(due="late"), "late"),
    ("Due in 3 working days", Wanted(due="soon"), "soon"),
    ("Nobody's", Wanted(owner="nobody"), ""),
    ("Yours", Wanted(owner="me"), ""),
    ("Not looked at", Wanted(due="new"), ""),
    ("Replied to us", Wanted(due="replied"), ""),
    ("Vetting that runs out soon", Wanted(problem=figures.CLEARANCES), "soon"),
)
AHEAD = timedelta(days=7)
CAMPAIGNS = 30
WORST = 3


@dataclass(frozen=True)
class Number:
    """`count` may be one more than what is counted to."""

    label: str
    count: int
    url: str
    tone: str = ""

    @property
    def words(self) -> str:
        return counting.in_words(self.count)


def context(asked: Asked, campaign: str) -> Context:
    """For who may see applications."""
    numbers = counted(asked)
    return {
        "cards": [number(asked, numbers, *card) for card in CARDS],
        "ages": list(ages(asked, numbers)),
        "age_headings": [label for label, _, _ in figures.WEEKS.values()],
        "promises": promises(asked, numbers),
        "campaigns": list(campaigns(asked)[:CAMPAIGNS]),
        "funnel": funnel(asked, campaign),
        "slots": list(slots(asked)),
        "problems": problems(asked, numbers),
    }


def counted(asked: Asked) -> dict[str, int]:
    """All but the funnel, in one query."""
    wanted = [one for _, one, _ in CARDS]
    wanted += [Wanted(stage=stage, weeks=weeks) for stage in WORKING for weeks in figures.WEEKS]
    wanted += [Wanted(promise=key) for key in figures.PROMISES]
    wanted += [Wanted(problem=key) for key in figures.PROBLEMS]
    return counting.up_to({one.query: asked.whole(one) for one in wanted})


def number(
    asked: Asked, numbers: dict[str, int], label: str, wanted: Wanted, tone: str = ""
) -> Number:
    return Number(label, numbers[wanted.query], asked.url(wanted), tone)


def ages(asked: Asked, numbers: dict[str, int]) -> Iterator[Context]:
    for stage in WORKING:
        wanted = [Wanted(stage=stage, weeks=weeks) for weeks in figures.WEEKS]
        yield {
            "stage": stage,
            "cells": [number(asked, numbers, stage.label, one) for one in wanted],
        }


def promises(asked: Asked, numbers: dict[str, int]) -> Context:
    kept = number(asked, numbers, "heard in time", Wanted(promise=figures.KEPT))
    missed = number(asked, numbers, "heard late or not yet", Wanted(promise=figures.MISSED))
    worst = [
        number(asked, numbers, stage.label, Wanted(promise=f"{figures.MISSED}-{stage}"))
        for stage in WORKING
    ]
    worst = sorted((one for one in worst if one.count), key=lambda one: -one.count)
    both = kept.count + missed.count
    percent = 100 * kept.count // both if both else None
    return {"kept": kept, "missed": missed, "percent": percent, "worst": worst[:WORST]}


def campaigns(asked: Asked) -> QuerySet[Vacancy]:
    """Of the routes that they see: a funnel counts everybody on one."""
    return scope.vacancies(asked.staff).order_by("-closes_on", "title")


def chosen(asked: Asked, campaign: str) -> Vacancy | None:
    """What was asked for, or else that which closes last of those that people applied for."""
    known = campaigns(asked)
    wanted = known.filter(reference=campaign).first() if "\0" not in campaign else None
    applied = Application.objects.sent().filter(vacancy=OuterRef("pk"))
    return wanted or known.filter(Exists(applied)).first()


def funnel(asked: Asked, campaign: str) -> Context | None:
    vacancy = chosen(asked, campaign)
    if vacancy is None:
        return None
    reached = by_stage(StageChange.objects.filter(application__vacancy=vacancy), "now")
    sent = reached.get(Stage.SUBMITTED, 0)
    steps = [
        (number_reached(asked, vacancy, stage, reached.get(stage, 0)), reached.get(stage, 0))
        for stage in way(vacancy)
    ]
    return {
        "vacancy": vacancy,
        "title": finding(vacancy, sent, reached.get(Stage.APPOINTED, 0)),
        "steps": [{"number": one, "share": 100 * n // sent if sent else 0} for one, n in steps],
    }


def way(vacancy: Vacancy) -> list[Stage]:
    return [one for one in Application(vacancy=vacancy).path if one is not Stage.DRAFT]


def number_reached(asked: Asked, vacancy: Vacancy, stage: Stage, count: int) -> Number:
    wanted = Wanted(vacancy=str(vacancy.pk), reached=stage.value)
    return Number(stage.label, count, asked.url(wanted))


def by_stage(rows: Any, column: str) -> dict[str, int]:
    """People, not moves: who came to a stage twice counts once."""
    each = "application" if column == "now" else "pk"
    return dict(rows.values_list(column).order_by().annotate(Count(each, distinct=True)))


def finding(vacancy: Vacancy, sent: int, appointed: int) -> str:
    """What the figure shows, in a sentence. Who is on the way is not said to be lost."""
    if not sent:
        return "Nobody has applied yet"
    now = by_stage(Application.objects.filter(vacancy=vacancy, stage__in=WORKING), "stage")
    start = f"{appointed:,} of {sent:,} {'was' if appointed == 1 else 'were'} appointed so far"
    if not now:
        return f"{start}, and nobody is on the way"
    stage = max(now, key=lambda one: now[one])
    return f"{start}; most on the way are at {Stage(stage).label} ({now[stage]:,})"


def slots(asked: Asked) -> Iterator[Context]:
    start = clock.uk_moment(asked.today, clock.MIDNIGHT)
    here = Slot.objects.filter(vacancy__in=scope.vacancies(asked.staff))
    soon = here.filter(starts_at__gte=start, starts_at__lt=start + AHEAD)
    stands = Count("bookings", filter=Q(bookings__given_up_at=None))
    for slot in soon.select_related("vacancy").annotate(taken=stands):
        wanted = Wanted(slot=str(slot.pk))
        yield {
            "slot": slot,
            "number": Number("booked", slot.taken, asked.url(wanted)),
            "free": max(0, slot.places - slot.taken),
        }


def problems(asked: Asked, numbers: dict[str, int]) -> list[Number]:
    return [
        number(asked, numbers, words, Wanted(problem=key))
        for key, words in figures.PROBLEM_WORDS.items()
        if key != figures.CLEARANCES  # that is a card
    ]


def pairs() -> Number:
    """People who may be one person, whom nobody has looked at."""
    count = Pair.objects.filter(said=Said.OPEN).count()
    return Number("Possible duplicates", count, reverse("duplicates"))


def stale_rules(count: int) -> Number:
    return Number("Rules to check again", count, reverse("admin:recruitment_rules"))
