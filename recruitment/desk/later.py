"""The desk's lists of what comes after sending: interview times, and what applicants added."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Count, Q, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join

from recruitment import clock
from recruitment.applications.since import Addition
from recruitment.desk.admin import DeskAdmin, ReadOnlyAdmin
from recruitment.desk.forms import name_boxes
from recruitment.interviews import services
from recruitment.interviews.models import SAID, Slot

MOMENTS = {"starts_at": "Starts", "choose_until": "Choose until"}
CASE = "admin:recruitment_application_change"


class SlotForm(ModelForm):
    class Meta:
        model = Slot
        fields = (
            *("vacancy", "starts_at", "minutes", "place", *SAID, "places", "choose_until"),
            "panel",
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name_boxes(self, MOMENTS)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        panel, starts_at = said.get("panel"), said.get("starts_at")
        if panel and starts_at and clock.uk_day(starts_at) != panel.day:
            self.add_error("panel", "This panel sits on another day.")
        return said

    def clean_places(self) -> int:
        places: int = self.cleaned_data["places"]
        taken = services.taken(self.instance) if self.instance.pk else 0
        if places < taken:
            raise ValidationError(f"Place {taken} is taken. Enter {taken} or more.")
        return places


@admin.register(Slot)
class SlotAdmin(DeskAdmin):
    """To stop people from choosing a time, bring forward until when it can be chosen."""

    form: type[forms.ModelForm] = SlotForm
    list_display = ("starts_at", "vacancy", "place", "places", "chosen", "choose_until")
    list_filter = ("vacancy",)
    offered = ("vacancy__id__exact", "vacancy__isnull")
    list_per_page = 25
    list_select_related = ("vacancy",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Slot]:
        held = Count("bookings", filter=Q(bookings__place__isnull=False))
        return Slot.objects.annotate(held=held)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """People chose it for their own vacancy."""
        return ("vacancy", "who") if obj else ()

    def get_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return (*SlotForm.Meta.fields, "who") if obj else SlotForm.Meta.fields

    @admin.display(description="Places taken")
    def chosen(self, slot: Any) -> int:
        return int(slot.held)

    @admin.display(description="Who has it")
    def who(self, slot: Slot) -> str:
        held = slot.bookings.filter(place__isnull=False).select_related("application")
        people = ((case_url(one.application_id), one.application) for one in held)
        return format_html_join(", ", '<a href="{}">{}</a>', people) or "Nobody yet"

    def save_model(self, request: HttpRequest, obj: Slot, form: ModelForm, change: bool) -> None:
        services.save_slot(obj, now=timezone.now())


@admin.register(Addition)
class AdditionAdmin(ReadOnlyAdmin):
    """What applicants told us later. Its words are on the case."""

    list_display = ("at", "what", "case", "name")
    list_display_links = None
    list_filter = ("what",)
    offered = ("what__exact",)
    list_per_page = 25
    list_select_related = ("application",)
    search_fields = ("application__reference",)
    search_help_text = "Reference"
    show_full_result_count = False
    ordering = ("-at",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Addition]:
        """What is sealed is not for lists."""
        known = Addition.objects.defer("words", "application__answers", "application__outcome")
        return known.select_related("application")

    @admin.display(description="Case")
    def case(self, addition: Addition) -> str:
        url = case_url(addition.application_id)
        return format_html('<a href="{}">{}</a>', url, addition.application.reference)

    @admin.display(description="Name")
    def name(self, addition: Addition) -> str:
        return addition.application.full_name


def case_url(application_id: int) -> str:
    return reverse(CASE, args=[application_id])
