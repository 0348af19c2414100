"""More people like those of the documents, from lines that their examples do not cover.

Each has the line that decides, for instance RES-6, and the verdict that it gives.
"""

from datetime import date

import pytest

from tests.eligibility.people import (
    ASSESS,
    DEGREE,
    ELIGIBLE,
    NOT_ELIGIBLE,
    NOT_YET,
    POLICING_DEGREE,
    SERVING,
    outcome,
    ticked,
)

OPEN, LOOK = (ELIGIBLE, None), (ASSESS, None)
NEVER, SOME_DAY = (NOT_ELIGIBLE, None), (NOT_YET, None)


def until(year, month, day):
    return NOT_YET, date(year, month, day)


def told(slug, changes):
    found = outcome(slug, **changes)
    return found.verdict, found.opens_on


def abroad(why, **more):
    return {"uk_residence": "no", "time_away": why, **more}


def record(what, about):
    return {"police_record": [what], "offence_kind": [about]}


def turned_down(role, on):
    key = f"turned_down_{role.split('-')[0]}"
    return ticked("turned-down", turned_down_for=[role], **{key: on})


def job(*codes):
    return ticked("work", job=[*codes])


def money(problem, **more):
    return ticked("money", money=[problem], **more)


OFF_BASE = abroad("forces-family-off-base", came_to_uk="2025-08-15")
FROM_DUBLIN = abroad("lived-abroad", came_to_uk="2025-09-01") | {"status": "irish"}
MOVED_BACK = abroad("lived-abroad", came_to_uk="2023-11-24")
LEFT_EARLY = ticked("officer", police_service="left-before")
TOMORROW = until(2026, 11, 24)
SIX_POINTS = {"police_record": ["points"], "driving_points": "6"}
BANNED = {"police_record": ["driving-ban"], "driving_ban_ends": "2027-04-01"}

