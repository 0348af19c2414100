"""Record, money and groups."""

from dataclasses import replace
from datetime import date

import pytest

from recruitment.eligibility import Confidence
from recruitment.eligibility.rules import groups, money, record
from tests.eligibility.people import (
    ASSESS,
    ELIGIBLE,
    ESSEX,
    NOT_ELIGIBLE,
    NOT_YET,
    outcome,
    ruling,
    verdicts,
)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param("custody", (NOT_ELIGIBLE, NOT_ELIGIBLE, ASSESS, ASSESS), id="CRIM-1"),
        pytest.param("register", (NOT_ELIGIBLE, NOT_ELIGIBLE, ASSESS, ASSESS), id="CRIM-2"),
        pytest.param("investigation", (NOT_YET, NOT_YET, NOT_YET, NOT_YET), id="CRIM-8 and CRIM-9"),
        pytest.param("left-during-inquiry", (ASSESS, ASSESS, ASSESS, ASSESS), id="PREV-8"),
        pytest.param("vetting-refused", (ASSESS, ASSESS, ASSESS, ASSESS), id="PREV-6"),
        pytest.param("rather-not-say", (ASSESS, ASSESS, ASSESS, ASSESS), id="rather not say"),
        pytest.param("none", (ELIGIBLE, ELIGIBLE, ELIGIBLE, ELIGIBLE), id="none of these"),
    ],
)
def test_things_in_the_past_that_need_no_more_questions(said, expected):
    assert verdicts(past=[said]) == expected


def test_an_open_case_waits_for_its_end_and_for_no_date():
    found = outcome("contact-handler", past=["investigation"])

    assert (found.opens_on, found.event) == (None, "when the case has ended")


@pytest.mark.parametrize(
    ("ticked", "verdict"),
    [
        pytest.param(["none"], ELIGIBLE, id="nothing"),
        pytest.param(["points"], ELIGIBLE, id="points are judged elsewhere"),
        pytest.param(["arrest"], ELIGIBLE, id="CRIM-10, an arrest that went no further"),
        pytest.param(["not-sure"], ASSESS, id="not sure"),
        pytest.param(["rather-not-say"], ASSESS, id="rather not say"),
    ],
)
def test_an_officer_record_without_an_offence(ticked, verdict):
    found = ruling(record.officer_record, police_record=ticked)

    assert found.verdict is verdict
    assert bool(found.declare) == (ticked == ["arrest"])


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


@pytest.mark.parametrize(
    ("ticked", "more", "verdict"),
    [
        pytest.param(["none"], {}, ELIGIBLE, id="nothing"),
        pytest.param(["points", "arrest"], {}, ELIGIBLE, id="points and an arrest"),
        pytest.param(["rather-not-say"], {}, ASSESS, id="rather not say"),
        pytest.param(["caution"], {"not_protected": "no"}, ELIGIBLE, id="all protected"),
        pytest.param(["caution"], {"not_protected": "yes"}, ASSESS, id="not protected"),
        pytest.param(["not-sure"], {"not_protected": "not-sure"}, ASSESS, id="not sure"),
        pytest.param(["conviction"], {"not_protected": "rather-not-say"}, ASSESS, id="not told"),
    ],
)
def test_staff_and_volunteers_count_only_what_is_not_protected(ticked, more, verdict):
    found = ruling(record.unprotected_record, police_record=ticked, **more)

    assert found.verdict is verdict


@pytest.mark.parametrize(
    ("rule", "problem", "verdict"),
    [
        pytest.param(money.solvent, "insolvent", NOT_YET, id="FIN-1 and FIN-4"),
        pytest.param(money.no_arrangement, "iva", ASSESS, id="FIN-5, now"),
        pytest.param(money.no_arrangement, "iva-finished", ELIGIBLE, id="FIN-5, finished"),
        pytest.param(money.judgments_paid, "ccj", NOT_YET, id="FIN-6"),
        pytest.param(money.judgments_paid, "ccj-paid", ELIGIBLE, id="FIN-7"),
        pytest.param(money.debts_in_hand, "debt-plan", ASSESS, id="FIN-8"),
        pytest.param(money.debts_in_hand, "gambling", ASSESS, id="FIN-9"),
        pytest.param(money.debts_in_hand, "rather-not-say", ASSESS, id="rather not say"),
    ],
)
def test_money_problems_of_officers(rule, problem, verdict):
    found = ruling(rule, past=["money"], money=[problem])

    assert found.verdict is verdict
    assert bool(found.declare) == (verdict is ELIGIBLE)


@pytest.mark.parametrize(
    ("ended", "officer", "earliest", "staff"),
    [
        pytest.param("2023-11-23", ELIGIBLE, None, ELIGIBLE, id="FIN-3, three years today"),
        pytest.param(
            "2023-11-24", NOT_YET, date(2026, 11, 24), ASSESS, id="FIN-2, three years tomorrow"
        ),
    ],
)
def test_three_years_after_bankruptcy(ended, officer, earliest, staff):
    said = {"past": ["money"], "money": ["was-insolvent"], "insolvency_ended": ended}

    found = ruling(money.solvent, **said)

    assert (found.verdict, found.earliest) == (officer, earliest)
    assert ruling(money.money_looked_at, **said).verdict is staff


@pytest.mark.parametrize(
    ("problem", "verdict"),
    [
        pytest.param("insolvent", ASSESS, id="bankrupt now"),
        pytest.param("iva", ASSESS, id="an IVA now"),
        pytest.param("ccj", ASSESS, id="an unpaid CCJ"),
        pytest.param("debt-plan", ASSESS, id="a debt plan"),
        pytest.param("gambling", ASSESS, id="gambling"),
        pytest.param("rather-not-say", ASSESS, id="rather not say"),
        pytest.param("iva-finished", ELIGIBLE, id="an IVA that is finished"),
        pytest.param("ccj-paid", ELIGIBLE, id="a CCJ that is paid"),
    ],
)
def test_money_problems_of_staff_and_volunteers_are_looked_at(problem, verdict):
    assert ruling(money.money_looked_at, past=["money"], money=[problem]).verdict is verdict


def test_a_ban_on_unpaid_judgments_says_who_decided():
    found = outcome("pcep", past=["money"], money=["ccj"])

    finding = next(f for f in found.findings if f.rule is money.judgments_paid)

    assert finding.source == ESSEX.ccj_unpaid.source
    assert finding.confidence is Confidence.CONFLICT


def test_a_force_that_is_sure_may_turn_past_members_away():
    sure = replace(ESSEX.past_banned_member, value=NOT_ELIGIBLE, confidence=Confidence.CONFIRMED)
    force = replace(ESSEX, past_banned_member=sure)

    found = outcome("pcep", force=force, past=["group"], group="before")

    assert found.verdict is NOT_ELIGIBLE


@pytest.mark.parametrize(
    ("membership", "expected"),
    [
        pytest.param("now", (NOT_ELIGIBLE, NOT_ELIGIBLE, ASSESS, ASSESS), id="ORG-1"),
        pytest.param("before", (ASSESS, ASSESS, ASSESS, ASSESS), id="ORG-2"),
        pytest.param("other", (ASSESS, ASSESS, ASSESS, ASSESS), id="ORG-3"),
        pytest.param("rather-not-say", (ASSESS, ASSESS, ASSESS, ASSESS), id="rather not say"),
    ],
)
def test_groups(membership, expected):
    assert verdicts(past=["group"], group=membership) == expected


def test_nobody_else_is_asked_about_groups():
    assert ruling(groups.other_membership).verdict is ELIGIBLE
