"""Cases that stand still, and the days on which somebody has to look at them."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Case, DateField, Exists, F, OuterRef, QuerySet, Subquery, When
from django.db.models.functions import Coalesce

from recruitment.applications import services
from recruitment.applications.attention import Attention
from recruitment.applications.checks import Check, Kind, Outcome
from recruitment.applications.holds import Hold, last_day
from recruitment.applications.models import Application, ApplicationQuerySet, StageChange
from recruitment.applications.since import Addition, What
from recruitment.applications.stages import ENDS, WAITING, Stage

EARLY = timedelta(days=61)
"""We look again at a clearance of 6 months when it is about 4 months old."""


def to_review(day: date) -> ApplicationQuerySet:
    """On hold, and the day to look at it again has come."""
    return Application.objects.filter(pk__in=Hold.objects.to_review(day).values("application"))


def unanswered(day: date) -> ApplicationQuerySet:
    """We waited for them, and their last day has passed."""
    here = StageChange.objects.filter(now=F("application__stage"), application__stage__in=WAITING)
    answers = Addition.objects.filter(what=What.ACCEPTED, application=OuterRef("application"))
    said_yes = Exists(answers.filter(at__gte=OuterRef("at")))
    dated = with_last_day(here.exclude(said_yes, now=Stage.CONDITIONAL_OFFER))
    still = dated.filter(last_day__gte=day).values("application")
    asked = dated.filter(last_day__lt=day).values("application")
    return Application.objects.filter(~on_hold(), pk__in=asked).exclude(pk__in=still)


def on_hold() -> Exists:
    """Then nobody's last day runs."""
    return Exists(Hold.objects.standing().filter(application=OuterRef("pk")))


def with_last_day(asked: QuerySet[StageChange]) -> QuerySet[Any]:
    """As `holds.last_day` says of one."""
    since = Hold.objects.filter(application=OuterRef("application"), promised_on__isnull=False)
    newest = since.filter(ended_at__gt=OuterRef("at")).order_by("-at", "-pk")
    last = Coalesce(Subquery(newest.values("promised_on")[:1]), "reply_by")
    return asked.filter(reply_by__isnull=False).annotate(last_day=last)


def with_last_days(known: ApplicationQuerySet) -> ApplicationQuerySet:
    """Each with `last_day`: until when those could answer for whom we wait at their stage."""
    here = StageChange.objects.filter(
        application=OuterRef("pk"), now=OuterRef("stage"), acceptance=None
    )
    last = Subquery(with_last_day(here).order_by("-at", "-pk").values("last_day")[:1])
    theirs = When(~on_hold(), attention=Attention.WAITING, stage__in=WAITING, then=last)
    return known.annotate(last_day=Case(theirs, output_field=DateField()))


def last_day_of(application: Application) -> date | None:
    """The same of one case whose rows are read: nothing on hold, or once they have accepted."""
    if application.at not in WAITING or services.standing(application):
        return None
    newest = list(application.history.all())[-1]
    return None if accepted(application, newest) else last_day(newest, application.holds.all())


def accepted(application: Application, asked: StageChange) -> bool:
    if application.at is not Stage.CONDITIONAL_OFFER:
        return False
    answers = [one for one in application.additions.all() if one.what == What.ACCEPTED]
    return any(one.at >= asked.at for one in answers)


def clearances_running_out(day: date) -> ApplicationQuerySet:
    """People who have not started, and whose vetting will soon be too old to appoint them."""
    passed = Check.objects.filter(kind=Kind.VETTING, outcome=Outcome.PASSED)
    old = passed.filter(services.running_out(day + EARLY))
    waiting = Application.objects.exclude(stage__in=ENDS)
    return waiting.filter(pk__in=old.values("application"))
