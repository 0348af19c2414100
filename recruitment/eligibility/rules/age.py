"""How old you must be."""

from datetime import date

from recruitment.eligibility.answers import Answers
from recruitment.eligibility.dates import spoken, years_after
from recruitment.eligibility.force import Force
from recruitment.eligibility.questions.about_you import date_of_birth
from recruitment.eligibility.rule import MET, Ruling, met_from, rule, we_check
from recruitment.eligibility.rules import sources
from recruitment.eligibility.verdict import Confidence, Verdict

WAIT = "Find out about the role while you wait, and come back on that day."


@rule(
    "Old enough to be a constable",
    sources.JOINING_AS_PC,
    Confidence.SUPPORTED,
    since=date(2020, 12, 31),
)
def constable_age(answers: Answers, on: date, force: Force) -> Ruling:
    return _officer_age(answers, on, force)


@rule(
    "Old enough to be a special constable",
    sources.SPECIALS_REGULATIONS,
    Confidence.CONFIRMED,
    since=date(2020, 12, 31),
)
def special_age(answers: Answers, on: date, force: Force) -> Ruling:
    return _officer_age(answers, on, force)


def _officer_age(answers: Answers, on: date, force: Force) -> Ruling:
    """People may apply before they are old enough to start."""
    born = answers[date_of_birth]
    applies = years_after(born, force.youngest_to_apply_officer.value)
    starts = years_after(born, force.youngest_to_be_appointed_officer.value)
    if starts <= on:
        return MET
    return Ruling(
        verdict=Verdict.NOT_YET if on < applies else Verdict.ELIGIBLE,
        reason=f"You can apply from {spoken(applies)}, and start from {spoken(starts)}.",
        next_step=WAIT if on < applies else "",
        earliest=applies if on < applies else None,
        start_from=starts,
    )


@rule(
    "Old enough to work shifts",
    sources.MET_STAFF,
    Confidence.UNCONFIRMED,
    since=date(2021, 1, 1),
)
def shift_age(answers: Answers, on: date, force: Force) -> Ruling:
    age = force.youngest_staff_shifts.value
    birthday = years_after(answers[date_of_birth], age)
    return met_from(
        birthday,
        on,
        reason=f"This job has night shifts, so you must be {age}. You can apply on that birthday.",
        next_step=WAIT,
    )


@rule(
    "Old enough to volunteer",
    sources.NOTTS_VOLUNTEERS,
    Confidence.CONFLICT,
    since=date(2021, 1, 1),
)
def volunteer_age(answers: Answers, on: date, force: Force) -> Ruling:
    born = answers[date_of_birth]
    youngest, adult = force.youngest_volunteer_assess.value, force.youngest_volunteer.value
    if on < years_after(born, youngest):
        return met_from(
            years_after(born, youngest),
            on,
            reason=f"You must be at least {youngest} to volunteer with us.",
            next_step=WAIT,
        )
    if on < years_after(born, adult):
        return we_check(
            f"Most of our volunteers are {adult} or over. Some roles are open from {youngest}.",
            "Ask us which roles are open at your age before you apply.",
        )
    return MET
