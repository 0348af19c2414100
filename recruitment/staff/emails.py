"""What staff are told about their accounts. The emails name no device, address or passkey."""

from typing import Any

from recruitment import clock
from recruitment.messages.models import Email
from recruitment.messages.outbox import EmailKind
from recruitment.staff import door, factors


def when(email: Email) -> dict[str, Any]:
    day = clock.day_in_words(clock.uk_day(email.owed_at))
    return {"when": f"{day} at {clock.moment_in_words(email.owed_at).partition(', ')[2]}"}


KINDS = (
    EmailKind(door.NEW_DEVICE, when),
    EmailKind(factors.ADDED, when),
    EmailKind(factors.REMOVED, when),
)
