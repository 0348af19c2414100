"""The rules and the second judge must say the same of random people.

10,000 of them in `make test`; SECOND_JUDGE_PEOPLE sets another number, and `make quality` takes
100,000.
"""

import os
from datetime import date, timedelta
from itertools import chain
from pprint import pformat

import pytest

from recruitment import forces
from recruitment.eligibility import BY_KEY, ROUTES, Outcome, Raw, assess_all, restore
from tests.eligibility import second_judge_table
from tests.eligibility.second_judge import Judgment, facts, judge, judge_all
from tests.eligibility.second_judge_people import people

# They judge what the other tests of the rules cover. To count it here too takes twice as long.
pytestmark = pytest.mark.no_cover

SEEDS = range(20)
PEOPLE_A_SEED = int(os.environ.get("SECOND_JUDGE_PEOPLE", "10000")) // len(SEEDS)
ESSEX = forces.load("essex").thresholds
WHEN_CHECKED = date(2026, 11, 23)  # rules grow old and soft, and the second judge does not


def in_its_words(outcome: Outcome) -> Judgment:
    """A first day of work means nothing where the route is closed."""
    verdict = outcome.verdict.name.lower()
    start = outcome.start_from if verdict != "not_eligible" else None
    return Judgment(verdict, outcome.opens_on, bool(outcome.event), start)


def disagreements(raw: dict[str, Raw], on: date) -> list[str]:
    """For each route on which they differ, what the rules say and what the second judge says."""
    theirs = assess_all(restore(raw, on), ROUTES.values(), on, ESSEX, fresh=WHEN_CHECKED)
    ours = judge_all(raw, on)
    pairs = ((o.route.slug, in_its_words(o), ours[o.route.slug]) for o in theirs)
    return [f"{slug}: rules {their}, judge {our}" for slug, their, our in pairs if their != our]


@pytest.mark.parametrize("seed", SEEDS)
def test_rules_and_second_judge_agree_on_every_route_for_random_people(seed: int) -> None:
    for raw, on in people(seed, PEOPLE_A_SEED):
        found = disagreements(raw, on)
        assert not found, "\n".join((f"on {on}", pformat(raw), *found))


def test_every_random_answer_is_one_that_a_person_could_give() -> None:
    for raw, on in people(seed=1, count=300):
        assert restore(raw, on).raw.keys() == raw.keys() == BY_KEY.keys()


def test_second_judge_knows_the_same_routes() -> None:
    assert {*second_judge_table.ROUTES} == ROUTES.keys()


def test_every_line_of_the_table_is_true_of_some_random_people() -> None:
    met = set(chain.from_iterable(facts(raw, on) for raw, on in people(seed=2, count=4_000)))
    assert set(second_judge_table.EFFECTS) <= met


def test_second_judge_opens_a_route_on_its_day_and_not_the_day_before() -> None:
    for raw, on in people(seed=3, count=1_000):
        for slug, judgment in judge_all(raw, on).items():
            if opens := judgment.opens_on:
                assert judge(raw, slug, opens).verdict in ("eligible", "assess")
                assert judge(raw, slug, opens - timedelta(days=1)).opens_on == opens
