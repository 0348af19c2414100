"""What staff are told about their accounts. The emails name no device, address or passkey."""

from typing import Any

from recruitment.messages.models import Email
from recruitment.messages.outbox import EmailKind
from recruitment.staff import door, factors


def when(email: Email) -> dict[str, Any]:
    return {"when": email.owed_at}


KINDS = (
    EmailKind(door.NEW_DEVICE, when),
    EmailKind(factors.ADDED, when),
    EmailKind(factors.REMOVED, when),
)
