"""How old you must be."""

from datetime import date

from recruitment.eligibility.answers import Answers
from recruitment.eligibility.dates import years_after
from recruitment.eligibility.force import Force
from recruitment.eligibility.questions.about_you import date_of_birth
from recruitment.eligibility.rule import MET, Ruling, met_but, met_from, rule, we_check
from recruitment.eligibility.rules import sources
from recruitment.eligibility.verdict import Basis, Confidence, Verdict
from recruitment.eligibility.words import marked as _
from recruitment.eligibility.words import told

WAIT = _("Find out about the role while you wait, and come back on that day.")

LATE_CAREER = met_but(_("Ask us how long you could serve. Constables usually retire at 60."))


@rule(
    _("Old enough to be a constable"),
    _(
        "You can apply at {youngest_to_apply_officer}. You must be "
        "{youngest_to_be_appointed_officer} "
        "on the day you start. There is no oldest age."
    ),
    sources.JOINING_AS_PC,
    Confidence.CONFLICT,  # AGE-2: older pages of the force itself say 18
    Basis.LAW,
    since=date(2020, 12, 31),
)
def constable_age(answers: Answers, on: date, force: Force) -> Ruling:
    """Nobody is too old. From the advised age on, people hear of the usual age of retirement."""
    advised = years_after(answers[date_of_birth], force.advised_age_officer.value)
    return _officer_age(answers, on, force) if on < advised else LATE_CAREER


@rule(
    _("Old enough to be a special constable"),
    _(
        "You can apply at {youngest_to_apply_officer}. You must be "
        "{youngest_to_be_appointed_officer} "
        "on the day you start. There is no oldest age."
    ),
    sources.SPECIALS_REGULATIONS,
    Confidence.CONFLICT,  # AGE-2: the law says 17, older pages of the force itself say 18
    Basis.LAW,
    since=date(2020, 12, 31),
)
def special_age(answers: Answers, on: date, force: Force) -> Ruling:
    return _officer_age(answers, on, force)


def _officer_age(answers: Answers, on: date, force: Force) -> Ruling:
    apply, start = force.youngest_to_apply_officer.value, force.youngest_to_be_appointed_officer
    return _before_starting(answers[date_of_birth], on, apply=apply, start=start.value)


@rule(
    _("Old enough to be a PCSO"),
    _(
        "You can apply at {youngest_to_apply_pcso}. You must be "
        "{youngest_to_be_appointed_pcso} on the "
        "day you start."
    ),
    sources.GLOUCESTERSHIRE_PCSO,
    Confidence.CONFLICT,
    Basis.FORCE,
    since=date(2020, 1, 1),
)
def pcso_age(answers: Answers, on: date, force: Force) -> Ruling:
    apply, start = force.youngest_to_apply_pcso.value, force.youngest_to_be_appointed_pcso.value
    return _before_starting(answers[date_of_birth], on, apply=apply, start=start)


def _before_starting(born: date, on: date, *, apply: int, start: int) -> Ruling:
    """People may be let in to apply before they are old enough to start."""
    applies, starts = years_after(born, apply), years_after(born, start)
    if starts <= on:
        return MET
    return Ruling(
        verdict=Verdict.NOT_YET if on < applies else Verdict.ELIGIBLE,
        reason=told(
            _("You can apply from {applies}, and start from {starts}."),
            applies=applies,
            starts=starts,
        ),
        next_step=WAIT if on < applies else "",
        earliest=applies if on < applies else None,
        start_from=starts,
    )


@rule(
    _("Old enough to work shifts"),
    _("You must be {youngest_staff_shifts}, because the job has night shifts."),
    sources.MET_STAFF,
    Confidence.UNCONFIRMED,
    Basis.FORCE,
    since=date(2021, 1, 1),
)
def shift_age(answers: Answers, on: date, force: Force) -> Ruling:
    return _from_birthday(
        answers[date_of_birth],
        force.youngest_staff_shifts.value,
        on,
        _("This job has night shifts, so you must be {age}. You can apply on that birthday."),
    )


@rule(
    _("Old enough to join the staff"),
    _("You must be {youngest_staff}."),
    sources.MET_STAFF,
    Confidence.CONFLICT,
    Basis.FORCE,
    since=date(2021, 1, 1),
)
def staff_age(answers: Answers, on: date, force: Force) -> Ruling:
    return _from_birthday(
        answers[date_of_birth],
        force.youngest_staff.value,
        on,
        _("You must be {age} to work here. You can apply on that birthday."),
    )


@rule(
    _("Old enough to be an apprentice"),
    _("You must be {youngest_apprentice}. There is no oldest age."),
    sources.MET_STAFF,
    Confidence.UNCONFIRMED,
    Basis.FORCE,
    since=date(2021, 1, 1),
)
def apprentice_age(answers: Answers, on: date, force: Force) -> Ruling:
    return _from_birthday(
        answers[date_of_birth],
        force.youngest_apprentice.value,
        on,
        _("Apprentices must be {age}. You can apply on that birthday."),
    )


@rule(
    _("Old enough to lead cadets"),
    _("You must be {youngest_cadet_leader}. There is no oldest age."),
    sources.CADET_LEADERS,
    Confidence.SUPPORTED,
    Basis.FORCE,
    since=date(2019, 1, 1),
)
def leader_age(answers: Answers, on: date, force: Force) -> Ruling:
    return _from_birthday(
        answers[date_of_birth],
        force.youngest_cadet_leader.value,
        on,
        _("Cadet leaders must be {age}. You can apply on that birthday."),
    )


def _from_birthday(born: date, age: int, on: date, reason: str) -> Ruling:
    return met_from(years_after(born, age), on, reason=reason, next_step=WAIT, age=age)


@rule(
    _("Old enough to volunteer"),
    _(
        "You must be {youngest_volunteer}. Some roles are open from "
        "{youngest_volunteer_assess}, so we "
        "look at those with you."
    ),
    sources.NOTTS_VOLUNTEERS,
    Confidence.CONFLICT,
    Basis.FORCE,
    since=date(2021, 1, 1),
)
def volunteer_age(answers: Answers, on: date, force: Force) -> Ruling:
    born = answers[date_of_birth]
    youngest, adult = force.youngest_volunteer_assess.value, force.youngest_volunteer.value
    if on < years_after(born, youngest):
        return _from_birthday(
            born, youngest, on, _("You must be at least {age} to volunteer with us.")
        )
    return _young_volunteer(youngest, adult) if on < years_after(born, adult) else MET


def _young_volunteer(youngest: int, adult: int) -> Ruling:
    return we_check(
        told(
            _("Most of our volunteers are {adult} or over. Some roles are open from {youngest}."),
            adult=adult,
            youngest=youngest,
        ),
        _("Ask us which roles are open at your age before you apply."),
    )
