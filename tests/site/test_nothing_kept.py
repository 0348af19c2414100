"""Nothing of a quiz is kept: no row, no answer in a log, in the cache or in our memory.

NOTHING_KEPT_RUNS says how many people begin and give up, and how many finish.
"""

import logging
import os
import random

import pytest
from django.apps import apps
from django.core.cache import cache
from django.db import connection

from recruitment.site import questionnaire
from tests.factories import VacancyFactory
from tests.visitor import EVERY_ANSWER, Visitor

pytestmark = pytest.mark.django_db

RUNS = int(os.environ.get("NOTHING_KEPT_RUNS", "50"))
CANARY = {"date-of-birth": "1987-03-14", "came-to-uk": "2023-08-17"}
ANSWERS = {
    **EVERY_ANSWER,
    **CANARY,
    "uk-residence": "no",
    "time-away": "lived-abroad",
    "any-of-these": ["money"],
    "money": ["gambling"],
    "police-record": ["caution"],
    "offence-kind": ["hate"],
    "not-protected": "yes",
}
TRACES = ("1987", "14 March", "03-14", "2023-08", "17 August", "gambling", "caution", "hate")


def rows():
    """How many there are in every table that Django knows, and in every one that it does not."""
    models = {m._meta.db_table: m._base_manager.count() for m in apps.get_models()}
    with connection.cursor() as cursor:
        cursor.execute("SELECT sum(n_tup_ins) FROM pg_stat_xact_user_tables")
        return models, cursor.fetchone()


def give_up(visitor, after):
    response = visitor.post("fit-start")
    for _ in range(after):
        if key := visitor.asked(response):
            response = visitor.answer(key, ANSWERS[key])
    visitor.client.post(f"/fit/q/{visitor.asked(response) or 'money'}/", {"answer": "caution"})


def look_around(visitor):
    for name in ("results", "print", "fit-choice", "conflict"):
        visitor.get(name)
    visitor.get("calendar", "pcep")


@pytest.fixture
def logged(caplog):
    """All that is logged, by Django too, which passes nothing on to the root."""
    caplog.set_level(logging.DEBUG)
    logging.getLogger("django").addHandler(caplog.handler)
    yield lambda: "\n".join(f"{line.getMessage()} {line.__dict__}" for line in caplog.records)
    logging.getLogger("django").removeHandler(caplog.handler)


def test_nothing_is_kept_of_those_who_give_up_nor_of_those_who_finish(visitor, logged):
    chance = random.Random(7)
    before = rows()
    questionnaire.blank.cache_clear()

    for _ in range(RUNS):
        give_up(Visitor(), after=chance.randrange(12))
        finished = Visitor()
        page = finished.answer_all(ANSWERS, finished.post("fit-start"))
        assert page.resolver_match.url_name == "results"
    look_around(finished)

    assert rows() == before
    finished.client.get("/fit/q/no-such-question/")
    assert "no-such-question" in logged()
    assert not traces_in(logged())
    assert not getattr(cache, "_cache", None)
    assert not finished.client.session.keys()


def test_a_row_would_be_noticed():
    before = rows()

    VacancyFactory()

    assert all(now != then for now, then in zip(rows(), before, strict=True))


def traces_in(text):
    return [trace for trace in TRACES if trace in text]


def test_the_pages_in_our_memory_are_the_same_for_everybody(visitor):
    questionnaire.blank.cache_clear()
    visitor.answer_all(ANSWERS, visitor.post("fit-start"))
    remembered = questionnaire.blank.cache_info().currsize

    other = Visitor()
    answers = {**ANSWERS, **dict.fromkeys(CANARY, "1979-02-03")}
    page = other.post("fit-start")
    while key := other.asked(page):
        assert "1987" not in page.content.decode()
        page = other.answer(key, answers[key])

    assert questionnaire.blank.cache_info().currsize == remembered


def test_a_question_and_its_answer_ask_the_database_nothing(visitor, django_assert_num_queries):
    response = visitor.post("fit-start")

    with django_assert_num_queries(0):
        while (key := visitor.asked(response)) and key != "police-record":
            response = visitor.answer(key, EVERY_ANSWER[key])
