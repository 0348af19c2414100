"""What HR fills in about an event. Of two people, the second sees what the first wrote."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import slugify

from recruitment import clock
from recruitment.desk.forms import name_boxes
from recruitment.events import services
from recruitment.events.models import Event

MOMENTS = {"starts_at": "Starts", "book_until": "The last moment to book"}
FIELDS = (
    *("title", "slug", "summary", "audience", "for_whom", "reason", "starts_at", "minutes"),
    *("area", "place", "access", "places", "book_until"),
)


class EventForm(forms.ModelForm):
    seen = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = Event
        fields = FIELDS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" not in self.fields:  # it is only looked at
            return
        self.initial["seen"] = self.instance.version
        self.fields["slug"].required = False
        name_boxes(self, MOMENTS)

    def clean(self) -> dict[str, Any]:
        """The row is held until the end of the request, so that nobody comes in between."""
        said = super().clean() or {}
        starts_at = said.get("starts_at")
        if starts_at and said.get("title") and not said.get("slug"):
            said["slug"] = made_of(said["title"], starts_at)
        if self.instance.pk:
            before = Event.objects.select_for_update(no_key=True).get(pk=self.instance.pk)
            self.refuse_unseen(before, said)
            if (taken := services.taken(before)) > said.get("places", taken):
                self.add_error("places", f"{taken} people have a place. Enter {taken} or more.")
        if starts_at and "starts_at" in self.changed_data and starts_at <= timezone.now():
            self.add_error("starts_at", "An event must be in the future.")
        return said

    def refuse_unseen(self, before: Event, said: dict[str, Any]) -> None:
        if said.get("seen") == before.version:
            return
        typed: Any = self.data
        self.data = again = typed.copy()
        again["seen"] = before.version
        raise ValidationError(
            "Nothing was saved. Somebody changed this event while you had it open. It now says: "
            f"{'; '.join(self.different(before, said))}. What you typed is below: save again to "
            "put it in its place."
        )

    def different(self, before: Event, said: dict[str, Any]) -> Iterator[str]:
        for name in FIELDS:
            now = getattr(before, name)
            if name in said and said[name] != now:
                words = clock.moment_in_words(now) if isinstance(now, datetime) else now
                yield f"{self.fields[name].label}: “{words}”"


def made_of(title: str, starts_at: datetime) -> str:
    return f"{slugify(title)[:48]}-{clock.uk_day(starts_at)}".strip("-")
