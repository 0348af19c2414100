"""What HR fills in about a vacancy, and to put its closing day back."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.conf import settings

from recruitment import clock
from recruitment.applications.stages import Stage
from recruitment.forces import PROMISES
from recruitment.vacancies.choices import MOST_DAYS
from recruitment.vacancies.models import Vacancy

LAST = date(2100, 1, 1)
DAYS = "days_"


def days(stage: Stage) -> forms.IntegerField:
    usual = settings.PACK.promised_days[stage.value]
    return forms.IntegerField(
        label=stage.label,
        required=False,
        min_value=1,
        max_value=MOST_DAYS,
        help_text=f"Working days until they hear. Empty: {usual}, or as usual for its route",
    )


class VacancyForm(forms.ModelForm):
    """The promised days are one column in the table, and a field for each stage here."""

    days_submitted = days(Stage.SUBMITTED)
    days_sift = days(Stage.SIFT)
    days_assessment = days(Stage.ASSESSMENT)
    days_interview = days(Stage.INTERVIEW)
    days_pool = days(Stage.POOL)
    days_conditional_offer = days(Stage.CONDITIONAL_OFFER)
    days_checks = days(Stage.CHECKS)
    days_final_offer = days(Stage.FINAL_OFFER)

    class Meta:
        model = Vacancy
        exclude = ("promised_days", "changed_at")  # noqa: DJ006  # the admin names the fields

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for stage, number in self.instance.promised_days.items():
            self.initial[DAYS + stage] = number

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        promised = {stage: said.get(DAYS + stage) for stage in PROMISES if DAYS + stage in said}
        if promised:
            kept = {stage: number for stage, number in promised.items() if number}
            self.instance.promised_days = kept
        return said

    @property
    def changed_columns(self) -> set[str]:
        return {"promised_days" if n.startswith(DAYS) else n for n in self.changed_data}


FIELDSETS: tuple[tuple[str | None, Any], ...] = (
    (None, {"fields": ("reference", "route_slug", "title", "summary")}),
    (
        "What it offers",
        {
            "fields": (
                "salary",
                "salary_from",
                "salary_to",
                "base",
                "working_time",
                "hours",
                "places",
            )
        },
    ),
    ("Vetting", {"fields": ("vetting",)}),
    ("When it is open", {"fields": ("opens_on", "closes_on", "put_back")}),
    ("What applicants write", {"fields": ("evidence_question", "evidence_words")}),
    ("What we promise", {"fields": tuple(DAYS + stage for stage in PROMISES)}),
)


class ExtendForm(forms.Form):
    """A later closing day. `previewed` is the one that the email on the screen was made with."""

    closes_on = forms.DateField(
        label="New closing day",
        help_text="People can send until 11:59pm UK time on this day.",
        error_messages={
            "required": "Enter the new closing day",
            "invalid": "Enter the new closing day as a real date",
        },
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    why = forms.CharField(
        label="Why",
        max_length=500,
        help_text="For the record. Applicants do not read it.",
        error_messages={
            "required": "Say why, for the record",
            "max_length": "The reason must be 500 signs or less",
        },
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    seen = forms.DateField(widget=forms.HiddenInput)
    previewed = forms.CharField(required=False, max_length=10, widget=forms.HiddenInput)

    def __init__(self, *args: Any, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.now = now

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        to, seen = said.get("closes_on"), said.get("seen")
        if to and seen and (wrong := self.wrong(to, seen)):
            self.add_error("closes_on", wrong)
        return said

    def wrong(self, to: date, seen: date) -> str:
        if to >= LAST:
            return "The new closing day must be before 2100"
        if to <= seen:
            return f"The new closing day must be after {clock.day_in_words(seen)}"
        over = clock.end_of(to) <= self.now
        return "The new closing day must be today or later" if over else ""

    @property
    def was_shown(self) -> bool:
        """Whether the email on the screen is the one that would go."""
        return bool(self.cleaned_data["closes_on"].isoformat() == self.cleaned_data["previewed"])
