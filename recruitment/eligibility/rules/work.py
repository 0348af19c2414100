"""Work that clashes with the role, or must be agreed first."""

from datetime import date

from recruitment.eligibility.answers import Answers
from recruitment.eligibility.force import Force
from recruitment.eligibility.questions.rare import Rare, rare
from recruitment.eligibility.questions.work import Job, job
from recruitment.eligibility.rule import MET, Ruling, cannot, met_but, rule, we_check
from recruitment.eligibility.rules import sources
from recruitment.eligibility.verdict import Basis, Confidence
from recruitment.eligibility.words import marked as _


def _work(answers: Answers) -> frozenset[Job]:
    """Nobody is asked about work unless they said that some of theirs is on the list."""
    return answers[job] if Rare.WORK in answers[rare] else frozenset()


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
    _("Work that a special constable cannot do as well"),
    _("Some work clashes: full-time armed forces, PCSO, wardens, courts, border work and more."),
    sources.SPECIALS_JOBS,
    Confidence.SUPPORTED,
    Basis.GUIDANCE,
    since=date(2011, 3, 31),
)
def no_clashing_work(answers: Answers, on: date, force: Force) -> Ruling:
    if not _work(answers) & CLASHES:
        return MET
    return cannot(
        _("You cannot be a special constable while you do this work, because the duties clash."),
        _("If you leave this work, you can apply. Other roles with us may fit you now."),
    )


@rule(
    _("Work that a special constable must talk to us about"),
    _("Some employers must agree first, such as the NHS and fire services. We look at other work."),
    sources.SPECIALS_JOBS,
    Confidence.CONFLICT,
    Basis.GUIDANCE,
    since=date(2011, 3, 31),
)
def agreed_work(answers: Answers, on: date, force: Force) -> Ruling:
    jobs = _work(answers)
    if jobs & EMPLOYER_AGREES:
        return we_check(
            _("Your employer must agree that you can be a special constable too."),
            _("Ask your employer for this in writing before you apply."),
        )
    if jobs & FORCES_DIFFER:
        return we_check(
            _("Forces differ on whether this work fits with being a special constable."),
            _("Ask us before you apply, and tell us what you do each day."),
        )
    return MET


@rule(
    _("Work that a volunteer must talk to us about"),
    _("We look at work in security, courts, prisons, licensed trade and the like with you."),
    sources.NOTTS_VOLUNTEERS,
    Confidence.UNCONFIRMED,
    Basis.FORCE,
    since=date(2021, 1, 1),
)
def volunteer_work(answers: Answers, on: date, force: Force) -> Ruling:
    if not _work(answers) & VOLUNTEERS_TALK:
        return MET
    return we_check(
        _("Your work may clash with some volunteer roles, so we look at it with you."),
        _("Tell us what you do. We can look for a role that fits."),
    )


STEP_DOWN = frozenset({Job.COURTS, Job.COMMISSIONER, Job.LAW_OR_PRESS, Job.NOT_SURE})


@rule(
    _("Work that a constable must step down from"),
    _(
        "You leave your work to become a constable. Work for courts, councils, the press or a "
        "commissioner is looked at first."
    ),
    sources.PRIVATE_LIFE,
    Confidence.UNCONFIRMED,
    Basis.LAW,
    since=date(2003, 4, 1),
)
def constable_steps_down(answers: Answers, on: date, force: Force) -> Ruling:
    jobs = _work(answers)
    if jobs & STEP_DOWN:
        return we_check(
            _(
                "Work for courts, law, councils, the press or a commissioner can clash with "
                "policing."
            ),
            _("Tell us what you do. You would need to step down before you start."),
        )
    if Job.REGULAR_FORCES in jobs:
        return met_but(_("Tell us the date when you leave the armed forces."))
    return MET


@rule(
    _("Work that you keep"),
    _("Tell us about a second job, a business, or a licence that you or your family hold."),
    sources.ESSEX_OUTSIDE_WORK,
    Confidence.SUPPORTED,
    Basis.LAW,
    since=date(2024, 2, 6),
)
def kept_work_told(answers: Answers, on: date, force: Force) -> Ruling:
    if not _work(answers) & KEPT_OR_LICENSED:
        return MET
    return met_but(
        _("Tell us about the job, business or licence. We must agree before you keep it.")
    )


KEPT_OR_LICENSED = frozenset({Job.KEPT, Job.ALCOHOL_OR_BETTING})


@rule(
    _("Work that you keep, as staff"),
    _("We look at a second job or a business that you want to keep beside your work for us."),
    sources.ESSEX_OUTSIDE_WORK,
    Confidence.SUPPORTED,
    Basis.FORCE,
    since=date(2024, 2, 6),
)
def kept_work_looked_at(answers: Answers, on: date, force: Force) -> Ruling:
    jobs = _work(answers)
    if Job.KEPT in jobs:
        return we_check(
            _("We look at whether the job or business would clash with your work for us."),
            _("Tell us what it is, and how many hours it takes."),
        )
    return TELL_OF_LICENCE if Job.ALCOHOL_OR_BETTING in jobs else MET


TELL_OF_LICENCE = met_but(_("Tell us about the licence that you or your family hold."))


@rule(
    _("The armed forces reserve"),
    _("Reserves can be special constables. Reserve duty comes first if you are called up."),
    sources.SPECIALS_JOBS,
    Confidence.SUPPORTED,
    Basis.GUIDANCE,
    since=date(2011, 3, 31),
)
def reserve_told(answers: Answers, on: date, force: Force) -> Ruling:
    if Job.RESERVE not in _work(answers):
        return MET
    return met_but(_("Tell us about your reserve service. It comes first if you are called up."))
