"""What the figures of Today count, each as a condition that the queue lists by too."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Concat, TruncDate

from recruitment import clock
from recruitment.applications.attention import OURS, WORKING
from recruitment.applications.holds import Hold
from recruitment.applications.models import StageChange
from recruitment.applications.since import Addition, Delay
from recruitment.applications.stages import Stage
from recruitment.applications.work import For, Wait
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
    mine, yes = of_moves(today), of_a_yes(today)
    stage = key.removeprefix(KEPT).removeprefix(MISSED).removeprefix("-")
    late = mine.filter(LATE, **({"now": stage} if stage else {}))
    late_yes = yes.filter(LATE, **({"offer__now": stage} if stage else {}))
    lapsed = passed_untold(today).filter(**({"stood_at": stage} if stage else {}))
    missed = Q(Exists(late)) | Q(Exists(late_yes)) | Q(Exists(lapsed))
    return (Q(Exists(mine)) | Q(Exists(yes))) & ~missed if key == KEPT else missed


def passed_untold(today: date) -> QuerySet[Delay]:
    """Days of this month that passed before anybody said so: also second ones, and after a hold."""
    return Delay.objects.filter(application=OuterRef("pk"), broke__range=month_before(today))


def month_before(today: date) -> tuple[date, date]:
    return today.replace(day=1), today - timedelta(days=1)


TOLD_AT = Coalesce("decision__batch__leaves_at", "at")
LATE = Q(heard_on=None) | Q(heard_on__gt=F("promised_on"))


def of_moves(today: date) -> QuerySet[Any]:
    """What moves promised. One that was undone before anybody was told of it promised nothing."""
    mine = StageChange.objects.filter(application=OuterRef("pk"), decision__put_back=None)
    return of_this_month(mine, moves().filter(pk__gt=OuterRef("pk")), today)


def of_a_yes(today: date) -> QuerySet[Any]:
    """What began when they accepted an offer."""
    mine = Addition.objects.filter(application=OuterRef("pk"))
    later = moves().filter(pk__gt=OuterRef("offer")).annotate(told_at=TOLD_AT)
    return of_this_month(mine, later.filter(told_at__gt=OuterRef("at")), today)


def of_this_month(mine: QuerySet[Any], later: QuerySet[StageChange], today: date) -> QuerySet[Any]:
    """By the day that was promised first, also where a colleague moved it since.

    Heard of on the day in the UK on which the email of the next move was to leave. Not where we
    waited for the applicant meanwhile, it was put on hold, or they withdrew in time.
    """
    promises: QuerySet[Any] = mine.filter(promised_on__range=month_before(today)).annotate(
        heard_on=TruncDate(first(later, TOLD_AT), tzinfo=clock.UK),
        moved_to=first(later, F("now")),
    )
    withdrawn = Q(moved_to=Stage.WITHDRAWN, moved_to__isnull=False)
    theirs = Wait.objects.exclude(what=For.REFEREES)  # while those are asked, the promise is ours
    paused = meanwhile(theirs, "began_at") | meanwhile(Hold.objects.all(), "at")
    return promises.exclude(paused).exclude(withdrawn)


def meanwhile(pauses: QuerySet[Any], began: str) -> Q:
    """It began between the promise and its day."""
    mine = pauses.filter(application=OuterRef("application"))
    between = {f"{began}__date__lte": OuterRef("promised_on"), f"{began}__gte": OuterRef("at")}
    return Q(Exists(mine.filter(**between)))


def moves() -> QuerySet[StageChange]:
    """One that was undone before it was told, and its undoing, did not come."""
    every = StageChange.objects.filter(application=OuterRef("application"))
    return every.filter(decision__put_back=None, undoes=None)


def first(later: QuerySet[StageChange], what: Any) -> Subquery:
    return Subquery(later.order_by("pk").annotate(it=what).values("it")[:1])


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
