"""What is done about emails that did not arrive."""

from datetime import datetime

from django.db import transaction

from recruitment.applications import recipients, told
from recruitment.applications.models import Application
from recruitment.decisions.models import SentAgain
from recruitment.messages import held
from recruitment.messages.models import Email, State
from recruitment.messages.outbox import NoLongerOwed
from recruitment.people.models import User

OVERTAKEN = (
    "It was not sent again: what it says no longer stands. The applicant was told something "
    "newer, or withdrew."
)
NOBODY = "It was not sent again: there is nobody to write to, as no parent or carer is named."


class NotSentAgain(Exception):
    """Its words are for staff."""


@transaction.atomic
def send_again(email_id: int, *, by: User, now: datetime) -> Email | None:
    """To whom it would go now, on the record.

    None when it has not failed: a second press finds it on its way. Raises NotSentAgain.
    """
    failed = Email.objects.select_for_update().get(pk=email_id)
    if failed.state != State.FAILED:
        return None
    application = about(failed)
    if overtaken(failed, application):
        raise NotSentAgain(OVERTAKEN)
    problem = failed.problem
    email = held.try_again(email_id, to=address(application), now=now)
    if email:
        SentAgain.objects.create(email=email, by=by, at=now, problem=problem)
    return email


def about(email: Email) -> Application:
    number = email.about.removeprefix("application:")
    return Application.objects.select_related("vacancy", "applicant").get(pk=number)


def overtaken(email: Email, application: Application) -> bool:
    """They have been told something newer, or they withdrew."""
    if email.kind not in told.MOVED:
        return False
    known = told.known(application)
    newest = known.moves[-1] if known.moves else None
    return known.standing is not None or newest is None or str(newest.pk) != email.occurrence


def address(application: Application) -> str:
    try:
        return recipients.addressed_to(application)
    except NoLongerOwed as nobody:
        raise NotSentAgain(NOBODY) from nobody
