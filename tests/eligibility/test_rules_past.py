"""Record, lists, money and groups: what people read, and what a force may decide.

Every option is in the table of rules, and both sides of every day in the tests of days.
"""

from dataclasses import replace
from datetime import date

import pytest

from recruitment.eligibility import Confidence
from recruitment.eligibility.rules import groups, lists, money, record
from tests.eligibility.people import (
    ASSESS,
    ELIGIBLE,
    ESSEX,
    NOT_ELIGIBLE,
    NOT_YET,
    outcome,
    ruling,
    ticked,
    verdicts,
    with_value,
)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param("custody", (NOT_ELIGIBLE, NOT_ELIGIBLE, ASSESS, ASSESS), id="CRIM-1"),
        pytest.param("register", (NOT_ELIGIBLE, NOT_ELIGIBLE, ASSESS, ASSESS), id="CRIM-2"),
        pytest.param("investigation", (NOT_YET, NOT_YET, NOT_YET, NOT_YET), id="CRIM-8 and CRIM-9"),
        pytest.param("left-during-inquiry", (ASSESS, ASSESS, ASSESS, ASSESS), id="PREV-8"),
        pytest.param("vetting-refused", (ASSESS, ASSESS, ASSESS, ASSESS), id="PREV-6"),
        pytest.param("not-sure", (ASSESS, ASSESS, ASSESS, ASSESS), id="not sure"),
        pytest.param("rather-not-say", (ASSESS, ASSESS, ASSESS, ASSESS), id="rather not say"),
        pytest.param("none", (ELIGIBLE, ELIGIBLE, ELIGIBLE, ELIGIBLE), id="none of these"),
    ],
)
def test_things_in_the_past_that_need_no_more_questions(said, expected):
    assert verdicts(**ticked(said)) == expected


def test_an_open_case_waits_for_its_end_and_for_no_date():
    found = outcome("contact-handler", **ticked("investigation"))

    assert (found.opens_on, found.event) == (None, "when the case has ended")


@pytest.mark.parametrize("had", ["caution", "conviction", "serious-driving"])
@pytest.mark.parametrize(
    ("about", "says"),
    [
        pytest.param("abuse", "very likely to be refused", id="CRIM-3, abuse"),
        pytest.param("hate", "very likely to be refused", id="CRIM-3, hate"),
        pytest.param("vulnerable", "very likely to be refused", id="CRIM-3, someone vulnerable"),
        pytest.param("dishonest", "is likely to be refused", id="CRIM-4, dishonesty"),
        pytest.param("violent", "is likely to be refused", id="CRIM-4, violence"),
        pytest.param("none", "We look at your age then", id="CRIM-5"),
        pytest.param("rather-not-say", "We look at your age then", id="rather not say"),
    ],
)
def test_an_offence_is_looked_at_with_a_plain_warning(had, about, says):
    found = ruling(record.officer_record, police_record=[had], offence_kind=[about])

    assert found.verdict is ASSESS
    assert says in found.reason


def test_of_two_kinds_of_offence_the_plainer_warning_is_given():
    found = ruling(
        record.officer_record, police_record=["caution"], offence_kind=["abuse", "violent"]
    )

    assert "very likely to be refused" in found.reason


def test_officers_must_tell_all_of_it():
    found = ruling(record.officer_record, police_record=["conviction"], offence_kind=["none"])

    assert "even if it is spent" in found.next_step


@pytest.mark.parametrize("had", ["caution", "conviction", "serious-driving", "not-sure"])
def test_what_is_protected_is_nothing_to_staff_and_volunteers(had):
    found = ruling(record.unprotected_record, police_record=[had], not_protected="no")

    assert found.verdict is ELIGIBLE


@pytest.mark.parametrize(
    ("why", "on", "says"),
    [
        pytest.param("gross-misconduct", "2022-03-10", "from 10 March 2027", id="misconduct"),
        pytest.param("gross-incompetence", "2024-03-10", "from 10 March 2027", id="incompetence"),
        pytest.param("gross-misconduct", "2021-11-23", "review now", id="five years today"),
        pytest.param(
            "gross-misconduct", "2021-11-24", "from 24 November 2026", id="five years tomorrow"
        ),
        pytest.param("gross-incompetence", "2023-11-23", "review now", id="three years today"),
        pytest.param("gross-misconduct", "2024-02-29", "from 1 March 2029", id="a leap day"),
    ],
)
def test_the_barred_list_tells_when_a_review_can_be_asked_for(why, on, says):
    said = ticked("dismissed", dismissed_for=why, dismissed_on=on)

    found = ruling(lists.not_barred, **said)

    assert (found.verdict, found.earliest) == (NOT_ELIGIBLE, None)
    assert says in found.next_step
    assert says in ruling(lists.barred_looked_at, **said).next_step
    assert verdicts(**said) == (NOT_ELIGIBLE, NOT_ELIGIBLE, NOT_ELIGIBLE, ASSESS)


