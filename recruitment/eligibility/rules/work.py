"""Work that clashes with being a special constable or a volunteer.

A constable gives up other work, so for them only `willing` asks about it.
"""

from datetime import date

from recruitment.eligibility.answers import Answers
from recruitment.eligibility.force import Force
from recruitment.eligibility.questions.role import Job, job
from recruitment.eligibility.rule import MET, Ruling, cannot, met_but, rule, we_check
from recruitment.eligibility.rules import sources
from recruitment.eligibility.verdict import Confidence

CLASHES = frozenset(
    {
        Job.REGULAR_FORCES,
        Job.PCSO,
        Job.TRAFFIC_WARDEN,
        Job.STREET_WARDEN,
        Job.HIGHWAYS_ROAD,
        Job.OWN_POLICE,
        Job.COURTS,
        Job.BORDER,
    }
)

EMPLOYER_AGREES = frozenset({Job.FIRE, Job.NHS, Job.CRIME_AGENCY})

FORCES_DIFFER = frozenset(
    {
        Job.POLICE_STAFF,
        Job.COMMISSIONER,
        Job.LAW_OR_PRESS,
        Job.PRISON_OR_PROBATION,
        Job.HIGHWAYS_CONTROL,
        Job.SECURITY,
        Job.BAILIFF_OR_DETECTIVE,
        Job.ALCOHOL_OR_BETTING,
        Job.LICENSED_TRADE,
        Job.NOT_SURE,
    }
)

VOLUNTEERS_TALK = frozenset(
    {
        Job.OWN_POLICE,
        Job.COURTS,
        Job.PRISON_OR_PROBATION,
        Job.TRAFFIC_WARDEN,
        Job.SECURITY,
        Job.BAILIFF_OR_DETECTIVE,
        Job.ALCOHOL_OR_BETTING,
        Job.NOT_SURE,
    }
)


@rule(
    "Work that a special constable cannot do as well",
    sources.SPECIALS_JOBS,
    Confidence.SUPPORTED,
    since=date(2011, 3, 31),
)
def no_clashing_work(answers: Answers, on: date, force: Force) -> Ruling:
    if not answers[job] & CLASHES:
        return MET
    return cannot(
        "You cannot be a special constable while you do this work, because the duties clash.",
        "If you leave this work, you can apply. Other roles with us may fit you now.",
    )


@rule(
    "Work that a special constable must talk to us about",
    sources.SPECIALS_JOBS,
    Confidence.CONFLICT,
    since=date(2011, 3, 31),
)
def agreed_work(answers: Answers, on: date, force: Force) -> Ruling:
    jobs = answers[job]
    if jobs & EMPLOYER_AGREES:
        return we_check(
            "Your employer must agree that you can be a special constable too.",
            "Ask your employer for this in writing before you apply.",
        )
    if jobs & FORCES_DIFFER:
        return we_check(
            "Forces differ on whether this work fits with being a special constable.",
            "Ask us before you apply, and tell us what you do each day.",
        )
    if Job.RESERVE in jobs:
        return met_but("Tell us about your reserve service. It comes first if you are called up.")
    return MET


@rule(
    "Work that a volunteer must talk to us about",
    sources.NOTTS_VOLUNTEERS,
    Confidence.UNCONFIRMED,
    since=date(2021, 1, 1),
)
def volunteer_work(answers: Answers, on: date, force: Force) -> Ruling:
    if not answers[job] & VOLUNTEERS_TALK:
        return MET
    return we_check(
        "Your work may clash with some volunteer roles, so we look at it with you.",
        "Tell us what you do. We can look for a role that fits.",
    )
