"""The form of a section. In a list the same fields are there again and again."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField

from recruitment.applications.sections import content as contents
from recruitment.applications.sections import months
from recruitment.applications.sections.content import (
    DONE,
    ENTRIES,
    MOST_ENTRIES,
    Content,
    blank,
    entry_of,
    flat,
    in_entry,
)
from recruitment.applications.sections.fields import NO, YES, MonthField, one_of

LONGEST_BESIDE = 200


@dataclass(frozen=True)
class Place:
    """What a section has to know of the application that it belongs to."""

    on: date
    question: str = ""
    words: int = 0
    years: int = 0
    """How many years of addresses vetting looks at."""


@dataclass(frozen=True)
class Row:
    """One line of a summary: what was asked, and what was said."""

    key: str
    value: str
    wanted: str = ""
    """What is asked for, when the section cannot do without it."""

    @property
    def long(self) -> bool:
        """Too long to stand beside its name."""
        return len(self.value) > LONGEST_BESIDE


@dataclass(frozen=True)
class Entry:
    """One of a list: an address, a job."""

    number: int
    title: str
    fields: list[BoundField]


class SectionForm(forms.Form):
    """The form of a section, bound to content. `quiet` hides the mistakes until somebody asks."""

    short: ClassVar[Mapping[str, str]] = {}
    """Names of fields in a summary, where the label is not good enough."""
    entry: ClassVar[Mapping[str, forms.Field]] = {}
    noun: ClassVar[str] = ""
    ask_when_done: ClassVar[bool] = False

    def __init__(self, content: Content, place: Place, *, quiet: bool = True) -> None:
        super().__init__(flat(content))
        self.place = place
        self.count = min(max(len(content.get(ENTRIES, ())), 1), MOST_ENTRIES) if self.entry else 0
        own = dict(self.fields)
        self.fields = {**self.entry_fields(content), **own}
        self.prepare()
        if self.ask_when_done:
            self.fields[DONE] = done_field()
        self.fine = self.is_valid()
        if quiet:
            self.errors.clear()

    @classmethod
    def read(cls, sent: Mapping[str, Any]) -> Content:
        return contents.read(cls.once(), cls.entry, sent)

    @classmethod
    def storable(cls, content: Content, before: Content) -> Content:
        return contents.storable(cls.once(), cls.entry, content, before)

    @classmethod
    def once(cls) -> Mapping[str, forms.Field]:
        """The fields that are not those of an entry."""
        own: dict[str, forms.Field] = cls.base_fields
        return {**own, DONE: done_field()} if cls.ask_when_done else own

    def prepare(self) -> None:
        """For what only the vacancy knows."""

    def entry_fields(self, content: Content) -> dict[str, forms.Field]:
        """Those of every entry. One that was left empty asks for nothing."""
        entries = content.get(ENTRIES, ())
        fields = {}
        for number in range(self.count):
            empty = number >= len(entries) or blank(entries[number])
            for name, field in self.entry.items():
                copy = deepcopy(field)
                copy.required = field.required and not empty
                fields[in_entry(number, name)] = copy
        return fields

    @property
    def entries(self) -> list[Entry]:
        return [
            Entry(
                number,
                f"{self.noun.capitalize()} {number + 1}",
                [self[in_entry(number, name)] for name in self.entry],
            )
            for number in range(self.count)
        ]

    @property
    def others(self) -> list[BoundField]:
        """The fields that are there once."""
        return [self[name] for name in self.fields if entry_of(name) is None]

    def add_error(self, field: str | None, error: Any) -> None:
        """Say of which entry a mistake is: several can have the same one."""
        number = entry_of(field or "")
        if number is None:
            return super().add_error(field, error)
        mistakes = error.error_list if isinstance(error, ValidationError) else [error]
        for mistake in mistakes:
            named = f"{self.noun.capitalize()} {number + 1}: {words_of(mistake)}"
            super().add_error(field, ValidationError(named, params=mistake.params))
        return None

    def clean(self) -> dict[str, Any]:
        for number in range(self.count):
            self.clean_entry(number)
        return self.cleaned_data

    def clean_entry(self, number: int) -> None:
        """A time that ends before it begins, or begins after today."""
        start, end = self.said(number, "start"), self.said(number, "end")
        now = months.month_of(self.place.on)
        for name, month in (("start", start), ("end", end)):
            if month is not None and month > now:
                self.add_error(in_entry(number, name), ValidationError("This month is to come"))
        if start is not None and end is not None and end < start:
            words = "It cannot end before it begins"
            self.add_error(in_entry(number, "end"), ValidationError(words))

    def said(self, number: int, name: str) -> Any:
        return self.cleaned_data.get(in_entry(number, name))

    @property
    def spans(self) -> list[months.Span]:
        """The times of all entries that say from when; without an end they last until now."""
        now = months.month_of(self.place.on)
        starts = [(number, self.said(number, "start")) for number in range(self.count)]
        return [
            (start, now if (end := self.said(number, "end")) is None else end)
            for number, start in starts
            if start is not None
        ]

    @property
    def gaps(self) -> list[months.Span]:
        """Of which a person is told, whether or not the section needs them filled."""
        return []

    @property
    def gap_words(self) -> list[str]:
        return [months.gap_in_words(gap) for gap in self.gaps]

    @property
    def told_gaps(self) -> list[str]:
        """Nobody who has just begun is told of the whole time that is still to come."""
        return self.gap_words if self.spans else []

    @property
    def has_room(self) -> bool:
        return self.count < MOST_ENTRIES

    @property
    def finished(self) -> bool:
        """Nothing is wrong, and the person says that this is all, where we ask."""
        return self.fine and self.data.get(DONE, YES) == YES

    @property
    def put_off(self) -> bool:
        """The person will come back to this section."""
        return self.ask_when_done and self.data.get(DONE) == NO

    def rows(self) -> list[Row]:
        others = (field for field in self.others if field.name != DONE)
        return [*self.entry_rows(), *map(self.row, others)]

    def entry_rows(self) -> Iterator[Row]:
        for entry in self.entries:
            if any(field.value() and any(field.value()) for field in entry.fields):
                words = filter(None, map(self.entry_words, entry.fields))
                yield Row(entry.title, "\n".join(words))
        for gap in self.gap_words:
            yield Row("Gap", gap)

    def entry_words(self, field: BoundField) -> str:
        """Its words, under its name where they say nothing without it."""
        name = self.short.get(field.name.partition("_")[2], "")
        words = in_words(field)
        return f"{name}: {words}" if name and words else words

    def row(self, field: BoundField) -> Row:
        key = self.short.get(field.name, str(field.label).removesuffix(" (optional)"))
        value, required = in_words(field), field.field.required
        missing = str(field.field.error_messages["required"]) if required and not value else ""
        return Row(key, value, missing)


def done_field() -> forms.ChoiceField:
    return one_of(
        "Have you completed this section?",
        {YES: "Yes, I have completed it", NO: "No, I will come back to it"},
        missing="Select whether you have completed this section",
    )


def in_words(field: BoundField) -> str:
    """What was said in a field, for reading: also what has a mistake in it."""
    value = field.value()
    if isinstance(field.field, MonthField):
        return month_in_words(field)
    if isinstance(field.field, forms.ChoiceField):
        return next((str(words) for code, words in choices(field) if code == value), "")
    return str(value or "").strip()


def choices(field: BoundField) -> list[tuple[str, str]]:
    return list(getattr(field.field, "choices", ()))


def month_in_words(field: BoundField) -> str:
    month = getattr(field.form, "cleaned_data", {}).get(field.name)
    typed = " ".join(str(part or "") for part in field.value() or ()).strip()
    words = typed if month is None else months.in_words(month)
    if not words and field.name.endswith("_end"):
        words = "now"
    return f"{field.label.removesuffix(' (optional)')} {words}" if words else ""


def words_of(mistake: ValidationError) -> str:
    return " ".join(mistake.messages)
