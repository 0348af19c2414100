"""What a provider tells us, read and checked by django-anymail.

Anymail hands what it has read to whoever listens to its signal. That is its public door, so this
one receiver listens; nothing of ours talks by signals. Every request shows the user name and the
password of EMAIL_WEBHOOK_SECRET; where the provider signs, anymail checks that too.
"""

import logging
from collections.abc import Callable, Mapping
from typing import Any

from anymail import urls
from anymail.exceptions import AnymailWebhookValidationFailure
from anymail.signals import EventType, tracking
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from recruitment.delivery import services
from recruitment.delivery.handing_over import KEPT_AS, text
from recruitment.delivery.models import What
from recruitment.delivery.services import Report

log = logging.getLogger(__name__)

EVENTS: Mapping[str, What] = {
    EventType.DELIVERED: What.DELIVERED,
    EventType.BOUNCED: What.BOUNCED,
    EventType.REJECTED: What.REFUSED,
    EventType.FAILED: What.FAILED,
    EventType.COMPLAINED: What.COMPLAINED,
}
"""Not whether somebody opened an email or pressed a link in it: that is no business of ours."""
NOT_UNDERSTOOD = (ValueError, TypeError, LookupError, AttributeError, RecursionError)


def take_in(request: HttpRequest) -> HttpResponse:
    try:
        return webhook()(request)
    except AnymailWebhookValidationFailure:
        return HttpResponse(status=403)
    except (*NOT_UNDERSTOOD, ImproperlyConfigured) as fault:
        log.warning("A delivery report was not understood: %s", type(fault).__name__)
        return HttpResponse(status=400)


def webhook() -> Callable[[HttpRequest], HttpResponse]:
    """Anymail's view for our provider. Raises ImproperlyConfigured if it lacks a setting."""
    name = f"{settings.EMAIL_PROVIDER}_tracking_webhook"
    view = next((one.callback for one in urls.urlpatterns if one.name == name), None)
    if view is None:
        raise ImproperlyConfigured(f"Anymail takes in no reports of {settings.EMAIL_PROVIDER}.")
    view.view_class(**view.view_initkwargs)
    found: Callable[[HttpRequest], HttpResponse] = view
    return found


@receiver(tracking)
def hear(event: Any, **_: object) -> None:
    what = EVENTS.get(event.event_type)
    if what is None:
        return
    kept = event.metadata if isinstance(event.metadata, dict) else {}
    report = Report(what, text(kept.get(KEPT_AS)), text(event.message_id), event.timestamp)
    services.take_in(report, now=timezone.now())
