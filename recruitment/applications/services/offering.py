"""A conditional offer: its applicant takes it, or declines it and so withdraws.

What they can do follows from what they know. A decision may have been made that nobody has told
them of: then their answer is kept beside it, and changes nothing of it.
"""

from datetime import date, datetime

from django.db import transaction

from recruitment.applications import reminders, told
from recruitment.applications.models import Application, StageChange
from recruitment.applications.services import holding
from recruitment.applications.services.attending import heard_from
from recruitment.applications.services.drafts import locked, save
from recruitment.applications.services.moving import heard_by
from recruitment.applications.services.problems import NoOffer
from recruitment.applications.services.withdrawing import withdraw
from recruitment.applications.since import Addition, What, Withdrawal
from recruitment.applications.stages import Stage
from recruitment.applications.told import Told
from recruitment.messages import outbox

ACCEPTED = "offer_accepted"
DECLINED = "Declined the conditional offer"


def unanswered(known: Told, shown: str) -> StageChange:
    """The offer that its applicant knows of and can answer, if it is the one that their page
    showed, where it says which. Raises NoOffer."""
    offer = known.offer
    if known.at is not Stage.CONDITIONAL_OFFER or offer is None or known.accepted:
        raise NoOffer
    if shown not in ("", str(offer.pk)):
        raise NoOffer
    return offer


@transaction.atomic
def accept(application_id: int, *, now: datetime, shown: str = "") -> Addition:
    """Take the offer. A second press gives the answer that stands. Raises NoOffer.

    The next move stays ours: whoever looks after the case finds it under what has come.
    """
    application = locked(application_id)
    known = told.known(application)
    if known.accepted and known.at is Stage.CONDITIONAL_OFFER:
        return known.accepted
    offer = unanswered(known, shown)
    heard_from(application, now)
    reminders.accepted(application)
    answer = application.additions.create(
        at=now, what=What.ACCEPTED, words="", offer=offer, promised_on=promise(application, now)
    )
    save(application, now)  # a new version: whoever decides now should know of it
    tell(answer, now)
    return answer


def promise(application: Application, now: datetime) -> date | None:
    """Our days begin when they accept; on hold, when that ends."""
    vacancy, stage = application.vacancy, Stage.CONDITIONAL_OFFER
    if on_hold := holding.standing(application):
        holding.keep_days(on_hold, vacancy.days_promised(stage))
        return None
    promised_on = heard_by(stage, vacancy, now)
    if application.at is Stage.CONDITIONAL_OFFER:
        application.promised_on = promised_on
    return promised_on


def tell(answer: Addition, now: datetime) -> None:
    application = answer.application
    outbox.owe(
        ACCEPTED,
        about=application.about,
        to=application.applicant.email,
        occurrence=str(answer.pk),
        now=now,
    )


@transaction.atomic
def decline(application_id: int, *, now: datetime, shown: str = "") -> Withdrawal:
    """A withdrawal like any other, which they can take back. Raises NoOffer."""
    unanswered(told.known(locked(application_id)), shown)
    return withdraw(application_id, reason=DECLINED, now=now)
