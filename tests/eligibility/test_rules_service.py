"""Earlier police service, and earlier applications."""

from datetime import date

import pytest

from recruitment.eligibility.rules import service
from tests.eligibility.people import (
    ASSESS,
    ELIGIBLE,
    ESSEX,
    NOT_ELIGIBLE,
    NOT_YET,
    ruling,
    verdicts,
    with_value,
)


@pytest.mark.parametrize(
    ("why", "on", "says"),
    [
        pytest.param("gross-misconduct", "2022-03-10", "from 10 March 2027", id="misconduct"),
        pytest.param("gross-incompetence", "2024-03-10", "from 10 March 2027", id="incompetence"),
        pytest.param("gross-misconduct", "2021-11-23", "review now", id="five years today"),
        pytest.param(
            "gross-misconduct", "2021-11-24", "from 24 November 2026", id="five years tomorrow"
        ),
    ],
)
def test_the_barred_list_tells_when_a_review_can_be_asked_for(why, on, says):
    said = {"past": ["dismissed"], "dismissed_for": why, "dismissed_on": on}

    found = ruling(service.not_barred, **said)

    assert (found.verdict, found.earliest) == (NOT_ELIGIBLE, None)
    assert says in found.next_step
    assert verdicts(**said) == (NOT_ELIGIBLE, NOT_ELIGIBLE, NOT_ELIGIBLE, ASSESS)
    assert says in ruling(service.barred_looked_at, **said).next_step


@pytest.mark.parametrize(
    "said",
    [
        pytest.param({"dismissed_for": "other"}, id="for something else"),
        pytest.param({"dismissed_for": "not-sure"}, id="not sure why"),
        pytest.param(
            {"dismissed_for": "gross-misconduct", "dismissed_on": "2017-12-14"},
            id="the day before the list began",
        ),
    ],
)
def test_someone_who_may_not_be_on_the_list_is_not_turned_away(said):
    assert verdicts(past=["dismissed"], **said) == (ASSESS, ASSESS, ASSESS, ASSESS)


def test_someone_dismissed_on_the_day_the_list_began_is_on_it():
    said = {"dismissed_for": "gross-misconduct", "dismissed_on": "2017-12-15"}

    assert ruling(service.not_barred, past=["dismissed"], **said).verdict is NOT_ELIGIBLE


@pytest.mark.parametrize(
    ("told", "verdict", "earliest"),
    [
        pytest.param("2026-05-23", ELIGIBLE, None, id="six months today"),
        pytest.param("2026-05-24", NOT_YET, date(2026, 11, 24), id="six months tomorrow"),
        pytest.param("2026-08-31", NOT_YET, date(2027, 2, 28), id="to the end of February"),
    ],
)
@pytest.mark.parametrize(
    ("rule", "role"),
    [
        pytest.param(service.constable_waits, "constable", id="constable"),
        pytest.param(service.special_waits, "special-constable", id="special"),
    ],
)
def test_six_months_after_a_no(rule, role, told, verdict, earliest):
    found = ruling(rule, past=["turned-down"], turned_down_for=role, turned_down_on=told)

    assert (found.verdict, found.earliest) == (verdict, earliest)


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        pytest.param("constable", (NOT_YET, ELIGIBLE, ELIGIBLE, ELIGIBLE), id="constable"),
        pytest.param("special-constable", (ELIGIBLE, NOT_YET, ELIGIBLE, ELIGIBLE), id="special"),
        pytest.param("other", (ELIGIBLE, ELIGIBLE, ELIGIBLE, ELIGIBLE), id="another role"),
        pytest.param("not-sure", (ASSESS, ASSESS, ELIGIBLE, ELIGIBLE), id="not sure"),
    ],
)
def test_the_wait_is_for_the_same_role(role, expected):
    said = {"turned_down_for": role, "turned_down_on": "2026-09-01"}

    assert verdicts(past=["turned-down"], **said) == expected


def test_the_question_about_a_no_reaches_back_far_enough():
    assert ESSEX.reapply_months.value <= 12


def test_a_force_may_ask_for_a_longer_wait():
    force = with_value("reapply_months", 12)
    said = {"turned_down_for": "constable", "turned_down_on": "2026-05-23"}

    found = ruling(service.constable_waits, force=force, past=["turned-down"], **said)

    assert found.earliest == date(2027, 5, 23)


@pytest.mark.parametrize(
    ("said", "constable", "special"),
    [
        pytest.param("serving", ASSESS, ASSESS, id="PREV-11"),
        pytest.param("finished-probation", ELIGIBLE, ELIGIBLE, id="PREV-9"),
        pytest.param("left-before", ELIGIBLE, ASSESS, id="PREV-10"),
        pytest.param("special-now", ELIGIBLE, ASSESS, id="PREV-12"),
        pytest.param("special-before", ELIGIBLE, ELIGIBLE, id="a special before"),
    ],
)
def test_police_service_before(said, constable, special):
    answers = {"past": ["officer"], "police_service": said}

    assert ruling(service.constable_service, **answers).verdict is constable
    assert ruling(service.special_service, **answers).verdict is special
    assert ruling(service.special_service).verdict is ELIGIBLE
