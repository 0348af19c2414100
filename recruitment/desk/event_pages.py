"""The desk's own pages of one event: who comes, and cancelling it."""

from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone

from recruitment.desk import permits
from recruitment.events import services
from recruitment.events.models import Event
from recruitment.events.services import Changed, NotToCome
from recruitment.events.unreached import unreached
from recruitment.people.models import User

Desk = ModelAdmin
EVENT, EVENTS = "admin:recruitment_event_change", "admin:recruitment_event_changelist"
SEE_WHO = "view_eventbooking"
CHANGED = "Nothing was cancelled. Somebody changed this event after you opened it. Look again."
NOT_TO_COME = "Nothing was cancelled: this event is cancelled already, or has begun."


def staff(request: HttpRequest, may: str) -> User:
    if not isinstance(request.user, User) or not permits.has(request.user, may):
        raise PermissionDenied
    return request.user


def event_of(pk: str) -> Event:
    if (number := as_number(pk)) is None:
        raise Http404(pk)
    return get_object_or_404(Event, pk=number)


def as_number(text: str) -> int | None:
    """Of what an address or a hidden field says: Python refuses to read very long ones."""
    return int(text) if text.isdecimal() and len(text) < 19 else None


def page(desk: Desk, request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
    everywhere = desk.admin_site.each_context(request)
    return TemplateResponse(request, f"admin/{name}.html", {**everywhere, **context})


def people(desk: Desk, request: HttpRequest, pk: str) -> HttpResponse:
    """Whoever opens it is recorded: the list is of people, and of addresses."""
    user, event = staff(request, SEE_WHO), event_of(pk)
    services.note_reading(event, by=user, now=timezone.now())
    rows = event.bookings.order_by("confirmed_at", "pk")
    missed = unreached(event)
    context = {
        "title": "Who comes",
        "event": event,
        "coming": [(one.email, missed.get(one.about)) for one in rows if one.confirmed_at],
        "unconfirmed": sum(one.confirmed_at is None for one in rows),
        "reads": event.reads.select_related("by").order_by("-at")[:10],
    }
    return page(desk, request, "event_people", context)


def cancel(desk: Desk, request: HttpRequest, pk: str) -> HttpResponse:
    staff(request, "change_event")
    event = event_of(pk)
    if request.method == "POST":
        return cancelled(desk, request, event)
    context = {"title": "Cancel this event", "event": event, "taken": services.taken(event)}
    return page(desk, request, "event_cancel", context)


def cancelled(desk: Desk, request: HttpRequest, event: Event) -> HttpResponse:
    try:
        cancel_now(desk, request, event)
    except Changed:
        messages.error(request, CHANGED)
    except NotToCome:
        messages.error(request, NOT_TO_COME)
    else:
        messages.success(request, "The event is cancelled. Everybody who has a place is told.")
    return redirect(EVENT, event.pk)


@transaction.atomic
def cancel_now(desk: Desk, request: HttpRequest, event: Event) -> None:
    """Who did it is on the record, with the act or not at all."""
    seen = as_number(request.POST.get("seen", ""))
    services.cancel(event.pk, seen=-1 if seen is None else seen, now=timezone.now())
    desk.log_change(request, event, "Cancelled")