OFFICERS = [
    ("nothing to tell", {}, OPEN, OPEN),
    ("AGE-1, 17 tomorrow", {"date_of_birth": "2009-11-24"}, TOMORROW, TOMORROW),
    ("AGE-3, born 29 February 2008", {"date_of_birth": "2008-02-29"}, OPEN, OPEN),
    ("AGE-4, aged 58", {"date_of_birth": "1968-06-06"}, OPEN, OPEN),
    ("NAT-4, Pole, pre-settled", {"status": "pre-settled", "passport": "eea"}, LOOK, LOOK),
    ("NAT-5, Swiss, pre-settled", {"status": "pre-settled", "passport": "swiss"}, LOOK, SOME_DAY),
    ("NAT-7, Jamaican, here for good", {"status": "indefinite"}, OPEN, OPEN),
    ("NAT-8, right of abode", {"status": "right-of-abode"}, LOOK, LOOK),
    ("NAT-9, Hong Kong, BN(O)", {"status": "limited"}, SOME_DAY, SOME_DAY),
    ("NAT-11, asylum seeker", {"status": "waiting"}, SOME_DAY, SOME_DAY),
    ("NAT-12, not sure", {"status": "not-sure"}, LOOK, LOOK),
    ("RES-2, came back three years ago tomorrow", MOVED_BACK, TOMORROW, TOMORROW),
    ("RES-3, soldier in Germany", abroad("armed-forces"), OPEN, OPEN),
    ("RES-4, embassy abroad", abroad("uk-government"), OPEN, OPEN),
    ("RES-6, army husband off base", OFF_BASE, until(2028, 8, 15), until(2028, 8, 15)),
    ("RES-7, six weeks of travel", abroad("travel", months_away="few"), OPEN, OPEN),
    ("RES-7, away for 18 months", abroad("travel", months_away="over-a-year"), LOOK, LOOK),
    ("RES-8, year at a university", abroad("study", months_away="up-to-a-year"), LOOK, LOOK),
    ("RES-11, from Dublin", FROM_DUBLIN, until(2028, 9, 1), until(2028, 9, 1)),
    ("RES-12, Jersey", abroad("islands"), LOOK, LOOK),
    ("CRIM-1, suspended sentence", ticked("custody"), NEVER, NEVER),
    ("CRIM-2, on a register", ticked("register"), NEVER, NEVER),
    ("CRIM-4, stole from a shop at 14", record("caution", "dishonest"), LOOK, LOOK),
    ("CRIM-5, drunk and disorderly", record("caution", "none"), LOOK, LOOK),
    ("CRIM-9, charged", ticked("investigation"), SOME_DAY, SOME_DAY),
    ("CRIM-10, arrested by mistake", {"police_record": ["arrest"]}, OPEN, OPEN),
    ("DRV-1, six points", SIX_POINTS, OPEN, OPEN),
    ("DRV-4, drove drunk in 2009", record("serious-driving", "none"), LOOK, LOOK),
    ("DRV-6, banned from driving", BANNED, until(2027, 4, 1), LOOK),
    ("LIC-3, learning to drive", {"driving_licence": "learning"}, LOOK, OPEN),
    ("LIC-4, cannot drive", {"driving_licence": "talk"}, LOOK, OPEN),
    ("FIN-1, bankrupt now", money("insolvent"), SOME_DAY, SOME_DAY),
    (
        "FIN-4, debt relief order ended on 24 November 2023",
        *(money("was-insolvent", insolvency_ended="2023-11-24"), TOMORROW, TOMORROW),
    ),
    ("FIN-6, unpaid judgment", money("ccj"), SOME_DAY, SOME_DAY),
    ("FIN-7, paid judgment", money("ccj-paid"), OPEN, OPEN),
    ("FIN-8, debt plan", money("debt-plan"), LOOK, LOOK),
    ("FIN-9, gambling debts", money("gambling"), LOOK, LOOK),
    ("TAT-2, hateful tattoo", ticked("tattoo", tattoos=["offensive"]), NEVER, NEVER),
    ("TAT-3, tattoo on the neck", ticked("tattoo", tattoos=["visible"]), LOOK, LOOK),
    ("TAT-4, tattoo on an arm", ticked("tattoo", tattoos=["covered"]), OPEN, OPEN),
    ("TAT-5, stretched ears", ticked("tattoo", tattoos=["piercing"]), LOOK, LOOK),
    ("ORG-1, in the National Front", ticked("group", group="now"), NEVER, NEVER),
    ("ORG-3, in a banned group", ticked("group", group="banned"), NEVER, NEVER),
    ("ORG-5, councillor", job("law-press-council"), LOOK, LOOK),
    ("JOB-1, soldier", job("armed-forces"), OPEN, NEVER),
    ("JOB-2, army reserve", job("reserve"), OPEN, OPEN),
    ("JOB-8, magistrate", job("courts"), LOOK, NEVER),
    ("JOB-20, on-call firefighter", job("fire"), OPEN, LOOK),
    ("JOB-21, nurse", job("nhs"), OPEN, LOOK),
    ("JOB-23, teacher", {}, OPEN, OPEN),
    ("JOB-24, taxi driver", job("licensed-trade"), OPEN, LOOK),
    ("BIZ-2, will not give up a shop", {"would_refuse": ["outside-work"]}, LOOK, LOOK),
    ("PREV-1, six months ago today", turned_down("constable", "2026-05-23"), OPEN, OPEN),
    ("PREV-1, as a constable", turned_down("constable", "2026-05-24"), TOMORROW, OPEN),
    ("PREV-1, as a special", turned_down("special-constable", "2026-05-24"), OPEN, TOMORROW),
    ("PREV-3, applied to Kent too", ticked("applied"), OPEN, OPEN),
    ("PREV-6, refused vetting in 2022", ticked("vetting-refused"), LOOK, LOOK),
    ("PREV-8, left while looked into", ticked("left-during-inquiry"), LOOK, LOOK),
    ("PREV-10, left in probation", LEFT_EARLY, OPEN, LOOK),
    ("PREV-11, officer in Kent", SERVING, LOOK, LOOK),
    ("PREV-12, special in Kent", SERVING | {"police_service": "special-now"}, OPEN, LOOK),
    ("DRUG-1, says no to a drugs test", {"would_refuse": ["drugs-test"]}, NEVER, NEVER),
    ("3.14, cannot give 16 hours", {"would_refuse": ["hours"]}, OPEN, LOOK),
    ("3.14, no nights", {"would_refuse": ["shifts"]}, LOOK, OPEN),
    ("rather not say", ticked("rather-not-say"), LOOK, LOOK),
]


@pytest.mark.parametrize(
    ("differs", "constable", "special"), [pytest.param(*row, id=name) for name, *row in OFFICERS]
)
def test_as_a_constable_and_as_a_special_constable(differs, constable, special):
    assert told("pcep", differs) == constable
    assert told("special-constable", differs) == special


IN_PROBATION = SERVING | {"police_service": "in-probation"}
CASE = ticked("officer", "conduct", conduct_open="yes")
OPEN_CASE = CASE | {"police_service": "serving"}
PENSIONER = SERVING | {"police_service": "retired"}
LEFT_WITH_CASE = CASE | {"police_service": "finished-probation"}

