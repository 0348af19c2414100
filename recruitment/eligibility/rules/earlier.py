"""Earlier and other applications."""

from datetime import date

from recruitment.eligibility.answers import Answers, Day
from recruitment.eligibility.dates import months_after
from recruitment.eligibility.force import Force
from recruitment.eligibility.questions.rare import Rare, rare
from recruitment.eligibility.questions.service import (
    TurnedDown,
    constable_no,
    pcso_no,
    special_no,
    turned_down_for,
)
from recruitment.eligibility.rule import MET, Ruling, met_but, met_from, rule, we_check
from recruitment.eligibility.rules import sources
from recruitment.eligibility.verdict import Basis, Confidence
from recruitment.eligibility.words import marked as _


@rule(
    _("Time since a no, for constables"),
    _("Wait {reapply_months} months after any force turned you down as a constable."),
    sources.SIX_MONTHS,
    Confidence.SUPPORTED,
    Basis.FORCE,
    since=date(2020, 12, 31),
)
def constable_waits(answers: Answers, on: date, force: Force) -> Ruling:
    months = force.reapply_months.value
    return _waits(answers, on, months, TurnedDown.CONSTABLE, constable_no)


@rule(
    _("Time since a no, for special constables"),
    _("Wait {reapply_months} months after any force turned you down as a special constable."),
    sources.SIX_MONTHS,
    Confidence.UNCONFIRMED,
    Basis.FORCE,
    since=date(2020, 12, 31),
)
def special_waits(answers: Answers, on: date, force: Force) -> Ruling:
    return _waits(answers, on, force.reapply_months.value, TurnedDown.SPECIAL, special_no)


@rule(
    _("Time since a no, for PCSOs"),
    _("Wait {reapply_months_pcso} months after any force turned you down as a PCSO."),
    sources.PCSO_FORM,
    Confidence.UNCONFIRMED,
    Basis.FORCE,
    since=date(2015, 12, 31),
)
def pcso_waits(answers: Answers, on: date, force: Force) -> Ruling:
    return _waits(answers, on, force.reapply_months_pcso.value, TurnedDown.PCSO, pcso_no)


def _waits(answers: Answers, on: date, months: int, role: TurnedDown, told_on: Day) -> Ruling:
    """The same role in any force. The wait starts with the notice, not with the application."""
    said = answers[turned_down_for] if Rare.TURNED_DOWN in answers[rare] else frozenset()
    if said & {TurnedDown.NOT_SURE, TurnedDown.NOT_SAYING}:
        return we_check(
            _("You may need to wait before you try for the same role again."),
            _("Find the letter or email, and see which role it was for."),
        )
    return _wait(answers[told_on], on, months) if role in said else MET


def _wait(notice: date, on: date, months: int) -> Ruling:
    return met_from(
        months_after(notice, months),
        on,
        reason=_("You need to wait {months} months. You were turned down on {notice}."),
        next_step=_("Ask that force for feedback, and use the time to build on it."),
        months=months,
        notice=notice,
    )


@rule(
    _("Another application, as an officer"),
    _("You may apply to more than one force, but take one assessment at a time."),
    sources.SIX_MONTHS,
    Confidence.SUPPORTED,
    Basis.FORCE,
    since=date(2020, 12, 31),
)
def other_application_told(answers: Answers, on: date, force: Force) -> Ruling:
    if Rare.APPLIED not in answers[rare]:
        return MET
    return met_but(_("Tell us which force has your application. Take one assessment at a time."))


@rule(
    _("Another application, as a PCSO"),
    _("Apply to one force at a time."),
    sources.PCSO_FORM,
    Confidence.UNCONFIRMED,
    Basis.FORCE,
    since=date(2015, 12, 31),
)
def one_force_at_a_time(answers: Answers, on: date, force: Force) -> Ruling:
    if Rare.APPLIED not in answers[rare]:
        return MET
    return we_check(
        _("The national form lets you apply to one force at a time as a PCSO."),
        _("Was it for another role? Then go on. If not, ask us before you apply."),
    )
