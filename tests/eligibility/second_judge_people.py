"""Random people for the two judges: mostly ordinary, dates near the edges, and some quite wild."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random

from recruitment.eligibility.answers import Kind, Latest, Question, Raw
from recruitment.eligibility.questions import QUESTIONS
from recruitment.eligibility.questions.rare import rare
from recruitment.eligibility.questions.record import police_record
from recruitment.eligibility.questions.role import would_refuse
from tests.eligibility.second_judge import months_after, years_after

DAYS = (
    *[date(2026, 11, 23)] * 4,
    *(date(2027, 2, 28), date(2027, 3, 1), date(2028, 2, 29)),
    *(date(2027, 8, 31), date(2026, 12, 31), date(2032, 2, 29)),
)

SCHOOL: list[str] = ["gcse-english", "gcse-maths", "level-3"]
ORDINARY: dict[str, Raw] = {
    "status": "british",
    "uk-residence": "yes",
    "uk-residence-5": "yes",
    "lives-in-area": "yes",
    "parent-agrees": "yes",
    "driving-licence": "manual",
    "qualifications": SCHOOL,
    "would-refuse": ["none"],
    "any-of-these": ["none"],
    "police-record": ["none"],
}

ALL_SCHOOL: Raw = [*SCHOOL, "degree", "policing-degree"]
SERVED: dict[str, Raw] = {"any-of-these": ["officer"]}

# Where people come from: each makes some routes possible that others close.
BACKGROUNDS: tuple[dict[str, Raw], ...] = (
    *({}, {}),
    {"qualifications": [*SCHOOL, "degree"]},
    *[{"qualifications": ALL_SCHOOL}] * 2,
    *[SERVED | {"police-service": "serving", "qualifications": ALL_SCHOOL}] * 2,
    *[SERVED | {"police-service": "finished-probation", "qualifications": ALL_SCHOOL}] * 2,
    SERVED,
    *[SERVED | {"any-of-these": ["officer", "conduct"]}] * 2,
)

# What is odd about people, beside what chance adds.
ODDITIES: tuple[dict[str, Raw], ...] = (
    *[{}] * 6,
    *(
        {odd.key: [str(tick.code)]}
        for odd in (rare, police_record, would_refuse)
        for tick in odd.options
    ),
    *[{"any-of-these": ["work"]}] * 3,
    *[{"any-of-these": ["money"]}] * 2,
    {"any-of-these": ["money"], "money": ["was-insolvent"]},
    {"any-of-these": ["dismissed"], "dismissed-for": "gross-misconduct"},
    {"status": "pre-settled"},
    *({"uk-residence": "no"}, {"uk-residence": "no"}),
    {"uk-residence": "no", "time-away": "lived-abroad"},
    {"uk-residence": "no", "time-away": "forces-family-off-base"},
)
BIRTHDAYS: tuple[dict[str, Raw], ...] = ({}, {"date-of-birth": "1995-06-15"})

AGES = (13, 16, 17, 18, 18, 18, 20, 25, 30, 45, 54, 55, 60)
PERIODS = {
    "came-to-uk": (36, 36, 36, 12, 60, 120),
    "insolvency-ended": (36, 36, 36, 6, 72),
    "dismissed-on": (36, 60, 108, 109, 180),
    "turned-down-constable": (6, 6, 6, 3, 12),
    "turned-down-special": (6, 6, 6, 3, 12),
    "turned-down-pcso": (6, 6, 6, 3, 12),
}
LIST_BEGAN = date(2017, 12, 15)
LEAP_DAYS = (date(2008, 2, 29), date(2012, 2, 29), date(2020, 2, 29), date(2024, 2, 29))


def people(seed: int, count: int) -> Iterator[tuple[dict[str, Raw], date]]:
    """Whole sets of answers, each with the day on which it is judged."""
    chance = Random(seed)
    for _ in range(count):
        on = chance.choice(DAYS)
        yield person(chance, on), on


def person(chance: Random, on: date) -> dict[str, Raw]:
    """How odd a person is varies: most people have a handful of odd answers, a few have many."""
    oddness = chance.choice((0.0, 0.0, 0.03, 0.03, 0.1, 0.3, 1.0))
    usual = both(chance.choice(BACKGROUNDS), chance.choice(ODDITIES)) | chance.choice(BIRTHDAYS)
    return {
        question.key: usual[question.key]
        if question.key in usual and chance.random() >= oddness
        else ANSWERS[question.kind](question, chance, on)
        for question in QUESTIONS
    }


def both(background: dict[str, Raw], oddity: dict[str, Raw]) -> dict[str, Raw]:
    """Ticks of both, unless one of them stands apart from the others."""
    usual = ORDINARY | background | oddity
    ticks = {*background.get("any-of-these", ()), *oddity.get("any-of-these", ())}
    if ticks and not ticks & {"none", "not-sure", "rather-not-say"}:
        return usual | {"any-of-these": sorted(ticks)}
    return usual


def one(question: Question[object], chance: Random, _: date) -> Raw:
    return str(chance.choice(question.options).code)


def many(question: Question[object], chance: Random, _: date) -> Raw:
    """Either one that stands apart, or some of the others: most often one or two."""
    apart = [str(option.code) for option in question.options if option.apart]
    others = [str(option.code) for option in question.options if not option.apart]
    if apart and chance.random() < 0.2:
        return [chance.choice(apart)]
    most = chance.choice((1, 1, 2, 2, 3, 4, len(others)))
    return chance.sample(others, min(chance.randint(1, most), len(others)))


def day(question: Question[object], chance: Random, on: date) -> Raw:
    last = Latest.day(question.latest, on)
    found = chance.choice((edge, edge, edge, wild))(question, chance, on)
    return min(max(found, date(1930, 1, 1)), last).isoformat()


def edge(question: Question[object], chance: Random, on: date) -> date:
    """A day on which a wait ends about now, give or take two days, or a day that needs care."""
    if chance.random() < 0.1:
        return chance.choice((*LEAP_DAYS, LIST_BEGAN, LIST_BEGAN - timedelta(days=1)))
    near = timedelta(days=chance.choice((-2, -1, -1, 0, 0, 1, 1, 2)))
    if question.key == "date-of-birth":
        return years_after(on, -chance.choice(AGES)) + near
    return months_after(on, -chance.choice(PERIODS.get(question.key, (0,)))) + near


def wild(question: Question[object], chance: Random, on: date) -> date:
    """Any day of the last years, or of the next ones where an answer may be in the future."""
    years = 60 if question.key == "date-of-birth" else 6
    ahead = 0 if question.latest is not Latest.THIS_CENTURY else 3
    return on + timedelta(days=chance.randint(-years * 365, ahead * 365))


ANSWERS: dict[Kind, Callable[[Question[object], Random, date], Raw]] = {
    Kind.ONE: one,
    Kind.MANY: many,
    Kind.DAY: day,
}
