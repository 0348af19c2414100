"""What is typed at the sift."""

from typing import Any

from django import forms

from recruitment.people.models import User
from recruitment.sift import scale
from recruitment.sift.models import ScoringRun

SCORES = [(str(score), str(score)) for score in scale.SCALE]
ANCHOR_FIELDS = [f"anchor_{score}" for score in scale.SCALE]
MOST_PLACES = 10_000


class ScoreForm(forms.Form):
    score = forms.TypedChoiceField(
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Select a score from 1 to 4",
            "invalid_choice": "Select a score from 1 to 4",
        },
    )
    reason = forms.CharField(
        label="Your reason",
        required=False,
        max_length=1000,
        help_text="Needed for 1 and 4. Write what the answer shows, and not who may have "
        "written it. The applicant may ask to see this.",
        error_messages={"max_length": "The reason must be 1,000 signs or less"},
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def __init__(self, typed: Any, run: ScoringRun, **kwargs: Any) -> None:
        super().__init__(typed, **kwargs)
        anchors = zip(scale.SCALE, run.anchors, strict=True)
        choices = [(str(score), f"{score}  {words}") for score, words in anchors]
        self.fields["score"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        extreme = said.get("score") in scale.ENDS_OF_THE_SCALE
        if extreme and "reason" in said and not said["reason"]:
            self.add_error("reason", f"Write your reason for a {said['score']}")
        return said


class RunForm(forms.Form):
    """All of it stays as it is once the run is open."""

    pass_mark = forms.TypedChoiceField(
        label="Pass mark",
        coerce=int,
        choices=SCORES,
        widget=forms.RadioSelect,
        help_text="The lowest score that meets the minimum. The force sets it.",
        error_messages={
            "required": "Select the pass mark",
            "invalid_choice": "Select a pass mark from 1 to 4",
        },
    )
    looks_for = forms.MultipleChoiceField(
        label="What the question looks for (optional)",
        required=False,
        choices=[(one, one) for one in (*scale.VALUES, *scale.COMPETENCIES)],
        widget=forms.CheckboxSelectMultiple,
        help_text="From the 2024 Competency and Values Framework. Markers see it.",
        error_messages={"invalid_choice": "Select values and competencies from the list"},
    )
    markers = forms.MultipleChoiceField(
        label="Markers",
        widget=forms.CheckboxSelectMultiple,
        help_text="Two or more. A third gives the last word when two disagree, "
        "so three are better. Only people who can open no application are here.",
        error_messages={
            "required": "Select two markers or more",
            "invalid_choice": "Select markers from the list",
        },
    )

    def __init__(self, typed: Any, people: list[User], **kwargs: Any) -> None:
        super().__init__(typed, **kwargs)
        self.people = {str(one.pk): one for one in people}
        choices = [(key, one.name) for key, one in self.people.items()]
        self.fields["markers"].choices = choices  # type: ignore[attr-defined]
        for score in scale.SCALE:
            self.fields[f"anchor_{score}"] = anchor(score)
        self.order_fields(["pass_mark", *ANCHOR_FIELDS])

    def clean_markers(self) -> list[User]:
        chosen = [self.people[key] for key in self.cleaned_data["markers"]]
        if len(chosen) < len(scale.FIRST_TWO):
            raise forms.ValidationError("Select two markers or more")
        return chosen

    @property
    def anchors(self) -> list[str]:
        return [self.cleaned_data[name] for name in ANCHOR_FIELDS]


def anchor(score: int) -> forms.CharField:
    return forms.CharField(
        label=f"What a {score} is",
        max_length=300,
        initial=scale.ANCHORS[score],
        error_messages={
            "required": f"Say what a {score} is",
            "max_length": f"What a {score} is must be 300 signs or less",
        },
    )


class MarkerForm(forms.Form):
    """Somebody more to mark."""

    person = forms.ChoiceField(
        label="Marker",
        error_messages={
            "required": "Select a marker",
            "invalid_choice": "Select a marker from the list",
        },
    )

    def __init__(self, typed: Any, people: list[User]) -> None:
        super().__init__(typed)
        self.people = {str(one.pk): one for one in people}
        choices = [(key, one.name) for key, one in self.people.items()]
        self.fields["person"].choices = [("", "Choose one"), *choices]  # type: ignore[attr-defined]

    def clean_person(self) -> User:
        return self.people[self.cleaned_data["person"]]


class CoverForm(forms.Form):
    words = forms.CharField(
        label="Words to cover (optional)",
        required=False,
        max_length=2000,
        help_text="One on each line, as they stand in the answer. Markers then read "
        "“[covered]” instead. Leave it empty to cover nothing.",
        error_messages={"max_length": "The words must be 2,000 signs or less"},
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, typed: Any, answer: str, **kwargs: Any) -> None:
        super().__init__(typed, **kwargs)
        self.answer = answer

    def clean_words(self) -> list[str]:
        lines = [line.strip() for line in self.cleaned_data["words"].splitlines()]
        words = [line for line in lines if line]
        missing = [one for one in words if one.casefold() not in self.answer.casefold()]
        if missing:
            raise forms.ValidationError(f"“{missing[0]}” does not stand in the answer")
        return words


class TakeForm(forms.Form):
    take = forms.IntegerField(
        label="How many people go on",
        min_value=1,
        max_value=MOST_PLACES,
        error_messages={
            "required": "Enter how many people go on",
            "invalid": "Enter a number, like 12",
            "min_value": "Enter 1 or more",
            "max_value": f"Enter {MOST_PLACES:,} or fewer",
        },
    )
