"""Marks what people read, so that another language can be put to it. Translates nothing itself."""

from __future__ import annotations

from datetime import date

from recruitment.eligibility.dates import spoken

Value = int | date | str


class Told(str):
    """English words with values in them; `template` and `values` are what a translator needs."""

    __slots__ = ("template", "values")
    template: str
    values: dict[str, Value]


def told(template: str, **values: Value) -> Told:
    """The words with dates as people say them: told("From {day}.", day=date(2027, 3, 1))."""
    spoken_values = {k: spoken(v) if isinstance(v, date) else v for k, v in values.items()}
    words = Told(template.format(**spoken_values))
    words.template, words.values = template, values
    return words


def marked(words: str) -> str:
    """Words that are always the same. Found by gettext under the name `_`."""
    return words
