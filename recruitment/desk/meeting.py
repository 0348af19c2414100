"""Where events stand in the admin."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils import timezone

from recruitment.clock import moment_in_words
from recruitment.desk import event_pages
from recruitment.desk.admin import DeskAdmin
from recruitment.desk.event_forms import FIELDS, OF_A_CHANGE, EventForm, SavedAlready
from recruitment.events import services
from recruitment.events.emails import move_shown
from recruitment.events.models import Event
from recruitment.events.services import SlugTaken


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
        """What is cancelled stays as people were told: the form says so to who had it open."""
        stands = obj is None or obj.cancelled_at is None or request.method == "POST"
        return stands and super().has_change_permission(request, obj)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        if obj is None:
            return (*FIELDS, "closed")
        asked = ("closed", *OF_A_CHANGE) if self.has_change_permission(request, obj) else ()
        return (*FIELDS, *asked, "booked", "state")

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

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """A second press of Save is told that the first one saved it."""
        show = partial(super().changeform_view, request, object_id, form_url, extra_context)
        try:
            return again_if_taken(show)
        except SavedAlready as saved:
            messages.info(request, "This event is saved already. Nothing more was done.")
            return redirect(event_pages.EVENT, saved.event.pk)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        form: EventForm = context["adminform"].form
        if form.told:  # nothing is wrong: only the email is to be looked at
            letter = move_shown(form.instance)
            context |= {"told": form.told, "letter": letter, "errors": None}
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Event, form: Any, change: bool) -> None:
        services.save_event(obj, seen=form.cleaned_data.get("seen", 0), now=form.now)


def again_if_taken(show: Callable[[], HttpResponse]) -> HttpResponse:
    """What had the address first, by a press of the same moment, is there at the second look."""
    try:
        return show()
    except SlugTaken:
        return show()
