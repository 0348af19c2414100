"""Owe an email; send what is owed.

An email is owed by writing a row in the transaction that causes it. Workers take one row a
transaction and stamp it when the mail server has said yes. A lost task, a dead broker or two
workers at once therefore cost a delay at most. A crash between the server's yes and our commit
sends the same Message-ID twice: for this service a second copy is better than none.
"""

import logging
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from smtplib import SMTPException
from uuid import uuid4

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from recruitment.messages import digest, letters
from recruitment.messages.digest import Written
from recruitment.messages.kinds import Addressed as Addressed
from recruitment.messages.kinds import EmailKind as EmailKind
from recruitment.messages.kinds import File as File
from recruitment.messages.kinds import Kinds
from recruitment.messages.kinds import NoLongerOwed as NoLongerOwed
from recruitment.messages.kinds import as_owed as as_owed
from recruitment.messages.models import Email, EmailQuerySet, State
from recruitment.messages.trying import put_aside, stamp

log = logging.getLogger(__name__)

MANY = 1000
HANDED_OVER_AS = "X-Handed-Over-As"
"""Where a backend leaves what a provider calls the message. It does not go out: it is gone."""


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
    email, _ = Email.objects.get_or_create(
        kind=kind,
        about=about,
        occurrence=occurrence,
        defaults={"to": to, "message_id": new_id(), **due},
    )
    if email.state == State.CANCELLED:
        Email.objects.filter(pk=email.pk).owe_anew(**due)
    return email


def owe_each(
    kind: str, *, about: str, to: str, now: datetime, moments: Mapping[str, datetime]
) -> None:
    """Promise one email for each moment, under the name of its occurrence, in two statements.

    One that was taken back is owed again at its old moment: a name stands for its moment.
    """
    if not to.isprintable():
        raise ValueError("An address must be on one line")
    one = {"kind": kind, "about": about}
    rows = [
        Email(**one, occurrence=name, to=to, message_id=new_id(), owed_at=at, next_try_at=at)
        for name, at in moments.items()
    ]
    Email.objects.bulk_create(rows, ignore_conflicts=True)
    Email.objects.filter(**one, occurrence__in=moments, next_try_at__gt=now).owe_anew()


def new_id() -> str:
    return f"<{uuid4()}@{settings.SITE_HOST}>"


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
        Email(**one, **due, about=about, to=address, message_id=new_id())
        for about, address in to.items()
    ]
    Email.objects.bulk_create(rows, batch_size=MANY, ignore_conflicts=True)
    Email.objects.filter(**one, about__in=to).owe_anew(**due)


def cancel(*kinds: str, about: str) -> None:
    """Take back every promise of these kinds that has not been kept yet."""
    cancel_all(*kinds, about=[about])


def cancel_all(
    *kinds: str, about: Collection[str], occurrences: Collection[str] | None = None
) -> None:
    """Take back what is owed about many things; of some occurrences only, if they are given.

    One that is being sent at this moment is left alone: nobody waits here for a mail server.
    """
    owed = Email.objects.owed().filter(about__in=about, kind__in=kinds)
    if occurrences is not None:
        owed = owed.filter(occurrence__in=occurrences)
    free = owed.select_for_update(skip_locked=True).values("pk")
    Email.objects.filter(pk__in=free).update(state=State.CANCELLED)


def move(kind: str, *, about: str, occurrence: str, at: datetime) -> None:
    """Put off what is owed, with all its tries. One that is being sent, or was taken back, stays
    as it is."""
    owed = Email.objects.owed().about(about).filter(kind=kind, occurrence=occurrence)
    free = owed.select_for_update(skip_locked=True).values("pk")
    Email.objects.filter(pk__in=free).update(owed_at=at, next_try_at=at, tries=0)


def readdress(*, old: str, new: str) -> None:
    """The person has another address. Codes go where they were asked for."""
    waiting = Email.objects.filter(to=old, state__in=(State.OWED, State.CANCELLED))
    waiting.filter(about__startswith="application:").update(to=new)


def forget(kind: str, *, before: datetime) -> None:
    """Remove the rows of a kind that nobody has any use for after a while."""
    Email.objects.filter(kind=kind, owed_at__lt=before).delete()


