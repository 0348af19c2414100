"""The second judge on the example people of both documents, so that it can be believed."""

from datetime import date

import pytest

from recruitment.eligibility.answers import Raw
from tests.eligibility.second_judge import Judgment, judge, months_after, years_after

TODAY = date(2026, 11, 23)
OPEN, LOOK, SHUT = Judgment("eligible"), Judgment("assess"), Judgment("not_eligible")
EVENT = Judgment("not_yet", event=True)

PLAIN: dict[str, Raw] = {
    "date-of-birth": "1996-05-05",
    "status": "british",
    "uk-residence": "yes",
    "lives-in-area": "yes",
    "parent-agrees": "yes",
    "driving-licence": "manual",
    "qualifications": ["gcse-english", "gcse-maths", "level-3"],
    "would-refuse": ["none"],
    "any-of-these": ["none"],
    "police-record": ["none"],
}


def born(day: str) -> dict[str, Raw]:
    return {"date-of-birth": day}


def ticked(tick: str, **more: Raw) -> dict[str, Raw]:
    return {"any-of-these": [tick], **{key.replace("_", "-"): said for key, said in more.items()}}


def abroad(why: str, **more: Raw) -> dict[str, Raw]:
    more = {key.replace("_", "-"): said for key, said in more.items()}
    return {"uk-residence": "no", "time-away": why, **more}


def until(year: int, month: int, day: int) -> Judgment:
    return Judgment("not_yet", date(year, month, day))


def starting(year: int, month: int, day: int) -> Judgment:
    return Judgment("eligible", start_from=date(year, month, day))


LEAP = Judgment("not_yet", date(2029, 3, 1), start_from=date(2030, 3, 1))
MISCONDUCT = {"dismissed-for": "gross-misconduct"}

# number in officer-and-special-criteria.md section 7, what differs, constable, special constable
OFFICERS = (
    (2, born("2008-11-24"), starting(2026, 11, 24), starting(2026, 11, 24)),
    (4, born("2009-11-23"), starting(2027, 11, 23), starting(2027, 11, 23)),
    (6, born("2012-02-29"), LEAP, LEAP),
    (8, abroad("lived-abroad", came_to_uk="2023-11-23"), OPEN, OPEN),
    (10, abroad("lived-abroad", came_to_uk="2024-02-29"), until(2027, 3, 1), until(2027, 3, 1)),
    (12, abroad("forces-family-on-base", came_to_uk="2025-08-15"), OPEN, OPEN),
    (14, abroad("travel", months_away="up-to-a-year"), LOOK, LOOK),
    (16, {"status": "irish"}, OPEN, OPEN),
    (18, {"status": "settled"}, OPEN, OPEN),
    (20, {"status": "pre-settled", "passport": "other"}, EVENT, EVENT),
    (22, {"status": "limited"}, EVENT, EVENT),
    (24, {"status": "limited"}, EVENT, EVENT),
    (26, ticked("custody"), SHUT, SHUT),
    (28, {"police-record": ["caution"], "offence-kind": ["abuse"]}, LOOK, LOOK),
    (30, ticked("investigation"), EVENT, EVENT),
    (32, {"police-record": ["points"], "driving-points": "9"}, LOOK, LOOK),
    (34, ticked("money", money=["was-insolvent"], insolvency_ended="2023-11-23"), OPEN, OPEN),
    (36, ticked("money", money=["iva"]), LOOK, LOOK),
    (38, ticked("work", job=["pcso"]), OPEN, SHUT),
    (40, {**ticked("dismissed", dismissed_on="2022-03-10"), **MISCONDUCT}, SHUT, SHUT),
    (42, ticked("work", job=["security"]), OPEN, LOOK),
    (44, ticked("group", group="before"), LOOK, LOOK),
    (46, {"driving-licence": "automatic"}, LOOK, OPEN),
    (48, {"qualifications": ["gcse-english", "gcse-maths"]}, LOOK, OPEN),
)

