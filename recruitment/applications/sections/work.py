"""What somebody has done and can do."""

import re
from typing import Any

from django.core.exceptions import ValidationError

from recruitment.applications.sections import months
from recruitment.applications.sections.fields import (
    LONGEST_TEXT,
    NO,
    YES,
    MonthField,
    line,
    one_of,
    text,
)
from recruitment.applications.sections.form import SectionForm

ROOM_ABOVE = 1.25
"""People are told "about 200 words" and are stopped at 250: counting is not what we test."""


class WorkHistory(SectionForm):
    noun = "job"
    ask_when_done = True
    short = {"between": "Times between jobs"}
    entry = {
        "employer": line("Who did you work for?", missing="Enter who you worked for", most=200),
        "role": line("What was your job?", missing="Enter what your job was", most=200),
        "start": MonthField(
            "From", missing="Enter the month you started", hint="For example, 3 2024"
        ),
        "end": MonthField(
            "To (optional)", missing="", optional=True, hint="Leave empty if you work there now"
        ),
    }

    between = text(
        "What did you do when you were not in work? (optional)",
        hint="School, caring for somebody, travel or looking for work: all are fine. "
        "You can leave out the reason.",
    )

    @property
    def gaps(self) -> list[months.Span]:
        spans = self.spans
        if not spans:
            return []
        return months.gaps(spans, min(spans)[0], months.month_of(self.place.on))


class Qualifications(SectionForm):
    noun = "qualification"
    ask_when_done = True
    short = {"grade": "Grade", "where": "Place", "year": "Year"}
    entry = {
        "what": line(
            "Qualification and subject",
            missing="Enter the qualification",
            hint="For example: GCSE English, or NVQ level 2 in care",
            most=200,
        ),
        "grade": line("Grade (optional)", most=60),
        "where": line("School, college or other place (optional)", most=200),
        "year": line("Year you got it, or will get it (optional)", most=20, inputmode="numeric"),
    }


class Example(SectionForm):
    evidence = text("", missing="Write your answer", most=LONGEST_TEXT, rows=14)

    def prepare(self) -> None:
        self.most = round(self.place.words * ROOM_ABOVE)
        field = self.fields["evidence"]
        field.label = self.place.question
        field.help_text = f"About {self.place.words} words. You can use up to {self.most}."
        field.widget.attrs["data-words-max"] = str(self.most)

    def clean_evidence(self) -> str:
        text: str = self.cleaned_data["evidence"]
        words = len(re.findall(r"\S+", text))
        if words > self.most:
            raise ValidationError(
                f"Your answer has {words} words. It must have {self.most} or fewer."
            )
        return text


class YesWithDetails(SectionForm):
    """A yes or no. After a yes, the words are wanted too."""

    missing_details = ""

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if said.get("has") == YES and "details" in said and not said["details"]:
            self.add_error("details", ValidationError(self.missing_details))
        return said


class Interests(YesWithDetails):
    short = {"has": "Other work or business to keep", "details": "What it is"}
    missing_details = "Say what the other work or business is"

    has = one_of(
        "Do you have other work or a business that you want to keep?",
        {YES: "Yes", NO: "No"},
        missing="Select whether you have other work or a business to keep",
        hint="Also unpaid work, letting a home to others, and selling things regularly",
    )
    details = text(
        "If yes, what is it? (optional)",
        hint="What you do, for whom, and about how many hours a week",
    )


class Tattoos(YesWithDetails):
    short = {"has": "Tattoos", "details": "Where they are and what they show"}
    missing_details = "Say where your tattoos are and what they show"

    has = one_of(
        "Do you have any tattoos?",
        {YES: "Yes", NO: "No"},
        missing="Select whether you have any tattoos",
        hint="Most tattoos are fine. We look at where they are and what they show.",
    )
    details = text(
        "If yes, tell us about each one (optional)",
        hint="Where it is, how big it is, what it shows and what it means to you",
    )
