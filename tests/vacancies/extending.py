"""What the tests of a deadline that is put back share."""

from datetime import UTC, date, datetime

from recruitment.applications import services
from recruitment.models import Email
from tests.factories import UserFactory

WINTER, SUMMER = date(2026, 12, 13), date(2027, 7, 9)
LATER = date(2026, 12, 16)
CLOSED = datetime(2026, 12, 14, 9, 30, tzinfo=UTC)
"""The morning after a closing day in winter."""
WHY = "The site was down on the last evening"


def extend(vacancy, *, to=LATER, by=None, seen=None, why=WHY, now=CLOSED):
    return services.extend(
        vacancy.pk, to, by=by or UserFactory(), seen=seen or vacancy.closes_on, why=why, now=now
    )


def told():
    """Who is owed the email about it, or has had it."""
    emails = Email.objects.filter(kind="deadline_moved").exclude(state="cancelled")
    return sorted(emails.values_list("to", flat=True))
