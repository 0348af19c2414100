"""Ten thousand people made up from one seed. Every share below is invented; none is a statistic.

Most people are ordinary: an adult, British, who has lived here, with nothing rare to tell. What
goes with age does so here: the young drive less, hold fewer degrees, and have less behind them.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random

from recruitment.eligibility import QUESTIONS, Kind, Question, Raw
from recruitment.eligibility.dates import years_after

SEED, PEOPLE = 2026, 10_000

Shares = dict[str, float]
Years = tuple[int, int]
Asked = Question[object]

AGES: dict[Years, float] = {
    (12, 16): 6,
    (17, 17): 4,
    (18, 24): 38,
    (25, 39): 37,
    (40, 54): 12,
    (55, 66): 3,
}
CHILD, YOUNG = 18, 25

# Out of every hundred, or as near as makes no difference: what one person says, and only that.
ONE: dict[str, Shares] = {
    "lives-in-area": {"yes": 88, "no": 10, "not-sure": 2},
    "parent-agrees": {"yes": 70, "not-asked": 27, "no": 3},
    "status": {"british": 88, "irish": 1, "settled": 4, "indefinite": 2, "right-of-abode": 0.2}
    | {"pre-settled": 1.5, "limited": 2, "waiting": 0.3, "none": 0.2, "not-sure": 0.6}
    | {"rather-not-say": 0.2},
    "passport": {"eea": 85, "swiss": 2, "other": 10, "not-sure": 3},
    "time-away": {"lived-abroad": 45, "armed-forces": 6, "uk-government": 1, "study": 14}
    | {"forces-family-on-base": 2, "forces-family-off-base": 1, "travel": 25, "islands": 2}
    | {"not-sure": 4},
    "months-away": {"few": 35, "up-to-a-year": 45, "over-a-year": 15, "not-sure": 5},
    "group": {"now": 10, "before": 25, "banned": 2, "other": 33, "rather-not-say": 20}
    | {"none": 5, "not-sure": 5},
    "police-service": {"serving": 22, "in-probation": 8, "finished-probation": 18, "retired": 12}
    | {"left-before": 10, "special-now": 15, "special-before": 12, "not-sure": 2}
    | {"rather-not-say": 1},
    "conduct-open": {"no": 10, "yes": 55, "not-sure": 25, "rather-not-say": 10},
    "dismissed-for": {
        "gross-misconduct": 40,
        "gross-incompetence": 10,
        "other": 35,
        "not-sure": 12,
        "rather-not-say": 3,
    },
    "barred-from-children": {"yes": 40, "no": 20, "not-sure": 40},
    "not-protected": {"no": 45, "yes": 20, "not-sure": 28, "rather-not-say": 7},
    "driving-points": {"0": 20, "3": 50, "6": 20, "9": 5, "12": 1, "99": 1, "not-sure": 3},
}
BRITISH = ("british", "irish")
HERE: dict[bool, Shares] = {
    True: {"yes": 94, "no": 4.5, "not-sure": 1.5},
    False: {"yes": 72, "no": 24, "not-sure": 4},
}
LICENCE: dict[bool, Shares] = {
    True: {"manual": 42, "automatic": 6, "learning": 30, "none": 19, "talk": 1, "not-sure": 2},
    False: {"manual": 76, "automatic": 9, "learning": 6, "none": 6, "talk": 2, "not-sure": 1},
}

# Out of every hundred: how many tick this. Whoever ticks nothing says so.
TICKS: dict[str, Shares] = {
    "would-refuse": {"shifts": 4, "posting": 5, "travel": 5, "upsetting": 2, "hours": 6}
    | {"drugs-test": 0.5, "fingerprints": 0.6, "checks": 0.5, "outside-work": 2, "politics": 1},
    "any-of-these": {"work": 14, "tattoo": 9, "money": 7, "group": 0.3, "custody": 1}
    | {"register": 0.1, "investigation": 1, "children": 0.2, "officer": 4, "dismissed": 0.4}
    | {"conduct": 0.4}
    | {"left-during-inquiry": 0.2, "applied": 3, "turned-down": 4, "vetting-refused": 0.6},
    "police-record": {"caution": 7, "conviction": 4, "serious-driving": 1, "driving-ban": 0.6}
    | {"points": 12, "arrest": 3},
    "job": {"armed-forces": 12, "reserve": 6, "fire": 4, "nhs": 18, "pcso": 6, "police-staff": 10}
    | {"own-police": 1, "border": 2, "crime-agency": 1, "commissioner": 1, "courts": 2}
    | {"law-press-council": 4, "prison-probation": 6, "traffic-warden": 2, "street-warden": 2}
    | {"highways-road": 1, "highways-control": 1, "security": 14, "bailiff-detective": 1}
    | {"alcohol-betting": 5, "licensed-trade": 3, "kept": 18},
    "tattoos": {"visible": 55, "offensive": 3, "covered": 40, "piercing": 30},
    "money": {"insolvent": 6, "was-insolvent": 14, "iva": 12, "iva-finished": 10, "ccj": 22}
    | {"ccj-paid": 22, "debt-plan": 30, "gambling": 4},
    "turned-down-for": {"constable": 62, "special-constable": 12, "pcso": 16, "other": 18},
    "offence-kind": {"abuse": 4, "hate": 1, "vulnerable": 2, "dishonest": 18, "violent": 16},
}
NO_TICK: Shares = {"none": 90, "rather-not-say": 4, "not-sure": 6}
ADULTS_ONLY = frozenset(
    {"officer", "conduct", "dismissed", "left-during-inquiry", "turned-down", "money", "points"}
    | {"driving-ban", "serious-driving"}
)

QUALIFICATIONS: dict[str, Shares] = {
    "child": {"gcse-english": 45, "gcse-maths": 42},
    "young": {"gcse-english": 88, "gcse-maths": 85, "level-3": 66, "degree": 30}
    | {"policing-degree": 2, "police-work": 2, "service-work": 2},
    "grown": {"gcse-english": 84, "gcse-maths": 80, "level-3": 58, "degree": 38}
    | {"policing-degree": 1, "police-work": 6, "service-work": 10},
}

# The longest ago, in days; any day since then is as likely. A ban may be over, or still to end.
SINCE = {
    "came-to-uk": 6 * 365,
    "insolvency-ended": 9 * 365,
    "dismissed-on": 15 * 365,
    "driving-ban-ends": 365,
}
TURNED_DOWN_SINCE = 365
BAN_AHEAD = 2 * 365


def population(on: date, count: int = PEOPLE) -> Iterator[dict[str, Raw]]:
    chance = Random(SEED)
    for _ in range(count):
        yield person(chance, on)


def person(chance: Random, on: date) -> dict[str, Raw]:
    """Everything that somebody would say, asked or not."""
    youngest, oldest = chance.choices([*AGES], [*AGES.values()])[0]
    years, days = chance.randint(youngest, oldest), chance.randrange(365)
    born = years_after(on, -years) - timedelta(days=days)
    said: dict[str, Raw] = {"date-of-birth": born.isoformat()}
    for question in QUESTIONS[1:]:
        said[question.key] = ANSWERS[question.kind](question, chance, years, said, on)
    return said


def one(question: Asked, chance: Random, years: int, said: dict[str, Raw], on: date) -> Raw:
    if question.key.startswith("uk-residence"):
        return pick(HERE[said["status"] in BRITISH], chance)
    if question.key == "driving-licence":
        return pick(LICENCE[years < YOUNG], chance) if years >= CHILD else "none"
    return pick(ONE[question.key], chance)


def many(question: Asked, chance: Random, years: int, said: dict[str, Raw], on: date) -> Raw:
    """Each tick by itself; whoever ticks none of them chooses what stands apart."""
    shares = (
        QUALIFICATIONS[stage(years)] if question.key == "qualifications" else TICKS[question.key]
    )
    grown = years >= CHILD
    ticked: list[str] = [
        code
        for code, share in shares.items()
        if chance.random() * 100 < share and (grown or code not in ADULTS_ONLY)
    ]
    apart = [option.code for option in question.options if option.apart]
    return ticked or [pick({code: NO_TICK[code] for code in apart}, chance)]


def day(question: Asked, chance: Random, years: int, said: dict[str, Raw], on: date) -> Raw:
    ago = SINCE.get(question.key, TURNED_DOWN_SINCE)
    ahead = BAN_AHEAD if question.key == "driving-ban-ends" else 0
    return (on + timedelta(days=chance.randint(-ago, ahead))).isoformat()


def pick(shares: Shares, chance: Random) -> str:
    return chance.choices([*shares], [*shares.values()])[0]


def stage(years: int) -> str:
    if years < CHILD:
        return "child"
    return "young" if years < YOUNG else "grown"


ANSWERS: dict[Kind, Callable[[Asked, Random, int, dict[str, Raw], date], Raw]] = {
    Kind.ONE: one,
    Kind.MANY: many,
    Kind.DAY: day,
}
