"""What a person said and what the force decided, parsed beforehand into plain values."""

from dataclasses import dataclass, fields
from datetime import date

from recruitment.eligibility import Answers, Force, Verdict


@dataclass(frozen=True, slots=True)
class Person:
    """Answers with their types, one name for each question. Ticks are sets."""

    date_of_birth: date
    lives_in_area: str
    parent_agrees: str
    status: str
    passport: str
    uk_residence: str
    uk_residence_5: str
    time_away: str
    months_away: str
    came_to_uk: date
    driving_licence: str
    qualifications: frozenset[str]
    would_refuse: frozenset[str]
    any_of_these: frozenset[str]
    job: frozenset[str]
    tattoos: frozenset[str]
    group: str
    money: frozenset[str]
    insolvency_ended: date
    police_service: str
    conduct_open: str
    dismissed_for: str
    dismissed_on: date
    turned_down_for: frozenset[str]
    turned_down_constable: date
    turned_down_special: date
    turned_down_pcso: date
    barred_from_children: str
    police_record: frozenset[str]
    offence_kind: frozenset[str]
    not_protected: str
    driving_points: str
    driving_ban_ends: date


@dataclass(frozen=True, slots=True)
class Values:
    """What the force has decided."""

    officer: int
    staff: int
    apprentice: int
    shifts: int
    pcso: int
    volunteer: int
    cadet: int
    cadets_leave: int
    leader: int
    residence: int
    insolvency: int
    again: int
    again_pcso: int
    points: int
    taken: frozenset[str]  # what the force is content with, of that on which forces differ


def person(answers: Answers) -> Person:
    """From stored answers, as whoever writes the rules by hand would have to begin."""
    said = answers.said
    return Person(*[read(said[key]) for key, read in READ.items()])


READ = {
    field.name.replace("_", "-"): {date: date.fromisoformat, str: str}.get(field.type, frozenset)
    for field in fields(Person)
}


DIFFER = (
    *("automatic_licence", "pre_settled_eea", "iva_current"),
    *("ccj_unpaid", "past_banned_member", "tattoo_visible"),
)


def values(force: Force) -> Values:
    return Values(
        officer=force.youngest_to_apply_officer.value,
        staff=force.youngest_staff.value,
        apprentice=force.youngest_apprentice.value,
        shifts=force.youngest_staff_shifts.value,
        pcso=force.youngest_to_apply_pcso.value,
        volunteer=force.youngest_volunteer.value,
        cadet=force.youngest_cadet.value,
        cadets_leave=force.cadets_leave_at.value,
        leader=force.youngest_cadet_leader.value,
        residence=force.residence_years.value,
        insolvency=force.insolvency_years.value,
        again=force.reapply_months.value,
        again_pcso=force.reapply_months_pcso.value,
        points=force.max_points.value,
        taken=frozenset(n for n in DIFFER if getattr(force, n).value is Verdict.ELIGIBLE),
    )
