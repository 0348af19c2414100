"""Status, residence and cadets: what people read, and what a force may decide.

Every option is in the table of rules, and both sides of every day in the tests of days.
"""

from datetime import date

import pytest

from recruitment.eligibility import Verdict
from recruitment.eligibility.rules import age, cadets, residence, status
from tests.eligibility.people import (
    ASSESS,
    ELIGIBLE,
    NOT_ELIGIBLE,
    NOT_YET,
    ruling,
    with_value,
)


@pytest.mark.parametrize("said", ["british", "irish", "settled", "indefinite"])
@pytest.mark.parametrize(
    "rule",
    [
        status.constable_status,
        status.special_status,
        status.permission_to_work,
        status.permission_to_volunteer,
    ],
    ids=lambda rule: rule.name,
)
def test_whoever_can_stay_for_good_may_do_anything(rule, said):
    """NAT-1, NAT-2, NAT-3 and NAT-7."""
    assert ruling(rule, status=said).verdict is ELIGIBLE


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
    ("why", "words"),
    [
        pytest.param("forces-family-off-base", "vetting team", id="RES-6"),
        pytest.param("lived-abroad", "proof of each address", id="RES-9"),
    ],
)
def test_whoever_waits_is_told_what_to_do_meanwhile(why, words):
    found = ruling(residence.lived_in_uk, uk_residence="no", time_away=why, came_to_uk="2026-01-01")

    assert words in found.next_step


@pytest.mark.parametrize(
    ("rule", "years", "said"),
    [
        pytest.param(residence.lived_in_uk, 3, {"uk_residence": "no"}, id="every role"),
        pytest.param(
            residence.lived_in_uk_longer, 5, {"uk_residence_5": "no"}, id="posts that see more"
        ),
    ],
)
def test_the_person_reads_their_own_date(rule, years, said):
    found = ruling(rule, **said, time_away="lived-abroad", came_to_uk="2024-03-04")

    assert found.reason == (
        f"You need to have lived in the UK for the last {years} years. "
        "You told us that you came on 4 March 2024."
    )


@pytest.mark.parametrize(
    ("months", "words"),
    [
        pytest.param("few", "Tell us where you were, and when.", id="up to 3 months"),
        pytest.param("up-to-a-year", "kept your ties here", id="up to 12 months"),
        pytest.param("over-a-year", "away for more than a year in all", id="more than 12 months"),
    ],
)
def test_the_longer_someone_travelled_the_closer_we_look(months, words):
    """RES-7: abs_info_months is 3, and abs_refuse_months is 12."""
    found = ruling(residence.lived_in_uk, uk_residence="no", time_away="travel", months_away=months)

    assert words in found.reason + found.declare


def test_a_force_may_ask_for_more_years():
    force = with_value("residence_years", 5)
    said = {"uk_residence": "no", "time_away": "lived-abroad", "came_to_uk": "2022-01-10"}

    assert ruling(residence.lived_in_uk, **said).verdict is ELIGIBLE
    assert ruling(residence.lived_in_uk, force=force, **said).earliest == date(2027, 1, 10)


def test_a_force_may_ask_for_more_years_for_posts_that_see_more():
    force = with_value("residence_years_management", 6)
    said = {"uk_residence_5": "no", "time_away": "lived-abroad", "came_to_uk": "2021-11-23"}

    assert ruling(residence.lived_in_uk_longer, **said).verdict is ELIGIBLE
    assert ruling(residence.lived_in_uk_longer, force=force, **said).earliest == date(2027, 11, 23)


@pytest.mark.parametrize(
    ("rule", "threshold"),
    [
        pytest.param(age.constable_age, "youngest_to_apply_officer", id="constable"),
        pytest.param(age.special_age, "youngest_to_apply_officer", id="special constable"),
        pytest.param(age.pcso_age, "youngest_to_apply_pcso", id="PCSO"),
        pytest.param(age.shift_age, "youngest_staff_shifts", id="shifts"),
        pytest.param(age.staff_age, "youngest_staff", id="staff"),
        pytest.param(age.apprentice_age, "youngest_apprentice", id="apprentice"),
        pytest.param(age.leader_age, "youngest_cadet_leader", id="cadet leader"),
        pytest.param(age.volunteer_age, "youngest_volunteer_assess", id="volunteer"),
        pytest.param(cadets.cadet_age, "youngest_cadet", id="cadet"),
    ],
)
def test_a_force_decides_the_youngest_age(rule, threshold):
    force = with_value("youngest_to_be_appointed_pcso", 20)
    force = with_value("youngest_to_be_appointed_officer", 20, force)
    force = with_value("cadets_leave_at", 21, with_value(threshold, 19, force))

    found = ruling(rule, force=force, date_of_birth="2008-11-23")

    assert (found.verdict, found.earliest) == (NOT_YET, date(2027, 11, 23))


def test_a_force_may_let_officers_start_later():
    force = with_value("youngest_to_be_appointed_officer", 19)

    found = ruling(age.special_age, force=force, date_of_birth="2008-11-23")

    assert (found.verdict, found.start_from) == (ELIGIBLE, date(2027, 11, 23))


def test_a_force_may_look_at_nobody_under_18():
    force = with_value("youngest_volunteer_assess", 18)

    found = ruling(age.volunteer_age, force=force, date_of_birth="2010-02-02")

    assert (found.verdict, found.earliest) == (NOT_YET, date(2028, 2, 2))


def test_a_force_may_take_volunteers_from_16():
    force = with_value("youngest_volunteer", 16)

    assert ruling(age.volunteer_age, force=force, date_of_birth="2010-11-23").verdict is ELIGIBLE


def test_a_force_may_advise_people_from_another_age():
    force = with_value("advised_age_officer", 50)

    assert ruling(age.constable_age, force=force, date_of_birth="1976-11-23").declare
    assert not ruling(age.constable_age, force=force, date_of_birth="1976-11-24").declare


def test_a_force_may_let_its_cadets_stay_longer():
    force = with_value("cadets_leave_at", 19)
    just_18 = {"date_of_birth": "2008-11-23"}

    assert ruling(cadets.cadet_age, **just_18).verdict is NOT_ELIGIBLE
    assert ruling(cadets.cadet_age, force=force, **just_18).verdict is ELIGIBLE


def test_whoever_is_too_old_for_the_cadets_is_shown_what_comes_next():
    found = ruling(cadets.cadet_age, date_of_birth="2008-11-01")

    assert found.reason == "Cadets leave on the day they turn 18."
    assert "special constable, volunteer and cadet leader" in found.next_step


def test_a_cadet_from_elsewhere_is_sent_to_their_own_force():
    found = ruling(cadets.lives_here, date_of_birth="2012-03-01", lives_in_area="no")

    assert "the force where you live" in found.next_step
