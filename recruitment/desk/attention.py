"""What in the set-up, or at the mail server, needs somebody to look at it, said on Today."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from recruitment import clock
from recruitment.holidays import services as holidays
from recruitment.messages.models import Email, State
from recruitment.messages.refusals import REFUSES_US

MOST = 1000
"""Counted to."""


def needed(request: HttpRequest, today: date) -> list[dict[str, Any]]:
    """For those who can do something about it."""
    found: list[dict[str, Any]] = []
    if request.user.has_perm("recruitment.view_email"):
        found += refused_for_us()
    if request.user.has_perm("recruitment.change_bankholiday"):
        found += bank_holidays(today)
    return found


def refused_for_us() -> list[dict[str, Any]]:
    """Emails that nobody gets, whoever they are for: the mail server does not take them from us."""
    number = Email.objects.refused_for_us()[:MOST].count()
    if not number:
        return []
    emails = "1 email" if number == 1 else f"{number} emails"
    words = (
        f"{emails} cannot leave: the mail server refuses us, and not the addresses. We try again "
        "every 5 minutes, for 72 hours. Tell whoever runs the portal."
    )
    query = urlencode({"state__exact": State.OWED.value, "problem__startswith": REFUSES_US})
    url = f"{reverse('admin:recruitment_email_changelist')}?{query}"
    return [{"words": words, "url": url, "label": "See those to applicants"}]


def bank_holidays(today: date) -> list[dict[str, Any]]:
    if not holidays.runs_out(today):
        return []
    last = holidays.known_until()
    ends = f"ends on {clock.day_in_words(last)}" if last else "is empty"
    words = f"The table of bank holidays {ends}. Promises after that count them as working days."
    url = reverse("admin:recruitment_bankholiday_changelist")
    return [{"words": words, "url": url, "label": "Add bank holidays"}]
