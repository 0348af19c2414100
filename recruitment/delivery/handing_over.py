"""How an email goes to a provider's API, so that what is said of it finds its row again."""

import re
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException

from django.core.mail import EmailMessage

from recruitment.delivery.models import LONGEST_ID
from recruitment.messages.outbox import HANDED_OVER_AS

KEPT_AS = "our_email"
"""What our mark is called among what a provider keeps with a message and gives back."""
MARK = re.compile(r"<([0-9a-f-]{36})@")


class Refused(SMTPRecipientsRefused):
    """The provider said what a mail server says with 550: no later try can succeed."""

    def __init__(self) -> None:
        super().__init__({"": (550, b"")})


class RefusesUs(SMTPResponseException):
    """The provider says no to our key, our sender or how we are set up, like a mail server that
    says 550 to our name: it is tried again, and HR reads that it is us."""

    def __init__(self) -> None:
        super().__init__(550, b"")


class NotNow(SMTPException):
    """Anything else that a provider may answer: it is tried again, as with a mail server."""


TOO_SLOW, TOO_MANY = 408, 429


def fault_of(status: int | None) -> SMTPException:
    """By the status of an answer that does not speak of the address."""
    of_us = status and 400 <= status < 500 and status not in (TOO_SLOW, TOO_MANY)
    return RefusesUs() if of_us else NotNow()


def mark(message: EmailMessage) -> str:
    """Tells its row, and nothing of the person: the random part of our Message-ID."""
    found = MARK.match(str(message.extra_headers.get("Message-ID", "")))
    return found[1] if found else ""


def note(message: EmailMessage, handed_over_as: object) -> None:
    """Leave for the outbox what the provider calls the message."""
    message.extra_headers[HANDED_OVER_AS] = text(handed_over_as)


def text(said: object) -> str:
    """What a provider calls something, if a table can hold it."""
    fits = isinstance(said, str) and said.isprintable() and len(said) <= LONGEST_ID
    return str(said) if fits else ""
