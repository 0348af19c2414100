"""A rule that nobody has checked for long turns nobody away."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recruitment.eligibility import (
    ROUTES,
    Answers,
    Confidence,
    Threshold,
    assess,
    stale_rules,
    versions,
)
from recruitment.eligibility.rule import MET, Ruling, as_pack_says, cannot, we_check
from tests.eligibility.generated import people
from tests.eligibility.made_up import SOME_DAY, not_yet, route_of, rule_that_says, waits_until
from tests.eligibility.people import (
    ASSESS,
    ELIGIBLE,
    ESSEX,
    NOT_ELIGIBLE,
    NOT_YET,
    TODAY,
    outcome,
    with_value,
)

DAYS = ESSEX.stale_days.value
FRESH = TODAY + timedelta(days=DAYS)
STALE = FRESH + timedelta(days=1)

CLOSED = cannot("No.", "Ask us.")
WAIT = not_yet(date(2030, 1, 1))


def judged(ruling, on, **differs):
    return assess(Answers(), route_of(rule_that_says(ruling, **differs)), on, ESSEX).findings[0]


@pytest.mark.parametrize("ruling", [CLOSED, WAIT, SOME_DAY], ids=["cannot", "wait", "event"])
def test_a_rule_closes_a_route_until_its_check_is_too_old(ruling):
    last, after = judged(ruling, FRESH), judged(ruling, STALE)

    assert (last.verdict, last.stale, last.reason) == (ruling.verdict, False, ruling.reason)
    assert (after.verdict, after.stale) == (ASSESS, True)


def test_a_stale_finding_keeps_its_reason_and_asks_for_a_check():
    found = judged(WAIT, STALE)

    assert found.reason == (
        "No. We last checked this rule on 23 November 2026, so we need to check it again."
    )
    assert found.next_step == "You can apply, or ask us first if this rule is still the same."
    assert (found.earliest, found.event) == (None, "")
    assert found.as_data()["stale"] is True


@pytest.mark.parametrize("ruling", [MET, we_check("We look.", "Ask.")], ids=["met", "looked at"])
def test_a_rule_that_closes_nothing_needs_no_softening(ruling):
    found = judged(ruling, STALE)

    assert (found.verdict, found.reason, found.stale) == (ruling.verdict, ruling.reason, False)


@pytest.mark.parametrize("on", [FRESH, STALE], ids=["fresh", "stale"])
@pytest.mark.parametrize("confidence", [Confidence.CONFLICT, Confidence.UNCONFIRMED], ids=str)
def test_a_doubtful_rule_turns_nobody_away_stale_or_not(confidence, on):
    assert judged(CLOSED, on, confidence=confidence).verdict is ASSESS


@pytest.mark.parametrize(
    ("rule_checked", "pack_checked", "verdict"),
    [
        pytest.param(date(2020, 1, 1), TODAY, NOT_YET, id="an old rule and a fresh value"),
        pytest.param(TODAY, date(2020, 1, 1), ASSESS, id="a fresh rule and an old value"),
    ],
)
def test_where_the_force_decided_its_own_check_counts(rule_checked, pack_checked, verdict):
    value = Threshold(NOT_YET, "A page", "", Confidence.CONFIRMED, pack_checked)
    ruling = as_pack_says(value, reason="No.", next_step="Wait.", event="some day")

    assert judged(ruling, TODAY, checked=rule_checked).verdict is verdict


def test_a_force_decides_how_long_a_check_lasts():
    route = route_of(rule_that_says(CLOSED))
    soon = TODAY + timedelta(days=8)

    assert assess(Answers(), route, soon, with_value("stale_days", 7)).verdict is ASSESS
    assert assess(Answers(), route, soon, with_value("stale_days", 8)).verdict is NOT_ELIGIBLE


def test_far_days_stay_exact_although_the_rules_will_be_old_by_then():
    """Otherwise every long wait would end on the day on which its rule's check grows old."""
    found = outcome("pcep", date_of_birth="2015-03-01")

    assert found.opens_on == date(2032, 3, 1)


def test_the_day_from_which_checks_are_seen_can_be_given():
    route = route_of(waits_until(date(2040, 1, 1)))

    assert assess(Answers(), route, STALE, ESSEX, fresh=TODAY).opens_on == date(2040, 1, 1)
    assert assess(Answers(), route, TODAY, ESSEX, fresh=STALE).verdict is ASSESS


@given(people(most=10), st.sampled_from(sorted(ROUTES)).map(ROUTES.get))
@settings(max_examples=60, deadline=None, database=None)
def test_nothing_stale_turns_anyone_away(answers, route):
    """And what was open stays as it was, because a check that is old never closes anything."""
    fresh = assess(answers, route, TODAY, ESSEX)
    stale = assess(answers, route, TODAY, ESSEX, fresh=STALE)

    assert stale.open
    assert stale.verdict is min(fresh.verdict, ASSESS)
    assert [f.stale for f in stale.findings] == [f.closes for f in fresh.findings]


def test_nothing_is_due_while_every_check_is_fresh():
    assert stale_rules(FRESH, ESSEX) == ()


def test_every_rule_and_every_value_is_due_the_day_after():
    names = {stale.name for stale in stale_rules(STALE, ESSEX)}

    rules = {rule.name for route in ROUTES.values() for rule in route.rules}
    assert names == rules | {"lived_in_uk_longer"} | set(vars(ESSEX))


def test_what_is_due_says_where_to_look_longest_due_first():
    value = replace(ESSEX.max_points, checked=date(2025, 1, 2), source="A list", url="https://x")
    older = replace(ESSEX.ccj_unpaid, checked=date(2025, 1, 1))
    force = replace(ESSEX, max_points=value, ccj_unpaid=older)

    due = stale_rules(date(2026, 11, 23), force)

    assert [stale.name for stale in due] == ["ccj_unpaid", "max_points"]
    assert vars(due[1]) == {
        "name": "max_points",
        "title": "Max points",
        "checked": date(2025, 1, 2),
        "source": "A list",
        "url": "https://x",
    }


def test_a_rule_that_is_due_goes_by_its_title(monkeypatch):
    old = rule_that_says(MET, name="old", title="An old rule", checked=date(2020, 1, 1))
    monkeypatch.setattr(versions, "ROUTES", {"try": route_of(old)})

    assert [(due.name, due.title) for due in stale_rules(TODAY, ESSEX)] == [("old", "An old rule")]


def test_a_stale_finding_of_an_open_route_promises_no_work_before_its_day():
    """A start that the rule tells is told still: it holds nobody back from applying."""
    told = Ruling(
        verdict=NOT_YET,
        reason="No.",
        next_step="Wait.",
        earliest=date(2029, 1, 1),
        start_from=date(2030, 1, 1),
    )

    found = assess(Answers(), route_of(rule_that_says(told), rule_that_says(MET)), STALE, ESSEX)

    assert (found.verdict, found.opens_on, found.start_from) == (ASSESS, None, date(2030, 1, 1))
    assert ELIGIBLE in [finding.verdict for finding in found.findings]
