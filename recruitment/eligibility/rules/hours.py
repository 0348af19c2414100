"""The hours, places and sides of the work that a role asks you to take on."""

from datetime import date

from recruitment.eligibility.answers import Answers
from recruitment.eligibility.force import Force
from recruitment.eligibility.questions.role import Refusal, would_refuse
from recruitment.eligibility.rule import MET, Ruling, cannot, rule, we_check
from recruitment.eligibility.rules import sources
from recruitment.eligibility.verdict import Basis, Confidence
from recruitment.eligibility.words import marked as _
from recruitment.eligibility.words import told

ASK_ABOUT_SHIFTS = we_check(
    _("This role works shifts, with nights, weekends and bank holidays."),
    _("Ask us about patterns, or look at roles without shifts."),
)

ALL_SHIFTS = cannot(
    _("The whole job is shifts, at all times of the day and week."),
    _("Staff roles in offices, and many volunteer roles, have no shifts. Look at those."),
)


def _refuses(answers: Answers, what: Refusal) -> bool:
    return what in answers[would_refuse]


@rule(
    _("Works shifts, as a constable"),
    _("Constables work shifts, nights, weekends and bank holidays."),
    sources.ESSEX_ENTRY_ROUTES,
    Confidence.SUPPORTED,
    Basis.FORCE,
    since=date(2021, 1, 1),
)
def constable_shifts(answers: Answers, on: date, force: Force) -> Ruling:
    """A declaration, never a bar: patterns can be talked about."""
    return ASK_ABOUT_SHIFTS if _refuses(answers, Refusal.SHIFTS) else MET


@rule(
    _("Works shifts, as an investigator"),
    _("Some investigators work shifts."),
    sources.ESSEX_ENTRY_ROUTES,
    Confidence.UNCONFIRMED,
    Basis.FORCE,
    since=date(2021, 1, 1),
)
def investigator_shifts(answers: Answers, on: date, force: Force) -> Ruling:
    return ASK_ABOUT_SHIFTS if _refuses(answers, Refusal.SHIFTS) else MET


@rule(
    _("Works shifts, as a contact handler"),
    _("Calls come at all times, so the whole job is shifts: nights, weekends and bank holidays."),
    sources.KENT_CONTROL_ROOM,
    Confidence.SUPPORTED,
    Basis.FORCE,
    since=date(2021, 1, 1),
)
def handler_shifts(answers: Answers, on: date, force: Force) -> Ruling:
    return ALL_SHIFTS if _refuses(answers, Refusal.SHIFTS) else MET


@rule(
    _("Works shifts, in custody"),
    _("Custody is always open, so the whole job is shifts: nights, weekends and bank holidays."),
    sources.LANCASHIRE_CUSTODY,
    Confidence.SUPPORTED,
    Basis.FORCE,
    since=date(2021, 1, 1),
)
def custody_shifts(answers: Answers, on: date, force: Force) -> Ruling:
    return ALL_SHIFTS if _refuses(answers, Refusal.SHIFTS) else MET


@rule(
    _("Works shifts, as a PCSO"),
    _("PCSOs work shifts on any day of the week, often from early to late."),
    sources.KENT_PCSO,
    Confidence.SUPPORTED,
    Basis.FORCE,
    since=date(2021, 1, 1),
)
def pcso_shifts(answers: Answers, on: date, force: Force) -> Ruling:
    return ALL_SHIFTS if _refuses(answers, Refusal.SHIFTS) else MET


@rule(
    _("Works where needed"),
    _("Constables can be asked to work anywhere in the force area."),
    sources.ESSEX_ENTRY_ROUTES,
    Confidence.SUPPORTED,
    Basis.FORCE,
    since=date(2021, 1, 1),
)
def works_anywhere(answers: Answers, on: date, force: Force) -> Ruling:
    if not _refuses(answers, Refusal.POSTING):
        return MET
    return we_check(
        _("Constables can be asked to work anywhere in the force area."),
        _("You can tell us which places you would like best. Ask us before you apply."),
    )


@rule(
    _("Gets to work when there are no buses"),
    _("Some shifts start or end when there are no buses, so we talk about the way there."),
    sources.LANCASHIRE_CUSTODY,
    Confidence.UNCONFIRMED,
    Basis.FORCE,
    since=date(2021, 1, 1),
)
def gets_there(answers: Answers, on: date, force: Force) -> Ruling:
    if not _refuses(answers, Refusal.TRAVEL):
        return MET
    return we_check(
        _("Some shifts start or end when there are no buses."),
        _("Ask us where you would work, and when shifts begin and end."),
    )


@rule(
    _("Ready for upsetting work"),
    _("Parts of this job can be upsetting or unpleasant. We help people who do it."),
    sources.LANCASHIRE_CUSTODY,
    Confidence.SUPPORTED,
    Basis.FORCE,
    since=date(2021, 1, 1),
)
def bears_upset(answers: Answers, on: date, force: Force) -> Ruling:
    if not _refuses(answers, Refusal.UPSETTING):
        return MET
    return we_check(
        _("Parts of this job can be upsetting or unpleasant."),
        _("Ask us what a shift is like, and what help there is. Other roles may fit you better."),
    )


@rule(
    _("Gives time each month, as a special constable"),
    _("Special constables give at least {special_hours_month} hours a month."),
    sources.ESSEX_SPECIALS,
    Confidence.SUPPORTED,
    Basis.FORCE,
    since=date(2022, 10, 13),
)
def special_gives_time(answers: Answers, on: date, force: Force) -> Ruling:
    if not _refuses(answers, Refusal.HOURS):
        return MET
    return we_check(
        told(
            _("Special constables give at least {hours} hours a month."),
            hours=force.special_hours_month.value,
        ),
        _("Ask us how people fit the hours in, or look at roles that need less time."),
    )


@rule(
    _("Gives time each month, as a cadet leader"),
    _("Cadet leaders give about {leader_hours_month} hours a month, mostly on weekday evenings."),
    sources.CADET_LEADERS,
    Confidence.UNCONFIRMED,
    Basis.FORCE,
    since=date(2017, 1, 1),
)
def leader_gives_time(answers: Answers, on: date, force: Force) -> Ruling:
    if not _refuses(answers, Refusal.HOURS):
        return MET
    return we_check(
        told(
            _("Cadet leaders give about {hours} hours a month."),
            hours=force.leader_hours_month.value,
        ),
        _("Ask us which evenings there are, or look at roles that need less time."),
    )


@rule(
    _("Gives some time, as a volunteer"),
    _("Volunteers agree with us how much time they give."),
    sources.CLEVELAND_VOLUNTEERS,
    Confidence.UNCONFIRMED,
    Basis.FORCE,
    since=date(2021, 1, 1),
)
def volunteer_gives_time(answers: Answers, on: date, force: Force) -> Ruling:
    if not _refuses(answers, Refusal.HOURS):
        return MET
    return we_check(
        _("Volunteers give some time, and agree with us how much."),
        _("Tell us how much time you could give. Some roles need little."),
    )
