"""Applications: each that we spoke of is there, once, in time, and with its whole history."""

from collections.abc import Collection

from django.db.models import (
    CharField,
    Count,
    Exists,
    F,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    Window,
)
from django.db.models.functions import Cast, Coalesce, Concat, Greatest, Lag, TruncDate

from recruitment import clock
from recruitment.applications.models import Application, StageChange
from recruitment.applications.since import Withdrawal
from recruitment.applications.stages import Stage
from recruitment.messages.models import Email

RECEIPT = Stage.SUBMITTED.email
MANY = 1000
SUBJECT = Concat(Value("application:"), Cast("pk", CharField()))


def receipts_of_nothing() -> int:
    """R1 as the database knows it: we owe or sent a receipt for what nobody has sent."""
    known = Application.objects.sent().annotate(subject=SUBJECT)
    sent = known.filter(subject=OuterRef("about"))
    receipts = Email.objects.filter(kind=RECEIPT, about__startswith="application:")
    return receipts.exclude(Exists(sent)).values("about").distinct().count()


def missing(shown: Collection[str]) -> int:
    """R1 as a client knows it: references that it was shown, without an application."""
    wanted = sorted(set(shown))
    there: set[str] = set()
    for first in range(0, len(wanted), MANY):
        some = Application.objects.sent().filter(reference__in=wanted[first : first + MANY])
        there.update(some.values_list("reference", flat=True))
    return len(wanted) - len(there)


def without_receipt() -> int:
    """R2. A receipt that was cancelled or refused was owed all the same."""
    receipts = Email.objects.filter(kind=RECEIPT, about=OuterRef("subject"))
    sent = Application.objects.sent().annotate(subject=SUBJECT)
    return sent.exclude(Exists(receipts)).count()


def doubled() -> int:
    """R3. The key of a submission is its draft: nothing is sent from one draft twice."""
    live = Application.objects.live().values("applicant", "vacancy")
    sendings = StageChange.objects.filter(was=Stage.DRAFT).order_by().values("application")
    return sum(
        found.annotate(number=Count("pk")).filter(number__gt=1).count()
        for found in (live.order_by(), sendings)
    )


def moves() -> QuerySet[StageChange]:
    """Without what was undone behind a withdrawal: it stayed withdrawn, so that moved nothing."""
    there = Withdrawal.objects.filter(application=OuterRef("application"), at__lte=OuterRef("at"))
    standing = there.filter(Q(undone_at=None) | Q(undone_at__gt=OuterRef("at")))
    asides = StageChange.objects.filter(Exists(standing), undoes__isnull=False)
    return StageChange.objects.exclude(pk__in=asides.values("pk"))


def elsewhere_than_history_says() -> int:
    """R6, first half: each is at the stage to which its newest row of history took it."""
    newest = moves().filter(application=OuterRef("pk")).order_by("-pk")
    said = Coalesce(Subquery(newest.values("now")[:1]), Value(Stage.DRAFT.value))
    return Application.objects.annotate(said=said).exclude(stage=F("said")).count()


def broken_links() -> int:
    """R6, second half: each row of history begins where the one before it ended."""
    before = Window(Lag("now"), partition_by="application_id", order_by="pk")
    begun = Coalesce(before, Value(Stage.DRAFT.value))
    return moves().order_by().annotate(begun=begun).exclude(was=F("begun")).count()


def unrecorded_moves() -> int:
    return elsewhere_than_history_says() + broken_links()


def too_late() -> int:
    """R9. `submitted_at` is when the request arrived."""
    extended = Max("vacancy__extensions__now")
    last_day = Greatest("vacancy__closes_on", Coalesce(extended, "vacancy__closes_on"))
    sent_on = TruncDate("submitted_at", tzinfo=clock.UK)
    sent = Application.objects.filter(submitted_at__isnull=False)
    dated = sent.order_by().annotate(sent_on=sent_on, last_day=last_day)
    return dated.filter(Q(sent_on__gt=F("last_day"))).count()