@pytest.mark.parametrize("problem", ["iva-finished", "ccj-paid"])
def test_money_problems_that_are_over_are_told(problem):
    said = ticked("money", money=[problem])

    found = [outcome(slug, **said) for slug in ("pcep", "special-constable", "contact-handler")]

    assert {one.verdict for one in found} == {ELIGIBLE}
    assert {finding.declare for one in found for finding in one.reasons} == {money.KEEP_PAPERS}


def test_the_wait_after_bankruptcy_is_that_of_the_force():
    force = with_value("insolvency_years", 6)
    said = ticked("money", money=["was-insolvent"], insolvency_ended="2023-11-23")

    assert ruling(money.solvent, force=force, **said).earliest == date(2029, 11, 23)
    assert ruling(money.money_looked_at, force=force, **said).verdict is ASSESS


def test_whoever_is_bankrupt_now_and_was_before_waits_for_the_end():
    found = ruling(
        money.solvent,
        **ticked("money", money=["insolvent", "was-insolvent"], insolvency_ended="2010-01-01"),
    )

    assert (found.earliest, found.event) == (
        None,
        "3 years after your bankruptcy or debt relief order ends",
    )


@pytest.mark.parametrize(
    ("rule", "threshold", "said"),
    [
        pytest.param(
            *(money.no_arrangement, "iva_current", ticked("money", money=["iva"])), id="FIN-5"
        ),
        pytest.param(
            *(money.judgments_paid, "ccj_unpaid", ticked("money", money=["ccj"])), id="FIN-6"
        ),
        pytest.param(
            *(groups.other_membership, "past_banned_member", ticked("group", group="before")),
            id="ORG-2",
        ),
    ],
)
@pytest.mark.parametrize("verdict", [ELIGIBLE, ASSESS, NOT_YET], ids=lambda verdict: verdict.name)
def test_a_force_decides_where_others_differ(rule, threshold, said, verdict):
    found = ruling(rule, force=with_value(threshold, verdict), **said)

    assert found.verdict is verdict
    assert bool(found.event) == (verdict is NOT_YET)


def test_a_ban_on_unpaid_judgments_says_who_decided():
    found = outcome("pcep", **ticked("money", money=["ccj"]))

    finding = next(f for f in found.findings if f.rule is money.judgments_paid)

    assert finding.source == ESSEX.ccj_unpaid.source
    assert finding.confidence is Confidence.CONFLICT


def test_a_force_that_is_sure_may_turn_past_members_away():
    sure = replace(ESSEX.past_banned_member, value=NOT_ELIGIBLE, confidence=Confidence.CONFIRMED)
    force = replace(ESSEX, past_banned_member=sure)

    found = outcome("pcep", force=force, **ticked("group", group="before"))

    assert found.verdict is NOT_ELIGIBLE


@pytest.mark.parametrize(
    ("membership", "expected"),
    [
        pytest.param("now", (NOT_ELIGIBLE, NOT_ELIGIBLE, ASSESS, ASSESS), id="ORG-1"),
        pytest.param("banned", (NOT_ELIGIBLE, NOT_ELIGIBLE, ASSESS, ASSESS), id="ORG-3, banned"),
        pytest.param("before", (ASSESS, ASSESS, ASSESS, ASSESS), id="ORG-2"),
        pytest.param("other", (ASSESS, ASSESS, ASSESS, ASSESS), id="ORG-3"),
        pytest.param("rather-not-say", (ASSESS, ASSESS, ASSESS, ASSESS), id="rather not say"),
    ],
)
def test_groups(membership, expected):
    assert verdicts(**ticked("group", group=membership)) == expected


def test_what_no_longer_follows_from_a_tick_is_not_read():
    """Someone who unticks "money" has answers left from before, and none of them counts."""
    left = {"money": ["insolvent"], "group": "now", "tattoos": ["offensive"], "job": ["pcso"]}

    assert verdicts(**left) == (ELIGIBLE, ELIGIBLE, ELIGIBLE, ELIGIBLE)
