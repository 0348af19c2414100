"""What comes of a try: it went, there is another, or none is of any use."""

import logging
from datetime import datetime, timedelta
from smtplib import SMTPException

from recruitment.messages import refusals
from recruitment.messages.models import Email, State

log = logging.getLogger(__name__)

GAPS = (timedelta(seconds=15), timedelta(seconds=60))
"""Before the second and the third try; then every LAST_GAP until GIVE_UP_AFTER."""
LAST_GAP = timedelta(minutes=5)
GIVE_UP_AFTER = timedelta(hours=72)
TRIES_FOR_A_FAULT_OF_OURS = 5


def stamp(email: Email, fault: Exception | None, handed_over_as: str, now: datetime) -> None:
    if fault is None:
        email.state, email.sent_at, email.problem = State.SENT, now, ""
        email.handed_over_as = handed_over_as
    elif isinstance(fault, (SMTPException, OSError)):
        postpone(email, now, fault, refused_for_good=refusals.is_final(fault))
    else:
        put_aside(email, now, fault)


def put_aside(email: Email, now: datetime, fault: Exception) -> None:
    """A fault of ours: it is tried a few times more."""
    log.error("Email %s cannot be written", email.pk, exc_info=fault)
    postpone(email, now, fault, refused_for_good=email.tries >= TRIES_FOR_A_FAULT_OF_OURS)


def postpone(email: Email, now: datetime, fault: Exception, *, refused_for_good: bool) -> None:
    gap = GAPS[email.tries - 1] if email.tries <= len(GAPS) else LAST_GAP
    if refused_for_good or now + gap > email.owed_at + GIVE_UP_AFTER + LAST_GAP:
        email.state = State.FAILED
    email.next_try_at = now + gap
    email.problem = refusals.problem(fault)
