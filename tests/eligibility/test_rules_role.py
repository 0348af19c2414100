"""Licence, qualifications, tattoos, work and readiness: words, ticks together, and a force's say.

Every option is in the table of rules, and both sides of every day in the tests of days.
"""

from datetime import date

import pytest

from recruitment.eligibility import LicenceBy
from recruitment.eligibility.questions.work import Job
from recruitment.eligibility.rules import appearance, driving, hours, qualifications, work
from tests.eligibility.people import (
    ASSESS,
    ELIGIBLE,
    NOT_ELIGIBLE,
    NOT_YET,
    outcome,
    ruling,
    ticked,
    verdicts,
    with_value,
)


def test_every_job_on_the_list_is_judged_for_special_constables():
    judged = work.CLASHES | work.EMPLOYER_AGREES | work.FORCES_DIFFER

    assert judged | {Job.RESERVE, Job.KEPT, Job.NONE} == set(Job)
    assert len(work.CLASHES) + len(work.EMPLOYER_AGREES) + len(work.FORCES_DIFFER) == len(judged)


def test_of_two_jobs_the_one_that_clashes_decides():
    found = outcome("special-constable", **ticked("work", job=["reserve", "pcso"]))

    assert found.verdict is NOT_ELIGIBLE


def test_of_two_jobs_the_employer_is_named_first():
    found = ruling(work.agreed_work, **ticked("work", job=["nhs", "security"]))

    assert "employer" in found.reason


def test_reserve_service_is_told():
    assert (
        "reserve service"
        in ruling(work.reserve_told, **ticked("work", job=["reserve", "nhs"])).declare
    )


def test_a_soldier_tells_us_when_they_leave():
    found = ruling(work.constable_steps_down, **ticked("work", job=["armed-forces"]))

    assert "leave the armed forces" in found.declare


@pytest.mark.parametrize(
    ("by", "verdict", "says"),
    [
        pytest.param(LicenceBy.APPLICATION, NOT_YET, "before you apply", id="at application"),
        pytest.param(LicenceBy.OFFER, ASSESS, "before we make you a firm offer", id="at offer"),
        pytest.param(LicenceBy.START, ASSESS, "before your first day", id="at the start"),
    ],
)
@pytest.mark.parametrize("licence", ["learning", "none"])
def test_a_force_decides_when_the_licence_is_needed(by, verdict, says, licence):
    force = with_value("licence_by", by)

    found = ruling(driving.full_licence, force=force, driving_licence=licence)

    assert found.verdict is verdict
    assert says in found.reason


@pytest.mark.parametrize(
    ("rule", "threshold", "said"),
    [
        pytest.param(
            *(driving.full_licence, "automatic_licence", {"driving_licence": "automatic"}),
            id="LIC-2",
        ),
        pytest.param(
            *(appearance.tattoos_in_place, "tattoo_visible"),
            ticked("tattoo", tattoos=["visible"]),
            id="TAT-3",
        ),
    ],
)
@pytest.mark.parametrize("verdict", [ELIGIBLE, ASSESS, NOT_YET], ids=lambda verdict: verdict.name)
def test_a_force_decides_where_others_differ(rule, threshold, said, verdict):
    found = ruling(rule, force=with_value(threshold, verdict), **said)

    assert found.verdict is verdict
    assert bool(found.event) == (verdict is NOT_YET)


@pytest.mark.parametrize(
    ("most", "said", "verdict"),
    [
        pytest.param(3, "3", ELIGIBLE, id="3 of 3"),
        pytest.param(3, "6", ASSESS, id="6 of 3"),
        pytest.param(9, "9", ELIGIBLE, id="9 of 9"),
        pytest.param(12, "99", ASSESS, id="more than 12 of 12"),
    ],
)
def test_a_force_decides_how_many_points_are_few(most, said, verdict):
    force = with_value("max_points", most)

    found = ruling(driving.few_points, force=force, police_record=["points"], driving_points=said)

    assert found.verdict is verdict
    assert found.reason == (
        ""
        if verdict is ELIGIBLE
        else f"More than {most} points can mean a no, so we look at each case."
    )


def test_drink_driving_is_looked_at_with_a_plain_warning():
    found = ruling(driving.serious_driving, police_record=["serious-driving"])

    assert found.verdict is ASSESS
    assert "most likely say no" in found.reason


def test_after_the_ban_a_person_looks():
    found = outcome("pcep", police_record=["driving-ban"], driving_ban_ends="2027-01-01")

    assert found.opens_on == date(2027, 1, 1)


GCSES = ["gcse-english", "gcse-maths"]
NONE, LEVEL_3, POLICE = [], ["level-3"], ["police-work"]
DEGREE, POLICING, SERVICE = ["degree"], ["policing-degree"], ["service-work"]


