"""How many pages people are asked. Every figure here is the same in every run."""

from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from itertools import islice

from recruitment import forces
from recruitment.eligibility import QUESTIONS, ROUTES, Answers, Raw, next_question, restore
from tests.bench.population import PEOPLE, population
from tests.moments import TODAY

Row = tuple[str, float, float]

ALL = tuple(ROUTES.values())
ESSEX = forces.load("essex").thresholds
PROCESSES = 2

ORDINARY: dict[str, Raw] = {
    "date-of-birth": "1996-05-01",
    "status": "british",
    "uk-residence": "yes",
    "driving-licence": "manual",
    "qualifications": ["gcse-english", "gcse-maths", "level-3"],
    "would-refuse": ["none"],
    "any-of-these": ["none"],
    "police-record": ["none"],
}
WITH_DEGREE = ORDINARY | {"qualifications": ["gcse-english", "gcse-maths", "level-3", "degree"]}
SERVED = ORDINARY | {"any-of-these": ["officer"]}

# Whom a route is meant for, where an ordinary person is not the one.
MEANT_FOR: dict[str, dict[str, Raw]] = {
    "dhep": WITH_DEGREE,
    "detective": WITH_DEGREE,
    "ppd": ORDINARY | {"qualifications": ["gcse-english", "gcse-maths", "policing-degree"]},
    "rejoiner": SERVED | {"police-service": "finished-probation"},
    "transferee": SERVED | {"police-service": "serving"},
    "cadet": {"date-of-birth": "2011-05-01", "lives-in-area": "yes", "parent-agrees": "yes"},
}


def measure() -> list[Row]:
    return [
        ("pages, all routes, mean : every question", mean_pages() / len(QUESTIONS), 0.75),
        ("pages, all routes, typical open applicant", float(typical()), 11.0),
        ("pages, one route, typical open, at most", float(max(typical_of_each().values())), 8.0),
    ]


def mean_pages() -> float:
    with ProcessPoolExecutor(PROCESSES) as pool:
        return sum(pool.map(pages_of_share, range(PROCESSES))) / PEOPLE


def pages_of_share(first: int) -> int:
    """Of every second person, or the like: each process makes up everybody and takes its share."""
    return sum(pages(said) for said in islice(population(TODAY), first, None, PROCESSES))


def pages(said: dict[str, Raw], routes: Iterable = ALL) -> int:
    """One question is one page, as in the questionnaire."""
    everything, answers, asked = restore(said, TODAY), Answers(), 0
    while question := next_question(answers, routes, TODAY, ESSEX):
        answers = Answers({**answers.said, question.key: everything.said[question.key]})
        asked += 1
    return asked


def typical() -> int:
    """An adult with nothing rare to tell: open are all routes but those meant for other people."""
    return pages(ORDINARY)


def typical_of_each() -> dict[str, int]:
    """Somebody for whom the route is open, as they answer for this route alone."""
    return {slug: pages(MEANT_FOR.get(slug, ORDINARY), [route]) for slug, route in ROUTES.items()}
