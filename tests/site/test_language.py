"""Another language can be put to every word: tried with one that shouts."""

import re
from datetime import date
from gettext import NullTranslations

import pytest
from django.conf import settings
from django.utils.translation import trans_real

from recruitment.eligibility import BY_KEY, QUESTIONS, ROUTES
from recruitment.eligibility.words import told
from recruitment.site import questionnaire
from recruitment.site.forms import QuestionForm
from recruitment.site.language import put, said
from tests.moments import TODAY
from tests.visitor import EVERY_ANSWER

pytestmark = pytest.mark.django_db

PLACES = re.compile(r"(\{\w+\}|%\(\w+\)[sd]|%s)")
DISMISSED = {
    "any-of-these": ["dismissed", "tattoo", "turned-down"],
    "dismissed-for": "gross-misconduct",
    "dismissed-on": "2023-02-02",
    "tattoos": ["visible"],
    "turned-down-for": ["constable"],
    "turned-down-constable": "2026-10-10",
    "uk-residence": "no",
    "time-away": "lived-abroad",
    "came-to-uk": "2024-07-20",
}


def shouted(words):
    """In capitals, except for the places where values go."""
    return "".join(w if PLACES.fullmatch(w) else w.upper() for w in PLACES.split(words))


class Shouting(NullTranslations):
    """Stands where Django keeps the catalogue of the language in use."""

    def gettext(self, message):
        return shouted(message)

    def ngettext(self, one, many, number):
        return shouted(one if number == 1 else many)

    def pgettext(self, context, message):
        return shouted(message)

    def to_language(self):
        return "xx"


@pytest.fixture
def shouting(monkeypatch):
    monkeypatch.setattr(trans_real._active, "value", Shouting(), raising=False)


def main(response):
    """What stands between the header and the footer, without its tags."""
    html = response.content.decode()
    html = re.sub(r"<!--.*?-->", "", html[html.index("<main") : html.index("</main")], flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


OF_THE_FORM_PACK = {"or", "There", "is", "a", "problem", "Error", "Day", "Month", "Year"}
"""Words of templates/govuk and of the data of a force, which are not put into a language here."""


def whispered(text, *known):
    for words in known:
        text = text.replace(words, " ")
    return set(re.findall(r"[A-Za-z]*[a-z][A-Za-z]*", text)) - OF_THE_FORM_PACK


def test_plain_words_and_words_with_values_are_put_into_the_language(shouting):
    words = told("You were born on {born}, {years} years ago.", born=date(2010, 3, 4), years=16)

    assert put("A plain sentence.") == "A PLAIN SENTENCE."
    assert put(words) == "YOU WERE BORN ON 4 MARCH 2010, 16 YEARS AGO."


def test_words_within_words_are_put_into_the_language_too(shouting):
    inner = told("You came on {day}.", day=date(2024, 7, 20))

    assert put(told("From then on: {reason}", reason=inner)) == (
        "FROM THEN ON: YOU CAME ON 20 JULY 2024."
    )


def test_nothing_stays_nothing(shouting):
    assert put("") == ""


def test_english_is_as_it_was_written():
    words = told("From {day}.", day=date(2027, 3, 1))

    assert put(words) == words == "From 1 March 2027."
    assert said(BY_KEY["any-of-these"], ["work", "money"]) == BY_KEY["any-of-these"].words(
        ["work", "money"]
    )
    assert said(BY_KEY["date-of-birth"], "1990-05-04") == "4 May 1990"


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.key)
def test_no_question_page_has_english_of_the_engine_left(visitor, shouting, question):
    first = main(visitor.get("question", question.key))
    refused = main(visitor.post("question", question.key))

    for page in (first, refused):
        assert not whispered(page, "Essex")


CHILD = {"date-of-birth": "2012-05-04"}
EACH = ["officer", "staff", "volunteer", "cadet"]


@pytest.mark.parametrize(
    ("about", "changed", "number"),
    [
        ([], {}, len(ROUTES)),
        ([], DISMISSED, len(ROUTES)),
        (EACH, CHILD, len(ROUTES)),
        ([], CHILD, 1),
    ],
)
def test_no_results_have_english_of_the_engine_left(visitor, shouting, about, changed, number):
    visitor.answer_all({**EVERY_ANSWER, **changed}, visitor.post("fit-start", about=about))
    while (page := visitor.get("results")).resolver_match.url_name == "conflict":
        assert not whispered(main(page))
        page = visitor.post("conflict", about=page.context["code"], right="both")
        visitor.answer_all({**EVERY_ANSWER, **changed}, page)

    groups = (*page.context["sections"], *page.context["closed"])
    shown = [card for group in groups for card in group["cards"]]
    sources = [f["source"] for card in shown for f in (*card["findings"], *card["later"])]

    email = settings.PACK.contact_email
    assert len(shown) == number
    assert not whispered(main(page), email, *sorted(sources, key=len, reverse=True))


def test_each_language_has_its_own_page_in_our_memory(visitor, monkeypatch):
    questionnaire.blank.cache_clear()
    english = main(visitor.get("question", "status"))

    monkeypatch.setattr(trans_real._active, "value", Shouting(), raising=False)
    other = main(visitor.get("question", "status"))

    assert {"What", "gives", "you", "the", "right"} <= whispered(english)
    assert "WHAT GIVES YOU THE RIGHT" in other


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ({}, "ENTER YOUR DATE OF BIRTH"),
        ({"answer_day": "1", "answer_year": "1990"}, "THE DATE MUST INCLUDE A MONTH"),
        (
            {"answer_day": "31", "answer_month": "2", "answer_year": "1990"},
            "THE DATE MUST BE A REAL DATE, LIKE 27 3 2007",
        ),
        (
            {"answer_day": "1", "answer_month": "1", "answer_year": "2027"},
            "DATE OF BIRTH MUST BE IN THE PAST",
        ),
    ],
)
def test_errors_are_put_into_the_language(shouting, typed, error):
    form = QuestionForm(BY_KEY["date-of-birth"], typed, saved=None, on=TODAY)

    assert not form.is_valid()
    assert form.errors["answer"] == [error]
