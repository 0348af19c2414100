"""When what somebody asked for is over, nothing of them stays."""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.timezone import localdate

from recruitment.interest.kept import KeptResult
from recruitment.interest.models import Asking, Copy, Interest, Reminder
from recruitment.interest.services import CAN_APPLY, COPY_LASTS, DAY, KEPT_AFTER, KINDS
from recruitment.messages.models import Email, State


def forget_gone_copies() -> None:
    """Nothing of a copy stays here once its email has left, or never will."""
    Copy.objects.exclude(email__state=State.OWED).delete()


def forget(now: datetime) -> None:
    """Everything whose time has come. What is then left of an email is its address: that too."""
    Asking.objects.filter(asked_at__lte=now - DAY).delete()
    forget_gone_copies()
    Copy.objects.filter(asked_at__lte=now - COPY_LASTS).delete()
    Reminder.objects.run_out(now).delete()
    Interest.objects.over(now).delete()
    KeptResult.objects.over(now).delete()
    forget_past_reminders(now)
    forget_emails_about_nothing()


def forget_past_reminders(now: datetime) -> None:
    """A day that was put off counts from the last email about it."""
    emails = Email.objects.filter(kind=CAN_APPLY, about=OuterRef("subject"))
    lately = emails.filter(owed_at__gt=now - KEPT_AFTER).exclude(state=State.CANCELLED)
    past = Reminder.objects.confirmed().filter(date__lte=localdate(now) - KEPT_AFTER)
    past.with_subject().exclude(Exists(lately)).delete()


@transaction.atomic
def forget_emails_about_nothing() -> None:
    """One that is being sent at this moment is left for the next time."""
    copies = Copy.objects.filter(email=OuterRef("pk"))
    left = Email.objects.filter(kind__in=KINDS).exclude(Exists(copies))
    left = left.exclude(Exists(Reminder.objects.of_outer_email()))
    left = left.exclude(Exists(Interest.objects.of_outer_email()))
    left = left.exclude(Exists(KeptResult.objects.of_outer_email()))
    free = left.select_for_update(skip_locked=True).values_list("pk", flat=True)
    Email.objects.filter(pk__in=list(free)).delete()
