"""Every option that people are offered matters, or is here with the reason why it does not."""

from collections import defaultdict
from itertools import combinations

import pytest

from recruitment.eligibility import QUESTIONS, Kind
from tests.eligibility.exploring import EVERY_RULE, lone_leaves, result

# Options that no rule tells apart: people find themselves in one, and what follows is the same.
SAME = {
    "status": [("british", "irish", "settled", "indefinite"), ("not-sure", "rather-not-say")],
    "months-away": [("up-to-a-year", "not-sure")],  # a person finds out
    "driving-licence": [("learning", "none")],  # LIC-3: both may apply and learn
    # Q-PCDA: both GCSEs are needed together; Annex BA takes police work for level 3
    "qualifications": [("gcse-english", "gcse-maths"), ("level-3", "police-work")],
    "job": [
        ("fire", "nhs", "crime-agency"),  # JOB-10, 20, 21: the employer must agree
        ("pcso", "border", "street-warden", "highways-road"),  # JOB-3, 5, 6, 9: special only
        ("own-police", "traffic-warden"),  # JOB-4, 7: volunteers too
        ("police-staff", "highways-control", "licensed-trade"),  # JOB-6, 22, 24
        ("commissioner", "law-press-council"),  # JOB-12, 25
        ("prison-probation", "security", "bailiff-detective"),  # JOB-13 to 15, 18, 19
    ],
    "money": [("debt-plan", "gambling")],  # FIN-8, 9
    "police-service": [("not-sure", "rather-not-say")],
    "turned-down-for": [("not-sure", "rather-not-say")],
    "conduct-open": [("not-sure", "rather-not-say")],
    "dismissed-for": [("not-sure", "rather-not-say")],
    "police-record": [("caution", "conviction")],  # what it was about decides, not which it was
    "offence-kind": [
        ("abuse", "hate", "vulnerable"),  # CRIM-3
        ("dishonest", "violent"),  # CRIM-4
        ("none", "not-sure", "rather-not-say"),
    ],
    "driving-points": [("0", "3", "6"), ("9", "12", "99")],  # the limit is a force's: it may move
}

# Ticked alone these are like "none of these": both GCSEs are needed together.
NOTHING_ALONE = {("qualifications", "gcse-english"), ("qualifications", "gcse-maths")}

CHOICES = [question for question in QUESTIONS if question.kind is not Kind.DAY]
TICKED = [question for question in QUESTIONS if question.kind is Kind.MANY]


@pytest.fixture(scope="module")
def effects():
    """What comes of each option, in each rule, with each set of other answers and ticks."""
    found = defaultdict(dict)
    for rule in EVERY_RULE:
        for leaf in lone_leaves(rule):
            said, told = leaf.answers.said, (rule.name, result(leaf.finding))
            for key, value in said.items():
                others = frozenset(item for item in said.items() if item[0] != key)
                ticks = frozenset([value] if isinstance(value, str) else value)
                for code in ticks:
                    found[key, code][rule.name, others, ticks - {code}] = told
    return found


def alike(question):
    """Pairs of options. A box that excludes the others is not like one that can go with them."""
    pairs = combinations(question.options, 2)
    return [
        (str(one.code), str(other.code))
        for one, other in pairs
        if one.apart is other.apart or question.kind is Kind.ONE
    ]


def told_apart(effects, key, one, other):
    """Where neither goes with the other, something comes of one that does not of the other."""
    first, second = effects[key, one], effects[key, other]
    return more_of(first, second, other) or more_of(second, first, one)


def more_of(first, second, other):
    return any(second.get(where) != told for where, told in first.items() if other not in where[2])


@pytest.mark.parametrize("question", CHOICES, ids=lambda question: question.key)
def test_options_are_told_apart_unless_they_are_meant_to_be_the_same(effects, question):
    same = {pair for pair in alike(question) if not told_apart(effects, question.key, *pair)}

    assert same == {pair for group in SAME.get(question.key, []) for pair in combinations(group, 2)}


@pytest.mark.parametrize("question", TICKED, ids=lambda question: question.key)
def test_whatever_is_ticked_is_not_the_same_as_none(effects, question):
    codes = [str(option.code) for option in question.options if not option.apart]
    none = alone(effects, question.key, "none")

    same = {(question.key, code) for code in codes if alone(effects, question.key, code) == none}

    assert same == {pair for pair in NOTHING_ALONE if pair[0] == question.key}


def alone(effects, key, code):
    found = effects.get((key, code), {})
    return {where: told for where, told in found.items() if not where[2]}


def test_what_fits_with_no_other_answer_stands_apart_and_last():
    unknown = ("not-sure", "rather-not-say")
    for question in CHOICES:
        apart = [option.apart for option in question.options]
        assert apart == sorted(apart), question.key
        unsure = [option for option in question.options if option.code in unknown]
        assert all(option.apart for option in unsure), question.key
