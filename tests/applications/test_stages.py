import pytest

from recruitment.applications.stages import ENDS, Stage, moves, path
from recruitment.eligibility import ROUTES, Family

WAYS = [pytest.param(route, id=route.slug) for route in ROUTES.values()]


def reachable(route):
    seen, waiting = set(), [Stage.DRAFT]
    while waiting:
        stage = waiting.pop()
        seen.add(stage)
        waiting += [to for to in moves(route.slug, route.family, stage) if to not in seen]
    return seen


@pytest.mark.parametrize("route", WAYS)
def test_every_stage_of_a_route_and_every_end_can_be_reached(route):
    assert reachable(route) == {*path(route.slug, route.family), *ENDS}


@pytest.mark.parametrize("route", WAYS)
def test_nothing_leaves_an_end(route):
    assert [moves(route.slug, route.family, end) for end in ENDS] == [(), (), ()]


@pytest.mark.parametrize("route", WAYS)
def test_everything_but_a_draft_can_end_at_any_time(route):
    for stage in path(route.slug, route.family):
        if stage not in (*ENDS, Stage.DRAFT):
            assert moves(route.slug, route.family, stage)[-2:] == (
                Stage.UNSUCCESSFUL,
                Stage.WITHDRAWN,
            )


def test_a_support_volunteer_meets_us_without_a_sift():
    after = moves("support-volunteer", Family.VOLUNTEER, Stage.SUBMITTED)

    assert after == (Stage.INTERVIEW, Stage.UNSUCCESSFUL, Stage.WITHDRAWN)


def test_a_special_constable_takes_the_officers_way():
    assert path("special-constable", Family.VOLUNTEER) == path("pcep", Family.OFFICER)


def test_the_online_assessment_may_be_skipped():
    after = moves("contact-handler", Family.STAFF, Stage.SIFT)

    assert after[:2] == (Stage.ASSESSMENT, Stage.INTERVIEW)


@pytest.mark.parametrize("stage", list(Stage), ids=str)
def test_every_stage_has_words_for_the_applicant(stage):
    assert stage.to_applicant
    assert stage.next_step.endswith(".")
