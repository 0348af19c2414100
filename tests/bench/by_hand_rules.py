"""Rules by hand that take more than a line. Yes: met, with nothing to look at."""

from datetime import date

from recruitment.eligibility.dates import months_after, years_after
from tests.bench.by_hand_facts import Person, Values

FOR_GOOD = frozenset({"british", "irish", "settled", "indefinite"})
MAY_NOT_WORK = frozenset(
    {"pre-settled", "limited", "waiting", "none", "not-sure", "rather-not-say"}
)
COUNTS_AS_HERE = frozenset({"armed-forces", "uk-government", "forces-family-on-base"})
DEGREES = frozenset({"degree", "policing-degree"})
ENOUGH = DEGREES | {"level-3", "police-work", "service-work"}
GCSES = frozenset({"gcse-english", "gcse-maths"})
STUDY = frozenset({"level-3", "police-work"})
TO_SEE = frozenset({"visible", "offensive", "piercing", "not-sure"})
CLASHES = frozenset(
    {"armed-forces", "pcso", "traffic-warden", "street-warden", "highways-road", "own-police"}
    | {"courts", "border"}
)
AGREED = frozenset(
    {"fire", "nhs", "crime-agency", "police-staff", "commissioner", "law-press-council"}
    | {"prison-probation", "highways-control", "security", "bailiff-detective", "alcohol-betting"}
    | {"licensed-trade", "not-sure"}
)
VOLUNTEERS_TALK = frozenset(
    {"own-police", "courts", "prison-probation", "traffic-warden", "security"}
    | {"bailiff-detective", "alcohol-betting", "not-sure"}
)
STEP_DOWN = frozenset({"courts", "commissioner", "law-press-council", "not-sure"})
DEBTS = frozenset({"debt-plan", "gambling", "not-sure", "rather-not-say"})
TROUBLE = DEBTS | {"insolvent", "iva", "ccj"}
RECORD = frozenset({"caution", "conviction", "serious-driving", "not-sure", "rather-not-say"})
SERVED = frozenset(
    {"serving", "in-probation", "finished-probation", "retired"}
    | {"left-before", "not-sure", "rather-not-say"}
)
FULL_LICENCE = frozenset({"manual", "automatic"})
UNKNOWN = frozenset({"not-sure", "rather-not-say"})
IN_FORCE = frozenset({"serving", "in-probation"}) | UNKNOWN
SPECIAL_TALKS = IN_FORCE | {"left-before", "special-now"}


def old_enough(p: Person, on: date, years: int) -> bool:
    return years_after(p.date_of_birth, years) <= on


def officer_age(p: Person, on: date, v: Values) -> bool:
    return old_enough(p, on, v.officer)


def cadet_age(p: Person, on: date, v: Values) -> bool:
    return old_enough(p, on, v.cadet) and not old_enough(p, on, v.cadets_leave)


def lives_here(p: Person, on: date, v: Values) -> bool:
    return old_enough(p, on, v.cadets_leave) or p.lives_in_area == "yes"


def parent_says_yes(p: Person, on: date, v: Values) -> bool:
    return old_enough(p, on, v.cadets_leave) or p.parent_agrees != "no"


def free_to_stay(p: Person, on: date, v: Values) -> bool:
    if p.status in FOR_GOOD:
        return True
    return p.status == "pre-settled" and p.passport == "eea" and "pre_settled_eea" in v.taken


def may_work(p: Person, on: date, v: Values) -> bool:
    return p.status not in MAY_NOT_WORK


def lived_in_uk(p: Person, on: date, v: Values) -> bool:
    if p.uk_residence != "no":
        return p.uk_residence == "yes"
    if p.time_away == "travel":
        return p.months_away == "few"
    if p.time_away in ("lived-abroad", "forces-family-off-base"):
        return years_after(p.came_to_uk, v.residence) <= on
    return p.time_away in COUNTS_AS_HERE


def full_licence(p: Person, on: date, v: Values) -> bool:
    if p.driving_licence == "automatic":
        return "automatic_licence" in v.taken
    return p.driving_licence == "manual"


def licence_looked_at(p: Person, on: date, v: Values) -> bool:
    if p.driving_licence not in FULL_LICENCE:
        return False
    return "driving-ban" not in p.police_record or p.driving_ban_ends <= on


