"""What you have passed. A missing qualification closes a route at most, never the job."""

from datetime import date

from recruitment.eligibility.answers import Answers
from recruitment.eligibility.force import Force
from recruitment.eligibility.questions.role import Qualification, qualifications
from recruitment.eligibility.rule import MET, Ruling, cannot, met_but, rule, we_check
from recruitment.eligibility.rules import sources
from recruitment.eligibility.verdict import Basis, Confidence
from recruitment.eligibility.words import marked as _

DEGREES = frozenset({Qualification.DEGREE, Qualification.POLICING_DEGREE})

ENOUGH = DEGREES | {
    Qualification.LEVEL_3,
    Qualification.POLICE_WORK,
    Qualification.SERVICE_WORK,
}

BOTH_GCSES = frozenset({Qualification.ENGLISH, Qualification.MATHS})

LEVEL_3_OR_POLICE_WORK = frozenset({Qualification.LEVEL_3, Qualification.POLICE_WORK})

NO_DEGREE = cannot(
    _("This programme is for people with a degree, or in the last year of one."),
    _("The Police Constable Entry Programme asks for no degree. Look at that one."),
)

NOT_SURE = we_check(
    _("We need to know which qualifications you have."),
    _("Find your certificates, or ask your school or college."),
)

STILL_TO_LEARN = we_check(
    _("Most people have level 3 qualifications, or work experience that counts instead."),
    _("Apply anyway. We will guide you, and a study skills assessment may be part of it."),
)

STILL_TO_STUDY = we_check(
    _("People usually have GCSE English and maths, and two A-levels or the same level."),
    _("Apply anyway. We pass you to the university for a study skills assessment."),
)

HAS_DEGREE = we_check(
    _("This is for people without a degree. Some forces turn degree holders away."),
    _("Look at the programmes for degree holders, or ask us before you apply."),
)

ASK_ABOUT_DEGREE = we_check(
    _("Most forces ask detectives for a degree in any subject, or the last year of one."),
    _("Ask us before you apply. The Police Constable Entry Programme asks for no degree."),
)

ASK_ABOUT_GCSES = we_check(
    _("Some forces ask PCSOs for GCSE English and maths. You can often take them on the job."),
    _("See what the advert asks for, or ask us before you apply."),
)


@rule(
    _("Ready to learn, for the constable entry programme"),
    _(
        "Most people have two A-levels, the same level, or work experience that counts instead. If "
        "not, apply anyway."
    ),
    sources.ESSEX_PCEP,
    Confidence.UNCONFIRMED,
    Basis.FORCE,
    since=date(2024, 4, 1),
)
def ready_to_learn(answers: Answers, on: date, force: Force) -> Ruling:
    if answers[qualifications] & ENOUGH:
        return MET
    return STILL_TO_LEARN


@rule(
    _("Ready to study, for the degree apprenticeship"),
    _(
        "You need GCSE English and maths at grade 4, and two A-levels, the same level, or "
        "police work "
        "that counts. If not, apply anyway."
    ),
    sources.ESSEX_PCDA,
    Confidence.CONFIRMED,
    Basis.FORCE,
    since=date(2024, 4, 1),
)
def ready_to_study(answers: Answers, on: date, force: Force) -> Ruling:
    said = answers[qualifications]
    if said >= BOTH_GCSES and said & LEVEL_3_OR_POLICE_WORK:
        return MET
    return STILL_TO_STUDY


@rule(
    _("No degree yet, for the degree apprenticeship"),
    _("If you have a degree, other ways in fit you better. Some forces turn degree holders away."),
    sources.LEICESTERSHIRE_PCDA,
    Confidence.CONFLICT,
    Basis.FORCE,
    since=date(2019, 1, 1),
)
def no_degree_yet(answers: Answers, on: date, force: Force) -> Ruling:
    if not answers[qualifications] & DEGREES:
        return MET
    return HAS_DEGREE


@rule(
    _("A degree"),
    _("You need a degree in any subject, or be in the last year of one."),
    sources.CHOOSING_A_PATH,
    Confidence.SUPPORTED,
    Basis.GUIDANCE,
    since=date(2020, 1, 1),
)
def has_degree(answers: Answers, on: date, force: Force) -> Ruling:
    said = answers[qualifications]
    if said & DEGREES:
        return MET
    return NOT_SURE if Qualification.NOT_SURE in said else NO_DEGREE


@rule(
    _("A degree, for detectives"),
    _("Most forces ask for a degree in any subject. What we ask could not be confirmed."),
    sources.CHOOSING_A_PATH,
    Confidence.UNCONFIRMED,
    Basis.FORCE,
    since=date(2020, 1, 1),
)
def detective_degree(answers: Answers, on: date, force: Force) -> Ruling:
    if answers[qualifications] & DEGREES:
        return MET
    return ASK_ABOUT_DEGREE


@rule(
    _("A degree in professional policing"),
    _("You need a degree in professional policing that the College of Policing has licensed."),
    sources.CHOOSING_A_PATH,
    Confidence.SUPPORTED,
    Basis.GUIDANCE,
    since=date(2020, 1, 1),
)
def has_policing_degree(answers: Answers, on: date, force: Force) -> Ruling:
    said = answers[qualifications]
    if Qualification.POLICING_DEGREE in said:
        return met_but(_("Tell us when you finished your degree. Some forces set a time limit."))
    return NOT_SURE if Qualification.NOT_SURE in said else NO_POLICING_DEGREE


NO_POLICING_DEGREE = cannot(
    _("This programme is for people with a licensed degree in professional policing."),
    _("Look at the Police Constable Entry Programme, or the one for degree holders."),
)


@rule(
    _("GCSE English and maths, for PCSOs"),
    _("Some forces ask for GCSE English and maths, and some for nothing, so we look at it."),
    sources.LEICESTERSHIRE_PCSO,
    Confidence.CONFLICT,
    Basis.FORCE,
    since=date(2021, 1, 1),
)
def pcso_education(answers: Answers, on: date, force: Force) -> Ruling:
    if answers[qualifications] >= BOTH_GCSES:
        return MET
    return ASK_ABOUT_GCSES
