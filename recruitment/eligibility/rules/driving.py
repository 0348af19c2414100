"""Licence, points, bans and driving offences."""

from datetime import date

from recruitment.eligibility.answers import Answers
from recruitment.eligibility.dates import spoken
from recruitment.eligibility.force import Force, LicenceBy
from recruitment.eligibility.questions.record import (
    Points,
    Record,
    ban_ends,
    points,
    police_record,
)
from recruitment.eligibility.questions.role import Licence, driving_licence
from recruitment.eligibility.rule import (
    MET,
    Ruling,
    as_pack_says,
    met_but,
    met_from,
    not_until,
    rule,
    we_check,
)
from recruitment.eligibility.rules import sources
from recruitment.eligibility.verdict import Confidence

TALK_ABOUT_DRIVING = we_check(
    "Constables usually drive. We can look at changes to the job with you.",
    "Ask us before you apply. You do not need to give us a reason now.",
)

LICENCE_NOT_KNOWN = we_check(
    "We need to know what you may drive.",
    "Look at your licence, or search GOV.UK for “view your driving licence”.",
)

BY_THEN = {
    LicenceBy.OFFER: "before we make you a firm offer",
    LicenceBy.START: "before your first day",
}


@rule(
    "A full driving licence",
    sources.KENT_WHO_CAN_APPLY,
    Confidence.CONFLICT,
    since=date(2019, 9, 30),
)
def full_licence(answers: Answers, on: date, force: Force) -> Ruling:
    licence = answers[driving_licence]
    if licence is Licence.MANUAL:
        return MET
    if licence is Licence.AUTOMATIC:
        return as_pack_says(
            force.automatic_licence,
            reason="Some forces ask for a manual licence, and some take an automatic one.",
            next_step="You can apply. Ask us if you will need to pass a manual test.",
            event="when you have a full manual licence",
        )
    if licence is Licence.TALK:
        return TALK_ABOUT_DRIVING
    return LICENCE_NOT_KNOWN if licence is Licence.NOT_SURE else _no_licence_yet(force)


def _no_licence_yet(force: Force) -> Ruling:
    if force.licence_by.value is LicenceBy.APPLICATION:
        return not_until(
            "when you have a full driving licence",
            "You need a full driving licence before you apply.",
            "Book your theory and driving tests on GOV.UK.",
        )
    return we_check(
        f"You need a full driving licence {BY_THEN[force.licence_by.value]}.",
        "You can apply while you learn. Book your theory and driving tests on GOV.UK.",
    )


@rule(
    "Points on your licence",
    sources.VETTING_EXPLAINED,
    Confidence.SUPPORTED,
    since=date(2023, 7, 20),
)
def few_points(answers: Answers, on: date, force: Force) -> Ruling:
    if Record.POINTS not in answers[police_record]:
        return MET
    said, most = answers[points], force.max_points.value
    if said is Points.NOT_SURE:
        return we_check(
            "We need to know how many points you have.",
            "Search GOV.UK for “view your driving licence” to see your points.",
        )
    if int(said) <= most:
        return met_but("Tell us about any points and driving penalties, with dates.")
    return we_check(
        f"More than {most} points can mean a no, so we look at each case.",
        "Have the date and reason for each set of points ready.",
    )


@rule(
    "Serious driving offences",
    sources.VETTING_EXPLAINED,
    Confidence.CONFIRMED,
    since=date(2023, 7, 20),
)
def serious_driving(answers: Answers, on: date, force: Force) -> Ruling:
    if Record.SERIOUS_DRIVING not in answers[police_record]:
        return MET
    return we_check(
        "We will most likely say no if it was recent, happened more than once, or someone died.",
        "You can still apply if it was once, and long ago. Tell us all of it.",
    )


@rule(
    "Allowed to drive",
    sources.KENT_WHO_CAN_APPLY,
    Confidence.SUPPORTED,
    since=date(2019, 9, 30),
)
def not_banned(answers: Answers, on: date, force: Force) -> Ruling:
    if Record.BANNED not in answers[police_record]:
        return MET
    ends = answers[ban_ends]
    if ends <= on:
        return BAN_LOOKED_AT
    return met_from(
        ends,
        on,
        reason=f"You need to be allowed to drive. Your ban ends on {spoken(ends)}.",
        next_step="Until then, other roles with us may not need you to drive.",
    )


BAN_LOOKED_AT = we_check(
    "We look at each driving ban, and at what led to it.",
    "Have the date and reason for the ban ready when you apply.",
)


@rule(
    "Driving bans",
    sources.VETTING_EXPLAINED,
    Confidence.SUPPORTED,
    since=date(2023, 7, 20),
)
def ban_explained(answers: Answers, on: date, force: Force) -> Ruling:
    """A special constable need not drive, but must explain a ban."""
    return BAN_LOOKED_AT if Record.BANNED in answers[police_record] else MET
