"""The fields that sections are made of, with our words for every mistake."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator

from recruitment.applications.sections import months

LONGEST_TEXT = 20_000
"""Signs of the longest answer."""
LONGEST_NOTE = 2_000
LONGEST_CODE = 40
"""Signs of whatever is no text: a choice, a year."""
FIRST_YEAR = 1900
YES, NO = "yes", "no"

PRINTED = RegexValidator(
    r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]",
    "Write this on one line, without hidden signs",
    inverse_match=True,
)


def line(
    label: str, *, missing: str = "", hint: str = "", most: int = 120, **attrs: str
) -> forms.CharField:
    """One line of text. Without words for its absence it is optional."""
    name = label.removesuffix(" (optional)")
    return forms.CharField(
        label=label,
        required=bool(missing),
        max_length=most,
        help_text=hint,
        validators=[PRINTED],
        error_messages={
            "required": missing,
            "max_length": f"{name} must be {most} characters or less",
        },
        widget=forms.TextInput(attrs={**attrs, "spellcheck": "false"}),
    )


def text(
    label: str, *, missing: str = "", hint: str = "", most: int = LONGEST_NOTE, rows: int = 4
) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=bool(missing),
        max_length=most,
        help_text=hint,
        error_messages={
            "required": missing,
            "max_length": f"Your answer must be {most:,} characters or less",
        },
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def one_of(
    label: str, choices: Mapping[str, str], *, missing: str, hint: str = ""
) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=list(choices.items()),
        help_text=hint,
        error_messages={"required": missing, "invalid_choice": missing},
        widget=forms.RadioSelect,
    )


class MonthBoxes(forms.MultiWidget):
    """Two boxes. What was typed is shown again as it was typed."""

    def __init__(self) -> None:
        super().__init__({"month": forms.TextInput, "year": forms.TextInput})

    def decompress(self, value: Any) -> list[str]:
        return list(value or ("", ""))


class MonthField(forms.Field):
    """A month of a year, as a number to count with; nothing when it may be left empty."""

    widget = MonthBoxes

    def __init__(self, label: str, *, missing: str, optional: bool = False, hint: str = "") -> None:
        super().__init__(label=label, required=not optional, help_text=hint)
        self.error_messages["required"] = missing
        self.what = label.removesuffix(" (optional)")

    def clean(self, value: Any) -> int | None:
        month, year = (str(part or "").strip() for part in value or ("", ""))
        if not month and not year:
            if self.required:
                raise ValidationError(self.error_messages["required"], "required")
            return None
        return months.month(self.real_year(year), self.real_month(month))

    def real_month(self, typed: str) -> int:
        if not typed:
            raise ValidationError(self.told("must include a month"), params={"parts": ["month"]})
        try:
            return months.number_of(typed)
        except ValueError:
            words = self.told("must have a real month, like 5 or May")
            raise ValidationError(words, params={"parts": ["month"]}) from None

    def real_year(self, typed: str) -> int:
        if not typed:
            raise ValidationError(self.told("must include a year"), params={"parts": ["year"]})
        if not (typed.isascii() and typed.isdigit() and len(typed) == 4):
            words = self.told("must have a year of 4 numbers")
            raise ValidationError(words, params={"parts": ["year"]})
        if int(typed) < FIRST_YEAR:
            words = self.told(f"must be in {FIRST_YEAR} or later")
            raise ValidationError(words, params={"parts": ["year"]})
        return int(typed)

    def told(self, words: str) -> str:
        return f"“{self.what}” {words}"


def inputs(name: str, field: forms.Field) -> list[str]:
    """The names under which a browser sends a field."""
    if isinstance(field.widget, MonthBoxes):
        return [f"{name}_{part}" for part in ("month", "year")]
    return [name]


def longest(field: forms.Field) -> int:
    return getattr(field, "max_length", None) or LONGEST_CODE
