"""Whom an applicant names, and what a referee tells us."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField

from recruitment.applications.models import Application
from recruitment.applications.sections import (
    MonthField,
    Row,
    SectionForm,
    line,
    months,
    one_of,
    text,
)
from recruitment.people.forms import OneLineEmailField
from recruitment.references import services
from recruitment.references.models import Referee


class RefereeForm(forms.Form):
    OWN = "This is your own address. Enter the address of the person you name"
    AGAIN = "You have named this person already"
    TOO_MANY = "You have named many people. Write to us, and a person will help you"

    name = line(
        "What is their full name?",
        missing="Enter their full name",
        most=200,
        autocomplete="off",
    )
    email = OneLineEmailField(
        label="What is their email address?",
        max_length=254,
        help_text="An address at work is best, if they know you from work",
        error_messages={
            "required": "Enter their email address",
            "invalid": "Enter an email address in the correct format, like name@example.com",
            "max_length": "Email address must be 254 characters or less",
        },
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    knows = line(
        "How do they know you?",
        missing="Say how they know you",
        hint="For example: my manager at the corner shop, 2022 to 2025",
        most=200,
    )

    def __init__(self, typed: Any, *, application: Application) -> None:
        super().__init__(typed)
        self.application = application

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"].strip().lower()
        if email == self.application.applicant.email:
            raise ValidationError(self.OWN)
        if Referee.objects.of(self.application).current().filter(email=email).exists():
            raise ValidationError(self.AGAIN)
        return email

    def clean(self) -> dict[str, Any]:
        """The service asks the same under a lock; here it is said in words."""
        if Referee.objects.of(self.application).count() >= services.MOST_NAMED:
            raise ValidationError(self.TOO_MANY)
        return super().clean() or {}


class ReferenceForm(SectionForm):
    """Facts only. It is kept as it was typed, like a section of an application."""

    short = {
        "how": "How they know the person",
        "start": "Since",
        "end": "Until",
        "again": "Would employ them again",
        "anything": "Anything that we should know",
    }

    how = text(
        "How do you know this person?",
        missing="Say how you know this person",
        hint="For example: I was their manager",
        rows=2,
    )
    start = MonthField(
        "Since when?",
        missing="Enter the month from which you have known them",
        hint="For example, 3 2022",
    )
    end = MonthField(
        "Until when? (optional)", missing="", optional=True, hint="Leave empty if it goes on"
    )
    again = one_of(
        "Would you employ them again?",
        {"yes": "Yes", "no": "No", "never": "I never employed them"},
        missing="Select whether you would employ them again",
    )
    anything = text(
        "Is there anything else that we should know? (optional)",
        hint="Write facts only, and nothing about their health",
    )

    def row(self, field: BoundField) -> Row:
        """A month by itself: its question stands beside it already."""
        if field.name not in ("start", "end"):
            return super().row(field)
        month = self.cleaned_data.get(field.name)
        return Row(self.short[field.name], "now" if month is None else months.in_words(month))

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        start, end = said.get("start"), said.get("end")
        for name, month in (("start", start), ("end", end)):
            if month is not None and month > months.month_of(self.place.on):
                self.add_error(name, ValidationError("This month is to come"))
        if start is not None and end is not None and end < start:
            self.add_error("end", ValidationError("It cannot end before it begins"))
        return said
