"""Work, licence, qualifications, tattoos and readiness."""

from datetime import date

import pytest

from recruitment.eligibility import LicenceBy
from recruitment.eligibility.questions.role import Job, Refusal
from recruitment.eligibility.rules import appearance, driving, qualifications, willing, work
from tests.eligibility.people import (
    ASSESS,
    ELIGIBLE,
    NOT_ELIGIBLE,
    NOT_YET,
    outcome,
    ruling,
    verdicts,
    with_value,
)


def worst(rules, **changes):
    return max(ruling(rule, **changes).verdict for rule in rules)


@pytest.mark.parametrize(
    ("job", "special", "volunteer"),
    [
        pytest.param("armed-forces", NOT_ELIGIBLE, ELIGIBLE, id="JOB-1"),
        pytest.param("reserve", ELIGIBLE, ELIGIBLE, id="JOB-2"),
        pytest.param("pcso", NOT_ELIGIBLE, ELIGIBLE, id="JOB-3"),
        pytest.param("traffic-warden", NOT_ELIGIBLE, ASSESS, id="JOB-4"),
        pytest.param("street-warden", NOT_ELIGIBLE, ELIGIBLE, id="JOB-5"),
        pytest.param("highways-road", NOT_ELIGIBLE, ELIGIBLE, id="JOB-6, on the road"),
        pytest.param("highways-control", ASSESS, ELIGIBLE, id="JOB-6, control room"),
        pytest.param("own-police", NOT_ELIGIBLE, ASSESS, id="JOB-7"),
        pytest.param("courts", NOT_ELIGIBLE, ASSESS, id="JOB-8"),
        pytest.param("border", NOT_ELIGIBLE, ELIGIBLE, id="JOB-9 and JOB-11"),
        pytest.param("crime-agency", ASSESS, ELIGIBLE, id="JOB-10"),
        pytest.param("commissioner", ASSESS, ELIGIBLE, id="JOB-12"),
        pytest.param("security", ASSESS, ASSESS, id="JOB-13"),
        pytest.param("bailiff-detective", ASSESS, ASSESS, id="JOB-14 and JOB-15"),
        pytest.param("alcohol-betting", ASSESS, ASSESS, id="JOB-16 and JOB-17"),
        pytest.param("prison-probation", ASSESS, ASSESS, id="JOB-18 and JOB-19"),
        pytest.param("fire", ASSESS, ELIGIBLE, id="JOB-20"),
        pytest.param("nhs", ASSESS, ELIGIBLE, id="JOB-21"),
        pytest.param("police-staff", ASSESS, ELIGIBLE, id="JOB-22"),
        pytest.param("none", ELIGIBLE, ELIGIBLE, id="JOB-23"),
        pytest.param("licensed-trade", ASSESS, ELIGIBLE, id="JOB-24"),
        pytest.param("law-press-council", ASSESS, ELIGIBLE, id="JOB-25"),
        pytest.param("not-sure", ASSESS, ASSESS, id="not sure"),
    ],
)
def test_work_that_may_clash(job, special, volunteer):
    assert worst([work.no_clashing_work, work.agreed_work], job=[job]) is special
    assert ruling(work.volunteer_work, job=[job]).verdict is volunteer


def test_every_job_on_the_list_is_judged():
    judged = work.CLASHES | work.EMPLOYER_AGREES | work.FORCES_DIFFER | {Job.RESERVE, Job.NONE}

    assert judged == set(Job)


def test_of_two_jobs_the_one_that_clashes_decides():
    found = outcome("special-constable", job=["reserve", "pcso"])

    assert found.verdict is NOT_ELIGIBLE


def test_reserve_service_is_told():
    assert "reserve service" in ruling(work.agreed_work, job=["reserve"]).declare


