"""The right to live, work and volunteer in the UK."""

from datetime import date

from recruitment.eligibility.answers import Answers
from recruitment.eligibility.force import Force
from recruitment.eligibility.questions.about_you import (
    Passport,
    Status,
    pre_settled_passport,
    status,
)
from recruitment.eligibility.rule import (
    MET,
    Ruling,
    as_pack_says,
    cannot,
    not_until,
    rule,
    we_check,
)
from recruitment.eligibility.rules import sources
from recruitment.eligibility.verdict import Basis, Confidence
from recruitment.eligibility.words import marked as _

FOR_GOOD = frozenset({Status.BRITISH, Status.IRISH, Status.SETTLED, Status.INDEFINITE})

WHEN_SETTLED = _("when you have settled status, indefinite leave or citizenship")

UNTIL_SETTLED = not_until(
    WHEN_SETTLED,
    _(
        "Officers must be free to stay in the UK for good. What you told us has an end, or is not "
        "decided yet."
    ),
    _("Look at “Settle in the UK” on GOV.UK. Staff and volunteer roles may fit you before then."),
)

PROVE_STATUS = _(
    "Search GOV.UK for “prove your right to work”, and have the result when you apply."
)

NOT_KNOWN = we_check(_("We need to know your right to live in the UK."), PROVE_STATUS)

ABODE = we_check(
    _("Right of abode is rare, so our vetting team looks at it."),
    _("Have your passport or certificate of entitlement ready when you apply."),
)

PASSPORT_NOT_KNOWN = we_check(
    _("With pre-settled status, the rule for officers depends on your nationality."),
    _("Look at your passport, then change your answer or ask us."),
)

SWISS = we_check(
    _("It is not settled if Swiss citizens need settled status before they join."),
    _("Ask us before you apply. You can also look at “settled status” on GOV.UK."),
)


@rule(
    _("Free to stay in the UK, as a constable"),
    _(
        "You must be British or Irish, or be free to stay in the UK for good. With pre-settled "
        "status "
        "we look at your case."
    ),
    sources.JOINING_AS_PC,
    Confidence.SUPPORTED,
    Basis.LAW,
    since=date(2020, 12, 31),
)
def constable_status(answers: Answers, on: date, force: Force) -> Ruling:
    return _officer_status(answers, force, swiss=SWISS)


@rule(
    _("Free to stay in the UK, as a special constable"),
    _(
        "You must be British or Irish, or be free to stay in the UK for good. With pre-settled "
        "status "
        "and a passport from the European Economic Area we look at your case."
    ),
    sources.SPECIALS_REGULATIONS,
    Confidence.CONFIRMED,
    Basis.LAW,
    since=date(2020, 12, 31),
)
def special_status(answers: Answers, on: date, force: Force) -> Ruling:
    """The regulations name the European Economic Area, and Switzerland is not in it."""
    return _officer_status(answers, force, swiss=UNTIL_SETTLED)


def _officer_status(answers: Answers, force: Force, *, swiss: Ruling) -> Ruling:
    said = answers[status]
    if said in FOR_GOOD:
        return MET
    if said is Status.PRE_SETTLED:
        return _pre_settled(answers[pre_settled_passport], force, swiss=swiss)
    if said is Status.RIGHT_OF_ABODE:
        return ABODE
    if said in (Status.NOT_SURE, Status.NOT_SAYING):
        return NOT_KNOWN
    return UNTIL_SETTLED


def _pre_settled(passport: Passport, force: Force, *, swiss: Ruling) -> Ruling:
    if passport is Passport.EEA:
        return as_pack_says(
            force.pre_settled_eea,
            reason=_("Some forces ask for settled status, and some do not."),
            next_step=_("Ask us before you apply. Look at “settled status” on GOV.UK too."),
            event=WHEN_SETTLED,
        )
    by_passport = {
        Passport.SWISS: swiss,
        Passport.OTHER: UNTIL_SETTLED,
        Passport.NOT_SURE: PASSPORT_NOT_KNOWN,
    }
    return by_passport[passport]


LIMITED_WORK = we_check(
    _("Your right to stay has an end. Forces differ on how long must be left."),
    _("Find the end date and any limits on work, and have them ready when you apply."),
)

WORK = {
    Status.PRE_SETTLED: LIMITED_WORK,
    Status.LIMITED: LIMITED_WORK,
    Status.WAITING: we_check(
        _("You are waiting for a decision. We need to know if you may work meanwhile."),
        PROVE_STATUS,
    ),
    Status.NONE: cannot(
        _("The law says that paid staff must have permission to work in the UK."),
        _("When you have permission to work, come back. If you think you may have it, ask us."),
    ),
    Status.NOT_SURE: NOT_KNOWN,
    Status.NOT_SAYING: NOT_KNOWN,
}


@rule(
    _("Allowed to work in the UK"),
    _("You must have permission to work in the UK. If it has an end date, we look at your case."),
    sources.RIGHT_TO_WORK,
    Confidence.SUPPORTED,
    Basis.LAW,
    since=date(2020, 12, 31),
)
def permission_to_work(answers: Answers, on: date, force: Force) -> Ruling:
    return WORK.get(answers[status], MET)


MAY_VOLUNTEER = we_check(
    _("You must be allowed to volunteer in the UK. Some visas let you, and some do not."),
    _("Find out if your status lets you volunteer without pay. Show us what it says."),
)


@rule(
    _("Allowed to volunteer in the UK"),
    _("Your status must let you volunteer without pay. Some visas do, and some do not."),
    sources.RIGHT_TO_VOLUNTEER,
    Confidence.SUPPORTED,
    Basis.LAW,
    since=date(2021, 1, 1),
)
def permission_to_volunteer(answers: Answers, on: date, force: Force) -> Ruling:
    return MAY_VOLUNTEER if answers[status] in WORK else MET
