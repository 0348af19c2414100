"""The pages of a draft. Labels and errors are ours; nothing a person typed ever becomes a label."""

import re
from typing import Any

from django import forms
from django.core.validators import RegexValidator

from recruitment.applications.models import Vacancy

ROOM_ABOVE = 1.25
"""People are told "about 200 words" and are stopped at 250: counting is not what we test."""
LONGEST_TEXT = 20_000
PRINTED = RegexValidator(
    r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]",
    "Write the name on one line, without hidden signs",
    inverse_match=True,
)
PHONE = RegexValidator(
    r"^[0-9 ()+\-.]{7,40}$", "Enter a phone number, like 01632 960 001 or +44 7700 900 982"
)


class DetailsForm(forms.Form):
    full_name = forms.CharField(
        label="Your full name",
        max_length=200,
        help_text="As on your passport or driving licence",
        validators=[PRINTED],
        error_messages={
            "required": "Enter your full name",
            "max_length": "Full name must be 200 characters or less",
        },
        widget=forms.TextInput(attrs={"autocomplete": "name", "spellcheck": "false"}),
    )
    known_as = forms.CharField(
        label="What should we call you? (optional)",
        required=False,
        max_length=100,
        help_text="We use this name in our emails to you",
        validators=[PRINTED],
        error_messages={"max_length": "The name we call you must be 100 characters or less"},
        widget=forms.TextInput(attrs={"autocomplete": "nickname", "spellcheck": "false"}),
    )
    phone = forms.CharField(
        label="Phone number (optional)",
        required=False,
        max_length=40,
        help_text="Only for when an email does not reach you",
        validators=[PHONE],
        error_messages={"max_length": "Phone number must be 40 characters or less"},
        widget=forms.TextInput(attrs={"autocomplete": "tel", "type": "tel"}),
    )


class EvidenceForm(forms.Form):
    evidence = forms.CharField(
        label="",
        max_length=LONGEST_TEXT,
        error_messages={
            "required": "Write your answer",
            "max_length": f"Your answer must be {LONGEST_TEXT:,} characters or less",
        },
        widget=forms.Textarea(attrs={"rows": 14}),
    )

    def __init__(self, *args: Any, vacancy: Vacancy, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.most = round(vacancy.evidence_words * ROOM_ABOVE)
        field = self.fields["evidence"]
        field.label = vacancy.evidence_question
        field.help_text = f"About {vacancy.evidence_words} words. You can use up to {self.most}."
        field.widget.attrs["data-words-max"] = str(self.most)

    def clean_evidence(self) -> str:
        text: str = self.cleaned_data["evidence"]
        words = len(re.findall(r"\S+", text))
        if words > self.most:
            raise forms.ValidationError(
                f"Your answer has {words} words. It must have {self.most} or fewer."
            )
        return text


class DeclarationForm(forms.Form):
    """The last page: what was shown, so that nothing else is sent, and the person's word."""

    shown = forms.IntegerField(widget=forms.HiddenInput)
    declared = forms.BooleanField(
        label=(
            "What I have told you is true. I know that you check it, "
            "and that leaving things out on purpose can end my application."
        ),
        error_messages={"required": "Tick the box to say that what you told us is true"},
    )
