"""Which open route is offered to somebody for whom another one is closed."""

import pytest

from recruitment.eligibility import ROUTES, Answers, Family, assess_all, nearest_open
from recruitment.eligibility.rule import MET, cannot, we_check
from tests.eligibility.made_up import SOME_DAY, route_of, rule_that_says
from tests.eligibility.people import ELIGIBLE, ESSEX, NOT_YET, TODAY, outcome, person

CLOSED = cannot("No.", "Ask us.")
RULES = [rule_that_says(MET, name=name) for name in ("one", "two", "three")]
CLOSED_ROUTE = route_of(*RULES[:2], rule_that_says(CLOSED), slug="closed", family=Family.OFFICER)


def judged(*routes):
    return assess_all(Answers(), [CLOSED_ROUTE, *routes], TODAY, ESSEX)


def nearest(*routes):
    outcomes = judged(*routes)
    found = nearest_open(outcomes[0], outcomes)
    return found and found.route.slug


LOOK = rule_that_says(we_check("We look.", "Ask."), name="look")


@pytest.mark.parametrize(
    ("routes", "slug"),
    [
        pytest.param([], None, id="nothing is open"),
        pytest.param(
            [route_of(rule_that_says(SOME_DAY), slug="later")], None, id="a wait is not open"
        ),
        pytest.param(
            [route_of(*RULES, slug="staff"), route_of(LOOK, slug="own", family=Family.OFFICER)],
            "own",
            id="the same family first",
        ),
        pytest.param(
            [route_of(*RULES[1:], slug="less"), route_of(*RULES[:2], LOOK, slug="more")],
            "more",
            id="then most rules in common",
        ),
        pytest.param(
            [route_of(RULES[0], LOOK, slug="look"), route_of(RULES[1], slug="now")],
            "now",
            id="then what is open without a check",
        ),
        pytest.param(
            [route_of(RULES[0], slug="first"), route_of(RULES[1], slug="second")],
            "first",
            id="then the order",
        ),
    ],
)
def test_the_nearest_open_route(routes, slug):
    assert nearest(*routes) == slug


def test_a_route_is_not_nearest_to_itself():
    outcomes = assess_all(person(), ROUTES.values(), TODAY, ESSEX)

    assert nearest_open(outcomes[0], outcomes[:1]) is None


def test_an_undecided_route_is_not_near():
    outcomes = assess_all(Answers(), ROUTES.values(), TODAY, ESSEX)

    assert nearest_open(outcomes[0], outcomes) is None


def test_an_officer_turned_down_is_shown_what_is_most_like_it():
    found = outcome(
        "pcep",
        any_of_these=["turned-down"],
        turned_down_for=["constable"],
        turned_down_constable="2026-11-01",
    )
    others = assess_all(
        person(
            any_of_these=["turned-down"],
            turned_down_for=["constable"],
            turned_down_constable="2026-11-01",
        ),
        ROUTES.values(),
        TODAY,
        ESSEX,
    )

    special = next(other for other in others if other.route.slug == "special-constable")

    assert (found.verdict, special.verdict) == (NOT_YET, ELIGIBLE)
    assert nearest_open(found, others).route.slug == "special-constable"
