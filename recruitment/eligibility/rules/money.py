"""Debts that someone could use to put pressure on you. Ordinary loans are fine."""

from datetime import date

from recruitment.eligibility.answers import Answers
from recruitment.eligibility.dates import years_after
from recruitment.eligibility.force import Force
from recruitment.eligibility.questions.money import Money, insolvency_ended, money
from recruitment.eligibility.questions.rare import Rare, rare
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

SINCE = date(2024, 7, 3)

KEEP_PAPERS = _("Tell us about your money problems that are over. Keep the papers.")

GET_HELP = _("Keep up your payments and your papers. MoneyHelper gives free advice on debts.")


SEE_YOUR_RECORD = _("Get your free credit report. It shows judgments, orders and missed payments.")


def _problems(answers: Answers) -> frozenset[Money]:
    """Nobody is asked about money unless they said that there is something to tell."""
    said = answers[money] if Rare.MONEY in answers[rare] else frozenset()
    return said - {Money.NONE}


@rule(
    _("Bankruptcy and debt relief"),
    _("Officers must be clear of bankruptcy and debt relief orders for {insolvency_years} years."),
    sources.NORTHUMBRIA_MONEY,
    Confidence.SUPPORTED,
    Basis.VETTING,
    since=SINCE,
)
def solvent(answers: Answers, on: date, force: Force) -> Ruling:
    problems, years = _problems(answers), force.insolvency_years.value
    if Money.INSOLVENT in problems:
        return not_until(
            told(_("{years} years after your bankruptcy or debt relief order ends"), years=years),
            told(
                _("Officers must be clear of bankruptcy and debt relief orders for {years} years."),
                years=years,
            ),
            GET_HELP,
        )
    return _clear(answers[insolvency_ended], on, years) if Money.WAS_INSOLVENT in problems else MET


def _clear(ended: date, on: date, years: int) -> Ruling:
    wait = met_from(
        years_after(ended, years),
        on,
        reason=_("Officers must be clear of bankruptcy for {years} years. Yours ended on {ended}."),
        next_step=GET_HELP,
        years=years,
        ended=ended,
    )
    return met_but(KEEP_PAPERS) if wait is MET else wait


@rule(
    _("Individual voluntary arrangements"),
    _(
        "We look at an individual voluntary arrangement (IVA). One that is over is fine, if you "
        "tell us."
    ),
    sources.NORTHUMBRIA_MONEY,
    Confidence.CONFLICT,
    Basis.VETTING,
    since=SINCE,
)
def no_arrangement(answers: Answers, on: date, force: Force) -> Ruling:
    problems = _problems(answers)
    if Money.IVA in problems:
        return as_pack_says(
            force.iva_current,
            reason=_("We look at your arrangement, and at how long you have kept to it."),
            next_step=_("Have the agreement and proof of your payments ready."),
            event=_("when your arrangement has finished"),
        )
    return met_but(KEEP_PAPERS) if Money.IVA_FINISHED in problems else MET


@rule(
    _("County court judgments"),
    _("Officers need to have paid any county court judgment."),
    sources.NORTHUMBRIA_MONEY,
    Confidence.SUPPORTED,
    Basis.VETTING,
    since=SINCE,
)
def judgments_paid(answers: Answers, on: date, force: Force) -> Ruling:
    problems = _problems(answers)
    if Money.CCJ in problems:
        return as_pack_says(
            force.ccj_unpaid,
            reason=_("Officers need to have paid any county court judgment."),
            next_step=_("Pay it, and ask the court for a certificate. Then come back."),
            event=_("when you have paid the county court judgment"),
        )
    return met_but(KEEP_PAPERS) if Money.CCJ_PAID in problems else MET


@rule(
    _("Other debts"),
    _("We look at debt plans, missed payments and gambling debts. Ordinary loans are fine."),
    sources.NORTHUMBRIA_MONEY,
    Confidence.SUPPORTED,
    Basis.VETTING,
    since=SINCE,
)
def debts_in_hand(answers: Answers, on: date, force: Force) -> Ruling:
    problems = _problems(answers)
    if Money.NOT_SURE in problems:
        return we_check(_("You were not sure. Vetting will look at your money."), SEE_YOUR_RECORD)
    if Money.NOT_SAYING in problems:
        return we_check(_("You chose not to say. Vetting will look at your money."), GET_HELP)
    if problems & {Money.DEBT_PLAN, Money.GAMBLING}:
        return we_check(_("We look at how you are dealing with your debts."), GET_HELP)
    return MET


IN_TROUBLE = frozenset(
    {
        Money.INSOLVENT,
        Money.IVA,
        Money.CCJ,
        Money.DEBT_PLAN,
        Money.GAMBLING,
        Money.NOT_SURE,
        Money.NOT_SAYING,
    }
)

LOOKED_AT = we_check(_("We look at money problems case by case."), GET_HELP)


@rule(
    _("Money, as staff or a volunteer"),
    _("We look at money problems case by case. Some volunteers are not asked about money."),
    sources.NORTHUMBRIA_MONEY,
    Confidence.UNCONFIRMED,
    Basis.VETTING,
    since=SINCE,
)
def money_looked_at(answers: Answers, on: date, force: Force) -> Ruling:
    problems = _problems(answers)
    if problems & IN_TROUBLE:
        return LOOKED_AT
    if Money.WAS_INSOLVENT in problems:
        clear = years_after(answers[insolvency_ended], force.insolvency_years.value)
        return met_but(KEEP_PAPERS) if clear <= on else LOOKED_AT
    return met_but(KEEP_PAPERS) if problems else MET
