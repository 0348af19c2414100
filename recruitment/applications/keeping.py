"""How long an application is kept that nobody needs any more. Its days are in the force's pack."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.db.models import CharField, DateField, ExpressionWrapper, F, Value
from django.db.models.functions import Cast, Concat, Greatest, TruncDate

from recruitment import clock
from recruitment.applications.models import Application, ApplicationQuerySet
from recruitment.applications.stages import Stage
from recruitment.schedule import SCHEDULE

DRAFT_GOES = "draft-goes"
KIND = SCHEDULE[DRAFT_GOES].kind
WARNED_BEFORE = timedelta(days=-SCHEDULE[DRAFT_GOES].days[0])
"""Between the email that says so and the day on which a draft is deleted."""


def draft_days() -> timedelta:
    return timedelta(days=settings.PACK.working.draft_days)


def goes_on(application: Application) -> date | None:
    """The day on which it is deleted; None while nothing says so.

    Of a draft the days count from the closing day. Whoever changes it after that keeps it longer.
    """
    if application.at is not Stage.DRAFT:
        return None
    changed = clock.uk_day(application.saved_at)
    return max(application.vacancy.closes_on, changed) + draft_days()


def going(by: date) -> ApplicationQuerySet:
    """Drafts that go by a day, the first ones first.

    Each comes with that day as text, and with what its emails are about.
    """
    changed = TruncDate("saved_at", tzinfo=clock.UK)
    last = Greatest("vacancy__closes_on", changed) + Value(draft_days())
    day = Cast(ExpressionWrapper(last, output_field=DateField()), DateField())
    subject = Concat(Value("application:"), Cast("pk", CharField()))
    known = Application.objects.drafts().annotate(goes=day, subject=subject)
    dated = known.annotate(goes_text=Cast(F("goes"), CharField()))
    return dated.filter(goes__lte=by).order_by("goes", "pk")


def said_day(occurrence: str, now: datetime) -> date:
    """The day that a warning names: one that leaves late gives no less time."""
    return max(date.fromisoformat(occurrence), clock.uk_day(now) + WARNED_BEFORE)
