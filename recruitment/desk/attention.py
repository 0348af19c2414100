"""What in the set-up needs somebody to look at it, said on Today."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from recruitment import clock
from recruitment.holidays import services as holidays


def needed(request: HttpRequest, today: date) -> list[dict[str, Any]]:
    """For those who can do something about it."""
    if not request.user.has_perm("recruitment.change_bankholiday"):
        return []
    if not holidays.runs_out(today):
        return []
    last = holidays.known_until()
    ends = f"ends on {clock.day_in_words(last)}" if last else "is empty"
    words = f"The table of bank holidays {ends}. Promises after that count them as working days."
    url = reverse("admin:recruitment_bankholiday_changelist")
    return [{"words": words, "url": url, "label": "Add bank holidays"}]
