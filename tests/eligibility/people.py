"""People to test with: one of whom nothing needs to be said, and anyone who differs from them."""

from dataclasses import replace
from datetime import date

from recruitment import forces
from recruitment.eligibility import ROUTES, Verdict, assess, restore

TODAY = date(2026, 11, 23)
ESSEX = forces.load("essex").thresholds

ELIGIBLE, ASSESS, NOT_YET, NOT_ELIGIBLE = Verdict

# What decides all eighteen routes for an adult with nothing to tell: eight pages.
PLAIN = {
    "date-of-birth": "1996-05-01",
    "status": "british",
    "uk-residence": "yes",
    "driving-licence": "manual",
    "qualifications": ["gcse-english", "gcse-maths", "level-3"],
    "would-refuse": ["none"],
    "any-of-these": ["none"],
    "police-record": ["none"],
}

DEGREE = {"qualifications": ["gcse-english", "gcse-maths", "level-3", "degree"]}
POLICING_DEGREE = {"qualifications": ["gcse-english", "gcse-maths", "policing-degree"]}
SERVING = {"any_of_these": ["officer"], "police_service": "serving"}
LEFT = SERVING | {"police_service": "finished-probation"}
AGED_14 = {"date_of_birth": "2012-03-01", "lives_in_area": "yes", "parent_agrees": "yes"}

# How somebody differs from the plain person so that a route is open to them, and nothing is asked.
TAKEN = {slug: {} for slug in ROUTES} | {
    "dhep": DEGREE,
    "detective": DEGREE,
    "ppd": POLICING_DEGREE,
    "rejoiner": LEFT,
    "transferee": SERVING,
    "cadet": AGED_14,
}


def raw(**changes):
    """The plain person's answers, changed: raw(uk_residence="no", time_away="travel")."""
    return PLAIN | {key.replace("_", "-"): said for key, said in changes.items()}


def person(**changes):
    said = raw(**changes)
    answers = restore(said, TODAY)
    assert answers.raw.keys() == said.keys(), "a test gave an answer that no question takes"
    return answers


def ticked(*rare, **more):
    """Someone for whom these of the rare things are true: ticked("money", money=["iva"])."""
    return {"any_of_these": list(rare), **more}


def with_value(name, value, force=ESSEX):
    """The force, with one threshold of another value."""
    return replace(force, **{name: replace(getattr(force, name), value=value)})


def outcome(slug, on=TODAY, force=ESSEX, **changes):
    return assess(person(**changes), ROUTES[slug], on, force)


def ruling(rule, on=TODAY, force=ESSEX, **changes):
    return rule.test(person(**changes), on, force)


def verdicts(**changes):
    """Of a constable, a special constable, a contact handler and a support volunteer."""
    four = ("pcep", "special-constable", "contact-handler", "support-volunteer")
    return tuple(outcome(slug, **changes).verdict for slug in four)


def differing(slug, **changes):
    """How to differ so as to be what a route takes but for these; ticks are added to its ticks."""
    base = TAKEN[slug]
    return base | {key: both(base.get(key), said) for key, said in changes.items()}


def both(had, said):
    """Two sets of ticks in one, or the later answer."""
    apart = {"none", "not-sure", "rather-not-say"}
    if not isinstance(said, list) or not had or apart & {*had, *said}:
        return said
    return [*dict.fromkeys((*had, *said))]
