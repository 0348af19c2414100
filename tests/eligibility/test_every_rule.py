"""What is so of every rule, found by answering what it asks in every way."""

from datetime import date, timedelta

import pytest

from recruitment.eligibility import QUESTIONS, ROUTES, Answers
from recruitment.eligibility.engine import find
from recruitment.eligibility.rules import residence, sources
from tests.eligibility.exploring import EVERY_RULE, MANAGEMENT, explore, leaves
from tests.eligibility.people import ELIGIBLE, ESSEX, NOT_ELIGIBLE, TODAY, ruling

each_rule = pytest.mark.parametrize("rule", EVERY_RULE, ids=lambda rule: rule.name)

LEAP_DAY, AFTER_IT, MONTH_END = date(2028, 2, 29), date(2027, 3, 1), date(2026, 8, 31)


@each_rule
def test_without_answers_it_asks_for_one(rule):
    finding = find(rule, Answers(), TODAY, ESSEX)

    assert finding.verdict is None
    assert finding.needs in QUESTIONS
    assert finding.reads == {finding.needs.key}


@each_rule
def test_it_comes_to_a_verdict_however_its_questions_are_answered(rule):
    for leaf in leaves(rule):
        assert leaf.finding.verdict in (0, 1, 2, 3)
        assert leaf.finding.needs is None
        assert leaf.finding.reads == leaf.answers.said.keys()


@each_rule
def test_it_comes_to_a_verdict_on_odd_days_too(rule):
    for on in (LEAP_DAY, AFTER_IT, MONTH_END):
        assert all(leaf.finding.verdict is not None for leaf in explore(rule, on=on, pairs=False))


@each_rule
def test_whoever_cannot_simply_apply_is_told_why_and_what_to_do(rule):
    for leaf in leaves(rule):
        found = leaf.finding
        if found.verdict > ELIGIBLE:
            assert found.reason
            assert found.next_step
        assert not found.declare or found.verdict is ELIGIBLE


@each_rule
def test_it_asks_its_questions_in_the_order_of_the_pages(rule):
    order = [question.key for question in QUESTIONS]
    for leaf in leaves(rule):
        asked = [order.index(key) for key in leaf.answers.said]
        assert asked == sorted(asked)


@each_rule
def test_it_turns_nobody_away_when_its_source_is_in_doubt(rule):
    """The rule itself, before the engine softens what it says."""
    if not rule.confidence.can_refuse:
        for leaf in leaves(rule):
            said = rule.test(leaf.answers, TODAY, ESSEX)
            assert said.verdict is not NOT_ELIGIBLE


@each_rule
def test_it_begins_on_its_first_day(rule):
    for route in (*ROUTES.values(), *MANAGEMENT.values()):
        if rule in route.rules:
            assert rule in route.rules_on(rule.since)
            assert rule not in route.rules_on(rule.since - timedelta(days=1))


@each_rule
def test_it_ends_after_its_last_day_if_it_has_one(rule):
    last = rule.until or date.max
    for route in ROUTES.values():
        assert (rule in route.rules_on(last)) is (rule in route.rules)
    if rule.until:
        assert not rule.in_force(rule.until + timedelta(days=1))


@each_rule
def test_it_says_where_it_comes_from(rule):
    known = {s.name for s in vars(sources).values() if isinstance(s, sources.Source)}

    assert rule.title
    assert rule.source in known
    assert rule.url.startswith("http")
    assert rule.since <= rule.checked == TODAY
    assert rule.until is None or rule.since <= rule.until


# The days on which the law, or a page that says when, began.
BEGAN = {
    "agrees_to_vetting": "2025-05-14",
    "barred_looked_at": "2017-12-15",
    "constable_not_a_member": "2005-01-01",
    "former_officer": "2019-02-22",
    "gives_fingerprints": "2012-08-20",
    "lived_in_uk": "2023-10-01",
    "no_custody": "2023-07-20",
    "no_offensive_tattoo": "2024-08-06",
    "not_barred": "2017-12-15",
    "not_on_advisory_list": "2017-12-15",
    "ready_to_learn": "2024-04-01",
    "special_age": "2020-12-31",
    "special_gives_fingerprints": "2012-08-20",
    "special_status": "2020-12-31",
    "special_takes_drugs_test": "2012-08-20",
    "staff_agree_to_vetting": "2021-09-24",
    "takes_drugs_test": "2012-04-01",
}


def test_the_law_began_when_the_documents_say():
    since = {rule.name: str(rule.since) for rule in EVERY_RULE}

    assert {name: since[name] for name in BEGAN} == BEGAN


def test_no_two_rules_share_a_name_or_a_title():
    rules = {id(rule): rule for route in ROUTES.values() for rule in route.rules}.values()

    assert len(rules) == len({rule.name for rule in rules})
    assert len(rules) == len({rule.title for rule in rules})


def test_a_rule_reads_only_what_it_needs():
    rule = residence.lived_in_uk

    assert ruling(rule).verdict is ELIGIBLE
    assert {key for leaf in leaves(rule) for key in leaf.finding.reads} == {
        *("uk-residence", "time-away", "months-away", "came-to-uk")
    }
