"""What the hourly check found: each invariant that is not 0, and what to do about it."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from recruitment.desk import doors
from recruitment.desk.queue.board import Number
from recruitment.health.invariants import retention
from recruitment.health.invariants.every import EVERY
from recruitment.health.models import Reconciliation

VIEW = "recruitment.view_reconciliation"
STALE = timedelta(hours=3)
"""Two have been missed by then."""


def last() -> Reconciliation | None:
    return Reconciliation.objects.filter(pk=Reconciliation.ONLY).first()


def is_stale(found: Reconciliation | None) -> bool:
    return found is None or found.at < timezone.now() - STALE


def wrong_in(found: Reconciliation | None) -> int:
    """How many things are wrong, and one more when the check itself has not come."""
    counts: dict[str, int] = found.counts if found else {}
    return sum(number > 0 for number in counts.values()) + is_stale(found)


def figure() -> Number:
    count = wrong_in(last())
    return Number(
        "Checks of our records", count, reverse("reconciliation"), "late" if count else ""
    )


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    doors.allowed(request, VIEW)
    found = last()
    counts = found.counts if found else {}
    rows = [(one, counts.get(one.name)) for one in EVERY]
    context = {
        "title": "Checks of our records",
        "found": found,
        "stale": is_stale(found),
        "count": wrong_in(found),
        "rows": rows,
        "wrong": [(one, number) for one, number in rows if number],
        "no_rule_yet": retention.NO_RULE_YET,
    }
    return doors.page(request, "reconciliation", context)
