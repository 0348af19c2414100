"""When the emails of a decision leave: asked on every page that decides something."""

from typing import Any

from django import forms

from recruitment.decisions.holds import Hold


class HoldField(forms.TypedChoiceField):
    """Never empty: what does not say leaves after the short hold."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label="When the email leaves",
            help_text="Until then you can undo it, and the applicant knows nothing.",
            choices=Hold.choices,
            coerce=Hold,
            empty_value=Hold.SHORT,
            required=False,
            error_messages={"invalid_choice": "Choose one of the times in the list"},
            **kwargs,
        )