def few_points(p: Person, on: date, v: Values) -> bool:
    if "points" not in p.police_record:
        return True
    return p.driving_points != "not-sure" and int(p.driving_points) <= v.points


def ready_to_study(p: Person, on: date, v: Values) -> bool:
    return p.qualifications >= GCSES and bool(p.qualifications & STUDY)


def no_offensive_tattoo(p: Person, on: date, v: Values) -> bool:
    if "tattoo" not in p.any_of_these:
        return True
    return "offensive" not in p.tattoos and "not-sure" not in p.tattoos


def tattoos_in_place(p: Person, on: date, v: Values) -> bool:
    if "tattoo" not in p.any_of_these or "visible" not in p.tattoos:
        return True
    return "tattoo_visible" in v.taken


def tattoos_looked_at(p: Person, on: date, v: Values) -> bool:
    return "tattoo" not in p.any_of_these or not p.tattoos & TO_SEE


def safe_piercings(p: Person, on: date, v: Values) -> bool:
    return "tattoo" not in p.any_of_these or "piercing" not in p.tattoos


def solvent(p: Person, on: date, v: Values) -> bool:
    if "money" not in p.any_of_these:
        return True
    if "insolvent" in p.money:
        return False
    if "was-insolvent" not in p.money:
        return True
    return years_after(p.insolvency_ended, v.insolvency) <= on


def no_arrangement(p: Person, on: date, v: Values) -> bool:
    if "money" not in p.any_of_these or "iva" not in p.money:
        return True
    return "iva_current" in v.taken


def judgments_paid(p: Person, on: date, v: Values) -> bool:
    if "money" not in p.any_of_these or "ccj" not in p.money:
        return True
    return "ccj_unpaid" in v.taken


def money_looked_at(p: Person, on: date, v: Values) -> bool:
    if "money" not in p.any_of_these:
        return True
    return not p.money & TROUBLE and solvent(p, on, v)


def other_membership(p: Person, on: date, v: Values) -> bool:
    if "group" not in p.any_of_these:
        return True
    if p.group == "before":
        return "past_banned_member" in v.taken
    return p.group not in ("other", "not-sure", "rather-not-say")


def turned_down(p: Person, on: date, months: int, role: str, told: date) -> bool:
    if "turned-down" not in p.any_of_these:
        return True
    if not p.turned_down_for.isdisjoint(UNKNOWN):
        return False
    return role not in p.turned_down_for or months_after(told, months) <= on


def constable_waits(p: Person, on: date, v: Values) -> bool:
    return turned_down(p, on, v.again, "constable", p.turned_down_constable)


def special_waits(p: Person, on: date, v: Values) -> bool:
    return turned_down(p, on, v.again, "special-constable", p.turned_down_special)


def pcso_waits(p: Person, on: date, v: Values) -> bool:
    return turned_down(p, on, v.again_pcso, "pcso", p.turned_down_pcso)


def barred_list(p: Person, on: date, v: Values) -> bool:
    return "dismissed" not in p.any_of_these


def unprotected_record(p: Person, on: date, v: Values) -> bool:
    if "rather-not-say" in p.police_record:
        return False
    return not p.police_record & RECORD or p.not_protected == "no"


def constable_service(p: Person, on: date, v: Values) -> bool:
    return "officer" not in p.any_of_these or p.police_service not in IN_FORCE


def serving_officer(p: Person, on: date, v: Values) -> bool:
    return "officer" in p.any_of_these and p.police_service == "serving"


def former_officer(p: Person, on: date, v: Values) -> bool:
    return "officer" in p.any_of_these and p.police_service == "finished-probation"


def no_open_conduct(p: Person, on: date, v: Values) -> bool:
    return "conduct" not in p.any_of_these or p.conduct_open == "no"


def allowed_with_children(p: Person, on: date, v: Values) -> bool:
    return "children" not in p.any_of_these or p.barred_from_children == "no"


def moves_force(p: Person) -> bool:
    return "officer" in p.any_of_these and p.police_service == "special-now"


def special_takes_drugs_test(p: Person, on: date, v: Values) -> bool:
    return "drugs-test" not in p.would_refuse or moves_force(p)


def special_gives_fingerprints(p: Person, on: date, v: Values) -> bool:
    return "fingerprints" not in p.would_refuse or moves_force(p)
