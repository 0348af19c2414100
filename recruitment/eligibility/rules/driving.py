"""Licence, points, bans and driving offences."""

from datetime import date

from recruitment.eligibility.answers import Answers
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
from recruitment.eligibility.verdict import Basis, Confidence
from recruitment.eligibility.words import marked as _
from recruitment.eligibility.words import told

TALK_ABOUT_DRIVING = we_check(
    _("Constables usually drive. We can look at changes to the job with you."),
    _("Ask us before you apply. You do not need to give us a reason now."),
)

LICENCE_NOT_KNOWN = we_check(
    _("We need to know what you may drive."),
    _("Look at your licence, or search GOV.UK for “view your driving licence”."),
)

NEEDED_BY = {
    LicenceBy.OFFER: _("You need a full driving licence before we make you a firm offer."),
    LicenceBy.START: _("You need a full driving licence before your first day."),
}


@rule(
    _("A full driving licence"),
    _(
        "You need a full driving licence. Some forces ask for a manual one, so we look at "
        "automatic "
        "licences. If you cannot drive, talk to us."
    ),
    sources.KENT_WHO_CAN_APPLY,
    Confidence.CONFLICT,
    Basis.FORCE,
    since=date(2019, 9, 30),
)
def full_licence(answers: Answers, on: date, force: Force) -> Ruling:
    licence = answers[driving_licence]
    if licence is Licence.MANUAL:
        return MET
    if licence is Licence.AUTOMATIC:
        return as_pack_says(
            force.automatic_licence,
            reason=_("Some forces ask for a manual licence, and some take an automatic one."),
            next_step=_("You can apply. Ask us if you will need to pass a manual test."),
            event=_("when you have a full manual licence"),
            until=_("Pass a test in a manual car. Book it on GOV.UK."),
        )
    if licence is Licence.TALK:
        return TALK_ABOUT_DRIVING
    return LICENCE_NOT_KNOWN if licence is Licence.NOT_SURE else _no_licence_yet(force)


def _no_licence_yet(force: Force) -> Ruling:
    if force.licence_by.value is LicenceBy.APPLICATION:
        return not_until(
            _("when you have a full driving licence"),
            _("You need a full driving licence before you apply."),
            _("Book your theory and driving tests on GOV.UK."),
        )
    return we_check(
        NEEDED_BY[force.licence_by.value],
        _("You can apply while you learn. Book your theory and driving tests on GOV.UK."),
    )


@rule(
    _("Points on your licence"),
    _("Up to {max_points} points are fine, if you tell us. We look at more."),
    sources.VETTING_EXPLAINED,
    Confidence.SUPPORTED,
    Basis.VETTING,
    since=date(2023, 7, 20),
)
def few_points(answers: Answers, on: date, force: Force) -> Ruling:
    if Record.POINTS not in answers[police_record]:
        return MET
    said, most = answers[points], force.max_points.value
    if said is Points.NOT_SURE:
        return we_check(
            _("We need to know how many points you have."),
            _("Search GOV.UK for “view your driving licence” to see your points."),
        )
    if int(said) <= most:
        return met_but(_("Tell us about your points and driving fines, with dates."))
    return we_check(
        told(_("More than {most} points can mean a no, so we look at each case."), most=most),
        _("Have the date and reason for each set of points ready."),
    )


@rule(
    _("Serious driving offences"),
    _("We look at each case of drink, drug or dangerous driving. We often say no."),
    sources.VETTING_EXPLAINED,
    Confidence.CONFIRMED,
    Basis.VETTING,
    since=date(2023, 7, 20),
)
def serious_driving(answers: Answers, on: date, force: Force) -> Ruling:
    if Record.SERIOUS_DRIVING not in answers[police_record]:
        return MET
    return we_check(
        _("We will most likely say no if it was recent, happened more than once, or someone died."),
        _("You can still apply if it was once, and long ago. Tell us all of it."),
    )


@rule(
    _("Allowed to drive"),
    _("You cannot apply while you are banned from driving. After that we look at the ban."),
    sources.KENT_WHO_CAN_APPLY,
    Confidence.SUPPORTED,
    Basis.FORCE,
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
        reason=_("You need to be allowed to drive. You can drive from {ends}."),
        next_step=_("Until then, other roles with us may not need you to drive."),
        ends=ends,
    )


BAN_LOOKED_AT = we_check(
    _("We look at each driving ban, and at what led to it."),
    _("Have the date and reason for the ban ready when you apply."),
)


@rule(
    _("Driving bans"),
    _("You need not drive, but we look at a ban and at what led to it."),
    sources.VETTING_EXPLAINED,
    Confidence.SUPPORTED,
    Basis.VETTING,
    since=date(2023, 7, 20),
)
def ban_explained(answers: Answers, on: date, force: Force) -> Ruling:
    """A special constable need not drive, but must explain a ban."""
    return BAN_LOOKED_AT if Record.BANNED in answers[police_record] else MET


def _banned_on(answers: Answers, on: date) -> bool:
    return Record.BANNED in answers[police_record] and on < answers[ban_ends]


@rule(
    _("A driving licence, if the advert asks for one"),
    _("Some of these jobs need a full driving licence. The advert says so."),
    sources.LANCASHIRE_CUSTODY,
    Confidence.UNCONFIRMED,
    Basis.FORCE,
    since=date(2021, 1, 1),
)
def licence_looked_at(answers: Answers, on: date, force: Force) -> Ruling:
    """Detention officers, investigators and PCSOs: forces differ, and so do posts."""
    if answers[driving_licence] in (Licence.MANUAL, Licence.AUTOMATIC):
        return BAN_LOOKED_AT if _banned_on(answers, on) else MET
    return we_check(
        _("Some of these jobs need a full driving licence, and some do not."),
        _("See what the advert asks for, or ask us before you apply."),
    )
