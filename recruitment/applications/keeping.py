"""How long an application is kept that nobody needs any more. Its days are in the force's pack."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import CharField, DateField, Exists, F, Func, OuterRef, Q, Subquery, Value
from django.db.models.expressions import CombinedExpression
from django.db.models.functions import Cast, Concat, Greatest, TruncDate

from recruitment import clock
from recruitment.applications import attention
from recruitment.applications.checks import OF_VETTING, Check, Outcome
from recruitment.applications.kept import Keep
from recruitment.applications.models import Application, ApplicationQuerySet, StageChange
from recruitment.applications.sections import PURPOSES
from recruitment.applications.stages import ENDED_WITHOUT, ENDS, Stage
from recruitment.files.models import File
from recruitment.schedule import SCHEDULE

BY_VETTING = (Stage.CHECKS, Stage.APPEAL)
"""Who is unsuccessful from here is so by vetting, as far as a program can tell."""
SHORTEST_MONTH = 28


@dataclass(frozen=True)
class Rule:
    """What is deleted on which day, and the line of the schedule that warns of it."""

    warning: str
    every: Callable[[], ApplicationQuerySet]
    """All that it is about. Each comes with its day, also as text, and with what its emails are
    about."""
    old: Callable[[date], Q]
    """What all have that go by a day, and most others have not, in words that an index knows."""

    def going(self, by: date) -> ApplicationQuerySet:
        """Those that go by a day, the first ones first."""
        known: Any = self.every()
        found: ApplicationQuerySet = known.filter(self.old(by), goes__lte=by).order_by("goes", "pk")
        return found

    @property
    def kind(self) -> str:
        return SCHEDULE[self.warning].kind

    @property
    def before(self) -> timedelta:
        """From the warning to the day."""
        return timedelta(days=-SCHEDULE[self.warning].days[0])

    def said_day(self, occurrence: str, now: datetime) -> date:
        """The day that a warning names: one that leaves late gives no less time."""
        return max(date.fromisoformat(occurrence), clock.uk_day(now) + self.before)


def drafts() -> ApplicationQuerySet:
    """The days count from the closing day. Whoever changes it after that keeps it longer."""
    last = Greatest("vacancy__closes_on", TruncDate("saved_at", tzinfo=clock.UK))
    days = Value(timedelta(days=settings.PACK.working.draft_days))
    return dated(Application.objects.drafts(), last + days)


def old_drafts(by: date) -> Q:
    last = by - timedelta(days=settings.PACK.working.draft_days)
    return Q(vacancy__closes_on__lte=last, saved_at__lt=clock.end_of(last))


def ended() -> ApplicationQuerySet:
    """Not what vetting ended: nobody has set its days.

    Neither a hold nor a score that is not settled keeps anything here: only who withdraws can leave
    one behind, and nobody can end it then.
    """
    checks = Check.objects.filter(application=OuterRef("pk"), kind__in=OF_VETTING)
    here = Application.objects.filter(stage__in=ENDED_WITHOUT)
    here = here.exclude(Exists(checks.filter(outcome=Outcome.NOT_PASSED)))
    came = StageChange.objects.filter(application=OuterRef("pk"), now=OuterRef("stage"))
    last = Subquery(came.order_by("-at", "-pk").values("was")[:1])
    here = here.alias(was=last).exclude(stage=Stage.UNSUCCESSFUL, was__in=BY_VETTING)
    return dated(here, kept_longer(over(settings.PACK.working.ended_months)))


def ended_long_ago(by: date) -> Q:
    return ended_before(by, settings.PACK.working.ended_months)


def ended_before(by: date, months: int) -> Q:
    """Months differ, so some days too many are looked at."""
    last = by - timedelta(days=SHORTEST_MONTH * months)
    return Q(standing=attention.ENDED, reached_at__lt=clock.end_of(last))


def photographed(by: date) -> ApplicationQuerySet:
    """Those whose photographs go by a day: however they ended, also by vetting or with a post.

    What is on hold has not ended. A hold that somebody left behind keeps nothing, as in `ended`.
    """
    months = settings.PACK.working.photograph_months
    here = Application.objects.filter(ended_before(by, months), stage__in=ENDS)
    known: Any = dated(here, kept_longer(over(months)))
    files = File.objects.filter(subject=OuterRef("subject"), purpose__in=PURPOSES)
    found: ApplicationQuerySet = known.filter(Exists(files), goes__lte=by).order_by("goes", "pk")
    return found


def kept_longer(day: Cast) -> Greatest:
    kept = Keep.objects.filter(application=OuterRef("pk")).order_by("-until").values("until")
    return Greatest(day, Subquery(kept[:1]))


def over(number: int) -> Cast:
    """So many months after its end; on the last day of a month that is too short."""
    last = TruncDate("reached_at", tzinfo=clock.UK)
    months = Func(Value(0), Value(number), function="make_interval")
    return Cast(CombinedExpression(last, "+", months, output_field=DateField()), DateField())


def dated(applications: ApplicationQuerySet, day: Any) -> ApplicationQuerySet:
    subject = Concat(Value("application:"), Cast("pk", CharField()))
    known = applications.annotate(goes=Cast(day, DateField()), subject=subject)
    return known.annotate(goes_text=Cast(F("goes"), CharField()))


DRAFTS = Rule("draft-goes", drafts, old_drafts)
ENDED = Rule("application-goes", ended, ended_long_ago)
KINDS = (DRAFTS.kind, ENDED.kind)


def goes_on(application: Application) -> date | None:
    """The day on which it is deleted; None while nothing says so."""
    rule = DRAFTS if application.at is Stage.DRAFT else ENDED
    known: Any = rule.every().filter(pk=application.pk)
    found: date | None = known.values_list("goes", flat=True).first()
    return found
