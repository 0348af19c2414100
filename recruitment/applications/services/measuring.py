"""How long people have waited in each stage, measured from what happened."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from math import ceil
from statistics import median, quantiles

from django.db import transaction
from django.db.models import Window
from django.db.models.functions import Lag

from recruitment import clock
from recruitment.applications.models import StageChange
from recruitment.applications.stages import Stage
from recruitment.applications.waits import FEWEST, WAITED_IN, StageWait

YEAR = timedelta(days=365)

Place = tuple[str, Stage]
"""A route by its slug, and a stage."""

MEASURED = ("cases", "half_days", "most_days", "measured_at")


def measure_waits(now: datetime) -> None:
    """Measure every wait anew, and forget what has too few cases by now. May run twice at once."""
    waited: dict[Place, list[int]] = defaultdict(list)
    for place, days in lasted(now):
        waited[place].append(days)
    found = [wait(place, days, now) for place, days in waited.items() if len(days) >= FEWEST]
    with transaction.atomic():
        StageWait.objects.bulk_create(
            sorted(found, key=str),
            update_conflicts=True,
            unique_fields=("route_slug", "stage"),
            update_fields=MEASURED,
        )
        StageWait.objects.filter(measured_at__lt=now).delete()


def lasted(now: datetime) -> Iterator[tuple[Place, int]]:
    """Every wait that ended in the last year. One that the applicant ended was not ours to end."""
    entered = Window(Lag("at"), partition_by="application_id", order_by=["at", "pk"])
    moves = StageChange.objects.annotate(entered=entered).order_by()
    for route, was, then, entered_at, left_at in moves.values_list(
        "application__vacancy__route_slug", "was", "now", "entered", "at"
    ).iterator(chunk_size=10_000):
        counts = entered_at and left_at > now - YEAR and then != Stage.WITHDRAWN
        if counts and was in WAITED_IN:
            yield (route, Stage(was)), days_between(entered_at, left_at)


def days_between(first: datetime, last: datetime) -> int:
    """An answer on the same day took a day, in the words of whoever reads "within 1 day"."""
    return max(1, (clock.uk_day(last) - clock.uk_day(first)).days)


def wait(place: Place, days: list[int], now: datetime) -> StageWait:
    route, stage = place
    return StageWait(
        route_slug=route,
        stage=stage,
        cases=len(days),
        half_days=ceil(median(days)),
        most_days=ceil(quantiles(days, n=10, method="inclusive")[-1]),
        measured_at=now,
    )
