"""The door to other languages: English that was only marked is put into the language in use."""

from datetime import date
from typing import Any

from django.utils.dateformat import format as written
from django.utils.translation import gettext

from recruitment.eligibility import Kind, Question, Raw, Told


def put(words: str) -> str:
    """Words of the rules, the questions and the routes, as this reader reads them."""
    if not isinstance(words, Told):
        return gettext(words)
    values = {name: value_in_words(value) for name, value in words.values.items()}
    return gettext(words.template).format(**values)


def value_in_words(value: int | date | str) -> str:
    if isinstance(value, date):
        return day(value)
    return put(value) if isinstance(value, str) else str(value)


def day(when: date) -> str:
    """4 March 2027, with the month in the language in use."""
    return written(when, "j F Y")


def said(question: Question[Any], raw: Raw) -> str:
    """What a person answered, in words."""
    if question.kind is Kind.DAY:
        return day(date.fromisoformat(str(raw)))
    codes = raw if isinstance(raw, list) else [raw]
    return "; ".join(put(question.label(code)) for code in codes)
