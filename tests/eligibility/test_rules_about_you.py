"""Age, status and residence: both sides of each boundary."""

from datetime import date

import pytest

from recruitment.eligibility import Verdict
from recruitment.eligibility.rules import age, residence, status
from tests.eligibility.people import (
    ASSESS,
    ELIGIBLE,
    ESSEX,
    NOT_ELIGIBLE,
    NOT_YET,
    TODAY,
    ruling,
    with_value,
)


@pytest.mark.parametrize("rule", [age.constable_age, age.special_age], ids=lambda rule: rule.name)
@pytest.mark.parametrize(
    ("born", "verdict", "earliest", "start_from"),
    [
        pytest.param("2008-11-23", ELIGIBLE, None, None, id="18 today"),
        pytest.param("2008-11-24", ELIGIBLE, None, date(2026, 11, 24), id="18 tomorrow"),
        pytest.param("2009-11-23", ELIGIBLE, None, date(2027, 11, 23), id="17 today"),
        pytest.param(
            "2009-11-24", NOT_YET, date(2026, 11, 24), date(2027, 11, 24), id="17 tomorrow"
        ),
        pytest.param(
            "2012-02-29", NOT_YET, date(2029, 3, 1), date(2030, 3, 1), id="born on a leap day"
        ),
    ],
)
def test_officers_apply_at_17_and_start_at_18(rule, born, verdict, earliest, start_from):
    found = ruling(rule, date_of_birth=born)

    assert (found.verdict, found.earliest, found.start_from) == (verdict, earliest, start_from)


def test_someone_born_on_a_leap_day_is_18_on_the_first_of_march():
    day_before = ruling(age.special_age, on=date(2026, 2, 28), date_of_birth="2008-02-29")
    birthday = ruling(age.special_age, on=date(2026, 3, 1), date_of_birth="2008-02-29")

    assert day_before.start_from == date(2026, 3, 1)
    assert birthday.start_from is None


@pytest.mark.parametrize(
    ("born", "verdict", "earliest"),
    [
        pytest.param("2008-11-23", ELIGIBLE, None, id="18 today"),
        pytest.param("2008-11-24", NOT_YET, date(2026, 11, 24), id="18 tomorrow"),
    ],
)
def test_shift_workers_are_18(born, verdict, earliest):
    found = ruling(age.shift_age, date_of_birth=born)

    assert (found.verdict, found.earliest) == (verdict, earliest)


@pytest.mark.parametrize(
    ("born", "verdict", "earliest"),
    [
        pytest.param("2008-11-23", ELIGIBLE, None, id="18 today"),
        pytest.param("2008-11-24", ASSESS, None, id="18 tomorrow"),
        pytest.param("2010-11-23", ASSESS, None, id="16 today"),
        pytest.param("2010-11-24", NOT_YET, date(2026, 11, 24), id="16 tomorrow"),
    ],
)
def test_volunteers_are_18_or_from_16_looked_at(born, verdict, earliest):
    found = ruling(age.volunteer_age, date_of_birth=born)

    assert (found.verdict, found.earliest) == (verdict, earliest)


@pytest.mark.parametrize(
    ("said", "constable", "special", "staff", "volunteer"),
    [
        pytest.param("british", ELIGIBLE, ELIGIBLE, ELIGIBLE, ELIGIBLE, id="NAT-1"),
        pytest.param("irish", ELIGIBLE, ELIGIBLE, ELIGIBLE, ELIGIBLE, id="NAT-2"),
        pytest.param("settled", ELIGIBLE, ELIGIBLE, ELIGIBLE, ELIGIBLE, id="NAT-3"),
        pytest.param("indefinite", ELIGIBLE, ELIGIBLE, ELIGIBLE, ELIGIBLE, id="NAT-7"),
        pytest.param("right-of-abode", ASSESS, ASSESS, ELIGIBLE, ELIGIBLE, id="NAT-8"),
        pytest.param("limited", NOT_YET, NOT_YET, ASSESS, ASSESS, id="NAT-9 and NAT-10"),
        pytest.param("waiting", NOT_YET, NOT_YET, ASSESS, ASSESS, id="NAT-11, waiting"),
        pytest.param("none", NOT_YET, NOT_YET, NOT_ELIGIBLE, ASSESS, id="NAT-11, no leave"),
        pytest.param("not-sure", ASSESS, ASSESS, ASSESS, ASSESS, id="NAT-12"),
        pytest.param("rather-not-say", ASSESS, ASSESS, ASSESS, ASSESS, id="rather not say"),
    ],
)
def test_the_right_to_stay(said, constable, special, staff, volunteer):
    rules = (
        status.constable_status,
        status.special_status,
        status.permission_to_work,
        status.permission_to_volunteer,
    )

    verdicts = tuple(ruling(rule, status=said).verdict for rule in rules)

    assert verdicts == (constable, special, staff, volunteer)


