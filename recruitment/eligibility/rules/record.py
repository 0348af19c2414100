"""Convictions, cautions, and anything that is still open."""

from datetime import date

from recruitment.eligibility.answers import Answers
from recruitment.eligibility.force import Force
from recruitment.eligibility.questions.past import Past, past
from recruitment.eligibility.questions.record import (
    Offence,
    Record,
    Unprotected,
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
from recruitment.eligibility.verdict import Confidence

CODE = date(2023, 7, 20)

OTHER_ROLES = (
    "Other roles with us look at each case, so see those too. If we have it wrong, ask us."
)

COUNTS = frozenset({Record.CAUTION, Record.CONVICTION, Record.SERIOUS_DRIVING})

UNOPEN = frozenset({Record.NOT_SURE, Record.NOT_SAYING})

MUST_SAY_NO = frozenset({Offence.ABUSE, Offence.HATE, Offence.VULNERABLE})

TELL_ALL = "Tell us all of it when you apply, even if it is spent. Hiding it is worse."


@rule(
    "No prison or detention, as an officer",
    sources.LANCASHIRE_VETTING,
    Confidence.SUPPORTED,
    since=CODE,
)
def no_custody(answers: Answers, on: date, force: Force) -> Ruling:
    if Past.CUSTODY not in answers[past]:
        return MET
    return cannot(
        "Police vetting refuses every officer who has had such a sentence, at any age.",
        OTHER_ROLES,
    )


@rule(
    "Not on an offenders register, as an officer",
    sources.LANCASHIRE_VETTING,
    Confidence.SUPPORTED,
    since=CODE,
)
def not_registered(answers: Answers, on: date, force: Force) -> Ruling:
    if Past.REGISTER not in answers[past]:
        return MET
    return cannot(
        "Police vetting refuses every officer who must register because of an offence.",
        OTHER_ROLES,
    )


@rule(
    "Prison, detention or a register, as staff or a volunteer",
    sources.VETTING_CODE,
    Confidence.UNCONFIRMED,
    since=CODE,
)
def custody_looked_at(answers: Answers, on: date, force: Force) -> Ruling:
    if not answers[past] & {Past.CUSTODY, Past.REGISTER}:
        return MET
    return we_check(
        "We look at each case, but a yes is very unlikely after such a sentence or register.",
        "Ask our vetting team before you spend time on an application.",
    )


@rule(
    "Nothing still open with the police or a court",
    sources.VETTING_APP_CHANGES,
    Confidence.CONFIRMED,
    since=date(2025, 5, 14),
)
def nothing_open(answers: Answers, on: date, force: Force) -> Ruling:
    """Nobody can know the day on which an inquiry ends, so no date is worked out."""
    if Past.INVESTIGATION not in answers[past]:
        return MET
    return not_until(
        "when the case has ended",
        "Vetting stops while the police or a court are looking into something.",
        "Come back when you have been told that the case is over. Keep the letter.",
    )


@rule(
    "Open about the past",
    sources.VETTING_CODE,
    Confidence.CONFIRMED,
    since=CODE,
)
def open_about_past(answers: Answers, on: date, force: Force) -> Ruling:
    if Past.NOT_SAYING not in answers[past]:
        return MET
    return we_check(
        "You chose not to tell us, which is fine here. One of the things listed may close a role.",
        "You can talk to our vetting team first. They will ask when you apply.",
    )


@rule(
    "Police record, as an officer",
    sources.VETTING_CODE,
    Confidence.SUPPORTED,
    since=CODE,
)
def officer_record(answers: Answers, on: date, force: Force) -> Ruling:
    """Spent or protected, at any age: officers declare everything, and most can be looked at."""
    said = answers[police_record]
    if said & UNOPEN:
        return we_check("Officers must tell us about any police record.", TELL_ALL)
    if said & COUNTS:
        return we_check(_how_likely(answers[offence_kind]), TELL_ALL)
    if Record.ARREST in said:
        return met_but("Tell us about the arrest, and how it ended.")
    return MET


def _how_likely(kinds: frozenset[Offence]) -> str:
    if kinds & MUST_SAY_NO:
        return "Cases of abuse, hate or harm to people who need care are very likely to be refused."
    if kinds & {Offence.DISHONEST, Offence.VIOLENT}:
        return "Dishonesty or violence is likely to be refused, but we look at each case."
    return "We look at your age then, how long ago it was, and what happened."


@rule(
    "Police record that is not protected",
    sources.NORTHUMBRIA_VETTING,
    Confidence.SUPPORTED,
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
    "You chose not to tell us, which is fine here. Vetting will ask.",
    "You only need to tell us what is not protected. GOV.UK explains what that means.",
)

NOT_PROTECTED = {
    Unprotected.NO: MET,
    Unprotected.YES: we_check(
        "A record does not always stop you. We look at what happened and how long ago.",
        "Tell us what is not protected when you apply. Hiding it is worse.",
    ),
    Unprotected.NOT_SURE: we_check(
        "We need to know if any of it is not protected.",
        "GOV.UK explains what is protected. The charity Unlock can help you too.",
    ),
    Unprotected.NOT_SAYING: NOT_TOLD,
}
