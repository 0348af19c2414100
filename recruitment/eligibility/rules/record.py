"""Convictions, cautions, and anything that is still open."""

from datetime import date

from recruitment.eligibility.answers import Answers
from recruitment.eligibility.force import Force
from recruitment.eligibility.questions.rare import Rare, rare
from recruitment.eligibility.questions.record import (
    Barred,
    Offence,
    Record,
    Unprotected,
    barred_from_children,
    offence_kind,
    police_record,
    unprotected,
)
from recruitment.eligibility.rule import (
    MET,
    Ruling,
    cannot,
    met_but,
    not_until,
    rule,
    we_check,
)
from recruitment.eligibility.rules import sources
from recruitment.eligibility.verdict import Basis, Confidence
from recruitment.eligibility.words import marked as _

CODE = date(2023, 7, 20)

OTHER_ROLES = _(
    "Other roles with us look at each case, so see those too. If we have it wrong, ask us."
)

COUNTS = frozenset({Record.CAUTION, Record.CONVICTION, Record.SERIOUS_DRIVING})

UNOPEN = frozenset({Record.NOT_SURE, Record.NOT_SAYING})

MUST_SAY_NO = frozenset({Offence.ABUSE, Offence.HATE, Offence.VULNERABLE})

TELL_ALL = _("Tell us all of it when you apply, even if it is spent. Hiding it is worse.")


@rule(
    _("No prison or detention, as an officer"),
    _(
        "No court may have sent you to prison or detention, at any age. A sentence that was "
        "put off "
        "or suspended counts too."
    ),
    sources.LANCASHIRE_VETTING,
    Confidence.SUPPORTED,
    Basis.VETTING,
    since=CODE,
)
def no_custody(answers: Answers, on: date, force: Force) -> Ruling:
    if Rare.CUSTODY not in answers[rare]:
        return MET
    return cannot(
        _("Police vetting refuses every officer who has had such a sentence, at any age."),
        OTHER_ROLES,
    )


@rule(
    _("Not on an offenders register, as an officer"),
    _("You cannot join if you must sign a register with the police, such as for sex offenders."),
    sources.LANCASHIRE_VETTING,
    Confidence.SUPPORTED,
    Basis.VETTING,
    since=CODE,
)
def not_registered(answers: Answers, on: date, force: Force) -> Ruling:
    if Rare.REGISTER not in answers[rare]:
        return MET
    return cannot(
        _("Police vetting refuses every officer who must register because of an offence."),
        OTHER_ROLES,
    )


@rule(
    _("Prison, detention or a register, as staff or a volunteer"),
    _("We look at each case. A yes is very unlikely."),
    sources.VETTING_CODE,
    Confidence.UNCONFIRMED,
    Basis.VETTING,
    since=CODE,
)
def custody_looked_at(answers: Answers, on: date, force: Force) -> Ruling:
    if not answers[rare] & {Rare.CUSTODY, Rare.REGISTER}:
        return MET
    return we_check(
        _("We look at each case, but after this we will most likely say no."),
        _("Ask our vetting team before you spend time on an application."),
    )


@rule(
    _("Nothing still open with the police or a court"),
    _("You can apply when the police and the courts have finished looking into something."),
    sources.VETTING_APP_CHANGES,
    Confidence.CONFIRMED,
    Basis.VETTING,
    since=date(2025, 5, 14),
)
def nothing_open(answers: Answers, on: date, force: Force) -> Ruling:
    """Nobody can know the day on which an inquiry ends, so no date is worked out."""
    if Rare.INVESTIGATION not in answers[rare]:
        return MET
    return not_until(
        _("when the case has ended"),
        _("Vetting stops while the police or a court are looking into something."),
        _("Come back when you have been told that the case is over. Keep the letter."),
    )


@rule(
    _("Open about the past"),
    _("You need not tell us here. Vetting asks everyone, and hiding something can mean a no."),
    sources.VETTING_CODE,
    Confidence.CONFIRMED,
    Basis.VETTING,
    since=CODE,
)
def open_about_past(answers: Answers, on: date, force: Force) -> Ruling:
    if Rare.NOT_SURE in answers[rare]:
        return RARE_NOT_KNOWN
    if Rare.NOT_SAYING not in answers[rare]:
        return MET
    return we_check(
        _(
            "You chose not to tell us, which is fine here. One of the things listed may close "
            "a role."
        ),
        _("You can talk to our vetting team first. They will ask when you apply."),
    )


