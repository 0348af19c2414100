"""The email with a sign-in code."""

from typing import Any

from django.utils import timezone

from recruitment.messages.models import Email
from recruitment.messages.outbox import EmailKind, NoLongerOwed
from recruitment.people import address, services
from recruitment.people.models import SignInCode


def sign_in_code(email: Email) -> dict[str, Any]:
    """A code that has run out before its email could leave would only confuse."""
    number = email.about.removeprefix("sign-in:")
    code = SignInCode.objects.filter(pk=number).filter(services.usable(timezone.now())).first()
    if code is None:
        raise NoLongerOwed
    digits = services.digits(code)
    return {
        "code": f"{digits[:3]} {digits[3:]}",
        "minutes": int(services.LASTS.total_seconds() // 60),
    }


def email_changed(email: Email) -> dict[str, Any]:
    """It names neither the new address nor what the account is for."""
    return {}


KINDS = (
    EmailKind(services.EMAIL_KIND, sign_in_code, urgent=True),
    EmailKind(address.EMAIL_KIND, email_changed),
)