RECORD_PROTECTED = {"police-record": ["caution"], "not-protected": "no"}
SERVED_ABROAD = abroad("armed-forces")
BANKRUPT = ticked("money", money=["was-insolvent"], insolvency_ended="2025-02-28")
DISMISSED = {**ticked("dismissed", dismissed_on="2023-05-01"), **MISCONDUCT}
BARRED = ticked("children", barred_from_children="yes")
AT_TWELVE = {**born("2012-05-05"), "police-record": ["caution"], "not-protected": "yes"}

# number in staff-volunteer-and-process.md section 6.b, what differs, route, what comes out
STAFF = (
    (1, born("1992-05-05"), "police-staff", OPEN),
    (3, abroad("lived-abroad", came_to_uk="2022-01-10"), "police-staff", OPEN),
    (5, SERVED_ABROAD, "police-staff", OPEN),
    (7, {"status": "limited"}, "contact-handler", LOOK),
    (9, {"status": "limited"}, "support-volunteer", LOOK),
    (11, born("2009-06-02"), "contact-handler", until(2027, 6, 2)),
    (13, born("2011-02-14"), "apprentice", until(2027, 2, 14)),
    (15, born("2010-02-02"), "cadet", OPEN),
    (17, AT_TWELVE, "cadet", OPEN),
    (19, born("2008-11-01"), "cadet", SHUT),
    (19, born("2008-11-01"), "cadet-leader", OPEN),
    (19, born("2008-11-01"), "special-constable", OPEN),
    (21, BARRED, "cadet-leader", SHUT),
    (23, DISMISSED, "police-staff", SHUT),
    (25, RECORD_PROTECTED, "contact-handler", OPEN),
    (27, BANKRUPT, "detention-officer", LOOK),
    (29, ticked("work", job=["security"]), "support-volunteer", LOOK),
)


@pytest.mark.parametrize(("number", "differs", "constable", "special"), OFFICERS)
def test_example_of_officers_section_7_comes_out_as_written(
    number: int, differs: dict[str, Raw], constable: Judgment, special: Judgment
) -> None:
    raw = PLAIN | differs
    assert judge(raw, "pcep", TODAY) == judge(raw, "pcda", TODAY) == constable, number
    assert judge(raw, "special-constable", TODAY) == special, number


@pytest.mark.parametrize(("number", "differs", "route", "expected"), STAFF)
def test_example_of_staff_section_6b_comes_out_as_written(
    number: int, differs: dict[str, Raw], route: str, expected: Judgment
) -> None:
    assert judge(PLAIN | differs, route, TODAY) == expected, number


def test_example_50_of_officers_section_7_comes_back_as_a_rejoiner() -> None:
    service = ticked("officer", police_service="finished-probation")
    assert judge(PLAIN | service, "rejoiner", TODAY) == OPEN
    assert judge(PLAIN | service, "special-constable", TODAY) == OPEN


def test_volunteer_of_16_is_looked_at_as_readme_settles_for_essex() -> None:
    assert judge(PLAIN | born("2010-02-02"), "support-volunteer", TODAY) == LOOK


def test_dates_of_officers_section_7_without_a_person() -> None:
    assert years_after(date(2008, 2, 29), 18) == date(2026, 3, 1)
    assert months_after(date(2026, 5, 23), 6) == TODAY
    assert months_after(date(2026, 8, 31), 6) == date(2027, 2, 28)


def test_discharge_of_24_november_2023_waits_until_that_day() -> None:
    ended = ticked("money", money=["was-insolvent"], insolvency_ended="2023-11-24")
    assert judge(PLAIN | ended, "pcep", TODAY) == until(2026, 11, 24)


def test_latest_of_two_dates_and_an_event_before_any_date() -> None:
    two = {
        **ticked("money", money=["was-insolvent"], insolvency_ended="2024-08-10"),
        **abroad("lived-abroad", came_to_uk="2024-02-29"),
    }
    assert judge(PLAIN | two, "pcep", TODAY) == until(2027, 8, 10)
    assert judge(PLAIN | two | {"status": "limited"}, "pcep", TODAY) == EVENT
