"""The least that would open a route, on questions and rules made up for it."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings

from recruitment.eligibility import ROUTES, Answers, Change, assess, assess_all, smallest_change
from recruitment.eligibility.rule import MET, we_check
from tests.eligibility.generated import people
from tests.eligibility.made_up import (
    SOME_DAY,
    closes_on,
    not_yet,
    route_of,
    rule_of,
    rule_that_says,
    waits_until,
)
from tests.eligibility.made_up_questions import (
    CLOSED,
    QUESTIONS,
    Code,
    courses,
    debts,
    licence,
    needs_one,
    said,
    troubles,
    without_any,
    work,
)
from tests.eligibility.people import ASSESS, ESSEX, TODAY, person


def change(answers, *rules):
    found = assess(answers, route_of(*rules), TODAY, ESSEX)
    return smallest_change(found, answers, ESSEX, questions=QUESTIONS)


@pytest.mark.parametrize(
    ("answers", "rules", "steps"),
    [
        pytest.param(
            said(), [needs_one(licence, Code.A)], ["a manual licence"], id="something to gain"
        ),
        pytest.param(
            said(licence="c"), [needs_one(licence, Code.B)], ["an automatic licence"], id="instead"
        ),
        pytest.param(
            said(work=("a", "c")),
            [without_any(work, Code.A)],
            ["leaving work as a guard"],
            id="a tick to drop",
        ),
        pytest.param(
            said(work=("a",)),
            [without_any(work, Code.A), needs_one(work, Code.NONE)],
            ["leaving work as a guard"],
            id="the last tick leaves none",
        ),
        pytest.param(
            said(), [needs_one(courses, Code.B)], ["a course in maths"], id="a tick instead of none"
        ),
        pytest.param(
            said(work=("a", "b")),
            [without_any(work, Code.A, Code.B), needs_one(licence, Code.A, Code.B)],
            ["a manual licence", "leaving work as a guard", "leaving work as a driver"],
            id="three changes, in the order of the questions",
        ),
        pytest.param(
            said(),
            [needs_one(licence, Code.A, Code.B)],
            ["a manual licence"],
            id="of two that would do, the first",
        ),
        pytest.param(
            said(),
            [needs_one(licence, Code.B, ruling=SOME_DAY)],
            ["an automatic licence"],
            id="what an event waits for",
        ),
        pytest.param(
            said(),
            [needs_one(licence, Code.A, ruling=not_yet(date(2027, 1, 1)))],
            ["a manual licence"],
            id="today, rather than after a wait",
        ),
        pytest.param(
            said(courses=("rather-not-say",)),
            [
                rule_of(
                    lambda a, on, force: MET if a[courses] == {Code.A} else CLOSED,
                )
            ],
            ["a course in English"],
            id="what is apart gives way",
        ),
    ],
)
def test_the_smallest_change_is_named(answers, rules, steps):
    assert change(answers, *rules) == Change(tuple(steps), None)


@pytest.mark.parametrize(
    ("answers", "rules"),
    [
        pytest.param(said(), [rule_that_says(MET)], id="an open route"),
        pytest.param(Answers(), [needs_one(licence, Code.A)], id="an undecided route"),
        pytest.param(said(), [rule_that_says(CLOSED)], id="a rule that reads nothing"),
        pytest.param(said(work=("c",)), [without_any(work, Code.C)], id="no words for losing it"),
        pytest.param(said(), [needs_one(courses, Code.C)], id="no words for gaining it"),
        pytest.param(said(licence="c"), [without_any(work, Code.NONE)], id="nobody gains none"),
        pytest.param(
            said(),
            [needs_one(licence, Code.A), needs_one(licence, Code.B)],
            id="two answers to one question",
        ),
        pytest.param(
            said(licence="c"),
            [needs_one(licence, Code.A), rule_that_says(CLOSED)],
            id="a change that helps with one reason of two",
        ),
    ],
)
def test_nothing_is_named_where_nothing_helps(answers, rules):
    assert change(answers, *rules) is None


def test_only_what_closes_the_route_is_looked_at():
    """The licence would open it by a side door that no closing finding reads."""

    def side_door(answers, on, force):
        return MET if answers[work] == {Code.NONE} or answers[licence] is Code.A else CLOSED

    assert change(said(work=("c",)), rule_of(side_door)) == Change(("a manual licence",), None)
    assert change(said(work=("c",)), without_any(work, Code.C)) is None


def test_a_change_that_leads_to_an_unanswered_question_is_not_named():
    def follow_up(answers, on, force):
        if Code.A in answers[courses]:
            return MET if answers[debts] else CLOSED
        return CLOSED

    answers = said()

    assert change(answers, rule_of(follow_up)) is None
    told = Answers({**answers.said, "debts": ("a",)})
    assert change(told, rule_of(follow_up)) == Change(("a course in English",), None)


def no_debts(answers, on, force):
    if Code.A not in answers[troubles]:
        return MET
    return CLOSED if answers[debts] & {Code.A, Code.B} else we_check("We look.", "Ask.")


@pytest.mark.parametrize(
    ("ticks", "opened_by", "steps"),
    [
        pytest.param(("a",), ("a",), ["paying the bank"], id="the only tick that led there"),
        pytest.param(("a",), ("a", "b"), ["paying the bank"], id="one tick of two that led there"),
        pytest.param(("a", "b"), ("a",), ["paying the bank", "paying your friend"], id="two ticks"),
    ],
)
def test_the_last_tick_of_a_follow_up_takes_the_tick_that_led_to_it(ticks, opened_by, steps):
    answers = said(troubles=opened_by, debts=ticks)
    gates = []

    def watching(answers, on, force):
        gates.append(answers[troubles])
        return MET

    assert change(answers, rule_of(no_debts), rule_of(watching)) == Change(tuple(steps), None)
    assert gates[-1] == ({Code.B} if "b" in opened_by else {Code.NONE})


def test_a_follow_up_without_a_tick_that_led_to_it_keeps_its_last_tick():
    answers = Answers({"debts": ("a",)})

    assert change(answers, without_any(debts, Code.A)) is None


def test_a_wait_alone_is_a_change_without_steps():
    assert change(said(), waits_until(date(2027, 1, 1))) == Change((), date(2027, 1, 1))


def test_a_change_can_leave_a_wait():
    rules = [waits_until(date(2027, 1, 1)), needs_one(licence, Code.B)]

    assert change(said(), *rules) == Change(("an automatic licence",), date(2027, 1, 1))


def test_a_wait_that_would_be_in_vain_is_shortened_by_a_change():
    """The wait ends after the limit, unless the person drives."""
    wait = needs_one(licence, Code.A, ruling=not_yet(date(2027, 2, 1)))

    found = change(said(), wait, closes_on(date(2027, 1, 1)))

    assert found == Change(("a manual licence",), None)


def test_what_opens_today_comes_before_a_wait():
    rules = [needs_one(licence, Code.A, ruling=not_yet(date(2027, 1, 1)))]

    assert change(said(), *rules).wait_until is None


def test_a_rule_that_ends_is_waited_for_if_nothing_else_helps():
    ends = rule_that_says(CLOSED, until=date(2026, 12, 31))

    assert change(said(), ends, needs_one(licence, Code.A)) == Change(
        ("a manual licence",), date(2027, 1, 1)
    )


def test_old_checks_count_from_the_day_that_is_given():
    route = route_of(needs_one(licence, Code.A), waits_until(date(2040, 1, 1)))
    late = TODAY + timedelta(days=ESSEX.stale_days.value + 1)
    answers = said()
    found = assess(answers, route, late, ESSEX, fresh=TODAY)

    told = smallest_change(found, answers, ESSEX, fresh=TODAY, questions=QUESTIONS)

    assert told == Change(("a manual licence",), date(2040, 1, 1))


@given(people(most=6))
@settings(max_examples=25, deadline=None, database=None)
def test_nobody_real_is_told_to_change_what_has_no_words_for_it(answers):
    for found in assess_all(answers, ROUTES.values(), TODAY, ESSEX):
        told = smallest_change(found, answers, ESSEX)

        assert told is None or (found.verdict > ASSESS and (told.steps or told.wait_until))
        assert told is None or all(told.steps)


def test_a_real_wait_is_told():
    answers = person(date_of_birth="2010-03-01")
    found = assess(answers, ROUTES["pcep"], TODAY, ESSEX)

    assert smallest_change(found, answers, ESSEX) == Change((), date(2027, 3, 1))


def test_more_than_three_changes_are_told_too_and_none_of_them_can_be_left_out():
    answers = said(work=("a", "b"))
    rules = [
        without_any(work, Code.A),
        without_any(work, Code.B),
        needs_one(licence, Code.A),
        needs_one(courses, Code.A),
    ]

    found = change(answers, *rules)

    assert found == Change(
        (
            "a manual licence",
            "leaving work as a guard",
            "leaving work as a driver",
            "a course in English",
        ),
        None,
    )


@pytest.mark.parametrize(
    ("status", "slug", "steps"),
    [
        ("limited", "pcep", ("the right to stay in the UK for good",)),
        ("none", "pcep", ("the right to stay in the UK for good",)),
        ("none", "police-staff", ("permission to work in the UK",)),
    ],
)
def test_nobody_is_sent_to_a_scheme_that_is_not_for_them(status, slug, steps):
    """Settled status is for people from the EU and their families only."""
    answers = person(status=status)
    found = assess(answers, ROUTES[slug], TODAY, ESSEX)

    assert smallest_change(found, answers, ESSEX) == Change(steps, None)