def send_next(kinds: Kinds, now: datetime, connection: BaseEmailBackend) -> Email | None:
    """Try the email that has been due longest, what is urgent before all else. None when nothing
    is due, or others have it."""
    urgent = [kind.name for kind in kinds.values() if kind.urgent]
    with transaction.atomic():
        email = claimed(Email.objects.due(now).filter(kind__in=urgent))
        email = email or claimed(digest.first_of_each(kinds, now))
        if email:
            attempt(email, kinds, now, connection)
            email.save()
        return email


def claimed(due: EmailQuerySet) -> Email | None:
    return due.order_by("next_try_at", "pk").select_for_update(skip_locked=True).first()


def attempt(email: Email, kinds: Kinds, now: datetime, connection: BaseEmailBackend) -> None:
    """Send once, and leave on its row what came of it; on those that go in the same letter too."""
    email.tries += 1
    try:
        with transaction.atomic():  # a fault of the database must not spoil the row that we stamp
            parts = digest.gathered(email, kinds, now)
            made, copy = messages(parts, kinds[email.kind], connection)
    except NoLongerOwed:
        email.state = State.CANCELLED
    except Exception as fault:  # a bad template or a missing row must not hold up the others
        put_aside(email, now, fault)
    else:
        hand_over([one.email for one in parts], made, copy, connection, now)


def hand_over(
    emails: Sequence[Email],
    made: EmailMultiAlternatives,
    copy: EmailMultiAlternatives | None,
    connection: BaseEmailBackend,
    now: datetime,
) -> None:
    fault = fault_of(made, connection)
    for email in emails:
        stamp(email, fault, name_of(made, emails), now)
    for email in emails:
        email.next_try_at = emails[0].next_try_at  # what goes together is tried together
        email.save()
    if fault is None:
        send_copy(emails[0], copy, connection)


def name_of(made: EmailMultiAlternatives, emails: Sequence[Email]) -> str:
    """What the provider calls it. Without that, rows of one letter have the name of the first."""
    named = str(made.extra_headers.get(HANDED_OVER_AS, ""))
    return named or (emails[0].message_id if len(emails) > 1 else "")


def fault_of(made: EmailMultiAlternatives, connection: BaseEmailBackend) -> Exception | None:
    """What kept it from being sent."""
    try:
        connection.open()
        made.send()
    except (SMTPException, OSError) as fault:
        with suppress(OSError):  # the next email gets a connection that nothing has happened to
            connection.close()
        return fault
    except Exception as fault:
        return fault
    return None


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
    parts: Sequence[Written], kind: EmailKind, connection: BaseEmailBackend
) -> tuple[EmailMultiAlternatives, EmailMultiAlternatives | None]:
    """The email, and its copy if there is one. Two messages: a mail server that refuses one
    address of two would deliver to the other alone."""
    letter, who = digest.as_one([one.letter for one in parts]), parts[0].who
    made = message(parts, letter, kind, connection)
    if not who.copy:
        return made, None
    copy = message(parts, letter, kind, connection)
    copy.to = [who.copy]
    return made, copy


def message(
    parts: Sequence[Written],
    letter: letters.Letter,
    kind: EmailKind,
    connection: BaseEmailBackend,
) -> EmailMultiAlternatives:
    """The address of the first stands for all: those of others go in a letter of their own."""
    emails = [one.email for one in parts]
    made = EmailMultiAlternatives(
        subject=letter.subject,
        body=letter.text,
        from_email=settings.PACK.sender,
        to=[emails[0].to],
        reply_to=[settings.PACK.contact_email],
        headers=headers(emails, kind),
        connection=connection,
    )
    made.attach_alternative(letter.html, "text/html")
    for file in filter(None, (one.file for one in parts)):
        made.attach(file.name, file.content, file.content_type)
    return made


def headers(emails: Sequence[Email], kind: EmailKind) -> dict[str, str]:
    """All that is about one thing is one thread. What people asked for stops at one press."""
    threads = dict.fromkeys(email.about.replace(":", "-") for email in emails)
    found = {
        "Message-ID": emails[0].message_id,
        "References": " ".join(f"<{name}@{settings.SITE_HOST}>" for name in threads),
        "Auto-Submitted": "auto-generated",
    }
    if kind.unsubscribe:
        found["List-Unsubscribe"] = f"<{kind.unsubscribe(emails)}>"
        found["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return found
