"""The days of interviews that are to come: panels, times, who comes, and who waits."""

from collections import Counter
from datetime import date, time
from itertools import groupby
from typing import Any

from django.db.models import Prefetch

from recruitment import clock
from recruitment.applications.models import Application
from recruitment.applications.stages import ENDED_WITHOUT
from recruitment.desk import wanted
from recruitment.interviews.models import Booking, Slot
from recruitment.interviews.waiting import Waiting

Context = dict[str, Any]
MOST = 300
"""Times on one page. The list of interview times has all of them."""


def coming() -> Any:
    """Who has a place and, as far as staff know, still comes."""
    people = Application.objects.select_related("vacancy").defer("answers", "outcome")
    held = Booking.objects.filter(place__isnull=False)
    there = held.exclude(application__stage__in=ENDED_WITHOUT).order_by("place")
    return Prefetch(
        "bookings", there.prefetch_related(Prefetch("application", people)), to_attr="coming"
    )


def days(today: date) -> list[Context]:
    begin = clock.uk_moment(today, time())
    known = Slot.objects.filter(starts_at__gte=begin).select_related("panel", "vacancy")
    slots = list(known.prefetch_related("panel__members", coming())[:MOST])
    people = [one.application for slot in slots for one in slot.coming]  # type: ignore[attr-defined]
    wants = wanted.adjustments(people)
    by_day = groupby(slots, key=lambda slot: clock.uk_day(slot.starts_at))
    return [{"day": day, "panels": panels(list(of_day), wants)} for day, of_day in by_day]


def panels(slots: list[Slot], wants: dict[int, str]) -> list[Context]:
    """The times of a day by panel; those without one come last."""
    found: dict[int, Context] = {}
    for slot in sorted(slots, key=lambda slot: (slot.panel is None, str(slot.panel))):
        empty: Context = {"panel": slot.panel, "slots": []}
        found.setdefault(slot.panel_id or 0, empty)["slots"].append(line(slot, wants))
    return list(found.values())


def line(slot: Any, wants: dict[int, str]) -> Context:
    people = [one.application for one in slot.coming]
    return {
        "slot": slot,
        "people": [{"application": one, "wants": one.pk in wants} for one in people],
        "free": max(slot.places - len(people), 0),
    }


def waiting() -> list[Context]:
    """How many wait for a time, by vacancy."""
    known = Waiting.objects.values_list("application__vacancy__title", flat=True)
    return [{"title": title, "number": number} for title, number in sorted(Counter(known).items())]
