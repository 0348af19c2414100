"""What the eighteen routes are, and which verdicts each can have."""

from random import Random

import pytest

from recruitment.eligibility import (
    BY_KEY,
    QUESTIONS,
    ROUTES,
    Family,
    Kind,
    assess,
    assess_all,
    restore,
)
from recruitment.eligibility.rules import residence
from tests.eligibility.exploring import EVERY_RULE, MANAGEMENT, lone_leaves, possible, without
from tests.eligibility.generated import FOLLOW_UPS
from tests.eligibility.people import (
    ASSESS,
    ELIGIBLE,
    ESSEX,
    NOT_ELIGIBLE,
    NOT_YET,
    PLAIN,
    TAKEN,
    TODAY,
    both,
    differing,
    outcome,
    raw,
    ticked,
)

OFFICER = ("pcep", "pcda", "dhep", "detective", "ppd", "rejoiner", "transferee")
STAFF = ("police-staff", "pcso", "contact-handler", "detention-officer", "investigator")
VOLUNTEER = ("special-constable", "support-volunteer", "active-citizen", "cadet", "cadet-leader")

CUSTODY, NO_PERMISSION = ticked("custody"), {"status": "none"}
BARRED = ticked("children", barred_from_children="yes")

# The worst that can come of each route, and how. Nothing turns a support volunteer or an active
# citizen away: all that is against them is looked at by a person (staff 2.2 and 2.3 G).
CLOSED = {
    **dict.fromkeys((*OFFICER, "special-constable"), CUSTODY),
    **dict.fromkeys((*STAFF, "apprentice"), NO_PERMISSION),
    "cadet": {"lives_in_area": "no"},
    "cadet-leader": BARRED,
}
NOT_OPEN_YET = dict.fromkeys(ROUTES, ticked("investigation")) | {
    "cadet": {"date_of_birth": "2013-11-24"}
}
LOOKED_AT = dict.fromkeys(ROUTES, ticked("vetting-refused")) | {
    "cadet": {"lives_in_area": "not-sure"}
}
REACHED = [
    *((slug, ELIGIBLE, {}) for slug in ROUTES),
    *((slug, ASSESS, how) for slug, how in LOOKED_AT.items()),
    *((slug, NOT_YET, how) for slug, how in NOT_OPEN_YET.items()),
    *((slug, NOT_ELIGIBLE, how) for slug, how in CLOSED.items()),
]


@pytest.mark.parametrize(
    ("slug", "verdict", "how"),
    [pytest.param(*row, id=f"{row[0]}, {row[1].name.lower()}") for row in REACHED],
)
def test_every_route_reaches_each_verdict_it_can_have(slug, verdict, how):
    assert outcome(slug, **differing(slug, **how)).verdict is verdict


@pytest.mark.parametrize("slug", ROUTES)
def test_no_route_has_a_verdict_beyond_those(slug):
    """The worst finding decides, so a verdict that no rule can give is one that nobody gets."""
    given = set().union(*map(possible, ROUTES[slug].rules))

    assert given == {verdict for other, verdict, _ in REACHED if other == slug}


# Rules that never decide alone, and what they are kept for.
EXPLAINS = {
    "serious_driving": "The record is looked at in any case: this says how likely a no is.",
    "kept_work_told": "Asks people to declare a second job, a business or a licence.",
    "reserve_told": "Asks reserves to tell us of their service.",
    "other_application_told": "Asks people to declare an application to another force.",
}


@pytest.mark.parametrize("rule", EVERY_RULE, ids=lambda rule: rule.name)
def test_every_rule_decides_alone_for_somebody_or_is_kept_to_explain(rule):
    alone = any(decides_alone(rule, leaf, route) for leaf, route in cases(rule))

    assert alone is (rule.name not in EXPLAINS)


def cases(rule):
    """Whoever this rule alone may hold back, on each route that applies it."""
    routes = [r for r in (*ROUTES.values(), *MANAGEMENT.values()) if rule in r.rules]
    worse = [leaf for leaf in lone_leaves(rule) if leaf.finding.verdict is not ELIGIBLE]
    return ((leaf, route) for leaf in worse for route in routes)


