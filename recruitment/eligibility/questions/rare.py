"""Rare things, on one page. Only what is ticked is asked about further."""

from enum import StrEnum

from recruitment.eligibility.answers import Many, Option
from recruitment.eligibility.words import marked as _


class Rare(StrEnum):
    WORK = "work"
    TATTOO = "tattoo"
    MONEY = "money"
    GROUP = "group"
    CUSTODY = "custody"
    REGISTER = "register"
    INVESTIGATION = "investigation"
    CHILDREN = "children"
    OFFICER = "officer"
    CONDUCT = "conduct"
    DISMISSED = "dismissed"
    LEFT = "left-during-inquiry"
    APPLIED = "applied"
    TURNED_DOWN = "turned-down"
    VETTING_REFUSED = "vetting-refused"
    NONE = "none"
    NOT_SURE = "not-sure"
    NOT_SAYING = "rather-not-say"


ABOUT_YOU = _("You, your work and your money")
COURTS = _("The police and the courts")
POLICE_JOBS = _("Police jobs")

rare = Many(
    key="any-of-these",
    text=_("Do any of these fit you?"),
    short=_("Things that may matter"),
    hint=_("Select all that fit you. We then ask only about those."),
    error=_("Select what fits you, or select “None of these”"),
    why=_("A few things close a role, for now or for good. Most do not, if you tell us."),
    choices=Rare,
    options=(
        Option(
            Rare.WORK,
            _("I work in police, forces, fire, health, courts, law, prisons, border or security"),
            _(
                "Paid or unpaid. Count roads and wardens, the press, councils, and licensed trade "
                "such as a pub or taxi. Count any business or second job that you want to keep."
            ),
            group=ABOUT_YOU,
        ),
        Option(
            Rare.TATTOO,
            _("I have a tattoo or a piercing that can be seen, or that could offend"),
            _("On your face, neck or hands, or stretched ears. Ear studs do not count."),
            group=ABOUT_YOU,
        ),
        Option(
            Rare.MONEY,
            _("I have, or had, serious money problems"),
            _(
                "Bankruptcy, a debt relief order, an IVA, a county court judgment (CCJ), "
                "a debt plan, missed payments or gambling debts"
            ),
            group=ABOUT_YOU,
        ),
        Option(
            Rare.GROUP,
            _("I am, or was, in a group such as the British National Party or Combat 18"),
            _("Count the National Front, any group with aims like theirs, and any banned group"),
            group=ABOUT_YOU,
        ),
        Option(
            Rare.CUSTODY,
            _("A court has sentenced me to prison or detention"),
            _("At any age. Count a sentence that was suspended or put off."),
            group=COURTS,
        ),
        Option(
            Rare.REGISTER,
            _("I must register with the police because of an offence"),
            _("Such as the sex offenders register"),
            group=COURTS,
        ),
        Option(
            Rare.INVESTIGATION,
            _("The police are looking into something I may have done"),
            _("Count being on bail, or waiting to go to court"),
            group=COURTS,
        ),
        Option(
            Rare.CHILDREN,
            _("I am, or may be, barred from working with children"),
            group=COURTS,
        ),
        Option(
            Rare.OFFICER,
            _("I am, or was, a police officer or special constable"),
            group=POLICE_JOBS,
        ),
        Option(
            Rare.CONDUCT,
            _("A conduct or performance case is, or may be, open against me as an officer"),
            _("Count a case that was open when you left"),
            group=POLICE_JOBS,
        ),
        Option(
            Rare.DISMISSED,
            _("I was sacked by the police, or I am on the police barred list"),
            group=POLICE_JOBS,
        ),
        Option(
            Rare.LEFT,
            _("I left a police role while I was being looked into"),
            _("Count a volunteer role, or powers that were taken away"),
            group=POLICE_JOBS,
        ),
        Option(
            Rare.APPLIED,
            _("Another police force is dealing with an application of mine now"),
            group=POLICE_JOBS,
        ),
        Option(
            Rare.TURNED_DOWN,
            _("A police force turned me down in the last 12 months"),
            group=POLICE_JOBS,
        ),
        Option(
            Rare.VETTING_REFUSED,
            _("A police force has refused me vetting, at any time"),
            group=POLICE_JOBS,
        ),
        Option(Rare.NONE, _("None of these"), apart=True),
        Option(Rare.NOT_SURE, _("I am not sure"), apart=True),
        Option(Rare.NOT_SAYING, _("I would rather not say"), apart=True),
    ),
)
