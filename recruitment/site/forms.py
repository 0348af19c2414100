"""Forms of the public pages. A question page's form is made from the question itself."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from recruitment.eligibility import Kind, Question, Unacceptable
from recruitment.eligibility.answers import Raw

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
PARTS = ("day", "month", "year")


class DateWidget(forms.MultiWidget):
    """Three boxes: day, month, year."""

    def __init__(self, *, birthday: bool) -> None:
        boxes: dict[str, forms.Widget | type[forms.Widget]] = {
            part: self.box(part, birthday) for part in PARTS
        }
        super().__init__(boxes)

    def box(self, part: str, birthday: bool) -> forms.TextInput:
        attrs = {"inputmode": "numeric"}
        if birthday:
            attrs["autocomplete"] = f"bday-{part}"
        return forms.TextInput(attrs)

    def decompress(self, value: str | None) -> list[str]:
        """The parts of an ISO date, as people write them."""
        if not value:
            return ["", "", ""]
        year, month, day = value.split("-")
        return [str(int(day)), str(int(month)), year]


class QuestionField(forms.Field):
    """Accepts exactly what its question accepts, and says no in the question's own words."""

    def __init__(self, question: Question[Any], on: date) -> None:
        self.question, self.on = question, on
        super().__init__(
            label=question.text,
            help_text=question.hint,
            widget=widget(question),
            error_messages={"required": question.error},
        )
        self.heading = True
        self.hints = {option.code: option.hint for option in question.options if option.hint}
        self.groups = {option.code: option.group for option in question.options if option.group}
        self.apart = {option.code for option in question.options if option.apart}

    def clean(self, value: Any) -> Any:
        raw = iso(value, self.question.error) if self.question.kind is Kind.DAY else value
        if not raw:
            raise ValidationError(self.question.error)
        try:
            self.question.parse(raw, self.on)
        except Unacceptable as refusal:
            raise ValidationError(str(refusal)) from refusal
        return raw


def widget(question: Question[Any]) -> forms.Widget:
    if question.kind is Kind.DAY:
        return DateWidget(birthday=question.autocomplete_birthday)
    choices = [(option.code, option.label) for option in question.options]
    if question.kind is Kind.MANY:
        return forms.CheckboxSelectMultiple(choices=choices)
    return forms.RadioSelect(choices=choices)


def iso(parts: list[str | None], missing: str) -> str:
    """Day, month and year as one ISO date. Says the first thing that is wrong with them."""
    typed = [(part or "").strip() for part in parts]
    if not any(typed):
        raise ValidationError(missing)
    for name, part in zip(PARTS, typed, strict=True):
        if not part:
            raise ValidationError(f"The date must include a {name}", params={"parts": [name]})
    try:
        day, month, year = number(typed[0]), month_number(typed[1]), number(typed[2])
        return date(year, month, day).isoformat()
    except ValueError as error:
        raise ValidationError("The date must be a real date, like 27 3 2007") from error


def number(typed: str) -> int:
    if not (typed.isascii() and typed.isdigit() and len(typed) <= 4):
        raise ValueError(typed)
    return int(typed)


def month_number(typed: str) -> int:
    """A month by its number or its name: people write both."""
    name = typed[:3].lower()
    return MONTHS.index(name) + 1 if name in MONTHS else number(typed)


class QuestionForm(forms.Form):
    """The one field of a question page."""

    def __init__(self, question: Question[Any], typed: Any, *, saved: Raw | None, on: date) -> None:
        super().__init__(typed, initial={"answer": saved})
        self.question = question
        self.fields["answer"] = QuestionField(question, on)

    @property
    def raw(self) -> Raw:
        given: Raw = self.cleaned_data["answer"]
        return given


class FeedbackForm(forms.Form):
    words = forms.CharField(
        label="What do you think of this site?",
        max_length=2000,
        help_text="Do not tell us your name or anything personal. We cannot answer you here.",
        error_messages={
            "required": "Enter what you think of this site",
            "max_length": "Your feedback must be 2,000 characters or less",
        },
        widget=forms.Textarea(attrs={"rows": 6}),
    )
