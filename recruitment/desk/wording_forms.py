"""What staff fill in to reword an email."""

from typing import Any

from django import forms

from recruitment.messages.filling import wrong
from recruitment.messages.wordings import LONGEST_BODY, LONGEST_SUBJECT


class WordingForm(forms.Form):
    """`previewed` is the text that the preview on the screen was made with."""

    subject = forms.CharField(
        label="Subject",
        max_length=LONGEST_SUBJECT,
        help_text="One line. Others may see it on a locked screen: nothing private",
        error_messages={
            "required": "Enter a subject",
            "max_length": f"The subject must be {LONGEST_SUBJECT} signs or less",
        },
        widget=forms.TextInput(attrs={"size": 60}),
    )
    body = forms.CharField(
        label="Text",
        max_length=LONGEST_BODY,
        help_text="Empty lines part paragraphs. A line that begins with # and a space is a "
        "heading, with > the key fact, with - part of a list.",
        error_messages={
            "required": "Enter the text",
            "max_length": f"The text must be {LONGEST_BODY:,} signs or less",
        },
        widget=forms.Textarea(attrs={"rows": 22}),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)
    previewed = forms.CharField(
        required=False, strip=False, max_length=LONGEST_BODY * 2, widget=forms.HiddenInput
    )

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind

    def clean_body(self) -> str:
        return plain(self.cleaned_data["body"])

    def clean_previewed(self) -> str:
        return plain(self.cleaned_data["previewed"])

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if "subject" in said and "body" in said:
            for sentence in wrong(self.kind, said["subject"], said["body"]):
                self.add_error("body", sentence)
        return said

    @property
    def now_said(self) -> str:
        return plain(f"{self.cleaned_data['subject']}\n{self.cleaned_data['body']}")

    @property
    def was_shown(self) -> bool:
        return bool(self.now_said == self.cleaned_data["previewed"])


def plain(text: str) -> str:
    """As it was typed, whatever the browser ends lines with."""
    return text.replace("\r\n", "\n").strip()
