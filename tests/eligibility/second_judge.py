"""A second judge of the same people, of another shape, so that both do not err alike.

It knows no rule, engine or force pack: facts are drawn from the raw answers, and a table written
by hand from the documents says what each fact does to each route. The worst fact decides.
"""

from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from tests.eligibility.second_judge_table import EFFECTS, EVENT, LOOK, ROUTES, SHUT, WAIT

Raw = Mapping[str, str | list[str]]
Heard = dict[str, set[str]]
Facts = dict[str, date | None]  # what is true, and until when, where that is known

YEARS_IN_UK = 3
YEARS_AFTER_INSOLVENCY = 3
MONTHS_AFTER_A_NO = 6
AGE_TO_START = 18
BARRED_LIST_BEGAN = date(2017, 12, 15)

# Nobody can be appointed before the age to start (AGE-2; for PCSOs, staff C1).
STARTS_AT_18 = {
    *("pcep", "pcda", "dhep", "detective", "ppd", "rejoiner", "transferee"),
    *("special-constable", "pcso"),
}


# A follow-up counts only while what it follows says one of these.
GATES = (
    ("passport", "status", {"pre-settled"}),
    ("time-away", "uk-residence", {"no"}),
    ("months-away", "time-away", {"travel"}),
    ("came-to-uk", "time-away", {"lived-abroad", "forces-family-off-base"}),
    ("job", "any-of-these", {"work"}),
    ("tattoos", "any-of-these", {"tattoo"}),
    ("group", "any-of-these", {"group"}),
    ("money", "any-of-these", {"money"}),
    ("insolvency-ended", "money", {"was-insolvent"}),
    ("police-service", "any-of-these", {"officer"}),
    ("conduct-open", "any-of-these", {"conduct"}),
    ("dismissed-for", "any-of-these", {"dismissed"}),
    ("dismissed-on", "dismissed-for", {"gross-misconduct", "gross-incompetence"}),
    ("turned-down-for", "any-of-these", {"turned-down"}),
    ("turned-down-constable", "turned-down-for", {"constable"}),
    ("turned-down-special", "turned-down-for", {"special-constable"}),
    ("turned-down-pcso", "turned-down-for", {"pcso"}),
    ("barred-from-children", "any-of-these", {"children"}),
    ("not-protected", "police-record", {"caution", "conviction", "serious-driving", "not-sure"}),
    ("driving-points", "police-record", {"points"}),
    ("driving-ban-ends", "police-record", {"driving-ban"}),
)


@dataclass(frozen=True)
class Judgment:
    verdict: str
    opens_on: date | None = None
    event: bool = False
    start_from: date | None = None


def judge(raw: Raw, route: str, on: date) -> Judgment:
    return weigh(facts(raw, on), route, on, start_day(raw, route))


def judge_all(raw: Raw, on: date) -> dict[str, Judgment]:
    """As `judge`, for every route at once."""
    true = facts(raw, on)
    return {route: weigh(true, route, on, start_day(raw, route)) for route in ROUTES}


def weigh(true: Facts, route: str, on: date, start: date | None) -> Judgment:
    hit = [(EFFECTS[fact][route], day) for fact, day in true.items() if fact in EFFECTS]
    letters = {letter for letter, _ in hit}
    if SHUT in letters:
        return Judgment("not_eligible")
    if EVENT in letters:
        return Judgment("not_yet", None, True, later(start, on))
    if WAIT in letters:
        opens = max(day for letter, day in hit if letter == WAIT and day)
        return Judgment("not_yet", opens, False, later(start, opens))
    return Judgment("assess" if LOOK in letters else "eligible", start_from=later(start, on))


def start_day(raw: Raw, route: str) -> date | None:
    return birthday(raw, AGE_TO_START) if route in STARTS_AT_18 else None


def later(start: date | None, applied: date) -> date | None:
    return start if start and start > applied else None


def years_after(day: date, years: int) -> date:
    """A 29 February counts on 1 March where there is none (officers 2.3)."""
    if (day.month, day.day) == (2, 29) and monthrange(day.year + years, 2)[1] == 28:
        return date(day.year + years, 3, 1)
    return date(day.year + years, day.month, day.day)


