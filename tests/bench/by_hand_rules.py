"""Every rule by hand, by the name that it has in the routes. Yes: met, with nothing to look at."""

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
STEP_DOWN = frozenset({"courts", "commissioner", "law-press-council"})
DEBTS = frozenset({"debt-plan", "gambling", "rather-not-say"})
TROUBLE = DEBTS | {"insolvent", "iva", "ccj"}
RECORD = frozenset({"caution", "conviction", "serious-driving", "not-sure", "rather-not-say"})
CONFIRMED = frozenset({"serving", "in-probation", "finished-probation", "retired"})
SERVED = CONFIRMED | {"left-before"}
FULL_LICENCE = frozenset({"manual", "automatic"})
SPECIAL_TALKS = frozenset({"serving", "in-probation", "left-before", "special-now"})


def old_enough(p: Person, on: date, years: int) -> bool:
    return years_after(p.date_of_birth, years) <= on


def officer_age(p: Person, on: date, v: Values) -> bool:
    return old_enough(p, on, v.officer)


def cadet_age(p: Person, on: date, v: Values) -> bool:
    return old_enough(p, on, v.cadet) and not old_enough(p, on, v.cadets_leave)


def free_to_stay(p: Person, on: date, v: Values) -> bool:
    if p.status in FOR_GOOD:
        return True
    return p.status == "pre-settled" and p.passport == "eea" and "pre_settled_eea" in v.taken


def may_work(p: Person, on: date, v: Values) -> bool:
    return p.status not in MAY_NOT_WORK


def lived_in_uk(p: Person, on: date, v: Values) -> bool:
    if p.uk_residence != "no":
        return p.uk_residence == "yes"
    if p.time_away in ("study", "travel"):
        return p.months_away == "few"
    if p.time_away in ("lived-abroad", "forces-family-off-base"):
        return years_after(p.came_to_uk, v.residence) <= on
    return p.time_away in COUNTS_AS_HERE


def full_licence(p: Person, on: date, v: Values) -> bool:
    if p.driving_licence == "automatic":
        return "automatic_licence" in v.taken
    return p.driving_licence == "manual"


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
    return p.group not in ("other", "rather-not-say")


def turned_down(p: Person, on: date, months: int, role: str, told: date) -> bool:
    if "turned-down" not in p.any_of_these:
        return True
    if "not-sure" in p.turned_down_for:
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
    return "officer" not in p.any_of_these or p.police_service not in ("serving", "in-probation")


def serving_officer(p: Person, on: date, v: Values) -> bool:
    return "officer" in p.any_of_these and p.police_service == "serving"


def former_officer(p: Person, on: date, v: Values) -> bool:
    return "officer" in p.any_of_these and p.police_service == "finished-probation"


def no_open_conduct(p: Person, on: date, v: Values) -> bool:
    if "officer" not in p.any_of_these or p.police_service not in CONFIRMED:
        return True
    return p.conduct_open == "no"


