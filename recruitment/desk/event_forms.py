"""What HR fills in about an event. Of two people, the second sees what the first wrote."""

from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.functional import cached_property
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
OF_A_CHANGE = ("seen", "previewed")
BEGUN = {
    "starts_at": "This event has begun. Add a new event for another date.",
    "minutes": "This event has begun, so its length stays as it is.",
}
NOBODY_COULD_BOOK = (
    "This is past, so nobody could book. Enter a later moment. "
    "If booking is meant to be closed, tick the box below."
)
CANCELLED = (
    "Nothing was saved. Somebody cancelled this event while you had it open, and people have been "
    "told. It cannot be changed any more. What you typed is below: copy what you need."
)
LOOK = "Nothing has been saved or sent yet."


class SavedAlready(Exception):
    """All that was typed stands in this event."""

    def __init__(self, event: Event) -> None:
        self.event = event
        super().__init__()


class EventForm(forms.ModelForm):
    """`previewed` is what the email on the screen was made with."""

    closed = forms.BooleanField(
        label="Booking is meant to be closed",
        required=False,
        help_text="Tick this only if the last moment to book is past, and is meant to be",
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)
    previewed = forms.CharField(required=False, widget=forms.HiddenInput)

    told = 0
    """How many people will be told, once the email has been looked at."""
    before: Event | None = None

    class Meta:
        model = Event
        fields = FIELDS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.now = timezone.now()
        if "slug" not in self.fields:  # it is only looked at
            return
        if self.instance.pk is None:
            for name in OF_A_CHANGE:
                del self.fields[name]
        self.initial["seen"] = self.instance.version
        self.fields["slug"].required = False
        name_boxes(self, MOMENTS)

    @cached_property
    def changed_data(self) -> list[str]:
        """As the log of the admin names them: nobody typed what was shown."""
        return [name for name in super().changed_data if name not in OF_A_CHANGE]

    def clean(self) -> dict[str, Any]:
        """The row is held until the end of the request, so that nobody comes in between."""
        said = super().clean() or {}
        self.give_address(said)
        if self.instance.pk:
            self.before = Event.objects.select_for_update(no_key=True).get(pk=self.instance.pk)
            self.refuse_unseen(self.before, said)
            if (taken := services.taken(self.before)) > said.get("places", taken):
                self.add_error("places", f"{taken} people have a place. Enter {taken} or more.")
        else:
            self.refuse_twice(said)
        if self.before and self.before.starts_at <= self.now:
            self.refuse_another_time(self.before, said)
        else:
            self.refuse_what_is_past(said)
        return said

    def give_address(self, said: dict[str, Any]) -> None:
        if said.get("slug"):
            return
        if said.get("title") and said.get("starts_at"):
            said["slug"] = made_of(said["title"], said["starts_at"])
        else:
            said.pop("slug", None)  # what is shown again keeps the one that it has

    def refuse_unseen(self, before: Event, said: dict[str, Any]) -> None:
        if before.cancelled_at:
            raise ValidationError(CANCELLED)
        if said.get("seen") == before.version:
            return
        if not (differs := list(self.different(before, said))):
            raise SavedAlready(before)
        self.type_again(seen=before.version)
        raise ValidationError(
            "Nothing was saved. Somebody changed this event while you had it open. It now says: "
            f"{'; '.join(differs)}. What you typed is below: save again to put it in its place."
        )

    def different(self, before: Event, said: dict[str, Any]) -> Iterator[str]:
        """Also where nobody can tell, because what was typed there is wrong."""
        for name in FIELDS:
            now = getattr(before, name)
            if name not in said or said[name] != now:
                words = clock.moment_in_words(now) if isinstance(now, datetime) else now
                yield f"{self.fields[name].label}: “{words}”"

    def refuse_twice(self, said: dict[str, Any]) -> None:
        same = Event.objects.filter(slug=said.get("slug", ""), cancelled_at=None).first()
        if same and not any(self.different(same, said)):
            raise SavedAlready(same)

    def refuse_another_time(self, before: Event, said: dict[str, Any]) -> None:
        for name, why in BEGUN.items():
            if name in said and said[name] != getattr(before, name):
                self.add_error(name, why)

    def refuse_what_is_past(self, said: dict[str, Any]) -> None:
        starts_at, book_until = said.get("starts_at"), said.get("book_until")
        changed = MOMENTS.keys() & set(self.changed_data)
        if not starts_at or not changed:
            return
        if starts_at <= self.now:
            if "starts_at" in changed:
                self.add_error("starts_at", "An event must be in the future.")
        elif book_until and book_until <= self.now and not said.get("closed"):
            self.add_error("book_until", NOBODY_COULD_BOOK)

    def _post_clean(self) -> None:
        """Once nothing is wrong, an email that it would send is looked at first."""
        super()._post_clean()  # type: ignore[misc]
        if self.before is None or self.errors:
            return
        moves = services.moves(self.before, self.instance, self.now)
        shown = fingerprint(self.instance)
        if moves and self.cleaned_data["previewed"] != shown:
            self.told = services.taken(self.before)
        if self.told:
            self.type_again(previewed=shown)
            self.add_error(None, LOOK)

    def type_again(self, **hidden: object) -> None:
        typed: Any = self.data
        self.data = again = typed.copy()
        for name, value in hidden.items():
            again[name] = value


def fingerprint(event: Event) -> str:
    """Of all that the email says of it."""
    said = (event.title, *services.facts(event))
    return sha256("\0".join(map(str, said)).encode()).hexdigest()


def made_of(title: str, starts_at: datetime) -> str:
    return f"{slugify(title)[:48]}-{clock.uk_day(starts_at)}".strip("-")
