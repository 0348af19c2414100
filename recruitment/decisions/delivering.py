"""What is done about emails that did not arrive."""

from datetime import datetime

from django.db import transaction

from recruitment.applications import parent_emails, recipients, told
from recruitment.applications.models import Application
from recruitment.applications.services import parents
from recruitment.decisions.models import SentAgain
from recruitment.messages import held
from recruitment.messages.models import Email, State
from recruitment.messages.outbox import NoLongerOwed
from recruitment.people.models import User
from recruitment.references import emails as referees
from recruitment.references import services as references

OVERTAKEN = (
    "It was not sent again: what it says no longer stands. The applicant was told something "
    "newer, or withdrew."
)
NOBODY = "It was not sent again: there is nobody to write to, as no parent or carer is named."
NOT_ASKED = (
    "It was not sent again: we do not ask this person any more. They have answered, somebody else "
    "was named, or it is over."
)
STILL_ASKED = {references.ASK: referees.request, parents.ASK: parent_emails.request}
"""What these emails say, or that there is nothing to ask any more."""


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
    problem = failed.problem
    to = asked(failed) if failed.kind in STILL_ASKED else applicant_of(failed)
    email = held.try_again(email_id, to=to, now=now)
    if email:
        SentAgain.objects.create(email=email, by=by, at=now, problem=problem)
    return email


def asked(email: Email) -> str:
    """The same referee or parent: a new address is asked anew."""
    try:
        STILL_ASKED[email.kind](email)
    except NoLongerOwed as over:
        raise NotSentAgain(NOT_ASKED) from over
    return email.to


def applicant_of(email: Email) -> str:
    application = about(email)
    if overtaken(email, application):
        raise NotSentAgain(OVERTAKEN)
    return address(application)


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
