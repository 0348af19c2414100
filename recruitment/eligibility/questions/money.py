"""Groups that you belong to, and debts that someone could use against you."""

from enum import StrEnum

from recruitment.eligibility.answers import Day, Many, One, Option
from recruitment.eligibility.words import marked as _


class Membership(StrEnum):
    NOW = "now"
    BEFORE = "before"
    BANNED = "banned"
    OTHER = "other"
    NONE = "none"
    NOT_SURE = "not-sure"
    NOT_SAYING = "rather-not-say"


group_membership = One(
    key="group",
    text=_("Which of these is true about the group?"),
    short=_("Group"),
    error=_("Select which is true about the group"),
    why=_("Officers may not belong to the British National Party, National Front or Combat 18."),
    choices=Membership,
    options=(
        Option(
            Membership.NOW,
            _("I am in the British National Party, National Front or Combat 18 now"),
        ),
        Option(Membership.BANNED, _("I am in a group that the law bans as a terrorist group")),
        Option(
            Membership.BEFORE,
            _("I was in one of those, and I left"),
            gain=_("leaving the group (we would still look at it)"),
        ),
        Option(Membership.OTHER, _("It is another group with aims like theirs")),
        Option(Membership.NONE, _("None of these"), apart=True),
        Option(Membership.NOT_SURE, _("I am not sure"), apart=True),
        Option(Membership.NOT_SAYING, _("I would rather not say"), apart=True),
    ),
)


class Money(StrEnum):
    INSOLVENT = "insolvent"
    WAS_INSOLVENT = "was-insolvent"
    IVA = "iva"
    IVA_FINISHED = "iva-finished"
    CCJ = "ccj"
    CCJ_PAID = "ccj-paid"
    DEBT_PLAN = "debt-plan"
    GAMBLING = "gambling"
    NONE = "none"
    NOT_SURE = "not-sure"
    NOT_SAYING = "rather-not-say"


money = Many(
    key="money",
    text=_("Which of these money problems do you have, or did you have?"),
    short=_("Money problems"),
    hint=_("Select all that fit you. Ordinary loans, mortgages and student loans are fine."),
    error=_("Select which money problems you have or had, or select “None of these”"),
    why=_("Debt can put pressure on people. We check that it could not be used against you."),
    choices=Money,
    options=(
        Option(Money.INSOLVENT, _("I am bankrupt now, or have a debt relief order now")),
        Option(Money.WAS_INSOLVENT, _("I was bankrupt, or had a debt relief order, and it ended")),
        Option(
            Money.IVA,
            _("I have an individual voluntary arrangement (IVA) now"),
            loss=_("finishing the IVA"),
        ),
        Option(Money.IVA_FINISHED, _("I had an IVA, and it has finished")),
        Option(
            Money.CCJ,
            _("I have a county court judgment (CCJ) that I have not paid"),
            loss=_("paying the county court judgment"),
        ),
        Option(Money.CCJ_PAID, _("I had a CCJ, and I have paid it")),
        Option(Money.DEBT_PLAN, _("I have a debt plan, or I am behind with payments")),
        Option(Money.GAMBLING, _("I have debts from gambling")),
        Option(Money.NONE, _("None of these"), apart=True),
        Option(Money.NOT_SURE, _("I am not sure"), apart=True),
        Option(Money.NOT_SAYING, _("I would rather not say"), apart=True),
    ),
)

insolvency_ended = Day(
    key="insolvency-ended",
    text=_("When did your bankruptcy or debt relief order end?"),
    short=_("Date your bankruptcy or order ended"),
    hint=_("For example, 27 3 2022. More than one, or not sure? Give the last day it could be."),
    error=_("Enter the date your bankruptcy or debt relief order ended"),
    why=_("For some roles, some years must have passed since it ended."),
)
