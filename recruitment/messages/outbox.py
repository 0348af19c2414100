"""Owe an email; send what is owed.

An email is owed by writing a row in the transaction that causes it. Workers take one row a
transaction and stamp it when the mail server has said yes. A lost task, a dead broker or two
workers at once therefore cost a delay at most. A crash between the server's yes and our commit
sends the same Message-ID twice: for this service a second copy is better than none.
"""

import logging
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Greatest

from recruitment.messages import letters
from recruitment.messages.models import Email, State

log = logging.getLogger(__name__)

GAPS = (timedelta(seconds=15), timedelta(seconds=60))
"""Before the second and the third try; then every LAST_GAP until GIVE_UP_AFTER."""
LAST_GAP = timedelta(minutes=5)
GIVE_UP_AFTER = timedelta(hours=72)
TRIES_FOR_A_FAULT_OF_OURS = 5
MANY = 1000
HANDED_OVER_AS = "X-Handed-Over-As"
"""Where a backend leaves what a provider calls the message. It does not go out: it is gone."""


class NoLongerOwed(Exception):
    """What an email would say is no longer true: it is cancelled instead of sent."""


@dataclass(frozen=True)
class Addressed:
    """Who gets an email: decided when it is sent, as what it says is."""

    to: str
    copy: str = ""
    """Somebody who may read it too, but never alone: their copy leaves after the first."""
    preface: str = ""
    """Why it comes to them, as its first words."""


def as_owed(email: Email) -> Addressed:
    """To the address that it was promised to."""
    return Addressed(email.to)


@dataclass(frozen=True)
class File:
    name: str
    content: str
    content_type: str


def no_file(email: Email) -> None:
    """Most emails have nothing with them."""


@dataclass(frozen=True)
class EmailKind:
    """One kind of email: the name of its template, and where its facts come from."""

    name: str
    facts: Callable[[Email], Mapping[str, Any]]
    """Read when the email is sent, so that it tells the truth of that moment."""
    addressed: Callable[[Email], Addressed] = as_owed
    """Set for every kind at once, in recruitment/emails.py."""
    kept: bool = False
    """Whether its words are kept, sealed, so that the person can read them again."""
    file: Callable[[Email], File | None] = no_file
    """What goes with it, made when it is sent."""


Kinds = Mapping[str, EmailKind]


def owe(
    kind: str,
    *,
    about: str,
    to: str,
    now: datetime,
    occurrence: str = "",
    at: datetime | None = None,
) -> Email:
    """Promise an email, now or at a later moment.

    Promising the same one again changes nothing, unless the promise had been taken back. Raises
    ValueError for an address with a sign in it that would begin a new line in a header.
    """
    if not to.isprintable():
        raise ValueError("An address must be on one line")
    due = {"owed_at": at or now, "next_try_at": at or now}
    message_id = f"<{uuid4()}@{settings.SITE_HOST}>"
    email, _ = Email.objects.get_or_create(
        kind=kind,
        about=about,
        occurrence=occurrence,
        defaults={"to": to, "message_id": message_id, **due},
    )
    if email.state == State.CANCELLED:
        Email.objects.filter(pk=email.pk).update(state=State.OWED, **due)
    return email


def owe_all(
    kind: str,
    *,
    to: Mapping[str, str],
    now: datetime,
    occurrence: str,
    at: datetime | None = None,
) -> None:
    """What `owe` does, for many at once: `to` gives the address for each thing that it is about."""
    if not all(address.isprintable() for address in to.values()):
        raise ValueError("An address must be on one line")
    due = {"owed_at": at or now, "next_try_at": at or now}
    one = {"kind": kind, "occurrence": occurrence}
    rows = [
        Email(**one, **due, about=about, to=address, message_id=f"<{uuid4()}@{settings.SITE_HOST}>")
        for about, address in to.items()
    ]
    Email.objects.bulk_create(rows, batch_size=MANY, ignore_conflicts=True)
    taken_back = Email.objects.filter(**one, about__in=to, state=State.CANCELLED)
    taken_back.update(state=State.OWED, **due)


def cancel(kind: str, *, about: str) -> None:
    """Take back every promise of this kind that has not been kept yet."""
    cancel_all(kind, about=[about])


def cancel_all(kind: str, *, about: Collection[str]) -> None:
    """Take back what is owed about many things.

    One that is being sent at this moment is left alone: nobody waits here for a mail server.
    """
    owed = Email.objects.owed().filter(about__in=about, kind=kind)
    free = owed.select_for_update(skip_locked=True).values("pk")
    Email.objects.filter(pk__in=free).update(state=State.CANCELLED)


def hold_back(kinds: Iterable[str], *, about: str) -> list[int]:
    """Take back every promise of these kinds that has not been kept yet; which they were.

    As with `cancel`, one that is being sent at this moment goes.
    """
    owed = Email.objects.owed().about(about).filter(kind__in=list(kinds))
    held = list(owed.select_for_update(skip_locked=True).values_list("pk", flat=True))
    Email.objects.filter(pk__in=held).update(state=State.CANCELLED)
    return held


