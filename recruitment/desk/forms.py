from typing import Any

from django import forms

from recruitment.applications.stages import Stage


class MoveForm(forms.Form):
    """What is said with a move. `previewed` is what the email on the screen was made with."""

    words = forms.CharField(
        label="What the applicant will read",
        required=False,
        max_length=1000,
        help_text="Goes into the email as it is. Never write about vetting, health or a record.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    note = forms.CharField(
        label="Note for colleagues (optional)",
        required=False,
        max_length=1000,
        help_text="The applicant may ask to see this.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)
    previewed = forms.CharField(
        required=False, strip=False, max_length=1000, widget=forms.HiddenInput
    )

    def __init__(self, *args: Any, to: Stage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = self.fields["words"]
        words.required = to.needs_words
        words.error_messages["required"] = "Say why, in words that the applicant will read"
        if not to.needs_words:
            words.label = f"{words.label} (optional)"

    @property
    def was_shown(self) -> bool:
        """Whether the email on the screen is the one that would go."""
        return bool(self.cleaned_data["words"] == self.cleaned_data["previewed"])
