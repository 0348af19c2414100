import json
from datetime import date

import pytest

from recruitment.eligibility import (
    ROUTES,
    Answers,
    Confidence,
    Outcome,
    Threshold,
    assess,
    assess_all,
    restore,
)
from recruitment.eligibility.questions import about_you
from recruitment.eligibility.rule import MET, Ruling, cannot, we_check
from recruitment.eligibility.rules import money
from tests.eligibility.made_up import (
    SOME_DAY,
    route_of,
    rule_of,
    rule_that_says,
    waits_until,
)
from tests.eligibility.people import (
    ASSESS,
    ELIGIBLE,
    ESSEX,
    NOT_ELIGIBLE,
    NOT_YET,
    TODAY,
    outcome,
    person,
)

EVERY_ROUTE = tuple(ROUTES.values())


def test_the_worst_finding_decides():
    rules = [rule_that_says(said) for said in (MET, SOME_DAY, we_check("We look.", "Ask."))]

    assert assess(Answers(), route_of(*rules), TODAY, ESSEX).verdict is NOT_YET


def test_reasons_come_worst_first_and_what_is_simply_met_stays_silent():
    found = outcome(
        "special-constable",
        any_of_these=["work", "tattoo"],
        job=["pcso"],
        tattoos=["covered", "visible"],
        status="limited",
    )

    assert [finding.verdict for finding in found.reasons] == [NOT_ELIGIBLE, NOT_YET, ASSESS]


def test_something_to_tell_is_a_reason_too():
    found = outcome("pcep", any_of_these=["tattoo"], tattoos=["covered"])

    assert found.verdict is ELIGIBLE
    assert [finding.declare for finding in found.reasons] == ["Tell us about each tattoo."]


def test_without_answers_each_rule_says_which_question_it_needs():
    found = assess(Answers(), ROUTES["pcep"], TODAY, ESSEX)

    assert not found.decided
    assert len(found.unknown) == len(found.findings)
    assert found.findings[0].needs is about_you.date_of_birth
    assert found.findings[0].reads == {"date-of-birth"}


def test_a_verdict_is_not_given_before_it_is_decided():
    found = assess(Answers(), ROUTES["pcep"], TODAY, ESSEX)

    with pytest.raises(ValueError, match="pcep is not decided"):
        _ = found.verdict
    assert (found.opens_on, found.event, found.as_data()["verdict"]) == (None, "", None)


def test_an_empty_rulebook_lets_nobody_through():
    found = Outcome(route_of(), TODAY, ())

    with pytest.raises(ValueError, match="empty"):
        _ = found.verdict


def test_an_old_answer_that_no_longer_counts_is_not_read():
    found = outcome("pcep", any_of_these=["none"], money=["insolvent"])

    assert found.verdict is ELIGIBLE
    assert "money" not in found.reads


def test_an_outcome_knows_every_question_that_it_rests_on():
    assert outcome("contact-handler").reads == {
        *(
            "date-of-birth",
            "status",
            "uk-residence",
            "would-refuse",
            "any-of-these",
            "police-record",
        ),
    }


def test_all_routes_come_out_together_as_they_do_alone():
    answers = person(
        date_of_birth="2009-12-20", any_of_these=["officer"], police_service="special-now"
    )

    together = assess_all(answers, EVERY_ROUTE, TODAY, ESSEX)

    assert together == tuple(assess(answers, route, TODAY, ESSEX) for route in EVERY_ROUTE)


def test_a_rule_that_routes_share_is_applied_once():
    applied = []
    shared = rule_of(lambda answers, on, force: applied.append(on) or MET)
    routes = [
        route_of(shared, waits_until(date(2026, 12, 1)), slug=slug) for slug in ("one", "other")
    ]

    assess_all(Answers(), routes, TODAY, ESSEX)

    assert applied == [TODAY, date(2026, 12, 1)]


def test_rules_of_one_name_are_not_mistaken_for_each_other():
    yes, no = rule_that_says(MET), rule_that_says(cannot("No.", "Ask."))

    found = assess_all(Answers(), [route_of(yes), route_of(no)], TODAY, ESSEX)

    assert [outcome.verdict for outcome in found] == [ELIGIBLE, NOT_ELIGIBLE]


