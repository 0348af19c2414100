"""Dismissals, the barred and advisory lists, and vetting that was refused."""

from datetime import date

from recruitment.eligibility.answers import Answers
from recruitment.eligibility.dates import years_after
from recruitment.eligibility.force import Force
from recruitment.eligibility.questions.rare import Rare, rare
from recruitment.eligibility.questions.service import Dismissal, dismissed_for, dismissed_on
from recruitment.eligibility.rule import MET, Ruling, cannot, rule, we_check
from recruitment.eligibility.rules import sources
from recruitment.eligibility.verdict import Basis, Confidence
from recruitment.eligibility.words import marked as _
from recruitment.eligibility.words import told

BARRED_LIST_BEGAN = date(2017, 12, 15)

YEARS_TO_REVIEW = {Dismissal.MISCONDUCT: 5, Dismissal.INCOMPETENCE: 3}

NOT_ON_THE_LIST = we_check(
    _("You were sacked by the police, so we look at why, even if you are not on the barred list."),
    _("Have the letter ready that says why you were sacked."),
)

MAYBE_BARRED = we_check(
    _("We need to know if you are on the police barred list."),
    _("Ask the force that you left, or the College of Policing, before you apply."),
)


def _review_from(answers: Answers) -> date | None:
    """When someone on the list may first ask for a review; None when not known to be on it."""
    why = answers[dismissed_for]
    if why not in YEARS_TO_REVIEW:
        return None
    ended = answers[dismissed_on]
    return years_after(ended, YEARS_TO_REVIEW[why]) if ended >= BARRED_LIST_BEGAN else None


def _unlisted(answers: Answers) -> Ruling:
    return NOT_ON_THE_LIST if answers[dismissed_for] is Dismissal.OTHER else MAYBE_BARRED


def _ask_for_review(review: date, on: date) -> str:
    if review <= on:
        return _("You can ask the College of Policing for a review now. A yes is not certain.")
    return told(
        _("You can ask the College of Policing for a review from {review}. A yes is not certain."),
        review=review,
    )


@rule(
    _("Not on the police barred list"),
    _("Nobody on the police barred list can join."),
    sources.BARRED_LIST,
    Confidence.CONFIRMED,
    Basis.LAW,
    since=BARRED_LIST_BEGAN,
)
def not_barred(answers: Answers, on: date, force: Force) -> Ruling:
    """A review date is no promise, so it is told but never counted as a first day."""
    if Rare.DISMISSED not in answers[rare]:
        return MET
    review = _review_from(answers)
    if review is None:
        return _unlisted(answers)
    return cannot(
        _("The law keeps people on the police barred list out of this role."),
        _ask_for_review(review, on),
    )


@rule(
    _("The police barred list, as a volunteer"),
    _("We look at people on the police barred list. A yes is unlikely."),
    sources.BARRED_LIST,
    Confidence.UNCONFIRMED,
    Basis.LAW,
    since=BARRED_LIST_BEGAN,
)
def barred_looked_at(answers: Answers, on: date, force: Force) -> Ruling:
    if Rare.DISMISSED not in answers[rare]:
        return MET
    review = _review_from(answers)
    if review is None:
        return _unlisted(answers)
    return we_check(
        _("We look at each case, but the police barred list makes a yes unlikely."),
        _ask_for_review(review, on),
    )


@rule(
    _("The police advisory list"),
    _("We look at people who left a police role while being looked into. It is not a bar."),
    sources.BARRED_LIST,
    Confidence.CONFIRMED,
    Basis.LAW,
    since=BARRED_LIST_BEGAN,
)
def not_on_advisory_list(answers: Answers, on: date, force: Force) -> Ruling:
    if Rare.LEFT not in answers[rare]:
        return MET
    return we_check(
        _("You may be on the police advisory list. We must look at it, but it is not a bar."),
        _("Tell us what was looked into, and how it ended."),
    )


@rule(
    _("Vetting refused before"),
    _("We look at why vetting was refused before, and at what has changed."),
    sources.NORTHUMBRIA_VETTING,
    Confidence.UNCONFIRMED,
    Basis.VETTING,
    since=date(2024, 1, 1),
)
def vetting_not_refused(answers: Answers, on: date, force: Force) -> Ruling:
    if Rare.VETTING_REFUSED not in answers[rare]:
        return MET
    return we_check(
        _("We look at why vetting was refused before, and at what has changed."),
        _("Have the letter ready. It may say how to appeal."),
    )
