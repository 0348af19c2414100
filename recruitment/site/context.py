"""What every page may show."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from recruitment.people import session


def every_page(request: HttpRequest) -> dict[str, Any]:
    return {"force": settings.PACK, "stay": stay(request)}


def stay(request: HttpRequest) -> session.Left | None:
    """How long somebody is still signed in, on pages that asked who is there. No other looks."""
    kept = getattr(request, "session", None)  # a bad request may have got none
    if kept is None or not kept.accessed:
        return None
    left = session.left(request, timezone.now())
    return left if left["left"] else None
