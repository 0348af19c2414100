"""What the figures of Today count, each as a condition that the queue lists by too."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Concat, TruncDate

from recruitment import clock
from recruitment.applications.attention import OURS, WORKING
from recruitment.applications.models import StageChange
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
    missed = missed_by(today)
    if key == KEPT:
        return Q(Exists(of_this_month(today))) & ~Q(Exists(missed))
    stage = key.removeprefix(MISSED).removeprefix("-")
    return Q(Exists(missed.filter(now=stage) if stage else missed))


def of_this_month(today: date) -> QuerySet[StageChange]:
    """Not where we waited for the applicant meanwhile, nor where they withdrew in time."""
    waits = Wait.objects.filter(
        application=OuterRef("application"),
        began_at__date__lte=OuterRef("promised_on"),
        began_at__gte=OuterRef("at"),
    )
    month = (today.replace(day=1), today - timedelta(days=1))
    mine = StageChange.objects.filter(application=OuterRef("pk"), promised_on__range=month)
    promises = mine.annotate(heard_on=next_day(), moved_to=next_move("now"))
    withdrawn = Q(moved_to=Stage.WITHDRAWN, moved_to__isnull=False)
    return promises.exclude(Exists(waits)).exclude(withdrawn)


def missed_by(today: date) -> QuerySet[StageChange]:
    late = Q(heard_on=None) | Q(heard_on__gt=F("promised_on"))
    return of_this_month(today).filter(late)


def next_day() -> TruncDate:
    """The day in the UK of the move that came next."""
    return TruncDate(next_move("at"), tzinfo=clock.UK)


def next_move(column: str) -> Subquery:
    later = StageChange.objects.filter(application=OuterRef("application"), pk__gt=OuterRef("pk"))
    return Subquery(later.order_by("pk").values(column)[:1])


def with_stuck_file(today: date) -> Q:
    """A file waits for the virus scanner, or it could not be read."""
    about = Concat(Value("application:"), Cast(OuterRef("pk"), CharField()))
    stuck = File.objects.filter(subject=about, state__in=(FileState.WAITING, FileState.FAILED))
    return Q(Exists(stuck))


def to_review(today: date) -> Q:
    return Q(pk__in=standing.to_review(today).values("pk"))


def unanswered(today: date) -> Q:
    return Q(pk__in=standing.unanswered(today).values("pk"))


def running_out(today: date) -> Q:
    return Q(pk__in=standing.clearances_running_out(today).values("pk"))


CLEARANCES = "clearances"
PROBLEMS: Mapping[str, Callable[[date], Q]] = {
    "files": with_stuck_file,
    "review": to_review,
    "unanswered": unanswered,
    CLEARANCES: running_out,
}
"""What Today counts as a problem with an application, by the word that the queue's address has."""
PROBLEM_WORDS: Mapping[str, str] = {
    "files": "Files that wait for the scanner",
    "review": "On hold: look again",
    "unanswered": "Their last day has passed",
    CLEARANCES: "Vetting that runs out soon",
}