def owe_again(held: Iterable[int], now: datetime) -> None:
    """Promise once more what was held back. What was to leave later still leaves then."""
    cancelled = Email.objects.filter(pk__in=list(held), state=State.CANCELLED)
    later = Greatest("next_try_at", Value(now))
    cancelled.update(state=State.OWED, owed_at=later, next_try_at=later)


def readdress(*, old: str, new: str) -> None:
    """The person has another address. Codes go where they were asked for."""
    waiting = Email.objects.filter(to=old, state__in=(State.OWED, State.CANCELLED))
    waiting.filter(about__startswith="application:").update(to=new)


def forget(kind: str, *, before: datetime) -> None:
    """Remove the rows of a kind that nobody has any use for after a while."""
    Email.objects.filter(kind=kind, owed_at__lt=before).delete()


def send_next(kinds: Kinds, now: datetime, connection: BaseEmailBackend) -> Email | None:
    """Try the email that has been due longest. None when nothing is due, or others have it."""
    with transaction.atomic():
        due = Email.objects.due(now).order_by("next_try_at", "pk")
        email = due.select_for_update(skip_locked=True).first()
        if email:
            attempt(email, kinds, now, connection)
            email.save()
        return email


def attempt(email: Email, kinds: Kinds, now: datetime, connection: BaseEmailBackend) -> None:
    """Send once, and leave on the row what came of it."""
    email.tries += 1
    try:
        with transaction.atomic():  # a fault of the database must not spoil the row that we stamp
            made, copy = messages(email, kinds[email.kind], connection)
        connection.open()
        made.send()
    except NoLongerOwed:
        email.state = State.CANCELLED
    except (SMTPException, OSError) as fault:
        postpone(email, now, fault, refused_for_good=is_final(fault))
        with suppress(OSError):  # the next email gets a connection that nothing has happened to
            connection.close()
    except Exception as fault:  # a bad template or a missing row must not hold up the others
        log.exception("Email %s cannot be written", email.pk)
        postpone(email, now, fault, refused_for_good=email.tries >= TRIES_FOR_A_FAULT_OF_OURS)
    else:
        email.state, email.sent_at, email.problem = State.SENT, now, ""
        email.handed_over_as = made.extra_headers.get(HANDED_OVER_AS, "")
        send_copy(email, copy, connection)


def send_copy(
    email: Email, copy: EmailMultiAlternatives | None, connection: BaseEmailBackend
) -> None:
    """Once. Whoever has to have the email has it, and a second try would send it to them again."""
    if copy is None:
        return
    try:
        copy.send()
    except (SMTPException, OSError) as fault:
        log.warning("The copy of email %s did not go: %s", email.pk, type(fault).__name__)
        with suppress(OSError):
            connection.close()


def messages(
    email: Email, kind: EmailKind, connection: BaseEmailBackend
) -> tuple[EmailMultiAlternatives, EmailMultiAlternatives | None]:
    """The email, and its copy if there is one. Two messages: a mail server that refuses one
    address of two would deliver to the other alone."""
    who = kind.addressed(email)
    email.to = who.to
    letter = letters.write(email.kind, kind.facts(email), preface=who.preface)
    email.letter = letter.as_data() if kind.kept else None
    email.wording = letter.version
    made = message(email, letter, kind.file(email), connection)
    if not who.copy:
        return made, None
    copy = message(email, letter, kind.file(email), connection)
    copy.to = [who.copy]
    return made, copy


def message(
    email: Email, letter: letters.Letter, file: File | None, connection: BaseEmailBackend
) -> EmailMultiAlternatives:
    made = EmailMultiAlternatives(
        subject=letter.subject,
        body=letter.text,
        to=[email.to],
        reply_to=[settings.PACK.contact_email],
        headers={
            "Message-ID": email.message_id,
            "References": f"<{email.about.replace(':', '-')}@{settings.SITE_HOST}>",
            "Auto-Submitted": "auto-generated",
        },
        connection=connection,
    )
    made.attach_alternative(letter.html, "text/html")
    if file:
        made.attach(file.name, file.content, file.content_type)
    return made


def postpone(email: Email, now: datetime, fault: Exception, *, refused_for_good: bool) -> None:
    gap = GAPS[email.tries - 1] if email.tries <= len(GAPS) else LAST_GAP
    if refused_for_good or now + gap > email.owed_at + GIVE_UP_AFTER + LAST_GAP:
        email.state = State.FAILED
    email.next_try_at = now + gap
    email.problem = type(fault).__name__  # never its text: it may name the person


def is_final(fault: Exception) -> bool:
    """Whether the mail server said that no later try can succeed (SMTP 5xx)."""
    if isinstance(fault, SMTPRecipientsRefused):
        return all(code >= 500 for code, _ in fault.recipients.values())
    return isinstance(fault, SMTPDataError) and fault.smtp_code >= 500