RULES = {
    "constable_age": officer_age,
    "special_age": officer_age,
    "pcso_age": lambda p, on, v: old_enough(p, on, v.pcso),
    "shift_age": lambda p, on, v: old_enough(p, on, v.shifts),
    "staff_age": lambda p, on, v: old_enough(p, on, v.staff),
    "apprentice_age": lambda p, on, v: old_enough(p, on, v.apprentice),
    "leader_age": lambda p, on, v: old_enough(p, on, v.leader),
    "volunteer_age": lambda p, on, v: old_enough(p, on, v.volunteer),
    "cadet_age": cadet_age,
    "lives_here": lambda p, on, v: p.lives_in_area == "yes",
    "parent_says_yes": lambda p, on, v: p.parent_agrees != "no",
    "constable_status": free_to_stay,
    "special_status": free_to_stay,
    "permission_to_work": may_work,
    "permission_to_volunteer": may_work,
    "lived_in_uk": lived_in_uk,
    "residence_looked_at": lambda p, on, v: p.uk_residence == "yes",
    "full_licence": full_licence,
    "few_points": few_points,
    "serious_driving": lambda p, on, v: "serious-driving" not in p.police_record,
    "not_banned": lambda p, on, v: "driving-ban" not in p.police_record,
    "ban_explained": lambda p, on, v: "driving-ban" not in p.police_record,
    "licence_looked_at": lambda p, on, v: p.driving_licence in FULL_LICENCE,
    "ready_to_learn": lambda p, on, v: not p.qualifications.isdisjoint(ENOUGH),
    "ready_to_study": ready_to_study,
    "no_degree_yet": lambda p, on, v: p.qualifications.isdisjoint(DEGREES),
    "has_degree": lambda p, on, v: not p.qualifications.isdisjoint(DEGREES),
    "detective_degree": lambda p, on, v: not p.qualifications.isdisjoint(DEGREES),
    "has_policing_degree": lambda p, on, v: "policing-degree" in p.qualifications,
    "pcso_education": lambda p, on, v: p.qualifications >= GCSES,
    "constable_shifts": lambda p, on, v: "shifts" not in p.would_refuse,
    "investigator_shifts": lambda p, on, v: "shifts" not in p.would_refuse,
    "handler_shifts": lambda p, on, v: "shifts" not in p.would_refuse,
    "custody_shifts": lambda p, on, v: "shifts" not in p.would_refuse,
    "pcso_shifts": lambda p, on, v: "shifts" not in p.would_refuse,
    "works_anywhere": lambda p, on, v: "posting" not in p.would_refuse,
    "gets_there": lambda p, on, v: "travel" not in p.would_refuse,
    "bears_upset": lambda p, on, v: "upsetting" not in p.would_refuse,
    "special_gives_time": lambda p, on, v: "hours" not in p.would_refuse,
    "leader_gives_time": lambda p, on, v: "hours" not in p.would_refuse,
    "volunteer_gives_time": lambda p, on, v: "hours" not in p.would_refuse,
    "takes_drugs_test": lambda p, on, v: "drugs-test" not in p.would_refuse,
    "gives_fingerprints": lambda p, on, v: "fingerprints" not in p.would_refuse,
    "pcso_fingerprints": lambda p, on, v: "fingerprints" not in p.would_refuse,
    "agrees_to_vetting": lambda p, on, v: "checks" not in p.would_refuse,
    "staff_agree_to_vetting": lambda p, on, v: "checks" not in p.would_refuse,
    "agrees_to_leader_checks": lambda p, on, v: "checks" not in p.would_refuse,
    "gives_up_outside_work": lambda p, on, v: "outside-work" not in p.would_refuse,
    "keeps_out_of_politics": lambda p, on, v: "politics" not in p.would_refuse,
    "knows_the_role": lambda p, on, v: "not-sure" not in p.would_refuse,
    "no_clashing_work": lambda p, on, v: "work" not in p.any_of_these or not p.job & CLASHES,
    "agreed_work": lambda p, on, v: "work" not in p.any_of_these or not p.job & AGREED,
    "volunteer_work": lambda p, on, v: "work" not in p.any_of_these or not p.job & VOLUNTEERS_TALK,
    "constable_steps_down": lambda p, on, v: "work" not in p.any_of_these or not p.job & STEP_DOWN,
    "kept_work_told": lambda p, on, v: True,
    "no_offensive_tattoo": no_offensive_tattoo,
    "tattoos_in_place": tattoos_in_place,
    "tattoos_looked_at": tattoos_looked_at,
    "safe_piercings": safe_piercings,
    "solvent": solvent,
    "no_arrangement": no_arrangement,
    "judgments_paid": judgments_paid,
    "debts_in_hand": lambda p, on, v: "money" not in p.any_of_these or not p.money & DEBTS,
    "money_looked_at": money_looked_at,
    "constable_not_a_member": lambda p, on, v: "group" not in p.any_of_these or p.group != "now",
    "special_not_a_member": lambda p, on, v: "group" not in p.any_of_these or p.group != "now",
    "not_in_banned_group": lambda p, on, v: "group" not in p.any_of_these or p.group != "banned",
    "other_membership": other_membership,
    "membership_looked_at": lambda p, on, v: "group" not in p.any_of_these,
    "constable_waits": constable_waits,
    "special_waits": special_waits,
    "pcso_waits": pcso_waits,
    "other_application_told": lambda p, on, v: True,
    "one_force_at_a_time": lambda p, on, v: "applied" not in p.any_of_these,
    "not_barred": barred_list,
    "barred_looked_at": barred_list,
    "not_on_advisory_list": lambda p, on, v: "left-during-inquiry" not in p.any_of_these,
    "vetting_not_refused": lambda p, on, v: "vetting-refused" not in p.any_of_these,
    "no_custody": lambda p, on, v: "custody" not in p.any_of_these,
    "not_registered": lambda p, on, v: "register" not in p.any_of_these,
    "custody_looked_at": lambda p, on, v: p.any_of_these.isdisjoint({"custody", "register"}),
    "nothing_open": lambda p, on, v: "investigation" not in p.any_of_these,
    "open_about_past": lambda p, on, v: "rather-not-say" not in p.any_of_these,
    "officer_record": lambda p, on, v: p.police_record.isdisjoint(RECORD),
    "unprotected_record": unprotected_record,
    "allowed_with_children": lambda p, on, v: "children" not in p.any_of_these,
    "constable_service": constable_service,
    "apprentice_service": lambda p, on, v: (
        "officer" not in p.any_of_these or p.police_service not in SERVED
    ),
    "special_service": lambda p, on, v: (
        "officer" not in p.any_of_these or p.police_service not in SPECIAL_TALKS
    ),
    "not_special_as_well": lambda p, on, v: (
        "officer" not in p.any_of_these or p.police_service != "special-now"
    ),
    "serving_officer": serving_officer,
    "former_officer": former_officer,
    "no_open_conduct": no_open_conduct,
}
