"""What touches more than one room at once: all of it, or nothing."""

from datetime import datetime

from django.db import transaction

from recruitment.applications import services as applications
from recruitment.applications.models import Application
from recruitment.applications.since import What
from recruitment.interviews import services as interviews
from recruitment.messages import outbox
from recruitment.people import address
from recruitment.people import services as people
from recruitment.people.models import Applicant


@transaction.atomic
def withdraw(application: Application, *, reason: str, now: datetime) -> None:
    """Stop an application. An interview time that it has is free for others at once."""
    applications.withdraw(application.pk, reason=reason, now=now)
    interviews.give_up(application.pk, now=now, late=True)


@transaction.atomic
def decline(application: Application, *, now: datetime, shown: str = "") -> None:
    """Say no to the offer. It is a withdrawal, so a time that they had is free too."""
    applications.decline(application.pk, now=now, shown=shown)
    interviews.give_up(application.pk, now=now, late=True)


def change_email(applicant: Applicant, code_id: int | None, typed: str, *, now: datetime) -> bool:
    """Take the address that the code was sent to. False if the code is wrong. Raises Taken."""
    code = people.spend(code_id, typed, now=now)
    if code is None:
        return False
    with transaction.atomic():
        old = address.change(applicant, code, now=now)
        outbox.readdress(old=old, new=code.email)
        words = f"Email: {code.email} (before: {old})"
        for application in Application.objects.of(applicant).sent():
            applications.add(application, What.DETAILS, words, now)
    return True
