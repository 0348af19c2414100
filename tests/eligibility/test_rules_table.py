"""Each rule, over every option of every question that it asks: nothing else may come of it."""

import re

import pytest

from tests.eligibility import table_of_rules, table_of_work
from tests.eligibility.exploring import EVERY_RULE, NAMED, leaves, lone_leaves
from tests.eligibility.people import ASSESS, ELIGIBLE, NOT_ELIGIBLE, NOT_YET

ROW = re.compile(r"  ([\w-]+(?: [\w-]+)?) +(met|look|tell|event|cannot) +(.+)")

# What the words of the table stand for: the verdict, whether there is something to declare, and
# whether it waits for an event.
MET = (ELIGIBLE, False, False)
EFFECTS = {
    "met": MET,
    "look": (ASSESS, False, False),
    "tell": (ELIGIBLE, True, False),
    "event": (NOT_YET, False, True),
    "cannot": (NOT_ELIGIBLE, False, False),
}

# Rules that turn on a day alone; both sides of each are in the tests of days.
DAYS_ALONE = {
    *("constable_age", "special_age", "pcso_age", "shift_age", "staff_age", "apprentice_age"),
    *("leader_age", "volunteer_age", "cadet_age", "not_banned"),
}


def read(text):
    """The rows of each rule, by its name: what was answered and what comes of it."""
    rows, name = {}, ""
    for line in text.splitlines():
        if found := ROW.fullmatch(line):
            rows[name][found[1]] = found[2]
        elif line and not line.startswith("#"):
            name = line
            assert name not in rows
            rows[name] = {}
    return rows


ROWS = read(table_of_rules.TABLE) | read(table_of_work.TABLE)
SIMPLE = {rule.name: [leaf for leaf in lone_leaves(rule) if leaf.simple] for rule in EVERY_RULE}


def effect(finding):
    return finding.verdict, bool(finding.declare), bool(finding.event)


def expected(name, last):
    """What the table says of an answer, or of every answer to that question, or nothing."""
    rows = ROWS[name]
    return EFFECTS.get(rows.get(last) or rows.get(last.split()[0], ""), MET)


def test_every_rule_is_in_the_table_or_turns_on_days_alone():
    assert ROWS.keys().isdisjoint(DAYS_ALONE)
    assert ROWS.keys() | DAYS_ALONE == NAMED.keys()
    assert table_of_rules.TABLE.count("\n  ") + table_of_work.TABLE.count("\n  ") == sum(
        map(len, ROWS.values())
    )


@pytest.mark.parametrize("name", ROWS)
def test_each_answer_comes_out_as_the_documents_say(name):
    found = {(leaf.last, effect(leaf.finding)) for leaf in SIMPLE[name]}

    assert found == {(last, expected(name, last)) for last, _ in found}


@pytest.mark.parametrize("name", ROWS)
def test_every_answer_in_the_table_can_be_given(name):
    given = {leaf.last for leaf in SIMPLE[name]}

    assert ROWS[name].keys() - given <= {last.split()[0] for last in given}


@pytest.mark.parametrize("name", sorted(DAYS_ALONE))
def test_a_rule_that_turns_on_days_alone_has_nothing_else_to_say(name):
    assert {effect(leaf.finding) for leaf in SIMPLE[name]} <= {MET}


@pytest.mark.parametrize("rule", EVERY_RULE, ids=lambda rule: rule.name)
def test_of_two_ticks_the_worse_decides(rule):
    """Qualifications are the other way round, and have tests of their own."""
    one = {leaf.last: leaf.finding.verdict for leaf in SIMPLE[rule.name]}
    for leaf in leaves(rule):
        key, said = leaf.last.split()
        alone = [one.get(f"{key} {code}") for code in said.split("+")]
        if len(alone) == 2 and None not in alone and key != "qualifications":
            assert leaf.finding.verdict is max(alone)
