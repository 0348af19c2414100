"""The example people of both documents, by their numbers: officers, section 7 (even numbers), as
constable and as special constable; staff and volunteers, section 6.b (odd numbers)."""

from datetime import date

import pytest

from recruitment.eligibility import ROUTES, assess
from recruitment.eligibility.routes import with_management_vetting
from tests.eligibility.people import (
    ASSESS,
    ELIGIBLE,
    ESSEX,
    NOT_ELIGIBLE,
    NOT_YET,
    TODAY,
    outcome,
    person,
    ticked,
    with_value,
)

MOVED = {"uk_residence": "no", "uk_residence_5": "no", "time_away": "lived-abroad"}
BARRED = ticked("dismissed", dismissed_for="gross-misconduct")
ON_BASE = {"uk_residence": "no", "time_away": "forces-family-on-base"}
GAP_YEAR = {"uk_residence": "no", "time_away": "travel", "months_away": "up-to-a-year"}
ABUSE = {"police_record": ["caution"], "offence_kind": ["abuse"]}
NINE_POINTS = {"police_record": ["points"], "driving_points": "9"}
DISCHARGED = ticked("money", money=["was-insolvent"], insolvency_ended="2023-11-23")
PCSO = ticked("work", job=["pcso"])
GCSES = {"qualifications": ["gcse-english", "gcse-maths"]}
RESIGNED = ticked("officer", police_service="finished-probation")

OPEN, LOOKED_AT = (ELIGIBLE, None, None), (ASSESS, None, None)
NEVER, SOME_DAY = (NOT_ELIGIBLE, None, None), (NOT_YET, None, None)
LEAP_BOY = (NOT_YET, date(2029, 3, 1), date(2030, 3, 1))
MARCH_2027 = (NOT_YET, date(2027, 3, 1), None)
TOMORROW = (ELIGIBLE, None, date(2026, 11, 24))
IN_A_YEAR = (ELIGIBLE, None, date(2027, 11, 23))


def told(slug, force=ESSEX, **changes):
    found = outcome(slug, force=force, **changes)
    return found.verdict, found.opens_on, found.start_from


OFFICERS = [
    ("2, 18 tomorrow", TOMORROW, TOMORROW, {"date_of_birth": "2008-11-24"}),
    ("4, 17 today", IN_A_YEAR, IN_A_YEAR, {"date_of_birth": "2009-11-23"}),
    ("6, aged 14", LEAP_BOY, LEAP_BOY, {"date_of_birth": "2012-02-29"}),
    ("8, back from Australia", OPEN, OPEN, MOVED | {"came_to_uk": "2023-11-23"}),
    ("10, came on 29 February", MARCH_2027, MARCH_2027, MOVED | {"came_to_uk": "2024-02-29"}),
    ("12, army wife on base", OPEN, OPEN, ON_BASE),
    ("14, gap year", LOOKED_AT, LOOKED_AT, GAP_YEAR),
    ("16, Irish", OPEN, OPEN, {"status": "irish"}),
    ("18, French and settled", OPEN, OPEN, {"status": "settled"}),
    ("20, Brazilian", SOME_DAY, SOME_DAY, {"status": "pre-settled", "passport": "other"}),
    ("22, Nigerian, work visa", SOME_DAY, SOME_DAY, {"status": "limited"}),
    ("24, refugee", SOME_DAY, SOME_DAY, {"status": "limited"}),
    ("26, detained at 15", NEVER, NEVER, ticked("custody")),
    ("28, caution for abuse at home", LOOKED_AT, LOOKED_AT, ABUSE),
    ("30, released under investigation", SOME_DAY, SOME_DAY, ticked("investigation")),
    ("32, nine points", LOOKED_AT, LOOKED_AT, NINE_POINTS),
    ("34, discharged three years ago today", OPEN, OPEN, DISCHARGED),
    ("36, current IVA", LOOKED_AT, LOOKED_AT, ticked("money", money=["iva"])),
    ("38, PCSO", OPEN, NEVER, PCSO),
    ("40, dismissed", NEVER, NEVER, BARRED | {"dismissed_on": "2022-03-10"}),
    ("42, door supervisor", OPEN, LOOKED_AT, ticked("work", job=["security"])),
    ("44, left the BNP", LOOKED_AT, LOOKED_AT, ticked("group", group="before")),
    ("46, automatic licence", LOOKED_AT, OPEN, {"driving_licence": "automatic"}),
    ("48, GCSEs only", LOOKED_AT, OPEN, GCSES),
]


@pytest.mark.parametrize("constable", ["pcep", "pcda"])
@pytest.mark.parametrize(
    ("as_constable", "as_special", "differs"),
    [pytest.param(*row, id=name) for name, *row in OFFICERS],
)
def test_officers_and_specials(constable, as_constable, as_special, differs):
    assert told(constable, **differs) == as_constable
    assert told("special-constable", **differs) == as_special


def test_persona_50_rejoins_though_they_left_in_2015():
    """The apprenticeship alone looks at former officers: some forces turn them away (PREV-10)."""
    slugs = ("rejoiner", "pcep", "special-constable", "pcda")

    assert [told(slug, **RESIGNED) for slug in slugs] == [OPEN, OPEN, OPEN, LOOKED_AT]


def test_persona_38_counts_police_work_as_experience():
    work = {"qualifications": ["gcse-english", "gcse-maths", "police-work"]}

    assert [told(slug, **PCSO, **work) for slug in ("pcep", "pcda")] == [OPEN, OPEN]


