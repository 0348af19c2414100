"""Who somebody is, whether they may work here, and where they have lived."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator

from recruitment.applications.sections import months
from recruitment.applications.sections.fields import PRINTED, MonthField, line, one_of, text
from recruitment.applications.sections.form import SectionForm

PHONE = RegexValidator(
    r"^[0-9 ()+\-.]{7,40}$", "Enter a phone number, like 01632 960 001 or +44 7700 900 982"
)
SHARE_CODE = RegexValidator(
    r"^[A-Za-z0-9]([ -]?[A-Za-z0-9]){8}$",
    "A share code has 9 letters and numbers, like W6A 8D2 9XY",
)
BY_PHONE = ("phone", "text")


class AboutYou(SectionForm):
    short = {
        "full_name": "Full name",
        "known_as": "What we call you",
        "reach_by": "Best way to reach you",
        "safe_times": "When it is safe to reach you",
    }

    full_name = line(
        "Your full name",
        missing="Enter your full name",
        hint="As on your passport or driving licence",
        most=200,
        autocomplete="name",
    )
    known_as = line(
        "What should we call you? (optional)",
        hint="We use this name in our emails to you",
        most=100,
        autocomplete="nickname",
    )
    reach_by = one_of(
        "How is it best to reach you?",
        {"email": "By email", "phone": "By phone", "text": "By text message"},
        missing="Select how it is best to reach you",
        hint="We write about each step by email, whatever you choose",
    )
    phone = forms.CharField(
        label="Phone number (optional)",
        required=False,
        max_length=40,
        help_text="Only for when an email does not reach you, or if you want us to call",
        validators=[PRINTED, PHONE],
        error_messages={"max_length": "Phone number must be 40 characters or less"},
        widget=forms.TextInput(attrs={"autocomplete": "tel", "type": "tel"}),
    )
    safe_times = line(
        "When is it safe to reach you? (optional)",
        hint="For example: after 6pm, never at work. We tell nobody else why we call.",
        most=200,
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if said.get("reach_by") in BY_PHONE and not said.get("phone") and "phone" in said:
            self.add_error("phone", ValidationError("Enter the phone number that we should use"))
        return said


class RightToBeHere(SectionForm):
    short = {"status": "Right to live and work in the UK"}

    status = text(
        "What is your right to live and work in the UK?",
        missing="Say what your right to live and work in the UK is",
        hint="In your own words. For example: I am a British citizen.",
        rows=3,
    )
    share_code = forms.CharField(
        label="Share code (optional)",
        required=False,
        max_length=40,
        help_text="If you have one. You can also give it to us later.",
        validators=[SHARE_CODE],
        error_messages={"max_length": "A share code has 9 letters and numbers, like W6A 8D2 9XY"},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class Addresses(SectionForm):
    noun = "address"
    ask_when_done = True
    short = {"elsewhere": "Times without an address"}
    entry = {
        "address": text(
            "Address, with postcode",
            missing="Enter the address",
            hint="If it was outside the UK, write the country too",
            most=400,
            rows=3,
        ),
        "start": MonthField(
            "From", missing="Enter the month you moved in", hint="For example, 3 2024"
        ),
        "end": MonthField(
            "To (optional)", missing="", optional=True, hint="Leave empty if you live there now"
        ),
    }

    elsewhere = text(
        "Is there a time without an address? (optional)",
        hint="For example: travelling, staying with friends, or no fixed home. "
        "Say from when to when, and where you were.",
    )

    @property
    def gaps(self) -> list[months.Span]:
        now = months.month_of(self.place.on)
        since = now - 12 * self.place.years
        return months.gaps(self.spans, since, now)

    def clean(self) -> dict[str, Any]:
        """A gap must be filled or explained. One that comes of another mistake is not told."""
        said = super().clean()
        if not self.errors and self.gaps and not said.get("elsewhere"):
            words = ". ".join(self.gap_words)
            told = f"{words}. Add an address, or tell us below where you were"
            self.add_error("elsewhere", ValidationError(told))
        return said
