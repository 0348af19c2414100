"""What GOV.UK Notify tells us. It shows the bearer token that was set up there."""

import json
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_POST

from recruitment.delivery import services
from recruitment.delivery.handing_over import text
from recruitment.delivery.models import What
from recruitment.delivery.services import Report

STATUSES: Mapping[str, What] = {
    "delivered": What.DELIVERED,
    "permanent-failure": What.BOUNCED,
    "temporary-failure": What.GAVE_UP,
    "technical-failure": What.FAILED,
}


@require_POST
def take_in(request: HttpRequest) -> HttpResponse:
    shown = request.headers.get("Authorization", "")
    if not constant_time_compare(shown, f"Bearer {settings.EMAIL_WEBHOOK_SECRET}"):
        return HttpResponse(status=403)
    try:
        report = read(request.body)
    except (ValueError, RecursionError):
        return HttpResponse(status=400)
    if report:
        services.take_in(report, now=timezone.now())
    return HttpResponse()


def read(body: bytes) -> Report | None:
    """None for what is no news. Raises ValueError if it is not from Notify at all."""
    given: Any = json.loads(body)
    if not isinstance(given, dict):
        raise ValueError("not an object")
    what = STATUSES.get(text(given.get("status")))
    at = parse_datetime(text(given.get("completed_at")))
    if what is None:
        return None
    return Report(what, text(given.get("reference")), text(given.get("id")), at)