@pytest.mark.parametrize(
    ("had", "expected"),
    [
        pytest.param(GCSES, (ASSESS, ASSESS, NOT_ELIGIBLE, ELIGIBLE), id="both GCSEs"),
        pytest.param(
            GCSES + LEVEL_3, (ELIGIBLE, ELIGIBLE, NOT_ELIGIBLE, ELIGIBLE), id="and A-levels"
        ),
        pytest.param(
            GCSES + POLICE, (ELIGIBLE, ELIGIBLE, NOT_ELIGIBLE, ELIGIBLE), id="and police work"
        ),
        pytest.param(
            GCSES + SERVICE, (ELIGIBLE, ASSESS, NOT_ELIGIBLE, ELIGIBLE), id="and the forces"
        ),
        pytest.param(
            ["gcse-english", "level-3"],
            (ELIGIBLE, ASSESS, NOT_ELIGIBLE, ASSESS),
            id="A-levels without maths",
        ),
        pytest.param(
            ["gcse-maths", "police-work"],
            (ELIGIBLE, ASSESS, NOT_ELIGIBLE, ASSESS),
            id="police work without English",
        ),
        pytest.param(GCSES + DEGREE, (ELIGIBLE, ASSESS, ELIGIBLE, ELIGIBLE), id="and a degree"),
        pytest.param(POLICING, (ELIGIBLE, ASSESS, ELIGIBLE, ASSESS), id="a policing degree alone"),
    ],
)
def test_qualifications_that_count_together(had, expected):
    """Q-PCEP, Q-PCDA, Q-DHEP, and those of PCSOs."""
    rules = (
        qualifications.ready_to_learn,
        qualifications.ready_to_study,
        qualifications.has_degree,
        qualifications.pcso_education,
    )

    assert tuple(ruling(rule, qualifications=had).verdict for rule in rules) == expected


def test_a_missing_qualification_never_closes_the_job():
    """Officers 3.11: only a route, and the way that asks for least is named."""
    for had in ("none", "not-sure", "gcse-english"):
        assert outcome("pcep", qualifications=[had]).verdict is ASSESS

    found = outcome("dhep", qualifications=["none"])
    assert "Police Constable Entry Programme" in found.reasons[0].next_step


def test_tattoos_of_all_kinds_are_judged_at_once():
    said = ticked("tattoo", tattoos=["covered", "visible", "offensive", "piercing"])
    rules = (
        appearance.no_offensive_tattoo,
        appearance.tattoos_in_place,
        appearance.safe_piercings,
        appearance.tattoos_looked_at,
    )

    found = tuple(ruling(rule, **said).verdict for rule in rules)

    assert found == (NOT_ELIGIBLE, ASSESS, ASSESS, ASSESS)


@pytest.mark.parametrize(
    ("refusal", "pcep", "special", "handler", "volunteer"),
    [
        pytest.param("drugs-test", NOT_ELIGIBLE, NOT_ELIGIBLE, ELIGIBLE, ELIGIBLE, id="DRUG-1"),
        pytest.param("fingerprints", NOT_ELIGIBLE, NOT_ELIGIBLE, ELIGIBLE, ELIGIBLE, id="BIO-1"),
        pytest.param("checks", NOT_ELIGIBLE, NOT_ELIGIBLE, ASSESS, ASSESS, id="VET-1"),
        pytest.param("shifts", ASSESS, ELIGIBLE, NOT_ELIGIBLE, ELIGIBLE, id="SV-20"),
        pytest.param("posting", ASSESS, ELIGIBLE, ELIGIBLE, ELIGIBLE, id="3.14"),
        pytest.param("travel", ELIGIBLE, ELIGIBLE, ASSESS, ELIGIBLE, id="SV-19"),
        pytest.param("upsetting", ELIGIBLE, ELIGIBLE, ASSESS, ELIGIBLE, id="SV-21"),
        pytest.param("hours", ELIGIBLE, ASSESS, ELIGIBLE, ASSESS, id="SV-26"),
        pytest.param("outside-work", ASSESS, ASSESS, ASSESS, ASSESS, id="BIZ-2"),
        pytest.param("politics", ASSESS, ASSESS, ELIGIBLE, ELIGIBLE, id="ORG-5"),
        pytest.param("not-sure", ASSESS, ASSESS, ASSESS, ASSESS, id="not sure"),
        pytest.param("none", ELIGIBLE, ELIGIBLE, ELIGIBLE, ELIGIBLE, id="yes to all"),
    ],
)
def test_saying_no_to_something_closes_a_route_only_where_it_must(
    refusal, pcep, special, handler, volunteer
):
    assert verdicts(would_refuse=[refusal]) == (pcep, special, handler, volunteer)


@pytest.mark.parametrize(
    ("rule", "threshold"),
    [
        pytest.param(hours.special_gives_time, "special_hours_month", id="special constable"),
        pytest.param(hours.leader_gives_time, "leader_hours_month", id="cadet leader"),
    ],
)
def test_the_hours_are_those_of_the_force(rule, threshold):
    force = with_value(threshold, 20)

    assert "20 hours a month" in ruling(rule, force=force, would_refuse=["hours"]).reason