@pytest.mark.parametrize(
    ("differs", "words"),
    [
        pytest.param(ON_BASE, "Tell us which base", id="12, army wife on base"),
        pytest.param(DISCHARGED, "Tell us about your money", id="34, discharged bankrupt"),
    ],
)
@pytest.mark.parametrize("slug", ["pcep", "pcda", "special-constable"])
def test_personas_with_something_to_declare_are_told_what(slug, differs, words):
    found = outcome(slug, **differs)

    assert [finding.declare.startswith(words) for finding in found.reasons] == [True]


def test_persona_20_waits_for_settled_status_and_not_for_a_day():
    found = outcome("special-constable", status="pre-settled", passport="other")

    assert found.event == "when you have settled status, indefinite leave or citizenship"


def test_persona_28_is_told_that_a_no_is_very_likely():
    assert "very likely to be refused" in outcome("pcep", **ABUSE).reasons[0].reason


def test_persona_40_is_told_when_a_review_can_be_asked_for():
    found = outcome("pcep", **BARRED, dismissed_on="2022-03-10")

    assert "from 10 March 2027" in found.reasons[0].next_step


def test_persona_48_is_sent_to_a_study_skills_assessment():
    for slug in ("pcep", "pcda"):
        assert "study skills assessment" in outcome(slug, **GCSES).reasons[0].next_step


NOOR = {"date_of_birth": "2010-02-02", "lives_in_area": "yes", "parent_agrees": "yes"}
MAX = {"date_of_birth": "2011-02-14", "lives_in_area": "yes", "parent_agrees": "yes"}
PIA = {"date_of_birth": "2012-05-05", "lives_in_area": "yes", "parent_agrees": "yes"}
CHIDI = MOVED | {"came_to_uk": "2022-01-10"}
ED = {"uk_residence": "no", "time_away": "armed-forces"}
CAUTION = {"police_record": ["caution"], "not_protected": "no"}
ZED = ticked("money", money=["was-insolvent"], insolvency_ended="2025-02-28")
DOOR = ticked("work", job=["security"])
BEFORE_FEBRUARY = (NOT_YET, date(2027, 2, 14), None)
BEFORE_JUNE = (NOT_YET, date(2027, 6, 2), None)


@pytest.mark.parametrize(
    ("slug", "expected", "differs"),
    [
        pytest.param("police-staff", OPEN, {}, id="1, Ana"),
        pytest.param("police-staff", OPEN, CHIDI, id="3, Chidi, ordinary posts"),
        pytest.param("police-staff", OPEN, ED, id="5, Ed, left the Army in May"),
        pytest.param("contact-handler", LOOKED_AT, {"status": "limited"}, id="7, Gita"),
        pytest.param("support-volunteer", LOOKED_AT, {"status": "limited"}, id="9, Ines"),
        pytest.param("cadet", OPEN, PIA | CAUTION, id="17, Pia, caution at 12"),
        pytest.param("contact-handler", OPEN, CAUTION, id="25, Xan, protected caution"),
        pytest.param("detention-officer", LOOKED_AT, ZED, id="27, Zed, discharged bankrupt"),
        pytest.param("support-volunteer", LOOKED_AT, DOOR, id="29, Ben"),
    ],
)
def test_staff_and_volunteers(slug, expected, differs):
    assert told(slug, **differs) == expected


def test_persona_3_needs_five_years_for_a_post_with_management_vetting():
    route = with_management_vetting(ROUTES["police-staff"])

    found = assess(person(**CHIDI), route, TODAY, ESSEX)

    assert (found.verdict, found.opens_on) == (NOT_YET, date(2027, 1, 10))


@pytest.mark.parametrize(
    ("slug", "threshold", "years", "expected", "differs"),
    [
        pytest.param(
            *("contact-handler", "youngest_staff_shifts", 18),
            *(BEFORE_JUNE, {"date_of_birth": "2009-06-02"}),
            id="11, Kofi, nights from 18",
        ),
        pytest.param(
            *("apprentice", "youngest_apprentice", 16, BEFORE_FEBRUARY, MAX),
            id="13, Max, apprentices from 16",
        ),
        pytest.param(
            *("support-volunteer", "youngest_volunteer_assess", 18),
            *((NOT_YET, date(2028, 2, 2), None), NOOR),
            id="15, Noor, volunteers from 18",
        ),
    ],
)
def test_personas_whose_result_is_for_the_force_to_decide(
    slug, threshold, years, expected, differs
):
    assert told(slug, with_value(threshold, years), **differs) == expected


def test_persona_15_can_be_a_cadet_meanwhile():
    assert told("cadet", with_value("youngest_volunteer_assess", 18), **NOOR) == OPEN


def test_persona_19_has_left_the_cadets_and_has_four_other_ways_in():
    ravi = {"date_of_birth": "2008-11-01"}
    others = ("cadet-leader", "special-constable", "support-volunteer", "police-staff")

    assert told("cadet", **ravi) == NEVER
    assert {told(slug, **ravi) for slug in others} == {OPEN}


def test_persona_21_is_barred_from_work_with_children_and_from_no_other():
    tom = ticked("children", barred_from_children="yes")
    slugs = ("cadet-leader", "support-volunteer", "police-staff")

    assert [told(slug, **tom) for slug in slugs] == [NEVER, LOOKED_AT, OPEN]


def test_persona_23_is_told_when_a_review_can_be_asked_for():
    found = outcome("police-staff", **BARRED, dismissed_on="2023-05-01")

    assert found.verdict is NOT_ELIGIBLE
    assert "from 1 May 2028" in found.reasons[0].next_step
