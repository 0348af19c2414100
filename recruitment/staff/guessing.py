"""How often somebody may guess: counted in the database, so that all servers count together.

A stranger who guesses at an account uses up the guesses of strangers. From a device on which the
account has signed in before, its owner has guesses of their own; a passkey is never guessed at.
So nobody can lock a member of staff out.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from recruitment.people.services import keyed, one_at_a_time
from recruitment.staff.models import Guess

WINDOW = timedelta(hours=1)
MOST_AT_AN_ACCOUNT = 10
MOST_FROM_AN_ADDRESS = 30


@transaction.atomic
def begin(who: str, *, where: str, device: str, now: datetime) -> Guess | None:
    """Note a guess before it is looked at; None if there were too many in the last hour.

    `device` is "" unless the account knows the device.
    """
    guess = Guess(who=keyed(f"staff:{who}"), where=keyed(where), device=device, at=now)
    for name in sorted((guess.who, guess.where)):
        one_at_a_time(name)
    if too_many(guess):
        return None
    guess.save()
    return guess


def too_many(guess: Guess) -> bool:
    lately = Guess.objects.filter(at__gt=guess.at - WINDOW, device=guess.device)
    if lately.filter(who=guess.who).count() >= MOST_AT_AN_ACCOUNT:
        return True
    return not guess.device and from_there(lately, guess.where) >= MOST_FROM_AN_ADDRESS


def from_there(lately: QuerySet[Guess], where: str) -> int:
    return lately.filter(where=where).count()


def was_right(guess: Guess) -> None:
    """Only wrong ones count."""
    guess.delete()


def forget(now: datetime) -> None:
    Guess.objects.filter(at__lte=now - WINDOW).delete()
