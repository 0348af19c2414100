"""Where events stand in the admin."""

from functools import partial
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils import timezone

from recruitment.clock import moment_in_words
from recruitment.desk import event_pages
from recruitment.desk.admin import DeskAdmin
from recruitment.desk.event_forms import FIELDS, EventForm
from recruitment.events import services
from recruitment.events.models import Event


@admin.register(Event)
class EventAdmin(DeskAdmin):
    """Who has booked is told when the time or the place changes, and when it is cancelled."""

    form: type[ModelForm] = EventForm
    list_display = ("title", "starts_at", "area", "audience", "booked", "state")
    list_filter = ("audience",)
    offered = ("audience__exact",)
    list_per_page = 25
    ordering = ("-starts_at",)

    def get_urls(self) -> list[URLPattern]:
        def view(function: Any) -> Any:
            return self.admin_site.admin_view(partial(function, self))

        name = "recruitment_event"
        return [
            path("<str:pk>/people/", view(event_pages.people), name=f"{name}_people"),
            path("<str:pk>/cancel/", view(event_pages.cancel), name=f"{name}_cancel"),
            *super().get_urls(),
        ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Event]:
        return Event.objects.with_taken()

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What is cancelled stays as people were told."""
        stands = obj is None or obj.cancelled_at is None
        return stands and super().has_change_permission(request, obj)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        if obj is None:
            return (*FIELDS, "seen")
        seen = ("seen",) if self.has_change_permission(request, obj) else ()
        return (*FIELDS, *seen, "booked", "state")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return ("booked", "state")

    @admin.display(description="Places booked")
    def booked(self, event: Any) -> str:
        return f"{event.taken} of {event.places}"

    @admin.display(description="On our site")
    def state(self, event: Any) -> str:
        if event.cancelled_at:
            return f"Cancelled on {moment_in_words(event.cancelled_at)}"
        return str(event.availability(event.taken, timezone.now()).label)

    def save_model(self, request: HttpRequest, obj: Event, form: Any, change: bool) -> None:
        services.save_event(obj, seen=form.cleaned_data["seen"], now=timezone.now())
