"""What templates/govuk asks of a form field. Everything returned is escaped by the template."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString

register = template.Library()

KINDS: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.CheckboxSelectMultiple, "checkboxes"),
    (forms.RadioSelect, "radios"),
    (forms.CheckboxInput, "checkbox"),
    (forms.MultiWidget, "date"),
    (forms.Textarea, "textarea"),
    (forms.FileInput, "upload"),
)


@dataclass(frozen=True)
class Option:
    """One radio or checkbox. `apart` is true of the first one after the word "or".

    `heading` is that of a group of options, on its first one.
    """

    id: str
    name: str
    value: str
    label: str
    checked: bool
    hint: str
    apart: bool
    heading: str


@dataclass(frozen=True)
class DatePart:
    id: str
    name: str
    label: str
    value: str
    width: int
    autocomplete: str
    wrong: bool


@dataclass(frozen=True)
class Problem:
    """One line of the error summary. `target` is an input that can take the focus, or nothing."""

    target: str
    message: str


def setting(field: BoundField, name: str, default: Any = None) -> Any:
    """What the form's author set on the field or on its widget: heading, hints, apart, labels."""
    return getattr(field.field, name, getattr(field.field.widget, name, default))


@register.filter
def govuk_kind(field: BoundField) -> str:
    widget = field.field.widget
    return next((kind for cls, kind in KINDS if isinstance(widget, cls)), "input")


@register.filter
def govuk_heading(field: BoundField) -> bool:
    """True of the one field whose label is the heading of its page."""
    return bool(setting(field, "heading", False))


@register.filter
def govuk_words_max(field: BoundField) -> str:
    return str(field.field.widget.attrs.get("data-words-max", ""))


@register.filter
def govuk_described_by(field: BoundField) -> str:
    """The ids of the hint, the error and the word count, in reading order."""
    parts = {
        "helptext": field.help_text,
        "error": field.errors,
        "words": govuk_words_max(field),
    }
    return " ".join(f"{field.auto_id}_{name}" for name, there in parts.items() if there)


@register.simple_tag
def govuk_input(field: BoundField, css: str) -> SafeString:
    """The widget itself, with the design system's class beside any that it has already."""
    classes = [css, field.field.widget.attrs.get("class", "")]
    if field.errors:
        classes.append(f"{css}--error")
    attrs: dict[str, str | bool] = {"class": " ".join(filter(None, classes))}
    if described_by := govuk_described_by(field):
        attrs["aria-describedby"] = described_by
    return field.as_widget(attrs=attrs)


@register.filter
def govuk_options(field: BoundField) -> Iterator[Option]:
    hints, apart = setting(field, "hints", {}), setting(field, "apart", ())
    groups, group = setting(field, "groups", {}), ""
    divided = False
    for choice in field.subwidgets:
        data = choice.data
        value = str(data["value"])
        first_apart = value in apart and not divided
        divided = divided or first_apart
        heading = groups.get(value, "")
        heading, group = ("" if heading == group else heading), heading
        yield Option(
            id=data["attrs"]["id"],
            name=data["name"],
            value=value,
            label=data["label"],
            checked=data["selected"],
            hint=hints.get(value, ""),
            apart=first_apart,
            heading=heading,
        )


def parts(field: BoundField) -> tuple[str, ...]:
    """The boxes of a date: day, month and year, or month and year."""
    return tuple(name.strip("_") for name in field.field.widget.widgets_names)


def wrong_parts(field: BoundField) -> tuple[str, ...]:
    """The parts named by the errors (`params={"parts": ["month"]}`), or all of them."""
    errors, known = field.form.errors.as_data().get(field.name, []), parts(field)
    named = {part for error in errors for part in (error.params or {}).get("parts", known)}
    return tuple(part for part in known if part in named)


@register.filter
def govuk_date_parts(field: BoundField) -> Iterator[DatePart]:
    wrong = wrong_parts(field)
    for part, data in zip(parts(field), field.subwidgets[0].data["subwidgets"], strict=True):
        yield DatePart(
            id=data["attrs"]["id"],
            name=data["name"],
            label=part.capitalize(),
            value=data["value"] or "",
            width=4 if part == "year" else 2,
            autocomplete=data["attrs"].get("autocomplete", ""),
            wrong=part in wrong,
        )


def target(field: BoundField) -> str:
    """The id of the first input that an error is about. A fieldset could not take the focus."""
    kind = govuk_kind(field)
    if kind == "date":
        return next(part.id for part in govuk_date_parts(field) if part.wrong)
    if kind in ("radios", "checkboxes"):
        return next((option.id for option in govuk_options(field)), "")
    return field.auto_id


@register.filter
def govuk_problems(form: forms.BaseForm) -> Iterator[Problem]:
    for message in form.non_field_errors():
        yield Problem("", str(message))
    for field in form:
        for message in field.errors:
            yield Problem("" if field.is_hidden else target(field), str(message))
