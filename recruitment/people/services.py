"""Signing in by a 6-digit code sent to an email address.

The code cannot be stored hashed: a million guesses take a second. It is worked out from a random
nonce in the table and a key that is not, so neither alone gives it away, and it can be made again
when the email is sent. Rules: 10 minutes, one use, 5 tries, only the browser that asked.
"""

import hmac
import secrets
from datetime import datetime, timedelta
from hashlib import sha256

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Q

from recruitment.encryption import derived_key
from recruitment.messages import outbox
from recruitment.people.models import Applicant, SignInCode

LASTS = timedelta(minutes=10)
TRIES = 5
WINDOW = timedelta(hours=1)
MOST_FOR_AN_EMAIL = 5
MOST_UNUSED_FROM_AN_ADDRESS = 50
"""Ours. Who uses their code is who they say, and a school or a phone network is one address."""
EMAIL_KIND = "sign_in_code"


def digits(code: SignInCode) -> str:
    """The six digits of a code."""
    key = derived_key(settings.SECRET_KEY, "sign-in code")
    number = int.from_bytes(hmac.digest(key, bytes(code.nonce), sha256), "big")
    return f"{number % 1_000_000:06}"


class TooManyFromHere(Exception):
    """Too many codes that nobody used were sent from one network address in an hour."""


@transaction.atomic
def ask_for_code(email: str, *, address: str, now: datetime) -> SignInCode | None:
    """Make a code and owe its email. None when it was asked for too often, which is not said:
    others could see from it that somebody came here. Raises TooManyFromHere.
    """
    email = email.strip().lower()
    asked_from = keyed(address)
    for name in (asked_from, email):
        one_at_a_time(name)
    lately = SignInCode.objects.filter(asked_at__gt=now - WINDOW)
    unused = lately.filter(asked_from=asked_from, used_at=None)
    if unused.count() >= MOST_UNUSED_FROM_AN_ADDRESS:
        raise TooManyFromHere
    if lately.filter(email=email).count() >= MOST_FOR_AN_EMAIL:
        return None
    code = SignInCode.objects.create(
        email=email, nonce=secrets.token_bytes(32), asked_at=now, asked_from=asked_from
    )
    outbox.owe(EMAIL_KIND, about=f"sign-in:{code.pk}", to=email, now=now)
    return code


def one_at_a_time(name: str) -> None:
    """Until this transaction ends, others who count the same wait."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [name])


def keyed(address: str) -> str:
    """A network address as a word that means nothing without our key."""
    key = derived_key(settings.SECRET_KEY, "network address")
    return hmac.new(key, address.encode(), sha256).hexdigest()


def use_code(code_id: int | None, typed: str, *, now: datetime) -> Applicant | None:
    """The applicant whose code this is, once; None if it is wrong, old, used or tried too often."""
    code = spend(code_id, typed, now=now)
    return known(code.email, now) if code else None


@transaction.atomic
def spend(code_id: int | None, typed: str, *, now: datetime) -> SignInCode | None:
    """Use up a code, if it is the right one: who typed it can read emails to its address."""
    asked = SignInCode.objects.filter(pk=code_id or 0)
    code = asked.filter(usable(now)).select_for_update().first()
    if code is None:
        return None
    code.tries += 1
    right = hmac.compare_digest(digits(code), bare(typed))
    code.used_at = now if right else None
    code.save()
    return code if right else None


def usable(now: datetime) -> Q:
    return Q(used_at=None, tries__lt=TRIES, asked_at__gt=now - LASTS)


def bare(typed: str) -> str:
    """The digits of what was typed: people copy spaces and dashes along."""
    return "".join(letter for letter in typed if letter in "0123456789")


def known(email: str, now: datetime) -> Applicant:
    applicant, _ = Applicant.objects.get_or_create(email=email, defaults={"created_at": now})
    return applicant


def has_new_account(email: str, since: datetime) -> bool:
    """Not one from before: referees, parents and whoever applied long ago have one too."""
    return Applicant.objects.filter(email=email, created_at__gte=since).exists()


def forget_old_codes(now: datetime) -> None:
    """Codes are of no use after a day; who asked for one is nobody's business then."""
    yesterday = now - timedelta(days=1)
    SignInCode.objects.filter(asked_at__lt=yesterday).delete()
    outbox.forget(EMAIL_KIND, before=yesterday)
