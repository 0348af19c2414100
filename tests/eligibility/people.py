"""People to test with: one whom every route takes, and anyone who differs from them."""

from dataclasses import replace
from datetime import date

from recruitment import forces
from recruitment.eligibility import ROUTES, Verdict, assess, restore

TODAY = date(2026, 11, 23)
ESSEX = forces.load("essex").thresholds

ELIGIBLE, ASSESS, NOT_YET, NOT_ELIGIBLE = Verdict

PLAIN = {
    "date-of-birth": "1996-05-01",
    "status": "british",
    "uk-residence": "yes",
    "job": ["none"],
    "driving-licence": "manual",
    "qualifications": ["gcse", "level-3"],
    "would-refuse": ["none"],
    "tattoos": ["none"],
    "past": ["none"],
    "police-record": ["none"],
}


def raw(**changes):
    """The plain person's answers, changed: raw(uk_residence="no", time_away="travel")."""
    return PLAIN | {key.replace("_", "-"): said for key, said in changes.items()}


def person(**changes):
    said = raw(**changes)
    answers = restore(said, TODAY)
    assert answers.raw == said, "a test gave an answer that no question takes"
    return answers


def with_value(name, value, force=ESSEX):
    """The force, with one threshold of another value."""
    return replace(force, **{name: replace(getattr(force, name), value=value)})


def outcome(slug, on=TODAY, force=ESSEX, **changes):
    return assess(person(**changes), ROUTES[slug], on, force)


def ruling(rule, on=TODAY, force=ESSEX, **changes):
    return rule.test(person(**changes), on, force)


def verdicts(**changes):
    """On every route: constable, special constable, contact handler, support volunteer."""
    return tuple(outcome(slug, **changes).verdict for slug in ROUTES)
