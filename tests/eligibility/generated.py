"""People made up by hypothesis: mostly plain, with a handful of answers that differ."""

from datetime import timedelta

from hypothesis import strategies as st

from recruitment.eligibility import QUESTIONS, Kind, restore
from tests.eligibility.people import PLAIN, TODAY

FOLLOW_UPS = {
    "lives-in-area": "yes",
    "parent-agrees": "yes",
    "passport": "eea",
    "uk-residence-5": "yes",
    "time-away": "travel",
    "months-away": "up-to-a-year",
    "came-to-uk": "2020-01-01",
    "job": ["kept"],
    "tattoos": ["covered"],
    "group": "before",
    "money": ["ccj-paid"],
    "insolvency-ended": "2020-01-01",
    "police-service": "special-before",
    "conduct-open": "no",
    "dismissed-for": "other",
    "dismissed-on": "2020-01-01",
    "turned-down-for": ["other"],
    "turned-down-constable": "2020-01-01",
    "turned-down-special": "2020-01-01",
    "turned-down-pcso": "2020-01-01",
    "barred-from-children": "not-sure",
    "offence-kind": ["none"],
    "not-protected": "no",
    "driving-points": "3",
    "driving-ban-ends": "2020-01-01",
}

# Years before today on which a rule may change its mind.
THRESHOLDS = {
    "date-of-birth": (13, 16, 17, 18, 55),
    "came-to-uk": (3, 5),
    "insolvency-ended": (3,),
    "dismissed-on": (3, 5, 8),
    "turned-down-constable": (0.5,),
    "turned-down-special": (0.5,),
    "turned-down-pcso": (0.5,),
    "driving-ban-ends": (0,),
}


def days(key):
    """Days close to those on which a rule changes its mind, so that waits stay short."""
    near = [
        TODAY - timedelta(days=round(years * 365.25) + shift)
        for years in THRESHOLDS[key]
        for shift in range(-60, 15)
    ]
    first_bad = TODAY + timedelta(days=0 if key == "date-of-birth" else 1)
    past = [day for day in near if day < first_bad or key == "driving-ban-ends"]
    return st.sampled_from(past).map(str)


def said_to(question):
    if question.kind is Kind.DAY:
        return days(question.key)
    codes = [str(option.code) for option in question.options]
    if question.kind is Kind.ONE:
        return st.sampled_from(codes)
    together = [str(option.code) for option in question.options if not option.apart]
    some = st.lists(st.sampled_from(together), min_size=1, max_size=3, unique=True)
    return some | st.sampled_from([[str(o.code)] for o in question.options if o.apart])


def changes(keys, most):
    """Up to that many answers, each to its own question."""
    one_each = {question.key: said_to(question) for question in QUESTIONS if question.key in keys}
    some = st.sets(st.sampled_from(sorted(keys)), max_size=most)
    return some.flatmap(lambda few: st.fixed_dictionaries({key: one_each[key] for key in few}))


EVERY_KEY = frozenset(question.key for question in QUESTIONS)


def people(most=6):
    """Someone who has answered every question, follow-ups too."""
    return changes(EVERY_KEY, most).map(lambda few: restore(PLAIN | FOLLOW_UPS | few, TODAY))


def waiting_people():
    """Someone for whom time matters: dated follow-ups are open, days are near a limit."""
    opened = {
        "uk-residence": "no",
        "time-away": "lived-abroad",
        "any-of-these": ["turned-down", "money"],
        "turned-down-for": ["constable", "special-constable", "pcso"],
        "money": ["was-insolvent"],
        "police-record": ["driving-ban"],
    }
    dated = changes(THRESHOLDS.keys(), len(THRESHOLDS))
    return dated.map(lambda few: restore(PLAIN | FOLLOW_UPS | opened | few, TODAY))
