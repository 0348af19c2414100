"""Earlier police service, and earlier applications."""

from datetime import date

from recruitment.eligibility.answers import Answers
from recruitment.eligibility.dates import months_after, spoken, years_after
from recruitment.eligibility.force import Force
from recruitment.eligibility.questions.past import (
    Dismissal,
    Past,
    Service,
    TurnedDown,
    dismissed_for,
    dismissed_on,
    past,
    police_service,
    turned_down_for,
    turned_down_on,
)
from recruitment.eligibility.rule import (
    MET,
    Ruling,
    cannot,
    met_but,
    met_from,
    rule,
    we_check,
)
from recruitment.eligibility.rules import sources
from recruitment.eligibility.verdict import Confidence

BARRED_LIST_BEGAN = date(2017, 12, 15)

YEARS_TO_REVIEW = {Dismissal.MISCONDUCT: 5, Dismissal.INCOMPETENCE: 3}

MAYBE_BARRED = we_check(
    "We need to know if you are on the police barred list.",
    "Ask the force that you left, or the College of Policing, before you apply.",
)


def _review_from(answers: Answers) -> date | None:
    """When someone on the list may first ask for a review; None when not known to be on it."""
    why = answers[dismissed_for]
    if why not in YEARS_TO_REVIEW:
        return None
    ended = answers[dismissed_on]
    return years_after(ended, YEARS_TO_REVIEW[why]) if ended >= BARRED_LIST_BEGAN else None


def _ask_for_review(review: date, on: date) -> str:
    when = "now" if review <= on else f"from {spoken(review)}"
    return f"You can ask the College of Policing for a review {when}. A yes is not certain."


@rule(
    "Not on the police barred list",
    sources.BARRED_LIST,
    Confidence.CONFIRMED,
    since=BARRED_LIST_BEGAN,
)
def not_barred(answers: Answers, on: date, force: Force) -> Ruling:
    """A review date is no promise, so it is told but never counted as a first day."""
    if Past.DISMISSED not in answers[past]:
        return MET
    review = _review_from(answers)
    if review is None:
        return MAYBE_BARRED
    return cannot(
        "The law keeps people on the police barred list out of this role.",
        _ask_for_review(review, on),
    )


@rule(
    "The police barred list, as a volunteer",
    sources.BARRED_LIST,
    Confidence.UNCONFIRMED,
    since=BARRED_LIST_BEGAN,
)
def barred_looked_at(answers: Answers, on: date, force: Force) -> Ruling:
    if Past.DISMISSED not in answers[past]:
        return MET
    review = _review_from(answers)
    if review is None:
        return MAYBE_BARRED
    return we_check(
        "We look at each case, but the police barred list makes a yes unlikely.",
        _ask_for_review(review, on),
    )


@rule(
    "The police advisory list",
    sources.BARRED_LIST,
    Confidence.CONFIRMED,
    since=BARRED_LIST_BEGAN,
)
def not_on_advisory_list(answers: Answers, on: date, force: Force) -> Ruling:
    if Past.LEFT not in answers[past]:
        return MET
    return we_check(
        "You may be on the police advisory list. We must look at it, but it is not a bar.",
        "Tell us what was looked into, and how it ended.",
    )


@rule(
    "Vetting refused before",
    sources.NORTHUMBRIA_VETTING,
    Confidence.UNCONFIRMED,
    since=date(2024, 1, 1),
)
def vetting_not_refused(answers: Answers, on: date, force: Force) -> Ruling:
    if Past.VETTING_REFUSED not in answers[past]:
        return MET
    return we_check(
        "We look at why vetting was refused before, and at what has changed.",
        "Have the letter ready. It may say how to appeal.",
    )


@rule(
    "Time since a no, for constables",
    sources.SIX_MONTHS,
    Confidence.SUPPORTED,
    since=date(2020, 12, 31),
)
def constable_waits(answers: Answers, on: date, force: Force) -> Ruling:
    return _waits(answers, on, force, TurnedDown.CONSTABLE)


@rule(
    "Time since a no, for special constables",
    sources.SIX_MONTHS,
    Confidence.UNCONFIRMED,
    since=date(2020, 12, 31),
)
def special_waits(answers: Answers, on: date, force: Force) -> Ruling:
    return _waits(answers, on, force, TurnedDown.SPECIAL)


def _waits(answers: Answers, on: date, force: Force, role: TurnedDown) -> Ruling:
    """The same role in any force. The wait starts with the notice, not with the application."""
    if Past.TURNED_DOWN not in answers[past]:
        return MET
    said = answers[turned_down_for]
    if said is TurnedDown.NOT_SURE:
        return we_check(
            "You may need to wait before you try for the same role again.",
            "Find the letter or email, and see which role it was for.",
        )
    return _wait(answers[turned_down_on], on, force) if said is role else MET


def _wait(told: date, on: date, force: Force) -> Ruling:
    months = force.reapply_months.value
    return met_from(
        months_after(told, months),
        on,
        reason=f"You need to wait {months} months. You were turned down on {spoken(told)}.",
        next_step="Ask that force for feedback, and use the time to build on it.",
    )


@rule(
    "Police service before, for constables",
    sources.REJOINERS,
    Confidence.CONFLICT,
    since=date(2019, 2, 22),
)
def constable_service(answers: Answers, on: date, force: Force) -> Ruling:
    service = _service(answers)
    if service is Service.SERVING:
        return we_check(
            "Serving officers usually transfer. You may not need to train again.",
            "Ask us about a transfer before you apply.",
        )
    if service is Service.FINISHED_PROBATION:
        return met_but(
            "Tell us about your service. You may be able to rejoin without new training."
        )
    if service is Service.LEFT_BEFORE:
        return met_but("Tell us about your service, and when you left.")
    return MET


@rule(
    "Police service before, for special constables",
    sources.REJOINERS,
    Confidence.CONFLICT,
    since=date(2019, 2, 22),
)
def special_service(answers: Answers, on: date, force: Force) -> Ruling:
    service = _service(answers)
    if service in SPECIAL_TALKS:
        return SPECIAL_TALKS[service]
    return MET if service is None else met_but("Tell us about your service, and when you left.")


SPECIAL_TALKS = {
    Service.SERVING: we_check(
        "You are a police officer already, so we look at how the two would fit.",
        "Ask us and your force before you apply.",
    ),
    Service.LEFT_BEFORE: we_check(
        "You left before you finished probation, so we look at your service first.",
        "Tell us about your service, and why you left.",
    ),
    Service.SPECIAL_NOW: we_check(
        "Special constables who move force have a shorter way in.",
        "Ask us about a transfer before you apply.",
    ),
}


def _service(answers: Answers) -> Service | None:
    return answers[police_service] if Past.OFFICER in answers[past] else None
