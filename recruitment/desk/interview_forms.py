"""What staff fill in about interviews: a day with its panel and times, and who comes when."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.forms.models import fields_for_model

from recruitment import clock
from recruitment.interviews.models import LONGEST_WORDS, SAID, Slot
from recruitment.interviews.panels import LAST_DAY, Panel
from recruitment.interviews.sitting import Times, said_of_all
from recruitment.people.models import User
from recruitment.vacancies.models import Vacancy

MOST_TIMES, MOST_PLACES, LONGEST, LONGEST_GAP = 40, 100, 480, 240
"""Ours, to stop a slip of the hand."""


def day_field(label: str, **more: Any) -> forms.DateField:
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    errors = {"required": f"{label}: enter the day", "invalid": f"{label}: enter a real day"}
    return forms.DateField(label=label, widget=widget, error_messages=errors, **more)


def time_field(label: str, **more: Any) -> forms.TimeField:
    widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    errors = {"required": f"{label}: enter the time", "invalid": f"{label}: enter it like 09:30"}
    return forms.TimeField(label=label, widget=widget, error_messages=errors, **more)


def number_field(label: str, least: int, most: int, **more: Any) -> forms.IntegerField:
    wrong = f"{label}: enter a number from {least} to {most}"
    names = ("required", "invalid", "min_value", "max_value")
    errors = dict.fromkeys(names, wrong)
    return forms.IntegerField(
        label=label, min_value=least, max_value=most, error_messages=errors, **more
    )


def said_fields() -> Any:
    """What people are told besides when and where, with the words of the table.

    The page keeps what it was opened with: an old page changes only what was typed on it.
    """
    found = fields_for_model(Slot, fields=SAID)
    for field in found.values():
        field.widget.attrs["size"] = 60
        field.show_hidden_initial = True
        field.error_messages["max_length"] = f"{field.label}: at most {LONGEST_WORDS} characters"
    return found.values()


class PanelForm(forms.Form):
    """What is said of its times holds for every one of them."""

    name = forms.CharField(
        label="Name of the panel",
        max_length=40,
        initial="Panel A",
        error_messages={"required": "Give the panel a name"},
    )
    members = forms.ModelMultipleChoiceField(
        label="Who sits on it",
        queryset=User.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    meet, bring, getting_there = said_fields()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        members: Any = self.fields["members"]
        members.queryset = User.objects.filter(is_active=True).order_by("name", "pk")

    @property
    def said_anew(self) -> dict[str, str]:
        """Only what was typed: times that differ stay so where nobody wrote for all of them."""
        return {name: self.cleaned_data[name] for name in SAID if name in self.changed_data}


class AddDayForm(PanelForm):
    """One panel for one day, with times one after the other."""

    vacancy = forms.ModelChoiceField(
        label="Vacancy",
        queryset=Vacancy.objects.order_by("-closes_on", "title"),
        error_messages={"required": "Choose the vacancy"},
    )
    day = day_field("Day")
    first = time_field("First time", help_text="UK time")
    number = number_field("How many times", 1, MOST_TIMES, initial=6)
    minutes = number_field("Minutes for each", 1, LONGEST, initial=45)
    gap = number_field("Minutes between two", 0, LONGEST_GAP, initial=15)
    places = number_field("People at each time", 1, MOST_PLACES, initial=1)
    place = forms.CharField(
        label="Where to come to, or how to join",
        max_length=200,
        help_text="People read this",
        error_messages={"required": "Say where people should come to"},
        widget=forms.TextInput(attrs={"size": 60}),
    )
    until_day = day_field("Last day for choosing")
    until_time = time_field("Last time for choosing", help_text="UK time")
    field_order = (
        *("vacancy", "day", "first", "number", "minutes", "gap", "places", "place", *SAID),
        *("until_day", "until_time"),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if not self.today <= day <= LAST_DAY:
            raise forms.ValidationError("Enter today or a later day, before 2100")
        return day

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if self.errors:
            return said
        starts = self.times.starts(said["day"])
        if clock.uk_day(starts[-1]) != said["day"]:
            self.add_error("number", "The last of these times begins on another day")
        if self.choose_until > starts[0]:
            self.add_error("until_day", "People must choose before the first time starts")
        return said

    @property
    def choose_until(self) -> datetime:
        return clock.uk_moment(self.cleaned_data["until_day"], self.cleaned_data["until_time"])

    @property
    def times(self) -> Times:
        said = self.cleaned_data
        names = ("vacancy", "first", "number", "minutes", "gap", "place", "places")
        plain = {name: said[name] for name in names}
        words = {name: said[name] for name in SAID}
        return Times(**plain, choose_until=self.choose_until, said=words)


class PhoneForm(forms.Form):
    """The times that staff can give to somebody on the phone."""

    def __init__(self, *args: Any, slots: list[Slot], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choices = [(slot.pk, f"{slot.in_words}, {slot.place}") for slot in slots]
        self.fields["slot"] = forms.TypedChoiceField(
            label="Times with room",
            coerce=int,
            choices=self.choices,
            error_messages={
                "required": "Select a time",
                "invalid_choice": "That time has gone. Select another one",
            },
            widget=forms.RadioSelect,
        )


def as_initial(panel: Panel, now: datetime) -> dict[str, Any]:
    members = list(panel.members.values_list("pk", flat=True))
    return {"name": panel.name, "members": members, **said_of_all(panel, now)}