def decides_alone(rule, leaf, route):
    had = PLAIN | FOLLOW_UPS | raw(**TAKEN[route.slug])
    said = had | {key: both(had[key], new) for key, new in leaf.answers.raw.items()}
    answers = restore(said, TODAY)
    better = assess(answers, without(route, rule), TODAY, ESSEX).verdict
    return better < assess(answers, route, TODAY, ESSEX).verdict


@pytest.mark.parametrize("slug", EXPLAINS)
def test_what_is_kept_to_explain_says_something(slug):
    rule = next(rule for rule in EVERY_RULE if rule.name == slug)

    assert any(leaf.finding.declare or leaf.finding.reason for leaf in lone_leaves(rule))


def test_every_question_is_read_by_some_rule():
    read = {key for rule in EVERY_RULE for leaf in lone_leaves(rule) for key in leaf.finding.reads}

    assert read == {question.key for question in QUESTIONS}


def made_up(random):
    """Any answer at all to every question, alone or several ticked together."""
    return {question.key: answer(question, random) for question in QUESTIONS}


def answer(question, random):
    codes = [str(option.code) for option in question.options]
    if question.kind is Kind.DAY:
        return f"{random.randint(1960, 2025)}-{random.randint(1, 12):02}-{random.randint(1, 28):02}"
    if question.kind is Kind.ONE:
        return random.choice(codes)
    together = [str(option.code) for option in question.options if not option.apart]
    some = random.sample(together, random.randint(1, 3))
    return random.choice([some, [random.choice(codes)]])


@pytest.mark.parametrize("seed", range(20))
def test_a_hundred_people_have_one_verdict_each_on_every_route(seed):
    random = Random(seed)
    for _ in range(100):
        said = made_up(random)
        answers = restore(said, TODAY)
        assert answers.raw.keys() == said.keys() == BY_KEY.keys()
        found = assess_all(answers, ROUTES.values(), TODAY, ESSEX)
        assert [one.route for one in found] == [*ROUTES.values()]
        assert all(one.decided for one in found)
        assert {one.verdict for one in found} <= {ELIGIBLE, ASSESS, NOT_YET, NOT_ELIGIBLE}


def test_the_eighteen_routes_and_their_families():
    families = {slug: route.family for slug, route in ROUTES.items()}

    assert families == {
        **dict.fromkeys(OFFICER, Family.OFFICER),
        **dict.fromkeys((*STAFF, "apprentice"), Family.STAFF),
        **dict.fromkeys(VOLUNTEER, Family.VOLUNTEER),
    }
    assert [*families] == [*OFFICER, *STAFF, "apprentice", *VOLUNTEER]


def test_routes_say_what_they_are():
    for slug, route in ROUTES.items():
        assert route.slug == slug
        assert route.title[0].isupper()
        assert route.summary[-1] == "."
        assert route.rules
    assert len({route.title for route in ROUTES.values()}) == len(ROUTES)
    assert {family: family.label for family in Family} == {
        Family.OFFICER: "Police officer",
        Family.STAFF: "Police staff",
        Family.VOLUNTEER: "Volunteer",
    }


def test_no_route_applies_a_rule_twice():
    for route in (*ROUTES.values(), *MANAGEMENT.values()):
        assert len(route.rules) == len(set(route.rules))


def test_what_comes_after_an_offer_is_explained_to_all_but_cadets():
    told = {slug: [later.title for later in route.later] for slug, route in ROUTES.items()}

    assert told["pcep"] == told["special-constable"] == ["Fitness test", "Medical", "Vetting"]
    assert told["pcso"] == ["Fitness test", "Medical", "Vetting"]
    assert told["contact-handler"] == ["Health questions", "Vetting"]
    assert told["cadet-leader"] == ["Checks for work with children", "Vetting"]
    assert [slug for slug, titles in told.items() if "Vetting" not in titles] == ["cadet"]


@pytest.mark.parametrize("slug", MANAGEMENT)
def test_management_vetting_asks_for_more_years_and_changes_nothing_else(slug):
    plain, managed = ROUTES[slug].rules, MANAGEMENT[slug].rules
    differs = [(old, new) for old, new in zip(plain, managed, strict=True) if old is not new]

    longer = (residence.lived_in_uk, residence.lived_in_uk_longer)
    assert differs == ([] if slug == "transferee" else [longer])