@pytest.mark.parametrize(
    ("day", "counts"),
    [
        pytest.param(date(2026, 1, 31), False, id="the day before it begins"),
        pytest.param(date(2026, 2, 1), True, id="the day it begins"),
        pytest.param(date(2026, 8, 31), True, id="the day it ends"),
        pytest.param(date(2026, 9, 1), False, id="the day after it ends"),
    ],
)
def test_old_law_keeps_its_own_days(day, counts):
    old = rule_that_says(MET, since=date(2026, 2, 1), until=date(2026, 8, 31))

    assert (old in route_of(old).rules_on(day)) == counts


@pytest.mark.parametrize("confidence", Confidence, ids=str)
def test_a_doubtful_rule_turns_nobody_away(confidence):
    strict = rule_that_says(cannot("No.", "Ask us."), confidence=confidence)

    found = assess(Answers(), route_of(strict), TODAY, ESSEX)

    doubtful = confidence in (Confidence.CONFLICT, Confidence.UNCONFIRMED)
    assert found.verdict is (ASSESS if doubtful else NOT_ELIGIBLE)
    assert found.findings[0].reason == "No."


@pytest.mark.parametrize("confidence", ["conflict", "unconfirmed"])
def test_a_doubtful_threshold_cannot_turn_anyone_away(confidence):
    with pytest.raises(ValueError, match="cannot turn anyone away"):
        Threshold(NOT_ELIGIBLE, "A page", "", Confidence(confidence), TODAY)


@pytest.mark.parametrize(
    "owes",
    [
        pytest.param({"verdict": ASSESS, "next_step": "Ask."}, id="a reason"),
        pytest.param({"verdict": NOT_ELIGIBLE, "reason": "No."}, id="a next step"),
        pytest.param({"verdict": NOT_YET, "reason": "No.", "next_step": "Ask."}, id="a day"),
    ],
)
def test_nobody_is_held_back_without_being_told(owes):
    with pytest.raises(ValueError, match=r"owed|until when"):
        Ruling(**owes)


def test_a_decision_explains_itself_when_taken_out():
    found = outcome("pcep", any_of_these=["money"], money=["ccj"], date_of_birth="2009-11-23")

    data = json.loads(json.dumps(found.as_data()))

    assert (data["route"], data["on"], data["verdict"]) == ("pcep", "2026-11-23", "NOT_YET")
    assert data["event"] == "when you have paid the county court judgment"
    assert (data["opens_on"], data["start_from"]) == (None, "2027-11-23")
    told = {finding["rule"]: finding for finding in data["findings"]}
    assert len(told) == len(found.findings)
    assert told["judgments_paid"] == {
        "rule": "judgments_paid",
        "title": "County court judgments",
        "verdict": "NOT_YET",
        "reason": "Officers need to have paid any county court judgment.",
        "next_step": "Pay it, and ask the court for a certificate. Then come back.",
        "earliest": None,
        "event": "when you have paid the county court judgment",
        "declare": "",
        "start_from": None,
        "stale": False,
        "later": None,
        "source": ESSEX.ccj_unpaid.source,
        "url": ESSEX.ccj_unpaid.url,
        "confidence": "conflict",
        "checked": "2026-11-23",
        "since": money.judgments_paid.since.isoformat(),
        "until": None,
        "needs": None,
        "reads": ["any-of-these", "money"],
    }


def test_an_undecided_finding_says_what_it_needs_when_taken_out():
    found = assess(restore({"any-of-these": ["money"]}, TODAY), ROUTES["pcep"], TODAY, ESSEX)

    told = {finding["rule"]: finding for finding in found.as_data()["findings"]}

    assert told["solvent"]["verdict"] is None
    assert told["solvent"]["needs"] == "money"


def test_answering_does_not_change_the_answers_given():
    answers = person()
    before = answers.raw

    assess(answers, ROUTES["pcep"], TODAY, ESSEX)

    assert answers.raw == before
