from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from django import forms

from recruitment.applications.casework import Scope
from recruitment.applications.services import Given
from recruitment.applications.stages import ENDED_WITHOUT, Stage
from recruitment.decisions.services import Wish
from recruitment.desk import deciding
from recruitment.desk.hold_field import HoldField


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
    hold = HoldField()
    seen = forms.IntegerField(widget=forms.HiddenInput)
    previewed = forms.CharField(
        required=False, strip=False, max_length=2000, widget=forms.HiddenInput
    )

    def __init__(self, *args: Any, to: Stage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = self.fields["words"]
        words.required = to.needs_words
        words.error_messages["required"] = "Say why, in words that the applicant will read"
        if not to.needs_words:
            words.label = f"{words.label} (optional)"
        if to in ENDED_WITHOUT:
            deciding.ask(self, to)

    @property
    def given(self) -> Given | None:
        """Why it ends, if it does."""
        return deciding.given(self.cleaned_data) if self.is_bound else None

    @property
    def now_said(self) -> str:
        return deciding.now_said(self.cleaned_data)

    def wish(self, to: Stage) -> Wish:
        said, given = self.cleaned_data, self.given
        wordings = given.wordings if given else ()
        return Wish(to, said["hold"], uuid4(), said["words"], said["note"], wordings)

    @property
    def was_shown(self) -> bool:
        """Whether the email on the screen is the one that would go."""
        return bool(self.now_said == self.cleaned_data["previewed"])


class NoteForm(forms.Form):
    words = forms.CharField(
        label="Note for colleagues",
        max_length=2000,
        help_text="The applicant may ask to see this.",
        error_messages={"required": "Write the note"},
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    scope = forms.ChoiceField(
        label="Who may read it",
        choices=Scope,
        initial=Scope.CASE,
        error_messages={
            "required": "Select who may read it",
            "invalid_choice": "Select who may read it",
        },
        widget=forms.RadioSelect,
    )


def name_boxes(form: forms.BaseForm, moments: Mapping[str, str]) -> None:
    """Stock Django gives the two boxes of a moment one label, which neither of them has."""
    for name in form.fields.keys() & moments.keys():
        boxes: Any = form.fields[name].widget
        for box, part in zip(boxes.widgets, ("date", "time"), strict=True):
            box.attrs["aria-label"] = f"{moments[name]}: {part}"
