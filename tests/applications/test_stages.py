import pytest

from recruitment.applications.stages import (
    ENDED_WITHOUT,
    ENDS,
    May,
    Stage,
    may,
    moves,
    path,
    way,
)
from recruitment.eligibility import ROUTES, Family

WAYS = [pytest.param(route, id=route.slug) for route in ROUTES.values()]
OFFICERS = [
    *(Stage.DRAFT, Stage.SUBMITTED, Stage.SIFT, Stage.ASSESSMENT, Stage.INTERVIEW),
    *(Stage.CONDITIONAL_OFFER, Stage.CHECKS, Stage.FINAL_OFFER, Stage.APPOINTED),
]


def reachable(route):
    seen, waiting = set(), [Stage.DRAFT]
    while waiting:
        stage = waiting.pop()
        seen.add(stage)
        waiting += [to for to in moves(route.slug, route.family, stage) if to not in seen]
    return seen


def legal(slug, stage):
    route = ROUTES[slug]
    return moves(slug, route.family, stage)


@pytest.mark.parametrize("route", WAYS)
def test_every_stage_of_a_route_and_every_end_can_be_reached(route):
    named = {stage for stage in way(route.slug, route.family) if stage in reachable(route)}

    assert {*path(route.slug, route.family), *ENDS} <= reachable(route)
    assert reachable(route) == named | {*ENDS}


@pytest.mark.parametrize("route", WAYS)
def test_no_stage_is_a_dead_end(route):
    for stage in reachable(route) - {*ENDS}:
        assert set(moves(route.slug, route.family, stage)) - {*ENDED_WITHOUT}


@pytest.mark.parametrize("route", WAYS)
def test_nothing_leaves_an_end(route):
    assert [moves(route.slug, route.family, end) for end in ENDS] == [(), (), ()]


@pytest.mark.parametrize("route", WAYS)
def test_everything_but_a_draft_can_end_at_any_time(route):
    for stage in Stage:
        if stage not in (*ENDS, Stage.DRAFT):
            assert moves(route.slug, route.family, stage)[-2:] == ENDED_WITHOUT


@pytest.mark.parametrize(
    ("slug", "stages"),
    [
        ("pcep", OFFICERS),
        ("special-constable", OFFICERS),
        ("pcso", OFFICERS),
        ("contact-handler", OFFICERS),
        (
            "support-volunteer",
            [Stage.DRAFT, Stage.SUBMITTED, Stage.INTERVIEW, Stage.CHECKS, Stage.APPOINTED],
        ),
        (
            "cadet-leader",
            [
                *(Stage.DRAFT, Stage.SUBMITTED, Stage.INTERVIEW, Stage.CHECKS),
                *(Stage.TRAINING, Stage.APPOINTED),
            ],
        ),
        ("cadet", [Stage.DRAFT, Stage.SUBMITTED, Stage.INTERVIEW, Stage.APPOINTED]),
    ],
)
def test_each_way_in_has_its_stages(slug, stages):
    assert list(path(slug, ROUTES[slug].family)) == stages


def test_a_support_volunteer_meets_us_without_a_sift():
    assert legal("support-volunteer", Stage.SUBMITTED) == (
        *(Stage.INTERVIEW, Stage.INFO_NEEDED),
        *(Stage.UNSUCCESSFUL, Stage.WITHDRAWN),
    )


def test_the_online_assessment_may_be_skipped():
    assert legal("contact-handler", Stage.SIFT)[:2] == (Stage.ASSESSMENT, Stage.INTERVIEW)


def test_only_officers_and_pcsos_wait_for_a_place_after_their_checks():
    waits = {slug for slug in ROUTES if Stage.POOL in legal(slug, Stage.CHECKS)}

    officers = {slug for slug, route in ROUTES.items() if route.family is Family.OFFICER}
    assert waits == {*officers, "special-constable", "pcso"}


def test_a_cadet_may_wait_for_a_place_before_we_meet_and_is_never_vetted():
    assert Stage.POOL in legal("cadet", Stage.SUBMITTED)
    assert Stage.CHECKS not in reachable(ROUTES["cadet"])


def test_a_cadet_leader_is_trained_after_the_checks_and_before_the_first_day():
    assert Stage.APPOINTED not in legal("cadet-leader", Stage.CHECKS)
    assert legal("cadet-leader", Stage.CHECKS)[0] is Stage.TRAINING


@pytest.mark.parametrize("slug", ["pcep", "pcso", "contact-handler", "support-volunteer"])
def test_an_appeal_leads_back_to_the_checks_or_ends(slug):
    assert Stage.APPEAL in legal(slug, Stage.CHECKS)
    assert legal(slug, Stage.APPEAL) == (Stage.CHECKS, *ENDED_WITHOUT)


MAKERS = [
    ("pcep", Stage.SUBMITTED, Stage.SIFT, (May.MOVE,)),
    ("pcep", Stage.CHECKS, Stage.FINAL_OFFER, (May.MOVE,)),
    ("pcep", Stage.CHECKS, Stage.APPEAL, (May.VET,)),
    ("pcep", Stage.APPEAL, Stage.CHECKS, (May.VET,)),
    ("pcep", Stage.APPEAL, Stage.UNSUCCESSFUL, (May.VET,)),
    ("pcep", Stage.APPEAL, Stage.WITHDRAWN, (May.MOVE,)),
    ("special-constable", Stage.SUBMITTED, Stage.SIFT, (May.MOVE,)),
    ("support-volunteer", Stage.SUBMITTED, Stage.INTERVIEW, (May.MOVE, May.COORDINATE)),
    ("support-volunteer", Stage.CHECKS, Stage.APPEAL, (May.VET,)),
    ("cadet", Stage.INTERVIEW, Stage.APPOINTED, (May.MOVE, May.COORDINATE)),
    ("cadet-leader", Stage.CHECKS, Stage.TRAINING, (May.MOVE, May.COORDINATE)),
]


@pytest.mark.parametrize(("slug", "was", "to", "who"), MAKERS)
def test_each_kind_of_move_asks_for_its_permission(slug, was, to, who):
    assert may(slug, ROUTES[slug].family, was, to) == who


@pytest.mark.parametrize("stage", list(Stage), ids=str)
def test_every_stage_has_words_for_the_applicant(stage):
    assert stage.to_applicant
    assert stage.next_step.endswith(".")
