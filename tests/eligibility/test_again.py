"""After a no from this force: how long the wait for the role is, and what fits somebody now."""

from datetime import date

import pytest
from django.conf import settings

from recruitment.eligibility import (
    ROUTES,
    Answers,
    assess,
    fitting,
    months_to_wait,
    restore,
    turned_down,
)
from recruitment.eligibility.verdict import Verdict
from tests.applications.applying import OFFICER_ANSWERS

ESSEX = settings.PACK.thresholds
ON = date(2026, 11, 23)
SOMEBODY = restore(OFFICER_ANSWERS, ON)


@pytest.mark.parametrize(
    ("slug", "months"),
    [
        ("pcep", ESSEX.reapply_months.value),
        ("special-constable", ESSEX.reapply_months.value),
        ("pcso", ESSEX.reapply_months_pcso.value),
        ("police-staff", 0),
        ("support-volunteer", 0),
        ("cadet", 0),
    ],
)
def test_only_a_rule_of_the_route_makes_somebody_wait(slug, months):
    assert months_to_wait(ROUTES[slug], ON, ESSEX) == months


def test_a_rule_that_is_not_in_force_yet_promises_no_day():
    assert months_to_wait(ROUTES["pcep"], date(2020, 12, 30), ESSEX) == 0


def test_a_rule_that_nobody_has_checked_lately_promises_no_day():
    assert months_to_wait(ROUTES["pcep"], date(2029, 1, 1), ESSEX) == 0


def test_who_was_turned_down_waits_for_every_way_to_the_same_role_and_for_no_other():
    after = turned_down(SOMEBODY, ROUTES["pcep"], ON)

    assert assess(SOMEBODY, ROUTES["pcda"], ON, ESSEX).open
    assert assess(after, ROUTES["pcda"], ON, ESSEX).opens_on == date(2027, 5, 23)
    assert assess(after, ROUTES["support-volunteer"], ON, ESSEX).open


def test_an_earlier_no_for_another_role_still_counts():
    before = turned_down(SOMEBODY, ROUTES["special-constable"], ON)

    after = turned_down(before, ROUTES["pcep"], ON)

    assert after.raw["turned-down-for"] == ["constable", "special-constable"]


def test_a_route_without_such_a_rule_changes_no_answer():
    assert turned_down(SOMEBODY, ROUTES["cadet"], ON) is SOMEBODY


def test_few_other_routes_are_named_and_all_of_them_are_open():
    after = turned_down(SOMEBODY, ROUTES["pcep"], ON)

    found = fitting(after, ROUTES["pcep"], ROUTES.values(), ON, ESSEX)

    assert 0 < len(found) <= 3
    assert ROUTES["pcep"] not in found
    assert all(assess(after, route, ON, ESSEX).verdict < Verdict.NOT_YET for route in found)


def test_nothing_fits_somebody_who_has_told_us_nothing():
    assert fitting(Answers(), ROUTES["pcep"], ROUTES.values(), ON, ESSEX) == ()
