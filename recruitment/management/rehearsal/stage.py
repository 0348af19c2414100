"""The stage of a rehearsal: a clock that is moved, a mailbox for everybody, the real schedule."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone
from django.utils.module_loading import import_string

from recruitment import clock
from recruitment.emails import KINDS
from recruitment.messages import outbox
from recruitment.messages.models import Email

NIGHT, MORNING, NOON, EVENING = time(0, 30), time(9), time(12), time(17)
PLAYED: Mapping[str, tuple[time, ...]] = {
    "look after promises": (MORNING, NOON),
    "look after referees": (MORNING, EVENING),
    "offer free interview times": (MORNING, EVENING),
    "tell interested": (MORNING,),
    "forget interest": (NIGHT,),
    "forget old sign-ins": (NIGHT,),
    "measure waits": (NIGHT,),
    "look after retention": (NIGHT,),
}
"""Names in the beat's schedule, and when they run. In truth they run more often, and in between
they find nothing, or the same some hours earlier."""
NOT_PLAYED: Mapping[str, str] = {
    "send owed emails": "its place is taken by the mailbox here, so that nothing leaves",
    "scan files": "it would talk to the virus scanner; nobody sends a file here",
    "sweep files": "it deletes files that no row knows, and the real ones lie in the same folder",
    "heartbeat": "it says that beat and a worker run, and neither does here",
    "reconcile": "it counts the real records and keeps the result",
    "forget looks": "nobody opens a case here",
    "look for duplicates": "it writes no email, and works from triggers that are not here",
}


@dataclass(frozen=True)
class Sent:
    at: datetime
    to: str
    kind: str
    subject: str


class Mailbox(BaseEmailBackend):
    """Takes what would leave."""

    def __init__(self) -> None:
        super().__init__()
        self.messages: list[EmailMessage] = []

    def send_messages(self, email_messages: Any) -> int:
        self.messages += email_messages
        return len(email_messages)


@dataclass
class Stage:
    now: datetime
    mailbox: Mailbox = field(default_factory=Mailbox)
    sent: list[Sent] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def tick(self) -> None:
        at = self.now.astimezone(clock.UK).time()
        for name, times in PLAYED.items():
            if at in times:
                import_string(str(settings.CELERY_BEAT_SCHEDULE[name]["task"]))()

    def move_to(self, moment: datetime) -> None:
        """On the way, every email leaves at its moment."""
        while (due := next_due()) and due <= moment:
            self.now = max(self.now, due.astimezone(UTC))
            self.send()
        self.now = max(self.now, moment.astimezone(UTC))

    def send(self) -> None:
        while email := outbox.send_next(KINDS, self.now, self.mailbox):
            if email.problem:
                self.faults.append(f"{email.kind}: {email.problem}")
            self.sent += [
                Sent(self.now, one.to[0], email.kind, str(one.subject))
                for one in self.mailbox.messages
            ]
            self.mailbox.messages = []


def next_due() -> datetime | None:
    owed = Email.objects.owed().order_by("next_try_at")
    return owed.values_list("next_try_at", flat=True).first()


@contextmanager
def moved_clock(begins: datetime) -> Iterator[Stage]:
    """In this process, whoever asks Django for the time is told the rehearsal's.

    Services are given the moment. Tasks, and the facts of emails, ask for it.
    """
    stage, real = Stage(begins.astimezone(UTC)), timezone.now
    timezone.now = lambda: stage.now
    try:
        yield stage
    finally:
        timezone.now = real


def ticks(first: date, days: int) -> Iterator[datetime]:
    for number in range(days):
        for at in (NIGHT, MORNING, NOON, EVENING):
            yield clock.uk_moment(first + timedelta(days=number), at)
