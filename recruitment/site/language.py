"""The door to other languages: English that was only marked is put into the language in use."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.dateformat import format as written
from django.utils.text import get_text_list
from django.utils.translation import gettext, ngettext

from recruitment.eligibility import Kind, Question, Raw, Told
from recruitment.eligibility.dates import months_after

HALF_A_MONTH = 15


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


def listed(words: Sequence[str]) -> str:
    return get_text_list([put(word) for word in words], gettext("and"))


def span(now: date, then: date) -> str:
    """8 months; about 8 where they are not whole; days before the first is over."""
    months = whole_months(now, then)
    over = (then - months_after(now, months)).days
    if not months:
        return ngettext("%(number)s day", "%(number)s days", over) % {"number": over}
    number = months + (over >= HALF_A_MONTH)
    words = ngettext("%(number)s month", "%(number)s months", number) % {"number": number}
    return gettext("about %(span)s") % {"span": words} if over else words


def whole_months(now: date, then: date) -> int:
    number = 0
    while months_after(now, number + 1) <= then:
        number += 1
    return number


def said(question: Question[Any], raw: Raw) -> str:
    """What a person answered, in words."""
    if question.kind is Kind.DAY:
        return day(date.fromisoformat(str(raw)))
    codes = raw if isinstance(raw, list) else [raw]
    return "; ".join(put(question.label(code)) for code in codes)
