"""The queue in its order: what needs doing first. Each pile is read from an index as it lies.

A page is 25 rows from a row on, never "rows 225,000 to 225,025": that would read all before them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Func, IntegerField, Q, Value
from django.db.models.lookups import GreaterThan, LessThan

from recruitment.applications.attention import ENDED, OURS, Attention
from recruitment.applications.models import ApplicationQuerySet

ROWS = 25


@dataclass(frozen=True)
class Pile:
    """One heading of the queue."""

    number: int
    key: str
    label: str


LATE = Pile(0, "late", "Late")
SOON = Pile(1, "soon", "Due soon")
NEW = Pile(2, "new", "Not looked at")
REPLIED = Pile(3, "replied", "Replied to us")
ON_TRACK = Pile(4, "on-track", "On track")
WAITING = Pile(5, "waiting", "Waiting for them")
ENDED_PILE = Pile(6, "ended", "Ended")
PILES = (LATE, SOON, NEW, REPLIED, ON_TRACK, WAITING, ENDED_PILE)
BY_KEY: Mapping[str, Pile] = {pile.key: pile for pile in PILES}
IN_TIME = {Attention.NEW: NEW, Attention.REPLIED: REPLIED, Attention.SEEN: ON_TRACK}


@dataclass(frozen=True)
class Place:
    """A row's place in the queue: what an address says of where a page begins."""

    pile: int
    due_on: date
    pk: int

    def __str__(self) -> str:
        return f"{self.pile}.{self.due_on}.{self.pk}"


def read_place(words: str) -> Place | None:
    """None of words that no page of ours wrote."""
    parts = words.split(".")
    try:
        pile, day, pk = parts
        return Place(int(pile), date.fromisoformat(day), min(int(pk), 2**63 - 1))
    except ValueError:
        return None


def heaps(today: date, soon: date) -> Iterator[tuple[Pile, Q]]:
    """All piles in pieces that are each one stretch of an index. `soon` is the last soon day."""
    for attention, in_time in IN_TIME.items():
        yield LATE, Q(standing=attention, due_on__lt=today)
        yield SOON, Q(standing=attention, due_on__gte=today, due_on__lte=soon)
        yield in_time, Q(standing=attention, due_on__gt=soon)
    yield WAITING, Q(standing=Attention.WAITING)
    yield ENDED_PILE, Q(standing=ENDED)


def in_pile(pile: Pile, today: date, soon: date) -> Q:
    if pile is LATE:
        return Q(standing__in=OURS, due_on__lt=today)
    if pile is SOON:
        return Q(standing__in=OURS, due_on__range=(today, soon))
    return next(q for one, q in heaps(today, soon) if one is pile)


def page(
    known: ApplicationQuerySet,
    wanted: tuple[Pile, ...],
    today: date,
    soon: date,
    *,
    after: Place | None = None,
    before: Place | None = None,
) -> list[dict[str, Any]]:
    """One row more than a page holds, if there is one, in the order of the queue: pk and pile."""
    backwards = before is not None and after is None
    pieces = [
        piece(known.filter(q), pile, before if backwards else after, backwards=backwards)
        for pile, q in heaps(today, soon)
        if pile in wanted
    ]
    found = [one for one in pieces if one is not None]
    if not found:
        return []
    rows = list(together(found, backwards=backwards))
    return rows[::-1] if backwards else rows


def piece(known: ApplicationQuerySet, pile: Pile, edge: Place | None, *, backwards: bool) -> Any:
    """The first rows of a heap on the wanted side of a row; None if all of it lies beyond."""
    if edge and pile.number != edge.pile:
        if (pile.number < edge.pile) is not backwards:
            return None
    elif edge:
        known = known.filter(beside(edge, backwards=backwards))
    here = known.annotate(pile=Value(pile.number, output_field=IntegerField()))
    return ordered(here.values("id", "pile", "due_on"), backwards=backwards)


def beside(edge: Place, *, backwards: bool) -> GreaterThan | LessThan:
    """Both columns are compared at once, which an index can do and an OR cannot."""
    columns = Func(F("due_on"), F("pk"), function="ROW", output_field=IntegerField())
    values = Func(Value(edge.due_on), Value(edge.pk), function="ROW", output_field=IntegerField())
    return LessThan(columns, values) if backwards else GreaterThan(columns, values)


def ordered(rows: Any, *, backwards: bool) -> Any:
    """As the index lies, in either direction, and a row more than a page holds."""
    order = ("-due_on", "-id") if backwards else ("due_on", "id")
    return rows.order_by(*order)[: ROWS + 1]


def together(pieces: list[Any], *, backwards: bool) -> Any:
    """One query. Of a single heap the rows are in order already."""
    order = ("-pile", "-due_on", "-id") if backwards else ("pile", "due_on", "id")
    first, *others = pieces
    return first.union(*others, all=True).order_by(*order)[: ROWS + 1] if others else first
