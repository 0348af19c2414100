"""Which questions a rule can read, what it can say, and which values of the force it uses."""

from datetime import date

import pytest

from recruitment.eligibility import Answers, Kind, Verdict
from recruitment.eligibility.reading import choices, explore, reach
from tests.eligibility import exploring
from tests.eligibility.people import ESSEX, TODAY


@pytest.mark.parametrize("rule", exploring.EVERY_RULE, ids=lambda rule: rule.name)
def test_a_quick_look_at_a_rule_finds_what_a_thorough_one_finds(rule):
    leaves = exploring.leaves(rule)
    read = frozenset().union(*(leaf.finding.reads for leaf in leaves))

    found = reach(rule, TODAY, ESSEX)

    assert {question.key for question in found.questions} == read
    assert set(found.verdicts) == exploring.possible(rule)


def test_what_a_rule_reads_is_in_the_order_asked():
    solvent = exploring.NAMED["solvent"]

    keys = [question.key for question in explore(solvent, TODAY, ESSEX)]

    assert keys == ["any-of-these", "money", "insolvency-ended"]


def test_what_a_rule_uses_of_the_force_is_found():
    used = {rule.name: reach(rule, TODAY, ESSEX).thresholds for rule in exploring.EVERY_RULE}

    assert used["lived_in_uk"] == ("residence_years",)
    assert used["nothing_open"] == ()
    assert set(vars(ESSEX)) - {"stale_days"} == set().union(*used.values())


def test_a_rule_that_may_not_refuse_is_never_said_to_close_a_route():
    for rule in exploring.EVERY_RULE:
        if not rule.confidence.can_refuse and not reach(rule, TODAY, ESSEX).thresholds:
            assert Verdict.NOT_ELIGIBLE not in reach(rule, TODAY, ESSEX).verdicts


def test_only_answers_that_a_question_takes_are_tried():
    for rule in exploring.EVERY_RULE:
        for question in explore(rule, TODAY, ESSEX):
            tried = list(choices(question, TODAY))
            assert len(tried) >= 2
            for raw in tried:
                Answers().saying(question, raw, TODAY)
            if question.kind is Kind.DAY:
                assert any(date.fromisoformat(raw) < TODAY for raw in tried)
