"""What an applicant can tell us after sending."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from recruitment.applications.sections.about import BY_PHONE, AboutYou
from recruitment.applications.sections.fields import one_of, text
from recruitment.interviews.models import Slot
from recruitment.people.forms import EmailForm

SAME = "We have this address already. Enter another one"


class DetailsForm(forms.Form):
    """The same questions as in the application. The full name is that of a document: it stays."""

    known_as = AboutYou.base_fields["known_as"]
    reach_by = AboutYou.base_fields["reach_by"]
    phone = AboutYou.base_fields["phone"]
    safe_times = AboutYou.base_fields["safe_times"]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("reach_by") in BY_PHONE and said.get("phone") == "":
            self.add_error("phone", ValidationError("Enter the phone number that we should use"))
        return said


class NoteForm(forms.Form):
    words = text(
        "What do you want to tell us?",
        missing="Enter what you want to tell us",
        hint="For example: something to correct, something new, or what would help you.",
        rows=8,
    )


class WithdrawForm(forms.Form):
    reason = text(
        "Why do you withdraw? (optional)",
        hint="It helps us to do better. It changes nothing for you.",
    )


class OfferForm(forms.Form):
    """Both are said in words: nobody accepts by pressing a button that they did not read."""

    ACCEPT, DECLINE = "accept", "decline"
    answer = one_of(
        "Do you accept?",
        {ACCEPT: "Yes, I accept this offer", DECLINE: "No, I decline this offer"},
        missing="Select whether you accept",
    )


class NewEmailForm(EmailForm):
    """`current` is the address that we have."""

    def __init__(self, *args: Any, current: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.current = current
        self.fields["email"].label = "What is your new email address?"
        self.fields["email"].help_text = "We send a 6-digit code to it."

    def clean_email(self) -> str:
        email = str(self.cleaned_data["email"]).strip().lower()
        if email == self.current:
            raise ValidationError(SAME)
        return email


class SlotForm(forms.Form):
    """The times that can be chosen, by day."""

    def __init__(self, *args: Any, slots: list[Slot], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choices = [(slot.pk, slot.time_in_words) for slot in slots]
        self.fields["slot"] = field = forms.TypedChoiceField(
            label="When do you want to come?",
            coerce=int,
            choices=self.choices,
            error_messages={
                "required": "Select a time",
                "invalid_choice": "That time has gone. Select another one",
            },
            widget=forms.RadioSelect,
        )
        field.widget.hints = {str(slot.pk): hint(slot) for slot in slots}
        field.widget.groups = {str(slot.pk): slot.day_in_words for slot in slots}


def hint(slot: Slot) -> str:
    return f"{slot.minutes} minutes, {slot.place}"