@pytest.mark.parametrize(
    ("passport", "constable", "special"),
    [
        pytest.param("eea", ASSESS, ASSESS, id="NAT-4, EEA"),
        pytest.param("swiss", ASSESS, NOT_YET, id="NAT-5, Swiss"),
        pytest.param("other", NOT_YET, NOT_YET, id="NAT-6, family member"),
        pytest.param("not-sure", ASSESS, ASSESS, id="not sure"),
    ],
)
def test_pre_settled_status_turns_on_the_passport(passport, constable, special):
    said = {"status": "pre-settled", "passport": passport}

    assert ruling(status.constable_status, **said).verdict is constable
    assert ruling(status.special_status, **said).verdict is special
    assert ruling(status.permission_to_work, **said).verdict is ASSESS


def test_time_limited_leave_waits_for_an_event_and_not_for_a_date():
    found = ruling(status.constable_status, status="limited")

    assert (found.earliest, found.event) == (
        None,
        "when you have settled status, indefinite leave or citizenship",
    )


@pytest.mark.parametrize("verdict", [ELIGIBLE, ASSESS, NOT_YET], ids=lambda verdict: verdict.name)
def test_a_force_decides_about_pre_settled_status(verdict):
    force = with_value("pre_settled_eea", verdict)

    found = ruling(status.constable_status, force=force, status="pre-settled", passport="eea")

    assert found.verdict is verdict
    assert bool(found.event) == (verdict is Verdict.NOT_YET)


@pytest.mark.parametrize(
    ("came", "verdict", "earliest"),
    [
        pytest.param("2023-11-23", ELIGIBLE, None, id="three years today"),
        pytest.param("2023-11-24", NOT_YET, date(2026, 11, 24), id="three years tomorrow"),
        pytest.param("2024-02-29", NOT_YET, date(2027, 3, 1), id="came on a leap day"),
        pytest.param("2026-11-23", NOT_YET, date(2029, 11, 23), id="came today"),
    ],
)
@pytest.mark.parametrize("why", ["lived-abroad", "forces-family-off-base"])
def test_three_full_years_in_the_uk(why, came, verdict, earliest):
    found = ruling(residence.lived_in_uk, uk_residence="no", time_away=why, came_to_uk=came)

    assert (found.verdict, found.earliest) == (verdict, earliest)


@pytest.mark.parametrize(
    ("why", "verdict", "declares"),
    [
        pytest.param("armed-forces", ELIGIBLE, True, id="RES-3"),
        pytest.param("uk-government", ELIGIBLE, True, id="RES-4"),
        pytest.param("forces-family-on-base", ELIGIBLE, True, id="RES-5"),
        pytest.param("travel", ASSESS, False, id="RES-7"),
        pytest.param("study", ASSESS, False, id="RES-8"),
        pytest.param("islands", ASSESS, False, id="RES-12"),
        pytest.param("not-sure", ASSESS, False, id="not sure why"),
    ],
)
def test_time_away_that_needs_no_date(why, verdict, declares):
    found = ruling(residence.lived_in_uk, uk_residence="no", time_away=why)

    assert (found.verdict, bool(found.declare)) == (verdict, declares)


def test_someone_unsure_about_residence_is_helped():
    assert ruling(residence.lived_in_uk, uk_residence="not-sure").verdict is ASSESS


def test_families_off_base_are_sent_to_the_vetting_team():
    found = ruling(
        residence.lived_in_uk,
        uk_residence="no",
        time_away="forces-family-off-base",
        came_to_uk="2026-01-01",
    )

    assert "vetting team" in found.next_step


def test_the_person_reads_their_own_date():
    found = ruling(
        residence.lived_in_uk,
        uk_residence="no",
        time_away="lived-abroad",
        came_to_uk="2024-03-04",
    )

    assert found.reason == (
        "You need to have lived in the UK for the last 3 years. "
        "You told us that you came on 4 March 2024."
    )


def test_the_question_asks_about_as_many_years_as_the_force_needs():
    assert f"last {ESSEX.residence_years.value} years" in residence.uk_residence.text


def test_a_force_may_ask_for_more_years():
    force = with_value("residence_years", 5)
    said = {"uk_residence": "no", "time_away": "lived-abroad", "came_to_uk": "2022-01-10"}

    assert ruling(residence.lived_in_uk, **said).verdict is ELIGIBLE
    assert ruling(residence.lived_in_uk, force=force, **said).earliest == date(2027, 1, 10)


def test_a_force_may_look_at_nobody_under_18():
    """Volunteer persona 15: with 18 as the only limit, born on 2 February 2010."""
    force = with_value("youngest_volunteer_assess", 18)

    found = ruling(age.volunteer_age, force=force, date_of_birth="2010-02-02")

    assert (found.verdict, found.earliest) == (NOT_YET, date(2028, 2, 2))
    assert found.earliest > TODAY
