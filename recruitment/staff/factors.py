"""The second factors of staff: passkeys, the codes of an app, and codes on paper.

The table and the mathematics are allauth's. What is ours: passkeys that always ask for a finger,
a face or a PIN, so that one alone is two factors; a code of an app works once, on all servers;
and whoever owns the account is told of every change.
"""

import hmac
import json
import struct
from datetime import datetime
from typing import Any

from allauth.account.utils import url_str_to_user_pk
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from allauth.mfa.utils import decrypt
from allauth.mfa.webauthn.internal import auth as webauthn
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from fido2.utils import websafe_decode

from recruitment.messages import outbox
from recruitment.people.models import User

Type = Authenticator.Type
ADDED, REMOVED = "staff_factor_added", "staff_factor_removed"
PERIOD = 30
"""Seconds that a code of an app lasts. The one before and the one after it work too."""
NONSENSE = (ValidationError, ValueError, TypeError, KeyError, AttributeError, struct.error)
"""What is raised by the parsing of something that no browser made."""


class NotRight(Exception):
    """A code or passkey that does not fit."""


def of(user: User) -> QuerySet[Authenticator]:
    """Passkeys and apps. Codes on paper only help out."""
    every: QuerySet[Authenticator] = Authenticator.objects.filter(user=user)
    return every.exclude(type=Type.RECOVERY_CODES).order_by("pk")


def name(factor: Authenticator) -> str:
    return str(factor.data["name"]) if factor.type == Type.WEBAUTHN else "Code app"


def begin_passkey(user: User) -> str:
    """What the browser is asked to make a passkey with. The session remembers the challenge."""
    return json.dumps(webauthn.begin_registration(user, passwordless=True))


@transaction.atomic
def add_passkey(user: User, called: str, credential: Any, *, now: datetime) -> None:
    """Raises NotRight."""
    try:
        webauthn.parse_registration_response(credential)
        made = webauthn.complete_registration(credential)
    except NONSENSE as problem:
        raise NotRight from problem
    if not made.is_user_verified():
        raise NotRight
    factor = webauthn.WebAuthn.add(user, called, credential).instance
    tell(ADDED, user, factor, now)


def ask_passkey(user: User | None) -> str:
    """Any passkey of this user; of anybody, if nobody has said who they are."""
    return json.dumps(webauthn.begin_authentication(user))


def who_has(credential: Any, user: User | None, *, now: datetime) -> User:
    """Whose passkey signed what we asked. Raises NotRight; also for somebody who has left."""
    try:
        owner = user or User.objects.get(pk=owner_of(credential), is_active=True)
        factor = webauthn.complete_authentication(owner, credential)
    except (User.DoesNotExist, *NONSENSE) as problem:
        raise NotRight from problem
    Authenticator.objects.filter(pk=factor.pk).update(last_used_at=now)
    return owner


def owner_of(credential: Any) -> Any:
    handle = websafe_decode(credential["response"]["userHandle"]).decode()
    return url_str_to_user_pk(handle)


def new_secret() -> str:
    return str(generate_totp_secret())


@transaction.atomic
def add_app(user: User, secret: str, code: str, *, now: datetime) -> None:
    """Once the app has shown a code. The one that was there goes. Raises NotRight."""
    counter = fits(secret, code, after=0, now=now)
    if counter is None:
        raise NotRight
    Authenticator.objects.filter(user=user, type=Type.TOTP).delete()
    factor = TOTP.activate(user, secret).instance
    factor.data["counter"] = counter
    factor.save()
    tell(ADDED, user, factor, now)


def fits(secret: str, code: str, *, after: int, now: datetime) -> int | None:
    """Which of the moments around now the code belongs to, if it is a later one than `after`."""
    current = int(now.timestamp()) // PERIOD
    for counter in range(max(current - 1, after + 1), current + 2):
        if hmac.compare_digest(format_hotp_value(hotp_value(secret, counter)), code):
            return counter
    return None


def code_is_right(user: User, typed: str, *, now: datetime) -> bool:
    """A code of the app or one on paper. Each works once."""
    digits = "".join(sign for sign in typed if sign in "0123456789")
    return of_app(user, digits, now) or of_paper(user, digits)


@transaction.atomic
def of_app(user: User, digits: str, now: datetime) -> bool:
    mine = Authenticator.objects.filter(user=user, type=Type.TOTP)
    factor = mine.select_for_update().first()
    if factor is None:
        return False
    secret, used = decrypt(factor.data["secret"]), factor.data.get("counter", 0)
    counter = fits(secret, digits, after=used, now=now)
    if counter is None:
        return False
    factor.data["counter"], factor.last_used_at = counter, now
    factor.save()
    return True


def of_paper(user: User, digits: str) -> bool:
    factor = Authenticator.objects.filter(user=user, type=Type.RECOVERY_CODES).first()
    return factor is not None and bool(RecoveryCodes(factor).validate_code(digits))


@transaction.atomic
def new_paper(user: User) -> list[str]:
    """New codes for paper. The old ones stop working."""
    User.objects.select_for_update().get(pk=user.pk)
    Authenticator.objects.filter(user=user, type=Type.RECOVERY_CODES).delete()
    return list(RecoveryCodes.activate(user).generate_codes())


def left_on_paper(user: User) -> int:
    factor = Authenticator.objects.filter(user=user, type=Type.RECOVERY_CODES).first()
    return len(RecoveryCodes(factor).get_unused_codes()) if factor else 0


@transaction.atomic
def remove(user: User, pk: int, *, keep_one: bool, now: datetime) -> bool:
    """Take one away; False if it is not there, or is the last one and one is needed."""
    User.objects.select_for_update().get(pk=user.pk)
    factor = of(user).filter(pk=pk).first()
    if factor is None or (keep_one and of(user).count() == 1):
        return False
    tell(REMOVED, user, factor, now)
    factor.delete()
    return True


@transaction.atomic
def forget_all(user: User, *, now: datetime) -> None:
    """For somebody who has lost them, and has shown an administrator who they are."""
    for factor in of(user):
        tell(REMOVED, user, factor, now)
    Authenticator.objects.filter(user=user).delete()


def tell(kind: str, user: User, factor: Authenticator, now: datetime) -> None:
    outbox.owe(kind, about=f"staff:{user.pk}", to=user.email, occurrence=str(factor.pk), now=now)
