"""Another email address for an applicant: only one that they have shown to read."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from recruitment.messages import outbox
from recruitment.people.models import Applicant, SignInCode

EMAIL_KIND = "email_changed"


class Taken(Exception):
    """There is another applicant with this address, who has applied for something."""


def change(applicant: Applicant, code: SignInCode, *, now: datetime) -> str:
    """Take the address that a spent code was sent to, and tell the old one. Raises Taken.

    What comes back is the old address.
    """
    try:
        with transaction.atomic():
            return take(applicant, code, now)
    except (IntegrityError, ProtectedError) as clash:
        raise Taken from clash


def take(applicant: Applicant, code: SignInCode, now: datetime) -> str:
    """An applicant who only ever signed in with the new address is nobody: that row goes."""
    known = Applicant.objects.select_for_update().get(pk=applicant.pk)
    old = known.email
    if old == code.email:
        return old
    Applicant.objects.filter(email=code.email).delete()
    known.email = code.email
    known.save(update_fields=["email"])
    outbox.owe(EMAIL_KIND, about=f"applicant:{known.pk}", to=old, occurrence=str(code.pk), now=now)
    return old
