"""What is done about emails that did not arrive."""

from datetime import datetime

from django.db import transaction

from recruitment.applications import told
from recruitment.applications.models import Application
from recruitment.decisions.models import SentAgain
from recruitment.messages import held
from recruitment.messages.models import Email
from recruitment.people.models import User


@transaction.atomic
def send_again(email_id: int, *, by: User, now: datetime) -> Email | None:
    """To the address that the applicant has now, on the record.

    None when it has not failed: a second press finds it on its way.
    """
    failed = Email.objects.select_for_update().get(pk=email_id)
    if overtaken(failed):
        return None
    problem, to = failed.problem, address(failed)
    email = held.try_again(email_id, to=to, now=now)
    if email:
        SentAgain.objects.create(email=email, by=by, at=now, problem=problem)
    return email


def overtaken(email: Email) -> bool:
    """They have been told something newer, or they withdrew."""
    if email.kind not in told.MOVED:
        return False
    number = email.about.removeprefix("application:")
    known = told.known(Application.objects.get(pk=number))
    newest = known.moves[-1] if known.moves else None
    return known.standing is not None or newest is None or str(newest.pk) != email.occurrence


def address(email: Email) -> str:
    number = email.about.removeprefix("application:")
    application = Application.objects.select_related("applicant").get(pk=number)
    return application.applicant.email
