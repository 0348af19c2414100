"""One page of the queue, ready to be shown, and the numbers beside it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.timezone import localdate

from recruitment.applications.attention import WORKING
from recruitment.applications.models import Application, ApplicationQuerySet
from recruitment.applications.stages import ENDS, Stage
from recruitment.desk import due, scope, standing
from recruitment.desk.queue import counting, figures, filters, piles, search
from recruitment.desk.queue.filters import Wanted
from recruitment.desk.queue.piles import Place
from recruitment.holidays import services as holidays
from recruitment.people.models import User
from recruitment.vacancies.models import Vacancy

Context = dict[str, Any]
Choice = tuple[str, str, Wanted]
LIST = "admin:recruitment_application_changelist"
OPTIONS = 12
"""How many vacancies the filter offers, those that closed last first."""


@dataclass(frozen=True)
class Asked:
    """One look at the queue: what, by whom, when, and from where on."""

    wanted: Wanted
    staff: User
    today: date
    after: Place | None = None
    before: Place | None = None

    @cached_property
    def holidays(self) -> frozenset[date]:
        return holidays.days()

    @cached_property
    def soon(self) -> date:
        return due.soon_ends(self.today, self.holidays)

    def url(self, wanted: Wanted) -> str:
        return f"{reverse(LIST)}?{wanted.query}"

    def known(self, wanted: Wanted) -> ApplicationQuerySet:
        return scope.within(self.staff, filters.known(wanted, self.staff.pk, self.today))

    def whole(self, wanted: Wanted) -> ApplicationQuerySet:
        """All that a list holds, whatever the page."""
        return self.known(wanted).filter(filters.in_headings(wanted, self.today, self.soon))


def context(asked: Asked) -> Context:
    found, more_fit = narrowed(asked)
    headings = filters.headings(asked.wanted)
    rows = piles.page(
        found, headings, asked.today, asked.soon, after=asked.after, before=asked.before
    )
    shown, edges = cut(rows, asked)
    offered = list(choices(asked))
    numbers = counts(asked, found, offered)
    return {
        "count": numbers["all"],
        "count_words": counting.in_words(numbers["all"]),
        "more_fit": more_fit,
        "groups": list(groups(shown, asked)),
        "facets": facets(asked, numbers, offered),
        "chips": chips(asked),
        **edges,
    }


def narrowed(asked: Asked) -> tuple[ApplicationQuerySet, bool]:
    known = asked.known(asked.wanted)
    if not asked.wanted.q:
        return known, False
    keys, more = search.found(known.sent(), asked.wanted.q)
    return Application.objects.filter(pk__in=keys), more


def cut(rows: list[Context], asked: Asked) -> tuple[list[Context], dict[str, str]]:
    """The rows of this page, and the addresses of the pages before and after it."""
    more = len(rows) > piles.ROWS
    backwards = asked.before is not None and asked.after is None
    shown = (rows[1:] if backwards else rows[:-1]) if more else rows
    edges = {"previous": "", "next": ""}
    if shown and (more if backwards else asked.after):
        edges["previous"] = beside(asked, "before", shown[0])
    if shown and (more or backwards):
        edges["next"] = beside(asked, "after", shown[-1])
    return shown, edges


def beside(asked: Asked, side: str, row: Context) -> str:
    place = Place(row["pile"], row["due_on"], row["id"])
    return f"{asked.url(asked.wanted)}&{side}={place}"


def groups(rows: list[Context], asked: Asked) -> Iterator[Context]:
    """Rows under their headings."""
    known = cases([row["id"] for row in rows])
    for pile in piles.PILES:
        here = [known[row["id"]] for row in rows if row["pile"] == pile.number]
        if here:
            yield {"pile": pile, "rows": [line(case, asked) for case in here]}


def cases(keys: list[int]) -> dict[int, Application]:
    """What is sealed is not for lists."""
    known = standing.with_last_days(Application.objects.filter(pk__in=keys))
    known = known.select_related("vacancy", "owner")
    return {one.pk: one for one in known.defer("answers", "outcome")}


def line(case: Application, asked: Asked) -> Context:
    words = due.of(case, asked.today, asked.holidays, case.last_day)  # type: ignore[attr-defined]
    return {
        "case": case,
        "due": words if case.stage not in ENDS else None,
        "sent": localdate(case.submitted_at),
        "chosen": f"{case.pk}.{case.owner_id or 0}",
    }


def counts(asked: Asked, found: ApplicationQuerySet, offered: list[Choice]) -> dict[str, int]:
    """Every number of the page in one query, by the address that it opens."""
    lists = {"all": found.filter(filters.in_headings(asked.wanted, asked.today, asked.soon))}
    if not asked.wanted.q:
        for _, _, wanted in offered:
            lists[wanted.query] = asked.whole(wanted)
    return counting.up_to(lists)


def choices(asked: Asked) -> Iterator[Choice]:
    """Every choice of every filter: of which, what it is called, and what it asks for."""
    now = asked.wanted
    for pile in piles.PILES:
        yield "What needs doing", pile.label, now.but(due=pile.key)
    for owner, label in (("me", "Mine"), ("nobody", "Nobody's")):
        yield "Who has it", label, now.but(owner=owner)
    for stage in WORKING:
        yield "Stage", stage.label, now.but(stage=stage.value)
    for vacancy in vacancies(now):
        yield "Vacancy", str(vacancy), now.but(vacancy=str(vacancy.pk))


def vacancies(wanted: Wanted) -> list[Vacancy]:
    newest = list(Vacancy.objects.order_by("-closes_on", "title")[:OPTIONS])
    chosen = int(wanted.vacancy or 0)
    if chosen and chosen not in [one.pk for one in newest]:
        newest += Vacancy.objects.filter(pk=chosen)
    return newest


def facets(asked: Asked, numbers: dict[str, int], offered: list[Choice]) -> list[Context]:
    """In a search the numbers would be of something else, so there are none."""
    found: dict[str, list[Context]] = {}
    for title, label, wanted in offered:
        count = numbers.get(wanted.query)
        option = {
            "label": label,
            "url": asked.url(wanted),
            "chosen": wanted == asked.wanted,
            "number": "" if count is None else counting.in_words(count),
        }
        found.setdefault(title, []).append(option)
    return [{"title": title, "options": options} for title, options in found.items()]


def chips(asked: Asked) -> list[Context]:
    """What is chosen, each with the address of the list without it."""
    return [
        {"words": words(key, value), "url": asked.url(asked.wanted.but(**{key: ""}))}
        for key, value in asked.wanted.chosen.items()
    ]


def words(key: str, value: str) -> str:
    return NAMED[key](value)


NAMED: Mapping[str, Callable[[str], str]] = {
    "due": lambda value: piles.BY_KEY[value].label,
    "stage": lambda value: Stage(value).label,
    "reached": lambda value: f"Reached: {Stage(value).label}",
    "weeks": lambda value: f"At its stage: {figures.WEEKS[value][0].lower()}",
    "promise": lambda value: "Heard in time" if value == figures.KEPT else "Heard late",
    "owner": lambda value: {"me": "Mine", "nobody": "Nobody's"}.get(value, "One person's"),
    "q": lambda value: f"“{value}”",
    "slot": lambda value: "Has one interview time",
    "problem": lambda value: figures.PROBLEM_WORDS[value],
    "vacancy": lambda value: str(Vacancy.objects.filter(pk=value).first() or "No vacancy"),
}
