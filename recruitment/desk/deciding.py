"""The part of a form that asks why an application ends."""

from typing import Any

from django import forms

from recruitment.applications.reasons import MOST_OWN, ReasonWording
from recruitment.applications.services import Given
from recruitment.applications.stages import Stage
from recruitment.decisions.holds import Hold

REASONS, OWN, HOLD = "reasons", "words", "hold"
UNTOUCHED = f"{Hold.SHORT.value} "
"""What an email is made with before anybody has typed or chosen anything."""


def ask(form: forms.Form, to: Stage) -> None:
    """Reasons before the other fields; the words become a line of one's own, which may be empty."""
    form.fields[REASONS] = forms.ModelMultipleChoiceField(
        queryset=ReasonWording.objects.for_choice(to),
        label="Why",
        help_text="The applicant reads the words below each reason that you select.",
        error_messages={
            "required": "Select why, in words that the applicant will read",
            "list": "Select why, in words that the applicant will read",
            "invalid_choice": "The words of a reason have changed. Select the reasons again",
            "invalid_pk_value": "The words of a reason have changed. Select the reasons again",
        },
        widget=forms.CheckboxSelectMultiple,
    )
    own = forms.CharField(
        label="A line of your own (optional)",
        required=False,
        max_length=MOST_OWN,
        help_text=f"At most {MOST_OWN} characters. The applicant reads it. "
        "Never write about vetting, health or a record.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    own.widget.attrs.pop("maxlength", None)  # what is too long is kept, and told in words
    form.fields[OWN] = own
    form.order_fields([REASONS, OWN])


def given(said: dict[str, Any]) -> Given | None:
    """The decision that a form asks for; none while something is wrong with it."""
    chosen = said.get(REASONS)
    if not chosen:
        return None
    return Given(tuple(sorted(one.pk for one in chosen)), said.get(OWN, ""))


def now_said(said: dict[str, Any]) -> str:
    """What an email would be made with: it tells one that was shown from another.

    When it leaves is part of that: a wait runs from that day.
    """
    decision = given(said)
    wordings = [",".join(map(str, decision.wordings))] if decision else []
    hold = Hold(said.get(HOLD) or Hold.SHORT).value
    return " ".join([hold, *wordings, said.get(OWN, "")])
