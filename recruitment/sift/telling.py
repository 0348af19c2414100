"""Markers are told that answers wait for them. What they are told says nothing of the answers.

The email about more to score is the same for a third mark and for a replacement, and hangs only on
what its own marker had left: so it tells nothing of what another marker did.
"""

from collections.abc import Iterable
from datetime import datetime

from recruitment.messages import outbox
from recruitment.sift import dealing
from recruitment.sift.models import Mark, MarkQuerySet, RunMarker, ScoringRun

OPENED, MORE = "sift_opened", "sift_more"


def deal(run: ScoringRun, kind: str, now: datetime) -> None:
    """Ask markers for every mark that is wanted, and write to those who had nothing to score."""
    busy = set(to_score().filter(marker__run=run).values_list("marker", flat=True))
    asked = {mark.marker_id for mark in dealing.deal(run)} - busy
    tell(run.markers.filter(pk__in=asked).select_related("person"), kind, now)


def to_score() -> MarkQuerySet:
    return Mark.objects.on_the_desk().filter(score=None)


def tell(markers: Iterable[RunMarker], kind: str, now: datetime) -> None:
    """An occurrence names the run, from which its email is written."""
    for one in markers:
        about, occurrence = f"staff:{one.person_id}", f"{one.run_id}.{now.timestamp():.6f}"
        outbox.owe(kind, about=about, to=one.person.email, occurrence=occurrence, now=now)
