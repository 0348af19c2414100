"""The even-numbered people of the officer page (section 7), as constable and as special, and
the odd-numbered people of the staff and volunteer page (section 6.b), on the routes there are."""

from datetime import date

import pytest

from tests.eligibility.people import ASSESS, ELIGIBLE, NOT_ELIGIBLE, NOT_YET, TODAY, outcome

MOVED = {"uk_residence": "no", "time_away": "lived-abroad"}
BARRED = {"past": ["dismissed"], "dismissed_for": "gross-misconduct"}
LEAP_BOY = (NOT_YET, date(2029, 3, 1), date(2030, 3, 1))
OPEN, LOOKED_AT = (ELIGIBLE, None, None), (ASSESS, None, None)
NEVER, SOME_DAY = (NOT_ELIGIBLE, None, None), (NOT_YET, None, None)
MARCH_2027 = (NOT_YET, date(2027, 3, 1), None)
TOMORROW = (ELIGIBLE, None, date(2026, 11, 24))
IN_A_YEAR = (ELIGIBLE, None, date(2027, 11, 23))


def told(slug, **changes):
    found = outcome(slug, **changes)
    return found.verdict, found.opens_on, found.start_from


@pytest.mark.parametrize(
    ("constable", "special", "differs"),
    [
        pytest.param(TOMORROW, TOMORROW, {"date_of_birth": "2008-11-24"}, id="2, 18 tomorrow"),
        pytest.param(IN_A_YEAR, IN_A_YEAR, {"date_of_birth": "2009-11-23"}, id="4, 17 today"),
        pytest.param(LEAP_BOY, LEAP_BOY, {"date_of_birth": "2012-02-29"}, id="6, aged 14"),
        pytest.param(OPEN, OPEN, MOVED | {"came_to_uk": "2023-11-23"}, id="8, back from Australia"),
        pytest.param(
            MARCH_2027, MARCH_2027, MOVED | {"came_to_uk": "2024-02-29"}, id="10, came on 29 Feb"
        ),
        pytest.param(
            OPEN,
            OPEN,
            {"uk_residence": "no", "time_away": "forces-family-on-base"},
            id="12, army wife on base",
        ),
        pytest.param(
            LOOKED_AT,
            LOOKED_AT,
            {"uk_residence": "no", "time_away": "travel"},
            id="14, gap year",
        ),
        pytest.param(OPEN, OPEN, {"status": "irish"}, id="16, Irish"),
        pytest.param(OPEN, OPEN, {"status": "settled"}, id="18, French and settled"),
        pytest.param(
            SOME_DAY,
            SOME_DAY,
            {"status": "pre-settled", "passport": "other"},
            id="20, Brazilian and pre-settled",
        ),
        pytest.param(SOME_DAY, SOME_DAY, {"status": "limited"}, id="22, Nigerian, work visa"),
        pytest.param(SOME_DAY, SOME_DAY, {"status": "limited"}, id="24, refugee"),
        pytest.param(NEVER, NEVER, {"past": ["custody"]}, id="26, detained at 15"),
        pytest.param(
            LOOKED_AT,
            LOOKED_AT,
            {"police_record": ["caution"], "offence_kind": ["abuse"]},
            id="28, caution for abuse at home",
        ),
        pytest.param(SOME_DAY, SOME_DAY, {"past": ["investigation"]}, id="30, under investigation"),
        pytest.param(
            LOOKED_AT,
            LOOKED_AT,
            {"police_record": ["points"], "driving_points": "9"},
            id="32, nine points",
        ),
        pytest.param(
            OPEN,
            OPEN,
            {
                "past": ["money"],
                "money": ["was-insolvent"],
                "insolvency_ended": "2023-11-23",
            },
            id="34, discharged three years ago today",
        ),
        pytest.param(
            LOOKED_AT, LOOKED_AT, {"past": ["money"], "money": ["iva"]}, id="36, current IVA"
        ),
        pytest.param(
            OPEN, NEVER, {"job": ["pcso"], "qualifications": ["police-work"]}, id="38, PCSO"
        ),
        pytest.param(NEVER, NEVER, BARRED | {"dismissed_on": "2022-03-10"}, id="40, dismissed"),
        pytest.param(OPEN, LOOKED_AT, {"job": ["security"]}, id="42, door supervisor"),
        pytest.param(
            LOOKED_AT, LOOKED_AT, {"past": ["group"], "group": "before"}, id="44, left the BNP"
        ),
        pytest.param(LOOKED_AT, OPEN, {"driving_licence": "automatic"}, id="46, automatic licence"),
        pytest.param(LOOKED_AT, OPEN, {"qualifications": ["gcse"]}, id="48, GCSEs only"),
        pytest.param(
            OPEN,
            OPEN,
            {"past": ["officer"], "police_service": "finished-probation"},
            id="50, constable until 2015",
        ),
    ],
)
def test_officers_and_specials(constable, special, differs):
    assert told("pcep", **differs) == constable
    assert told("special-constable", **differs) == special


