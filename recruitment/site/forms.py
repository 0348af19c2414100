"""Forms of the public pages. A question page's form is made from the question itself."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from recruitment.eligibility import Kind, Question, Raw, Unacceptable
from recruitment.site.language import put

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
            label=put(question.text),
            help_text=hint(question),
            widget=widget(question),
            error_messages={"required": put(question.error)},
        )
        self.heading = True
        self.hints = words(question, "hint")
        self.groups = words(question, "group")
        self.apart = {option.code for option in question.options if option.apart}

    def clean(self, value: Any) -> Any:
        missing = put(self.question.error)
        raw = iso(value, missing) if self.question.kind is Kind.DAY else value
        if not raw:
            raise ValidationError(missing)
        try:
            self.question.parse(raw, self.on)
        except Unacceptable as refusal:
            raise ValidationError(put(refusal.args[0])) from refusal
        return raw


def hint(question: Question[Any]) -> str:
    """In the question's own words, except where only the force can say it."""
    if question.key == "lives-in-area":
        return gettext("Our area is %(area)s.") % {"area": settings.PACK.area}
    return put(question.hint)


def words(question: Question[Any], name: str) -> dict[str, str]:
    """One kind of words about the options, for those options that have any."""
    return {o.code: put(said) for o in question.options if (said := getattr(o, name))}


def widget(question: Question[Any]) -> forms.Widget:
    if question.kind is Kind.DAY:
        return DateWidget(birthday=question.autocomplete_birthday)
    choices = [(option.code, put(option.label)) for option in question.options]
    if question.kind is Kind.MANY:
        return forms.CheckboxSelectMultiple(choices=choices)
    return forms.RadioSelect(choices=choices)


NO_PART = {
    "day": _("The date must include a day"),
    "month": _("The date must include a month"),
    "year": _("The date must include a year"),
}


def iso(parts: list[str | None], missing: str) -> str:
    """Day, month and year as one ISO date. Says the first thing that is wrong with them."""
    typed = [(part or "").strip() for part in parts]
    if not any(typed):
        raise ValidationError(missing)
    for name, part in zip(PARTS, typed, strict=True):
        if not part:
            raise ValidationError(NO_PART[name], params={"parts": [name]})
    try:
        day, month, year = number(typed[0]), month_number(typed[1]), number(typed[2])
        return date(year, month, day).isoformat()
    except ValueError as error:
        raise ValidationError(_("The date must be a real date, like 27 3 2007")) from error


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


class ConflictForm(forms.Form):
    """Which of two answers to change; or neither, because both are right."""

    def __init__(self, typed: Any, *, first: Question[Any], second: Question[Any]) -> None:
        super().__init__(typed)
        choices = [(q.key, change(q)) for q in (first, second)]
        field = forms.ChoiceField(
            label=_("What would you like to do?"),
            choices=[*choices, (BOTH, _("Both are right"))],
            widget=forms.RadioSelect,
            error_messages=dict.fromkeys(("required", "invalid_choice"), WHICH),
        )
        self.fields["right"] = field
        field.apart = {BOTH}  # type: ignore[attr-defined]

    @property
    def to_change(self) -> str:
        """The key of the question to be asked again; empty when both are right."""
        said: str = self.cleaned_data["right"]
        return "" if said == BOTH else said


BOTH = "both"
WHICH = _("Select which answer to change, or select “Both are right”")


def change(question: Question[Any]) -> str:
    return gettext("Change my answer: %(name)s") % {"name": put(question.short)}


class FeedbackForm(forms.Form):
    words = forms.CharField(
        label=_("What do you think of this site?"),
        max_length=2000,
        help_text=_("Do not tell us your name or anything personal. We cannot answer you here."),
        error_messages={
            "required": _("Enter what you think of this site"),
            "max_length": _("Your feedback must be 2,000 characters or less"),
        },
        widget=forms.Textarea(attrs={"rows": 6}),
    )