WAYS_IN = [
    ("dhep", "Q-DHEP, degree in history", DEGREE, OPEN),
    ("dhep", "Q-DHEP, A-levels only", {}, NEVER),
    ("detective", "Q-DC, degree in history", DEGREE, OPEN),
    ("detective", "Q-DC, A-levels only", {}, LOOK),
    ("ppd", "Q-PPD, policing degree", POLICING_DEGREE, OPEN),
    ("ppd", "Q-PPD, another degree", DEGREE, NEVER),
    ("pcda", "Q-PCDA-x, degree already", DEGREE, LOOK),
    ("pcda", "PREV-10, left in probation", LEFT_EARLY, LOOK),
    ("transferee", "PREV-11, probation done", SERVING, OPEN),
    ("transferee", "Q-XFER, still in probation", IN_PROBATION, SOME_DAY),
    ("transferee", "Q-XFER, open conduct case", OPEN_CASE, SOME_DAY),
    ("transferee", "Q-XFER, never an officer", {}, NEVER),
    ("transferee", "RES-13, abroad lately", SERVING | abroad("lived-abroad"), LOOK),
    ("transferee", "BIO-1, no second sample", SERVING | {"would_refuse": ["fingerprints"]}, OPEN),
    ("rejoiner", "PREV-9, draws a pension", PENSIONER, LOOK),
    ("rejoiner", "Q-REJ, open conduct case", LEFT_WITH_CASE, SOME_DAY),
    ("rejoiner", "PREV-10, left in probation", LEFT_EARLY, NEVER),
]


def aged(birthday):
    return {"date_of_birth": birthday, "lives_in_area": "yes", "parent_agrees": "yes"}


STAFF_AND_VOLUNTEERS = [
    ("police-staff", "2.3 A, 16 today", {"date_of_birth": "2010-11-23"}, OPEN),
    ("police-staff", "2.1, army wife off base", OFF_BASE, until(2028, 8, 15)),
    ("police-staff", "2.2, no permission to work", {"status": "none"}, NEVER),
    ("police-staff", "2.2, advisory list", ticked("left-during-inquiry"), LOOK),
    ("police-staff", "2.2, prison long ago", ticked("custody"), LOOK),
    ("police-staff", "2.2, National Front", ticked("group", group="now"), LOOK),
    ("police-staff", "no wait after a no", turned_down("constable", "2026-11-01"), OPEN),
    ("contact-handler", "2.2, on bail", ticked("investigation"), SOME_DAY),
    ("contact-handler", "SV-20, no nights", {"would_refuse": ["shifts"]}, NEVER),
    ("contact-handler", "SV-21, upsetting calls", {"would_refuse": ["upsetting"]}, LOOK),
    ("detention-officer", "SV-18, no licence", {"driving_licence": "none"}, LOOK),
    ("detention-officer", "SV-19, no way there", {"would_refuse": ["travel"]}, LOOK),
    ("investigator", "SV-20, no nights", {"would_refuse": ["shifts"]}, LOOK),
    ("apprentice", "2.3 F, no upper age", {"date_of_birth": "1960-01-01"}, OPEN),
    ("pcso", "C1, 18 tomorrow", {"date_of_birth": "2008-11-24"}, TOMORROW),
    ("pcso", "SV-24, unsuccessful", turned_down("pcso", "2026-09-01"), until(2027, 3, 1)),
    ("pcso", "SV-24, waiting elsewhere", ticked("applied"), LOOK),
    ("pcso", "SV-25, special constable", ticked("officer", police_service="special-now"), LOOK),
    ("pcso", "2.3 B, no GCSEs", {"qualifications": ["none"]}, LOOK),
    ("support-volunteer", "C5, 16", {"date_of_birth": "2010-02-02"}, LOOK),
    ("support-volunteer", "C5, 15", {"date_of_birth": "2010-11-24"}, TOMORROW),
    ("support-volunteer", "SV-11, no leave", {"status": "none"}, LOOK),
    ("support-volunteer", "2.3 G, firefighter", job("fire"), OPEN),
    ("support-volunteer", "2.3 G, magistrate", job("courts"), LOOK),
    ("active-citizen", "2.3 H, as a volunteer", job("bailiff-detective"), LOOK),
    ("cadet", "2.3 I, aged 12", aged("2014-03-01"), until(2027, 3, 1)),
    ("cadet", "2.3 I, lives in Kent", aged("2012-03-01") | {"lives_in_area": "no"}, NEVER),
    ("cadet", "SV-31, parent says no", aged("2012-03-01") | {"parent_agrees": "no"}, SOME_DAY),
    ("cadet", "2.3 I, last day", aged("2008-11-24"), OPEN),
    ("cadet-leader", "2.3 J, 17", {"date_of_birth": "2009-01-15"}, until(2027, 1, 15)),
    ("cadet-leader", "2.3 J, says no to checks", {"would_refuse": ["checks"]}, NEVER),
    (
        *("cadet-leader", "SV-29, not sure if barred"),
        *(ticked("children", barred_from_children="not-sure"), LOOK),
    ),
]


@pytest.mark.parametrize(
    ("slug", "differs", "expected"),
    [
        pytest.param(slug, differs, expected, id=f"{slug}: {name}")
        for slug, name, differs, expected in (*WAYS_IN, *STAFF_AND_VOLUNTEERS)
    ],
)
def test_on_one_route(slug, differs, expected):
    assert told(slug, differs) == expected
