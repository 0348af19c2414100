"""What the address of the queue may ask for. Anything else is refused, never guessed at."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from urllib.parse import urlencode

from django.core.exceptions import BadRequest
from django.db.models import Q
from django.http import QueryDict

from recruitment.applications.attention import ENDED, WORKING, Attention
from recruitment.applications.models import Application, ApplicationQuerySet
from recruitment.applications.stages import Stage
from recruitment.desk.queue import figures, piles, search
from recruitment.desk.queue.piles import ENDED_PILE, PILES, Pile

PLACES = ("after", "before")
IGNORED = ("export", "view")
"""Where a page begins, and what other pages of the queue add: no filters."""


@dataclass(frozen=True)
class Wanted:
    """One choice each; empty asks for everything."""

    due: str = ""
    stage: str = ""
    vacancy: str = ""
    owner: str = ""
    q: str = ""
    weeks: str = ""
    reached: str = ""
    promise: str = ""
    slot: str = ""
    problem: str = ""

    def but(self, **changed: str) -> "Wanted":
        return replace(self, **changed)

    @property
    def chosen(self) -> dict[str, str]:
        return {key: value for key, value in asdict(self).items() if value}

    @property
    def query(self) -> str:
        return urlencode(self.chosen)


def read(asked: QueryDict) -> Wanted:
    """What an address asks for. Raises BadRequest for what no filter of ours writes."""
    said = {key: asked.get(key, "").strip() for key in asked if key not in (*PLACES, *IGNORED)}
    if said.keys() - asdict(Wanted()).keys() or any("\0" in value for value in said.values()):
        raise BadRequest("The queue has no such filter.")
    said["q"] = said.get("q", "")[: search.MOST_SIGNS]
    wanted = Wanted(**said)
    if not all(is_known(key, value) for key, value in wanted.chosen.items()):
        raise BadRequest("The queue has no such filter.")
    return wanted


def is_known(key: str, value: str) -> bool:
    if key in ("vacancy", "slot"):
        return is_number(value)
    if key == "owner":
        return value in ("me", "nobody") or is_number(value)
    return key == "q" or value in KNOWN[key]


def is_number(words: str) -> bool:
    return words.isascii() and words.isdecimal() and len(words) < 18


KNOWN: Mapping[str, frozenset[str]] = {
    "due": frozenset(piles.BY_KEY),
    "stage": frozenset(stage.value for stage in Stage if stage != Stage.DRAFT),
    "weeks": frozenset(figures.WEEKS),
    "reached": frozenset(stage.value for stage in Stage if stage != Stage.DRAFT),
    "promise": frozenset(figures.PROMISES),
    "problem": frozenset(figures.PROBLEMS),
}


def known(wanted: Wanted, staff_id: int, today: date) -> ApplicationQuerySet:
    """The applications that fit, but for the search and the heading, in no order."""
    if is_empty(wanted):
        return Application.objects.none()
    fitting = Application.objects.filter(by_columns(wanted, staff_id))
    if wanted.weeks:
        fitting = fitting.filter(figures.for_weeks(wanted.weeks, today))
    if wanted.reached:
        fitting = fitting.filter(figures.has_reached(Stage(wanted.reached)))
    if wanted.promise:
        fitting = fitting.filter(figures.promised(wanted.promise, today))
    if wanted.problem:
        fitting = fitting.filter(figures.PROBLEMS[wanted.problem](today))
    return fitting


def by_columns(wanted: Wanted, staff_id: int) -> Q:
    asked = Q()
    if wanted.stage:
        asked &= Q(stage=wanted.stage)
    if wanted.vacancy:
        asked &= Q(vacancy=int(wanted.vacancy))
    if wanted.slot:
        asked &= Q(booking__slot=int(wanted.slot), booking__given_up_at=None)
    return asked & of_owner(wanted.owner, staff_id)


def of_owner(owner: str, staff_id: int) -> Q:
    if owner == "nobody":
        return Q(owner=None)
    if owner == "me":
        return Q(owner=staff_id)
    return Q(owner=int(owner)) if owner else Q()


def headings(wanted: Wanted) -> tuple[Pile, ...]:
    """What ended shows when it is asked for; a search and a figure look everywhere."""
    if wanted.due:
        return (piles.BY_KEY[wanted.due],)
    everywhere = wanted.q or wanted.reached or wanted.promise or wanted.slot or wanted.problem
    ended = bool(everywhere) or (bool(wanted.stage) and wanted.stage not in WORKING)
    return PILES if ended else tuple(pile for pile in PILES if pile is not ENDED_PILE)


def in_headings(wanted: Wanted, today: date, soon: date) -> Q:
    """The same as `headings`, for a list that is not read pile by pile."""
    if wanted.due:
        return piles.in_pile(piles.BY_KEY[wanted.due], today, soon)
    working = tuple(Attention)
    return Q(standing__in=(*working, ENDED) if ENDED_PILE in headings(wanted) else working)


def is_empty(wanted: Wanted) -> bool:
    """Nothing ends at a stage on the way: the database would look through everything for it."""
    ended = wanted.due == ENDED_PILE.key
    return bool(wanted.due and wanted.stage) and ended is (wanted.stage in WORKING)
