"""What the figures of Today count, each as a condition that the queue lists by too."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import CharField, Exists, F, Model, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Concat, TruncDate

from recruitment import clock
from recruitment.applications.attention import OURS, WORKING
from recruitment.applications.holds import Hold
from recruitment.applications.models import StageChange
from recruitment.applications.since import Delay
from recruitment.applications.stages import Stage
from recruitment.applications.work import Wait
from recruitment.desk import standing
from recruitment.files.models import File
from recruitment.files.models import State as FileState

WEEKS: Mapping[str, tuple[str, int, int | None]] = {
    "1": ("Less than 1 week", 0, 1),
    "2": ("1 to 2 weeks", 1, 2),
    "4": ("2 to 4 weeks", 2, 4),
    "more": ("4 weeks or more", 4, None),
}
"""How long a case is at its stage: where the lines are is ours to set."""
KEPT, MISSED = "kept", "missed"
PROMISES = (KEPT, MISSED, *(f"{MISSED}-{stage.value}" for stage in WORKING))


def for_weeks(key: str, today: date) -> Q:
    """Those whose next step is ours, by the day on which they came to their stage."""
    _, first, last = WEEKS[key]
    until = clock.end_of(today - timedelta(weeks=first))
    here = Q(standing__in=OURS, reached_at__lt=until)
    return here & Q(reached_at__gte=clock.end_of(today - timedelta(weeks=last))) if last else here


def has_reached(stage: Stage) -> Q:
    return Q(Exists(StageChange.objects.filter(application=OuterRef("pk"), now=stage)))


def promised(key: str, today: date) -> Q:
    """Promises of this month whose day has passed: all kept, or one missed."""
    made = [of_this_month(one, today) for one in every_promise()]
    stage = key.removeprefix(KEPT).removeprefix(MISSED).removeprefix("-")
    of_stage = Q(stage=stage) if stage else Q()
    missed = any_of(one.filter(LATE & of_stage) for one in made)
    return any_of(made) & ~missed if key == KEPT else missed


def any_of(found: Iterable[QuerySet]) -> Q:
    return reduce(or_, (Q(Exists(one)) for one in found))


@dataclass(frozen=True)
class Promises:
    """Days that applicants were given in one way, the stage of each, and what came after it."""

    known: QuerySet
    at: str
    after: Mapping[str, OuterRef]


def every_promise() -> Iterator[Promises]:
    """A day that was moved stays a promise, and the new one is one too.

    A move that was undone before anybody was told of it promised nothing.
    """
    told = StageChange.objects.filter(decision__put_back=None)
    yield Promises(told.annotate(stage=F("now")), "at", {"pk__gt": OuterRef("pk")})
    for known, at in ((Delay.objects.all(), "at"), (Hold.objects.all(), "ended_at")):
        before = StageChange.objects.filter(application=OuterRef("application"))
        stood = before.filter(at__lte=OuterRef(at)).order_by("-at", "-pk").values("now")[:1]
        yield Promises(known.annotate(stage=Subquery(stood)), at, {"at__gte": OuterRef(at)})


def of_this_month(made: Promises, today: date) -> QuerySet:
    """Not where we waited for the applicant meanwhile, it was put on hold, or they withdrew."""
    month = (today.replace(day=1), today - timedelta(days=1))
    mine = made.known.filter(application=OuterRef("pk"), promised_on__range=month)
    heard = Coalesce("decision__batch__leaves_at", "at")
    heard_on = TruncDate(next_move(made, heard), tzinfo=clock.UK)
    promises: QuerySet = mine.annotate(heard_on=heard_on, moved_to=next_move(made, F("now")))
    withdrawn = Q(moved_to=Stage.WITHDRAWN, moved_to__isnull=False)
    paused = meanwhile(Wait, "began_at", made.at) | meanwhile(Hold, "at", made.at)
    return promises.exclude(paused).exclude(withdrawn)


def meanwhile(pause: type[Model], began: str, at: str) -> Q:
    """It began between the promise and its day."""
    mine = pause._default_manager.filter(application=OuterRef("application"))
    between = {f"{began}__date__lte": OuterRef("promised_on"), f"{began}__gte": OuterRef(at)}
    return Q(Exists(mine.filter(**between)))


LATE = Q(heard_on=None) | Q(heard_on__gt=F("promised_on"))


def next_move(made: Promises, what: Any) -> Subquery:
    """Of the move that came next. One that was undone before it was told, and its undoing, did
    not come."""
    later = StageChange.objects.filter(application=OuterRef("application"), **made.after)
    told = later.filter(decision__put_back=None, undoes=None)
    return Subquery(told.order_by("pk").annotate(it=what).values("it")[:1])


def with_stuck_file(today: date) -> Q:
    """A file waits for the virus scanner, or it could not be read."""
    about = Concat(Value("application:"), Cast(OuterRef("pk"), CharField()))
    stuck = File.objects.filter(subject=about, state__in=(FileState.WAITING, FileState.FAILED))
    return Q(Exists(stuck))


def to_review(today: date) -> Q:
    return Q(pk__in=standing.to_review(today).values("pk"))


def unanswered(today: date) -> Q:
    return Q(pk__in=standing.unanswered(today).values("pk"))


PROBLEMS: Mapping[str, Callable[[date], Q]] = {
    "files": with_stuck_file,
    "review": to_review,
    "unanswered": unanswered,
}
"""What Today counts as a problem with an application, by the word that the queue's address has."""
PROBLEM_WORDS: Mapping[str, str] = {
    "files": "Files that wait for the scanner",
    "review": "On hold: look again",
    "unanswered": "Their last day has passed",
}
