"""What the engine costs beside the same rules by hand, in one process and in one run."""

import statistics
import time
from collections.abc import Callable
from functools import partial

from recruitment import forces
from recruitment.eligibility import ROUTES, Answers, Verdict, assess_all, restore
from tests.bench.by_hand import RULES
from tests.bench.by_hand_facts import person, values
from tests.bench.population import population
from tests.moments import TODAY

Row = tuple[str, float, float | None]
Work = Callable[[], None]

PEOPLE, ROUNDS = 300, 15
ALL = tuple(ROUTES.values())
BY_HAND = {slug: [RULES[rule.name] for rule in route.rules] for slug, route in ROUTES.items()}
ESSEX = forces.load("essex").thresholds
VALUES = values(ESSEX)


def measure() -> list[Row]:
    """Both ratios come from the same rounds. The second has no bar: only sent records pay it."""
    people = [restore(said, TODAY) for said in population(TODAY, PEOPLE)]
    say_the_same(people)
    judged, kept = ratios(partial(by_engine, people), partial(by_records, people), people)
    return [
        ("all routes, all reasons : by hand, times", judged, 3.0),
        ("the same, written out as records, times", kept, None),
    ]


def ratios(engine: Work, records: Work, people: list[Answers]) -> tuple[float, float]:
    """The middle of many ratios; what is compared is measured one right after the other."""
    work = (engine, partial(by_hand, people), records)
    for warm_up in work:
        seconds(warm_up)
    rounds = [tuple(map(seconds, work)) for _ in range(ROUNDS)]
    judged = statistics.median(engine / hand for engine, hand, _ in rounds)
    return judged, statistics.median(records / hand for _, hand, records in rounds)


def by_hand(people: list[Answers]) -> None:
    """From the same stored answers as the engine."""
    for answers in people:
        one = person(answers)
        {slug: all(rule(one, TODAY, VALUES) for rule in rules) for slug, rules in BY_HAND.items()}


def by_engine(people: list[Answers]) -> None:
    for answers in people:
        assess_all(answers, ALL, TODAY, ESSEX)


def by_records(people: list[Answers]) -> None:
    for answers in people:
        [outcome.as_data() for outcome in assess_all(answers, ALL, TODAY, ESSEX)]


def say_the_same(people: list[Answers]) -> None:
    """By hand and by the engine, each rule is met by the same people, and so is each route."""
    for answers in people:
        plain = person(answers)
        for outcome in assess_all(answers, ALL, TODAY, ESSEX):
            met = [RULES[f.rule.name](plain, TODAY, VALUES) for f in outcome.findings]
            assert met == [f.verdict is Verdict.ELIGIBLE for f in outcome.findings], answers.said
            assert all(met) is (outcome.verdict is Verdict.ELIGIBLE), answers.said


def seconds(work: Work) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun
