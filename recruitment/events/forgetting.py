"""When an event is past, nothing of those who booked stays."""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists

from recruitment.events.models import EventBooking
from recruitment.events.services import KINDS
from recruitment.messages.models import Email


def forget(now: datetime) -> None:
    """What nobody confirmed, what is long over, and then the emails about it."""
    EventBooking.objects.run_out(now).delete()
    EventBooking.objects.over(now).delete()
    forget_emails_about_nothing()


@transaction.atomic
def forget_emails_about_nothing() -> None:
    """One that is being sent at this moment is left for the next time."""
    left = Email.objects.filter(kind__in=KINDS)
    left = left.exclude(Exists(EventBooking.objects.of_outer_email()))
    free = left.select_for_update(skip_locked=True).values_list("pk", flat=True)
    Email.objects.filter(pk__in=list(free)).delete()
