"""What is worked out beforehand says what would be found afresh, and is nobody's."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recruitment.eligibility import BY_KEY, ROUTES, Kind, assess_all
from recruitment.eligibility.engine import find
from recruitment.eligibility.judging import DATED, Judging, settled
from tests.eligibility.exploring import EVERY_RULE, lone_leaves
from tests.eligibility.generated import people
from tests.eligibility.people import ESSEX, TODAY, person

ALL = tuple(ROUTES.values())
MANY_TICKS = {
    "any_of_these": ["money", "work"],
    "money": ["iva", "gambling"],
    "police_record": ["caution", "points"],
}


@pytest.fixture(autouse=True)
def nothing_is_known():
    settled.cache_clear()


@given(st.lists(people(most=10), min_size=2, max_size=4))
@settings(max_examples=60, deadline=None, database=None)
def test_who_came_before_changes_nothing(everybody):
    warm = [assess_all(answers, ALL, TODAY, ESSEX) for answers in everybody * 2]
    afresh = []
    for answers in everybody * 2:
        settled.cache_clear()
        afresh.append(assess_all(answers, ALL, TODAY, ESSEX))

    assert warm == afresh


def test_it_holds_options_one_by_one_and_no_date_and_no_ticks_together_but_of_qualifications():
    for changes in ({}, MANY_TICKS, {"any_of_these": ["officer"], "police_service": "serving"}):
        assess_all(person(**changes), ALL, TODAY, ESSEX)

    known = {key: set(said) for key, said in settled(TODAY, ESSEX).items() if said}

    assert ("officer",) in known["any-of-these"]
    for key, said in known.items():
        question = BY_KEY[key]
        assert question.kind is not Kind.DAY
        codes = {option.code for option in question.options}
        one = codes if question.kind is Kind.ONE else {(code,) for code in codes}
        assert key == "qualifications" or said <= {None, *one}


def test_what_closes_a_route_is_known_with_it():
    answers = person(any_of_these=["custody"])
    first = assess_all(answers, ALL, TODAY, ESSEX)

    assert any(found.closing for found in settled(TODAY, ESSEX)["any-of-these"].values())
    assert assess_all(answers, ALL, TODAY, ESSEX) == first


def test_another_day_and_another_force_know_nothing_of_it():
    assess_all(person(), ALL, TODAY, ESSEX)

    assert not any(settled(TODAY + timedelta(days=1), ESSEX).values())
    assert not any(settled(date(2026, 1, 1), ESSEX).values())
    assert any(settled(TODAY, ESSEX).values())


def test_a_later_day_is_judged_by_the_rules_themselves():
    judging = Judging(person(), ESSEX, TODAY)

    assert judging.on(TODAY + timedelta(days=1)) == {}


@pytest.mark.parametrize("rule", EVERY_RULE, ids=lambda rule: rule.name)
def test_a_rule_that_reads_answers_and_no_date_says_the_same_on_every_day(rule):
    undated = [leaf for leaf in lone_leaves(rule) if leaf.finding.reads.isdisjoint(DATED)]
    for leaf in undated:
        assert leaf.finding.reads, "what depends on nothing could depend on the day"
        for days in (1, 400, 20_000):
            day = TODAY + timedelta(days=days)
            assert find(rule, leaf.answers, day, ESSEX, fresh=TODAY) == leaf.finding
