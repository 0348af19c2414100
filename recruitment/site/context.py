"""What every page may show."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def every_page(request: HttpRequest) -> dict[str, Any]:
    return {"force": settings.PACK}