@pytest.mark.parametrize(
    ("licence", "verdict"),
    [
        pytest.param("manual", ELIGIBLE, id="LIC-1"),
        pytest.param("automatic", ASSESS, id="LIC-2"),
        pytest.param("learning", ASSESS, id="LIC-3, learning"),
        pytest.param("none", ASSESS, id="LIC-3, none"),
        pytest.param("talk", ASSESS, id="LIC-4"),
        pytest.param("not-sure", ASSESS, id="not sure"),
    ],
)
def test_a_constable_drives(licence, verdict):
    assert ruling(driving.full_licence, driving_licence=licence).verdict is verdict


@pytest.mark.parametrize(
    ("by", "verdict", "says"),
    [
        pytest.param(LicenceBy.APPLICATION, NOT_YET, "before you apply", id="at application"),
        pytest.param(LicenceBy.OFFER, ASSESS, "before we make you a firm offer", id="at offer"),
        pytest.param(LicenceBy.START, ASSESS, "before your first day", id="at the start"),
    ],
)
def test_a_force_decides_when_the_licence_is_needed(by, verdict, says):
    force = with_value("licence_by", by)

    found = ruling(driving.full_licence, force=force, driving_licence="learning")

    assert found.verdict is verdict
    assert says in found.reason


def test_a_force_may_take_automatic_licences():
    force = with_value("automatic_licence", ELIGIBLE)

    found = ruling(driving.full_licence, force=force, driving_licence="automatic")

    assert found.verdict is ELIGIBLE


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        pytest.param("0", ELIGIBLE, id="none now"),
        pytest.param("6", ELIGIBLE, id="DRV-1, up to 6"),
        pytest.param("9", ASSESS, id="DRV-2, 7 or more"),
        pytest.param("99", ASSESS, id="DRV-2, more than 12"),
        pytest.param("not-sure", ASSESS, id="not sure"),
    ],
)
def test_points_up_to_the_limit_are_told_and_more_are_looked_at(said, verdict):
    found = ruling(driving.few_points, police_record=["points"], driving_points=said)

    assert found.verdict is verdict
    assert bool(found.declare) == (verdict is ELIGIBLE)


def test_a_force_may_take_fewer_points():
    force = with_value("max_points", 3)

    found = ruling(driving.few_points, force=force, police_record=["points"], driving_points="6")

    assert found.verdict is ASSESS
    assert "More than 3 points" in found.reason


def test_drink_driving_is_looked_at_with_a_plain_warning():
    found = ruling(driving.serious_driving, police_record=["serious-driving"])

    assert found.verdict is ASSESS
    assert "most likely say no" in found.reason


@pytest.mark.parametrize(
    ("ends", "verdict", "earliest"),
    [
        pytest.param("2026-11-23", ASSESS, None, id="ends today"),
        pytest.param("2026-11-24", NOT_YET, date(2026, 11, 24), id="ends tomorrow"),
    ],
)
def test_a_banned_constable_waits_until_the_ban_ends(ends, verdict, earliest):
    said = {"police_record": ["driving-ban"], "driving_ban_ends": ends}

    found = ruling(driving.not_banned, **said)

    assert (found.verdict, found.earliest) == (verdict, earliest)
    assert ruling(driving.ban_explained, **said).verdict is ASSESS


def test_after_the_ban_a_person_looks():
    found = outcome("pcep", police_record=["driving-ban"], driving_ban_ends="2027-01-01")

    assert found.opens_on == date(2027, 1, 1)


def test_a_clean_driver_is_asked_nothing_more():
    rules = (
        driving.few_points,
        driving.serious_driving,
        driving.not_banned,
        driving.ban_explained,
    )

    assert worst(rules) is ELIGIBLE