RARE_NOT_KNOWN = we_check(
    _("You were not sure if any of these fit you. One of them may close a role."),
    _("Look at the list again, or talk to our vetting team before you apply."),
)


@rule(
    _("Police record, as an officer"),
    _("Officers tell us about every caution and conviction, at any age. We look at each case."),
    sources.VETTING_CODE,
    Confidence.SUPPORTED,
    Basis.VETTING,
    since=CODE,
)
def officer_record(answers: Answers, on: date, force: Force) -> Ruling:
    """Spent or protected, at any age: officers declare everything, and most can be looked at."""
    said = answers[police_record]
    if said & UNOPEN:
        return we_check(_("Officers must tell us about any police record."), TELL_ALL)
    if said & COUNTS:
        return we_check(_how_likely(answers[offence_kind]), TELL_ALL)
    if Record.ARREST in said:
        return met_but(_("Tell us about the arrest, and how it ended."))
    return MET


def _how_likely(kinds: frozenset[Offence]) -> str:
    if kinds & MUST_SAY_NO:
        return _(
            "Cases of abuse, hate or harm to people who need care are very likely to be refused."
        )
    if kinds & {Offence.DISHONEST, Offence.VIOLENT}:
        return _("Dishonesty or violence is likely to be refused, but we look at each case.")
    return _("We look at your age then, how long ago it was, and what happened.")


@rule(
    _("Police record that is not protected"),
    _("You only tell us about what is not protected. Old or minor things often are."),
    sources.NORTHUMBRIA_VETTING,
    Confidence.SUPPORTED,
    Basis.VETTING,
    since=CODE,
)
def unprotected_record(answers: Answers, on: date, force: Force) -> Ruling:
    """Staff and volunteers need not tell us what is protected."""
    said = answers[police_record]
    if Record.NOT_SAYING in said:
        return NOT_TOLD
    if not said & {*COUNTS, Record.NOT_SURE}:
        return MET
    return NOT_PROTECTED[answers[unprotected]]


NOT_TOLD = we_check(
    _("You chose not to tell us, which is fine here. Vetting will ask."),
    _("You only need to tell us what is not protected. GOV.UK explains what that means."),
)

NOT_PROTECTED = {
    Unprotected.NO: MET,
    Unprotected.YES: we_check(
        _("A record does not always stop you. We look at what happened and how long ago."),
        _("Tell us what is not protected when you apply. Hiding it is worse."),
    ),
    Unprotected.NOT_SURE: we_check(
        _("We need to know if any of it is not protected."),
        _("GOV.UK explains what is protected. The charity Unlock can help you too."),
    ),
    Unprotected.NOT_SAYING: NOT_TOLD,
}


@rule(
    _("Allowed to work with children"),
    _("Nobody who is barred from working with children can lead cadets."),
    sources.CHILDRENS_LIST,
    Confidence.GENERAL_KNOWLEDGE,
    Basis.LAW,
    since=date(2021, 1, 1),
)
def allowed_with_children(answers: Answers, on: date, force: Force) -> Ruling:
    if Rare.CHILDREN not in answers[rare]:
        return MET
    barred = answers[barred_from_children]
    if barred is Barred.NO:
        return MET
    if barred is Barred.YES:
        return cannot(
            _("The law keeps people on the children's barred list away from work with children."),
            _("Other roles may fit you. The DBS can tell you how to ask for a review."),
        )
    return we_check(
        _("We need to know if you are on the children's barred list."),
        _("Find the letter from the DBS, or ask the DBS, before you apply."),
    )


@rule(
    _("Work with children, as a volunteer"),
    _("If you are barred from working with children, we look for a role without them."),
    sources.CHILDRENS_LIST,
    Confidence.UNCONFIRMED,
    Basis.FORCE,
    since=date(2021, 1, 1),
)
def children_looked_at(answers: Answers, on: date, force: Force) -> Ruling:
    if Rare.CHILDREN not in answers[rare] or answers[barred_from_children] is Barred.NO:
        return MET
    return we_check(
        _("Some volunteer roles meet children, and you may be barred from those."),
        _("Ask us for a role without children."),
    )
