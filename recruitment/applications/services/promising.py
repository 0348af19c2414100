"""Nobody waits in silence: told when our promise has lapsed, and every so often while they wait.

A promised day is ours until it ends in the UK. So whoever was to hear by then is told on the next
working day, at 9am: the first moment of work at which the promise is broken. What the promise was
is what the applicant was told. Our own deadline stays, so that HR sees how late we are.
"""

import logging
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Concat
from django.utils.timezone import localdate

from recruitment import clock
from recruitment.applications import told
from recruitment.applications.attention import OURS, WORKING, Attention
from recruitment.applications.models import Application, ApplicationQuerySet, StageChange
from recruitment.applications.services import holding
from recruitment.applications.services.drafts import locked
from recruitment.applications.since import Addition, Delay, What
from recruitment.applications.stages import Stage
from recruitment.applications.work import For, Wait
from recruitment.holidays import services as holidays
from recruitment.messages import outbox
from recruitment.messages.models import Email, State

log = logging.getLogger(__name__)

AT = time(9)
"""In the UK, summer and winter."""
TWO_WEEKS = 10
"""Working days, for a stage in which nothing is promised but by a colleague."""
NEWS = (*told.MOVED, told.LATE, *told.HELD, *told.STILL)
"""What tells an applicant where their application is."""


def at_work(now: datetime) -> bool:
    """From 9am on a working day until it ends."""
    today = clock.uk_day(now)
    return now >= clock.uk_moment(today, AT) and clock.is_working_day(today, holidays.days())


def tell_late(now: datetime) -> int:
    """Tell everybody whose promise has lapsed; how many that were. Run twice, it tells once."""
    return each(lapsed(localdate(now)), say_late, now) if at_work(now) else 0


def keep_in_touch(now: datetime) -> int:
    """Tell everybody who has heard nothing for so long that we are still at it; how many."""
    return each(silent(localdate(now)), say_still, now) if at_work(now) else 0


def each(
    applications: ApplicationQuerySet, say: Callable[[int, datetime], bool], now: datetime
) -> int:
    """One transaction for each: a fault with one keeps nobody else waiting."""
    done = 0
    for number in list(applications.order_by("due_on", "pk").values_list("pk", flat=True)):
        try:
            done += say(number, now)
        except Exception:
            log.exception("Application %s was not told that it waits", number)
    return done


def waiting_for_us() -> ApplicationQuerySet:
    """Also while it is their referees' turn: they themselves have nothing to do."""
    open_waits = Wait.objects.filter(application=OuterRef("pk"), ended_at=None)
    referees = Q(Exists(open_waits.filter(what=For.REFEREES)), standing=Attention.WAITING)
    return Application.objects.filter(Q(standing__in=OURS) | referees)


def lapsed(today: date) -> ApplicationQuerySet:
    """Those whose next step is ours, and who may have been promised a day that has passed.

    Where we waited for them, our days stood still, but they were not told so.
    """
    moved = StageChange.objects.filter(application=OuterRef("pk"), promised_on__lt=today)
    waited = Wait.objects.filter(application=OuterRef("pk"), began_at__gte=OuterRef("reached_at"))
    put_back = Q(Exists(waited)) & Q(Exists(moved.filter(at=OuterRef("reached_at"))))
    ours = waiting_for_us().filter(promised_on__isnull=False)
    return ours.filter(Q(due_on__lt=today) | put_back).exclude(Exists(put_off(today)))


def put_off(today: date) -> QuerySet[Delay]:
    """They were, or are about to be, told of a later day."""
    return told_since().filter(promised_on__gte=today)


def told_since() -> QuerySet[Delay]:
    """Of this stage. Their yes to an offer begins a promise of its own."""
    here = Delay.objects.filter(application=OuterRef("pk"), at__gte=OuterRef("reached_at"))
    yes = Addition.objects.filter(what=What.ACCEPTED, application=OuterRef("application"))
    return here.exclude(Exists(yes.filter(at__gt=OuterRef("at"))))


@transaction.atomic
def say_late(application_id: int, now: datetime) -> bool:
    application, today = locked(application_id), localdate(now)
    if is_about_to_hear(application) or not lapsed(today).filter(pk=application_id).exists():
        return False
    broke = told.known(application).promised_on
    if broke is None or broke >= today:
        return False
    new = application.delays.create(
        at=now,
        broke=broke,
        stood_at=application.stage,
        words=settings.PACK.working.late_words,
        promised_on=new_day(application, today),
    )
    tell(told.LATE, application, str(new.pk), now)
    return True


def is_about_to_hear(application: Application) -> bool:
    """Of a decision; or it stands still until a day that they know."""
    return holding.standing(application) is not None or told.is_held(application)


def new_day(application: Application, today: date) -> date:
    """Our own deadline if it is still to come, else the days of the stage, counted from today."""
    if application.promised_on and application.promised_on > today:
        return application.promised_on
    days = application.vacancy.days_promised(application.stage)
    return holidays.working_days_after(today, days or TWO_WEEKS)


def silent(today: date) -> ApplicationQuerySet:
    """Those in checks, and those to whom a promise was broken, whom nobody wrote to for so long."""
    last = today - timedelta(days=settings.PACK.working.contact_days)
    subject = Concat(Value("application:"), Cast("pk", CharField()))
    news = Email.objects.filter(about=OuterRef("subject"), kind__in=NEWS)
    newest = news.exclude(state=State.CANCELLED).order_by("-owed_at").values("owed_at")[:1]
    here = waiting_for_us().filter(stage__in=WORKING)
    here = here.filter(Q(stage=Stage.CHECKS) | Q(Exists(told_since())))
    written = here.annotate(subject=subject).annotate(wrote_at=Subquery(newest))
    return written.filter(wrote_at__lt=clock.end_of(last))


@transaction.atomic
def say_still(application_id: int, now: datetime) -> bool:
    application, today = locked(application_id), localdate(now)
    if is_about_to_hear(application) or not silent(today).filter(pk=application_id).exists():
        return False
    at_checks = application.at is Stage.CHECKS
    kind = told.STILL_CHECKING if at_checks else told.STILL_DECIDING
    tell(kind, application, today.isoformat(), now)
    return True


def tell(kind: str, application: Application, occurrence: str, now: datetime) -> None:
    outbox.owe(
        kind,
        about=application.about,
        to=application.applicant.email,
        occurrence=occurrence,
        now=now,
    )
