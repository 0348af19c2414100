from datetime import date

import pytest

from recruitment.eligibility import QUESTIONS, ROUTES, Answers, Family, Kind, assess
from recruitment.eligibility.answers import Watched
from recruitment.eligibility.engine import find
from recruitment.eligibility.questions import past
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

EVERY_RULE = tuple({rule.name: rule for r in ROUTES.values() for rule in r.rules}.values())

EVERYTHING = {
    "past": [option.code for option in past.past.options if not option.apart],
    "police_record": ["caution", "driving-ban", "points"],
    "money": ["was-insolvent"],
}

FOLLOW_UPS = {
    "status": "pre-settled",
    "passport": "eea",
    "uk_residence": "no",
    "time_away": "lived-abroad",
    "came_to_uk": "2020-01-01",
    "dismissed_for": "gross-misconduct",
    "dismissed_on": "2020-01-01",
    "police_service": "serving",
    "turned_down_for": "constable",
    "turned_down_on": "2020-01-01",
    "group": "before",
    "insolvency_ended": "2020-01-01",
    "offence_kind": ["none"],
    "not_protected": "no",
    "driving_points": "3",
    "driving_ban_ends": "2020-01-01",
}


def test_every_question_is_read_by_some_rule():
    read = {key for slug in ROUTES for key in outcome(slug, **(EVERYTHING | FOLLOW_UPS)).reads}

    assert read == {question.key for question in QUESTIONS}


@pytest.mark.parametrize(
    ("slug", "verdict", "differs"),
    [
        pytest.param("pcep", ELIGIBLE, {}, id="constable, open"),
        pytest.param("pcep", ASSESS, {"qualifications": ["none"]}, id="constable, looked at"),
        pytest.param("pcep", NOT_YET, {"status": "limited"}, id="constable, not yet"),
        pytest.param("pcep", NOT_ELIGIBLE, {"past": ["custody"]}, id="constable, closed"),
        pytest.param("special-constable", ELIGIBLE, {}, id="special, open"),
        pytest.param("special-constable", ASSESS, {"job": ["nhs"]}, id="special, looked at"),
        pytest.param("special-constable", NOT_YET, {"status": "limited"}, id="special, not yet"),
        pytest.param("special-constable", NOT_ELIGIBLE, {"job": ["pcso"]}, id="special, closed"),
        pytest.param("contact-handler", ELIGIBLE, {}, id="staff, open"),
        pytest.param("contact-handler", ASSESS, {"status": "limited"}, id="staff, looked at"),
        pytest.param("contact-handler", NOT_YET, {"past": ["investigation"]}, id="staff, not yet"),
        pytest.param("contact-handler", NOT_ELIGIBLE, {"status": "none"}, id="staff, closed"),
        pytest.param("support-volunteer", ELIGIBLE, {}, id="volunteer, open"),
        pytest.param("support-volunteer", ASSESS, {"job": ["courts"]}, id="volunteer, looked at"),
        pytest.param(
            "support-volunteer", NOT_YET, {"past": ["investigation"]}, id="volunteer, not yet"
        ),
    ],
)
def test_every_route_reaches_each_verdict_it_can_have(slug, verdict, differs):
    assert outcome(slug, **differs).verdict is verdict


@pytest.mark.parametrize("rule", EVERY_RULE, ids=lambda rule: rule.name)
def test_every_rule_bears_having_no_answers(rule):
    finding = find(rule, Answers(), TODAY, ESSEX)

    assert finding.verdict is None
    assert finding.needs in QUESTIONS
    assert finding.reads == {finding.needs.key}


@pytest.mark.parametrize("rule", EVERY_RULE, ids=lambda rule: rule.name)
def test_every_rule_says_where_it_comes_from(rule):
    assert rule.title
    assert rule.source
    assert rule.url.startswith("http")
    assert rule.since <= rule.checked == TODAY


def test_no_two_rules_share_a_name():
    rules = {id(rule): rule.name for route in ROUTES.values() for rule in route.rules}

    assert len(rules) == len(set(rules.values()))


def test_no_route_applies_a_rule_twice():
    assert all(len(route.rules) == len(set(route.rules)) for route in ROUTES.values())


def test_a_known_rule_reads_only_what_it_read():
    watched = Watched(person().said)

    EVERY_RULE[0].test(watched, TODAY, ESSEX)

    assert watched.seen == {"date-of-birth"}


def test_routes_say_what_they_are():
    assert {slug: (route.family, route.family.label) for slug, route in ROUTES.items()} == {
        "pcep": (Family.OFFICER, "Police officer"),
        "special-constable": (Family.VOLUNTEER, "Volunteer"),
        "contact-handler": (Family.STAFF, "Police staff"),
        "support-volunteer": (Family.VOLUNTEER, "Volunteer"),
    }
    assert all(route.slug == slug and route.summary[-1] == "." for slug, route in ROUTES.items())


def test_every_rule_is_in_force_since_the_vetting_regulations_of_2025():
    day = date(2025, 5, 14)

    assert all(route.rules_on(day) == route.rules for route in ROUTES.values())


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.key)
def test_every_option_of_every_question_can_be_judged(question):
    """Nothing raises, and every open route is decided by what follows from that option."""
    said = EVERYTHING | FOLLOW_UPS
    for option in question.options:
        choice = [option.code] if question.kind is Kind.MANY else option.code
        answers = person(**said).saying(question, choice, TODAY)
        for route in ROUTES.values():
            assert assess(answers, route, TODAY, ESSEX).decided
