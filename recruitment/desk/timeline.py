"""What has happened to a case, newest first: by whom, from what to what."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.aggregates import StringAgg
from django.db.models import Exists, OuterRef, Prefetch, QuerySet, prefetch_related_objects
from django.urls import reverse
from django.utils.dateformat import format as written

from recruitment.applications.casework import Note, Scope, SensitiveRead
from recruitment.applications.models import Application, ApplicationQuerySet, StageChange
from recruitment.applications.since import Addition, Delay, Withdrawal
from recruitment.desk import case, others
from recruitment.desk.case import Event
from recruitment.people.models import User
from recruitment.retention.models import PhotographsDeleted
from recruitment.vacancies.models import Extension

Context = dict[str, Any]
Events = Iterator[Event]
Reader = User | AnonymousUser

MOST = 20
"""How many are shown before somebody asks for all."""
READ_RESTRICTED, WRITE = "recruitment.read_restricted_note", "recruitment.add_note"
SHOW, ALL = "show", "all"
OF_THEMSELVES = ("emails", "reads", "deleted")
"""Kinds that nobody did to the case."""
NOBODY = "By itself: the day had passed. Our own deadline stays"
WHY = StringAgg("ending__wordings__reason__name", "; ")
ROWS: dict[str, QuerySet[Any]] = {
    "additions": Addition.objects.all(),
    "delays": Delay.objects.select_related("by"),
    "notes": Note.objects.select_related("by"),
    "photographs_deleted": PhotographsDeleted.objects.all(),
    "sensitive_reads": SensitiveRead.objects.select_related("by"),
    "withdrawals": Withdrawal.objects.all(),
}


def with_hints(applications: ApplicationQuerySet) -> ApplicationQuerySet:
    """Each with what there is of it, in the same question: nothing is asked for in vain."""
    later = Extension.objects.filter(vacancy=OuterRef("vacancy"), at__gte=OuterRef("begun_at"))
    there = {
        f"has_{name}": Exists(model.filter(application=OuterRef("pk")))
        for name, model in ROWS.items()
    }
    return applications.annotate(**there, has_extensions=Exists(later))


def gather(application: Application) -> None:
    """Read all that the page and its timeline say of a case, once."""
    moves = StageChange.objects.select_related("by", "ending").annotate(why=WHY)
    moves = moves.order_by("at", "pk")  # an aggregate drops the model's own order
    rows = [
        Prefetch(name, model if getattr(application, f"has_{name}", True) else model.none())
        for name, model in ROWS.items()
    ]
    prefetch_related_objects([application], Prefetch("history", moves), *rows)


def context(application: Application, reader: Reader, asked: Mapping[str, str]) -> Context:
    """The lines that were asked for, of a case that was gathered."""
    every = by_kind(application, reader)
    wanted = asked.get(SHOW, "")
    kinds = [wanted] if wanted in every else list(every)
    events = newest_first(event for kind in kinds for event in every[kind])
    shown = events if ALL in asked else events[:MOST]
    return {
        "events": shown,
        "total": len(events),
        "more": address(wanted if wanted in every else "", every=True)
        if len(events) > len(shown)
        else "",
        "filters": filters(every, wanted),
    }


def by_kind(application: Application, reader: Reader) -> dict[str, list[Event]]:
    helped = [Event(at, what, who) for at, what, who in others.helped(application)]
    told = {
        "moves": [*case.moved(application), *helped],
        "emails": case.mailed(application),
        "notes": noted(application, reader),
        "applicant": [*added(application), *taken_back(application)],
        "dates": [*put_off(application), *extended(application)],
        "deleted": deleted(application),
        "reads": read(application),
    }
    return {kind: list(events) for kind, events in told.items()}


LABELS = {
    "moves": "Moves",
    "emails": "Emails",
    "notes": "Notes",
    "applicant": "From the applicant",
    "dates": "Days that moved",
    "deleted": "Deleted",
    "reads": "Who read what",
}


def filters(every: Mapping[str, list[Event]], wanted: str) -> list[Context]:
    """Everything, and each kind of which there is something."""
    total = sum(map(len, every.values()))
    everything = {"label": f"Everything ({total})", "url": address(""), "on": wanted not in every}
    kinds = [
        {"label": f"{LABELS[kind]} ({len(found)})", "url": address(kind), "on": kind == wanted}
        for kind, found in every.items()
        if found
    ]
    return [everything, *kinds]


def address(kind: str, *, every: bool = False) -> str:
    asked = {**({SHOW: kind} if kind else {}), **({ALL: "1"} if every else {})}
    return f"?{urlencode(asked)}#happened"


def noted(application: Application, reader: Reader) -> Events:
    """Of a note that is not for the reader, that it is there; never what it says."""
    corrected = {note.corrects_id for note in application.notes.all()}
    for note in application.notes.all():
        what = "Correction of a note" if note.corrects_id else "Note"
        gone = ", corrected later" if note.pk in corrected else ""
        said = {"words": note.words} if may_read(note, reader) else {}
        if said and not gone and reader.has_perm(WRITE):
            url = reverse("admin:recruitment_application_note", args=[application.pk, note.pk])
            said |= {"url": url, "link": "Correct this note"}
        whose = " for HR leads only" if note.scope == Scope.LEADS else ""
        title = f"{what}{whose}{gone}"
        yield Event(note.at, title, str(note.by), **said)


def may_read(note: Note, reader: Reader) -> bool:
    """Whoever wrote a note may read it."""
    open_to_all = note.scope == Scope.CASE or note.by_id == reader.pk
    return open_to_all or reader.has_perm(READ_RESTRICTED)


def added(application: Application) -> Events:
    for one in application.additions.all():
        yield Event(one.at, str(one), "The applicant", one.words)


def taken_back(application: Application) -> Events:
    for one in application.withdrawals.all():
        if one.undone_at:
            yield Event(one.undone_at, "Withdrawal taken back", "The applicant")


def put_off(application: Application) -> Events:
    """A promise that moved, from the day that was promised before it."""
    for delay in application.delays.all():
        was = day(delay.broke or promised_before(application, delay))
        what = f"Promised day moved from {was} to {day(delay.promised_on)}"
        yield Event(delay.at, what, str(delay.by or NOBODY), delay.words)


def promised_before(application: Application, delay: Delay) -> date | None:
    """By the last move or delay before this one; of one moment, the row that was added last."""
    delays = [one for one in application.delays.all() if one.pk < delay.pk]
    rows: list[StageChange | Delay] = [*application.history.all(), *delays]
    earlier = sorted((one for one in rows if one.at <= delay.at), key=lambda one: one.at)
    return earlier[-1].promised_on if earlier else None


def extended(application: Application) -> Events:
    if not getattr(application, "has_extensions", True):
        return
    known = Extension.objects.filter(vacancy=application.vacancy_id, at__gte=application.begun_at)
    for one in known.select_related("by"):
        what = f"Closing day of the vacancy moved from {day(one.was)} to {day(one.now)}"
        yield Event(one.at, what, f"{one.by}. {one.why}")


def deleted(application: Application) -> Events:
    for one in application.photographs_deleted.all():
        photographs = "1 photograph" if one.number == 1 else f"{one.number} photographs"
        yield Event(one.at, f"{photographs} deleted", "By itself: we keep them no longer")


def read(application: Application) -> Events:
    for one in application.sensitive_reads.all():
        yield Event(one.at, f"Opened: {str(one).lower()}", str(one.by))


def day(promised: date | None) -> str:
    return written(promised, "j F Y") if promised else "no day"


def newest(application: Application, reader: Reader, number: int) -> list[Event]:
    """What people did last. What follows from it, an email, and who read are left out."""
    every = by_kind(application, reader)
    acts = [found for kind, found in every.items() if kind not in OF_THEMSELVES]
    return newest_first(event for found in acts for event in found)[:number]


def newest_first(events: Iterable[Event]) -> list[Event]:
    """Of one moment, the one that was added last comes first."""
    return sorted(events, key=lambda event: event.at)[::-1]