def months_after(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def birthday(raw: Raw, age: int) -> date:
    return years_after(date.fromisoformat(str(raw["date-of-birth"])), age)


def heard(raw: Raw) -> Heard:
    """Every answer as a set, without the follow-ups of what was not said."""
    said = {key: {answer} if isinstance(answer, str) else {*answer} for key, answer in raw.items()}
    for key, gate, opened_by in GATES:
        if not said.get(gate, set()) & opened_by:
            said.pop(key, None)
    return said


def facts(raw: Raw, on: date) -> Facts:
    said = heard(raw)
    true: Facts = {f"{key} {code}": None for key, codes in said.items() for code in codes}
    for draw in DRAWN:
        true.update(draw(said, on))
    return true


Drawn = Iterator[tuple[str, date | None]]


def ages(said: Heard, on: date) -> Drawn:
    (born,) = said["date-of-birth"]
    for age in (13, 16, 17, 18):
        day = years_after(date.fromisoformat(born), age)
        if on < day:
            yield f"age under-{age}", day
        elif age == 18:
            yield "age 18-or-over", None


def dated(key: str, end: Callable[[date], date], before: str, after: str = "") -> Callable:
    """A fact until the end of some time after the day that was given, and perhaps one from then."""

    def draw(said: Heard, on: date) -> Drawn:
        for day in said.get(key, ()):
            ends = end(date.fromisoformat(day))
            if on < ends:
                yield before, ends
            elif after:
                yield after, None

    return draw


def schooling(said: Heard, _: date) -> Drawn:
    has = said["qualifications"]
    if "not-sure" in has:
        return
    gcses = {"gcse-english", "gcse-maths"} <= has
    degree = has & {"degree", "policing-degree"}
    found = {
        "no-gcses": not gcses,
        "no-degree": not degree,
        "no-policing-degree": "policing-degree" not in has,
        "short-for-pcep": not (degree or has & {"level-3", "police-work", "service-work"}),
        "short-for-pcda": not (gcses and has & {"level-3", "police-work"}),
    }
    yield from ((f"qualifications {name}", None) for name, true in found.items() if true)


def dismissals(said: Heard, _: date) -> Drawn:
    """Only conduct and performance put a person on the list, and only since it began."""
    if "dismissed-for" in said:
        days = [date.fromisoformat(day) for day in said.get("dismissed-on", ())]
        listed = any(day >= BARRED_LIST_BEGAN for day in days)
        yield "dismissed barred" if listed else "dismissed doubtful", None


def samples(said: Heard, _: date) -> Drawn:
    """A special constable who moves force is not asked for them again (DRUG-1, BIO-1)."""
    if "special-now" not in said.get("police-service", ()):
        for sample in said["would-refuse"] & {"drugs-test", "fingerprints"}:
            yield f"first-sample {sample}", None


def never_served(said: Heard, _: date) -> Drawn:
    """Whoever would rather not say has not said that they never served."""
    if not {"officer", "rather-not-say", "not-sure"} & said["any-of-these"]:
        yield "police-service never", None


def no_idea_which_role(said: Heard, _: date) -> Drawn:
    if {"not-sure", "rather-not-say"} & said.get("turned-down-for", set()):
        yield "turned-down not-sure", None


def three_years(day: date) -> date:
    return years_after(day, YEARS_IN_UK)


def solvent_years(day: date) -> date:
    return years_after(day, YEARS_AFTER_INSOLVENCY)


def half_a_year(day: date) -> date:
    return months_after(day, MONTHS_AFTER_A_NO)


def that_day(day: date) -> date:
    return day


DRAWN = (
    ages,
    schooling,
    dismissals,
    samples,
    never_served,
    no_idea_which_role,
    dated("came-to-uk", three_years, "uk-residence too-short"),
    dated("insolvency-ended", solvent_years, "money ended-lately"),
    dated("turned-down-constable", half_a_year, "turned-down constable"),
    dated("turned-down-special", half_a_year, "turned-down special-constable"),
    dated("turned-down-pcso", half_a_year, "turned-down pcso"),
    dated("driving-ban-ends", that_day, "driving-ban now", "driving-ban over"),
)