@pytest.mark.parametrize(
    ("ticked", "verdict"),
    [
        pytest.param(["level-3"], ELIGIBLE, id="A-levels"),
        pytest.param(["degree"], ELIGIBLE, id="a degree"),
        pytest.param(["police-work"], ELIGIBLE, id="18 months with the police"),
        pytest.param(["gcse", "service-work"], ELIGIBLE, id="2 years in the forces"),
        pytest.param(["gcse"], ASSESS, id="GCSEs only"),
        pytest.param(["none"], ASSESS, id="nothing yet"),
        pytest.param(["not-sure"], ASSESS, id="not sure"),
    ],
)
def test_a_missing_qualification_turns_nobody_away(ticked, verdict):
    found = ruling(qualifications.ready_to_learn, qualifications=ticked)

    assert found.verdict is verdict
    assert ("study skills" in found.next_step) == (verdict is ASSESS)


@pytest.mark.parametrize(
    ("ticked", "offends", "place", "piercing"),
    [
        pytest.param(["none"], ELIGIBLE, ELIGIBLE, ELIGIBLE, id="TAT-1"),
        pytest.param(["offensive"], NOT_ELIGIBLE, ELIGIBLE, ELIGIBLE, id="TAT-2"),
        pytest.param(["not-sure"], ASSESS, ELIGIBLE, ELIGIBLE, id="TAT-2, not sure"),
        pytest.param(["visible"], ELIGIBLE, ASSESS, ELIGIBLE, id="TAT-3"),
        pytest.param(["covered"], ELIGIBLE, ELIGIBLE, ELIGIBLE, id="TAT-4"),
        pytest.param(["covered", "visible"], ELIGIBLE, ASSESS, ELIGIBLE, id="TAT-3 and TAT-4"),
        pytest.param(["piercing"], ELIGIBLE, ELIGIBLE, ASSESS, id="TAT-5"),
    ],
)
def test_tattoos_and_piercings(ticked, offends, place, piercing):
    rules = (
        appearance.no_offensive_tattoo,
        appearance.tattoos_in_place,
        appearance.safe_piercings,
    )

    found = tuple(ruling(rule, tattoos=ticked).verdict for rule in rules)

    assert found == (offends, place, piercing)


def test_an_ordinary_tattoo_is_told():
    assert ruling(appearance.tattoos_in_place, tattoos=["covered"]).declare


@pytest.mark.parametrize(
    ("refusal", "pcep", "special", "handler", "volunteer"),
    [
        pytest.param("drugs-test", NOT_ELIGIBLE, NOT_ELIGIBLE, ELIGIBLE, ELIGIBLE, id="DRUG-1"),
        pytest.param("fingerprints", NOT_ELIGIBLE, NOT_ELIGIBLE, ELIGIBLE, ELIGIBLE, id="BIO-1"),
        pytest.param("checks", NOT_ELIGIBLE, NOT_ELIGIBLE, ASSESS, ASSESS, id="VET-1"),
        pytest.param("shifts", ASSESS, ELIGIBLE, ASSESS, ELIGIBLE, id="shifts"),
        pytest.param("posting", ASSESS, ELIGIBLE, ELIGIBLE, ELIGIBLE, id="posting"),
        pytest.param("hours", ELIGIBLE, ASSESS, ELIGIBLE, ELIGIBLE, id="hours"),
        pytest.param("outside-work", ASSESS, ASSESS, ASSESS, ASSESS, id="BIZ-2"),
        pytest.param("politics", ASSESS, ASSESS, ELIGIBLE, ELIGIBLE, id="ORG-5"),
        pytest.param("not-sure", ASSESS, ASSESS, ASSESS, ASSESS, id="not sure"),
        pytest.param("none", ELIGIBLE, ELIGIBLE, ELIGIBLE, ELIGIBLE, id="yes to all"),
    ],
)
def test_saying_no_to_something_closes_a_route_only_where_the_law_asks(
    refusal, pcep, special, handler, volunteer
):
    assert verdicts(would_refuse=[refusal]) == (pcep, special, handler, volunteer)


def test_every_refusal_is_judged_above():
    assert len(Refusal) == 10


def test_the_hours_are_those_of_the_force():
    force = with_value("special_hours_month", 20)

    found = ruling(willing.gives_time, force=force, would_refuse=["hours"])

    assert "20 hours a month" in found.reason