def test_persona_12_is_asked_to_tell_us_about_the_base():
    found = outcome("pcep", uk_residence="no", time_away="forces-family-on-base")

    assert [finding.declare for finding in found.reasons] == [
        "Tell us which base you lived on, and when."
    ]


def test_persona_28_is_told_that_a_no_is_very_likely():
    found = outcome("pcep", police_record=["caution"], offence_kind=["abuse"])

    assert "very likely to be refused" in found.reasons[0].reason


def test_persona_40_is_told_when_a_review_can_be_asked_for():
    found = outcome("pcep", **BARRED, dismissed_on="2022-03-10")

    assert "from 10 March 2027" in found.reasons[0].next_step


@pytest.mark.parametrize(
    ("slug", "expected", "differs"),
    [
        pytest.param("contact-handler", OPEN, {}, id="1, Ana"),
        pytest.param("contact-handler", OPEN, MOVED | {"came_to_uk": "2022-01-10"}, id="3, Chidi"),
        pytest.param(
            "contact-handler",
            OPEN,
            {"uk_residence": "no", "time_away": "armed-forces"},
            id="5, Ed, left the Army in May",
        ),
        pytest.param("contact-handler", LOOKED_AT, {"status": "limited"}, id="7, Gita"),
        pytest.param("support-volunteer", LOOKED_AT, {"status": "limited"}, id="9, Ines"),
        pytest.param(
            "contact-handler",
            (NOT_YET, date(2027, 6, 2), None),
            {"date_of_birth": "2009-06-02"},
            id="11, Kofi",
        ),
        pytest.param(
            "contact-handler", NEVER, BARRED | {"dismissed_on": "2023-05-01"}, id="23, Vik"
        ),
        pytest.param(
            "contact-handler",
            OPEN,
            {"police_record": ["caution"], "not_protected": "no"},
            id="25, Xan, protected caution",
        ),
        pytest.param(
            "contact-handler",
            LOOKED_AT,
            {
                "past": ["money"],
                "money": ["was-insolvent"],
                "insolvency_ended": "2025-02-28",
            },
            id="27, Zed, discharged bankrupt",
        ),
        pytest.param("support-volunteer", LOOKED_AT, {"job": ["security"]}, id="29, Ben"),
    ],
)
def test_staff_and_volunteers(slug, expected, differs):
    assert told(slug, **differs) == expected


def test_persona_23_is_told_when_a_review_can_be_asked_for():
    found = outcome("contact-handler", **BARRED, dismissed_on="2023-05-01")

    assert "from 1 May 2028" in found.reasons[0].next_step


def test_of_two_dates_the_later_is_shown():
    found = outcome(
        "pcep",
        **MOVED,
        came_to_uk="2024-03-01",
        past=["money"],
        money=["was-insolvent"],
        insolvency_ended="2024-08-10",
    )

    assert found.opens_on == date(2027, 8, 10)
    assert len(found.reasons) == 2


def test_of_a_date_and_an_event_the_event_is_shown():
    found = outcome("pcep", **MOVED, came_to_uk="2024-03-01", past=["investigation"])

    assert (found.opens_on, found.event) == (None, "when the case has ended")
    assert len(found.reasons) == 2
    assert found.on == TODAY
