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
def take_in(report: Report, *, now: datetime) -> list[DeliveryReport]:
    """Keep it, and mark what did not arrive. Nothing is done about what nobody here sent."""
    return [keep(report, email, now) for email in concerned(report)]


def keep(report: Report, email: Email, now: datetime) -> DeliveryReport:
    made, _ = DeliveryReport.objects.get_or_create(
        email=email,
        handed_over_as=report.handed_over_as,
        what=report.what,
        defaults={"at": moment(report, now), "taken_in_at": now, "sent_at": email.sent_at},
    )
    if report.what in UNDELIVERED and (email.state == State.SENT or not_sent_on(email)):
        email.state, email.sent_at, email.problem = State.FAILED, None, report.what.label
        email.save(update_fields=["state", "sent_at", "problem"])
    return made


def not_sent_on(email: Email) -> bool:
    """What else is said may be of the address, in whichever order it comes."""
    return email.state == State.FAILED and email.problem == What.FAILED.label


def concerned(report: Report) -> list[Email]:
    """The emails that were handed over so last: more than one, if they went in one letter.

    The row with our mark is locked first: a worker that is handing it over keeps it until the
    provider's name is there, and a report may be quicker. What is said of a copy, or of an earlier
    handing over of an email that was sent again, has another name: it says nothing of this one.
    """
    known = Email.objects.select_for_update().defer("letter").order_by("pk")
    begins = f"<{report.mark}@"
    marked = list(known.filter(message_id__startswith=begins)) if MARK.fullmatch(begins) else []
    if not report.handed_over_as:
        return beside(marked)
    named = list(known.filter(handed_over_as=report.handed_over_as))
    return named or beside([one for one in marked if one.handed_over_as in ("", one.message_id)])


def beside(marked: list[Email]) -> list[Email]:
    """These, and what went in the letter that bears their mark."""
    names = {one.handed_over_as for one in marked} - {""}
    with_them = Email.objects.select_for_update().defer("letter").filter(handed_over_as__in=names)
    others = with_them.exclude(pk__in=[one.pk for one in marked])
    return [*marked, *others.order_by("pk")]


def moment(report: Report, now: datetime) -> datetime:
    """A provider's clock may be fast; nothing happens later than it is told."""
    if report.at is None:
        return now
    at = timezone.make_aware(report.at, UTC) if timezone.is_naive(report.at) else report.at
    return min(at, now)
