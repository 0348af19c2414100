"""Emails that wait, so that they can be taken back, and emails that are tried once more."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db.models import Value
from django.db.models.functions import Greatest, Least

from recruitment.messages.models import Email, EmailQuerySet, State


def take_back(emails: Iterable[int]) -> set[int]:
    """Cancel those that nobody has tried to send yet; which they were.

    One that was tried may have arrived, whatever the mail server said.
    """
    waiting = Email.objects.owed().untried().filter(pk__in=list(emails))
    free = set(waiting.select_for_update(skip_locked=True).values_list("pk", flat=True))
    Email.objects.filter(pk__in=free).update(state=State.CANCELLED)
    return free


def let_go(email_id: int) -> None:
    """It was taken back by mistake: it leaves as it would have."""
    Email.objects.filter(pk=email_id).owe_anew()


def try_again(email_id: int, *, to: str, now: datetime) -> Email | None:
    """Owe once more what could not be delivered; None if that is no longer so."""
    failed = Email.objects.filter(pk=email_id, state=State.FAILED)
    email = failed.select_for_update().first()
    if email is None or not to.isprintable():
        return None
    email.state, email.to, email.failed_before, email.tries = State.OWED, to, True, 0
    email.owed_at = email.next_try_at = now
    email.save()
    return email


def resume(*kinds: str, about: str, but: str, now: datetime) -> None:
    """Promise again what was taken back and still lies ahead: what took it back was undone.

    What that began stays taken back: the occurrences that begin with `but`.
    """
    begun_before(kinds, about, but).filter(next_try_at__gt=now).owe_anew()


def catch_up(
    *kinds: str, about: str, but: str, since: datetime, now: datetime, at: datetime
) -> None:
    """Promise for another moment what fell due since then, while it was taken back."""
    missed = begun_before(kinds, about, but).filter(next_try_at__gt=since, next_try_at__lte=now)
    missed.owe_anew(owed_at=at, next_try_at=at)


def begun_before(kinds: Collection[str], about: str, but: str) -> EmailQuerySet:
    return Email.objects.about(about).filter(kind__in=kinds).exclude(occurrence__startswith=but)


def hold_back(kinds: Iterable[str], *, about: str) -> list[int]:
    """Take back every promise of these kinds that has not been kept yet; which they were.

    As with `outbox.cancel`, one that is being sent at this moment goes.
    """
    owed = Email.objects.owed().about(about).filter(kind__in=list(kinds))
    held = list(owed.select_for_update(skip_locked=True).values_list("pk", flat=True))
    Email.objects.filter(pk__in=held).update(state=State.CANCELLED)
    return held


def owe_again(held: Iterable[int], now: datetime) -> None:
    """Promise once more what was held back. What was to leave later still leaves then.

    One that was tried may have arrived. It has all its tries again, and counts as tried.
    """
    cancelled = Email.objects.filter(pk__in=list(held), state=State.CANCELLED)
    later, tried = Greatest("next_try_at", Value(now)), Least("tries", Value(1))
    cancelled.update(state=State.OWED, owed_at=later, next_try_at=later, tries=tried)
