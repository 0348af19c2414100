"""Takes in what is said of an email that was handed over.

What is said comes twice, late and in any order, so each thing counts once, and that an email came
back outweighs that it was delivered, whenever either was said: a server may take an email and
give it back. Whoever looks then decides. The other way round, somebody would wait for an email
that never comes.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import transaction
from django.utils import timezone

from recruitment.delivery.handing_over import MARK
from recruitment.delivery.models import UNDELIVERED, DeliveryReport, What
from recruitment.messages.models import Email, State


@dataclass(frozen=True)
class Report:
    what: What
    mark: str
    """The random part of our Message-ID, if the provider gave it back."""
    handed_over_as: str
    at: datetime | None = None


@transaction.atomic
def take_in(report: Report, *, now: datetime) -> DeliveryReport | None:
    """Keep it, and mark the email if it did not arrive. None if it is of none that we know."""
    email = concerned(report)
    if email is None:
        return None
    made, new = DeliveryReport.objects.get_or_create(
        email=email,
        handed_over_as=report.handed_over_as,
        what=report.what,
        defaults={"at": moment(report, now), "taken_in_at": now, "sent_at": email.sent_at},
    )
    if new and report.what in UNDELIVERED and email.state == State.SENT:
        email.state, email.sent_at, email.problem = State.FAILED, None, report.what.label
        email.save(update_fields=["state", "sent_at", "problem"])
    return made


def concerned(report: Report) -> Email | None:
    """The email that was handed over so last.

    By our mark first, and locked: a worker that is handing it over keeps the row until the
    provider's name for it is there, and a report may be quicker. What is said of a copy, or of an
    earlier handing over of an email that was sent again, says nothing of this one.
    """
    known = Email.objects.select_for_update().defer("letter")
    email = None
    if MARK.fullmatch(f"<{report.mark}@"):
        email = known.filter(message_id__startswith=f"<{report.mark}@").first()
    if email is None and report.handed_over_as:
        email = known.filter(handed_over_as=report.handed_over_as).order_by("-pk").first()
    names = {email.handed_over_as, report.handed_over_as} - {""} if email else set()
    return email if len(names) < 2 else None


def moment(report: Report, now: datetime) -> datetime:
    """A provider's clock may be fast; nothing happens later than it is told."""
    if report.at is None:
        return now
    at = timezone.make_aware(report.at, UTC) if timezone.is_naive(report.at) else report.at
    return min(at, now)
