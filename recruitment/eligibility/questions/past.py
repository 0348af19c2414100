"""Rare things, on one page, and what we must ask about those that are ticked."""

from enum import StrEnum

from recruitment.eligibility.answers import Day, Many, One, Option


class Past(StrEnum):
    CUSTODY = "custody"
    REGISTER = "register"
    INVESTIGATION = "investigation"
    DISMISSED = "dismissed"
    LEFT = "left-during-inquiry"
    OFFICER = "officer"
    TURNED_DOWN = "turned-down"
    VETTING_REFUSED = "vetting-refused"
    GROUP = "group"
    MONEY = "money"
    NONE = "none"
    NOT_SAYING = "rather-not-say"


past = Many(
    key="past",
    text="Do any of these fit you?",
    short="Things that may matter",
    hint="Few people have any of these. Select all that fit you.",
    error="Select what fits you, or select “None of these”",
    why="A few things close a role, for now or for good. Most do not, if you tell us.",
    choices=Past,
    options=(
        Option(
            Past.CUSTODY,
            "A court has sentenced me to prison or detention",
            "At any age. Count a sentence that was suspended or put off.",
        ),
        Option(
            Past.REGISTER,
            "I must register with the police because of an offence",
            "Such as the sex offenders register",
        ),
        Option(
            Past.INVESTIGATION,
            "The police are looking into something I may have done",
            "Count being on bail, or waiting to go to court",
        ),
        Option(Past.DISMISSED, "I was sacked by the police, or I am on the police barred list"),
        Option(Past.LEFT, "I left a police role while I was being looked into"),
        Option(Past.OFFICER, "I am, or was, a police officer or special constable"),
        Option(Past.TURNED_DOWN, "A police force turned me down in the last 12 months"),
        Option(Past.VETTING_REFUSED, "A police force has refused me vetting, at any time"),
        Option(
            Past.GROUP,
            "I am, or was, in the British National Party, National Front or Combat 18",
            "Count any group with aims like theirs",
        ),
        Option(
            Past.MONEY,
            "I have, or had, serious money problems",
            "Bankruptcy, a debt relief order, an IVA, a county court judgment (CCJ), "
            "a debt plan, missed payments or gambling debts",
        ),
        Option(Past.NONE, "None of these", apart=True),
        Option(Past.NOT_SAYING, "I would rather not say", apart=True),
    ),
)


class Dismissal(StrEnum):
    MISCONDUCT = "gross-misconduct"
    INCOMPETENCE = "gross-incompetence"
    OTHER = "other"
    NOT_SURE = "not-sure"


dismissed_for = One(
    key="dismissed-for",
    text="What were you dismissed for?",
    short="Reason for dismissal",
    hint="If you had left before the decision, say what was decided",
    error="Select what you were dismissed for",
    why="Dismissal for conduct or performance puts a person on the police barred list.",
    choices=Dismissal,
    options=(
        Option(Dismissal.MISCONDUCT, "Gross misconduct"),
        Option(Dismissal.INCOMPETENCE, "Gross incompetence"),
        Option(Dismissal.OTHER, "Something else, and I am not on the barred list"),
        Option(Dismissal.NOT_SURE, "I am not sure", apart=True),
    ),
)

dismissed_on = Day(
    key="dismissed-on",
    text="When were you dismissed?",
    short="Date you were dismissed",
    hint="For example, 27 3 2022",
    error="Enter the date you were dismissed",
    why="The first day for a review of the barred list depends on this date.",
)


class Service(StrEnum):
    SERVING = "serving"
    FINISHED_PROBATION = "finished-probation"
    LEFT_BEFORE = "left-before"
    SPECIAL_NOW = "special-now"
    SPECIAL_BEFORE = "special-before"


police_service = One(
    key="police-service",
    text="What is your police service?",
    short="Police service",
    hint="If more than one is true, choose the first that fits",
    error="Select what your police service is",
    why="Officers can often transfer or come back without starting again.",
    choices=Service,
    options=(
        Option(Service.SERVING, "I am a police officer now"),
        Option(Service.FINISHED_PROBATION, "I was an officer, and I finished my probation"),
        Option(Service.LEFT_BEFORE, "I was an officer, and I left before I finished probation"),
        Option(Service.SPECIAL_NOW, "I am a special constable now"),
        Option(Service.SPECIAL_BEFORE, "I was a special constable"),
    ),
)


class TurnedDown(StrEnum):
    CONSTABLE = "constable"
    SPECIAL = "special-constable"
    OTHER = "other"
    NOT_SURE = "not-sure"


turned_down_for = One(
    key="turned-down-for",
    text="Which role did a police force turn you down for?",
    short="Role you were turned down for",
    hint="If it happened more than once, choose the latest",
    error="Select which role you were turned down for",
    why="You need to wait before you try for the same role again.",
    choices=TurnedDown,
    options=(
        Option(TurnedDown.CONSTABLE, "Police constable"),
        Option(TurnedDown.SPECIAL, "Special constable"),
        Option(TurnedDown.OTHER, "Another role"),
        Option(TurnedDown.NOT_SURE, "I am not sure", apart=True),
    ),
)

turned_down_on = Day(
    key="turned-down-on",
    text="When were you told that you were turned down?",
    short="Date you were turned down",
    hint="For example, 27 3 2026. Use the date on the email or letter.",
    error="Enter the date you were told that you were turned down",
    why="The wait starts on the day you were told.",
)


class Membership(StrEnum):
    NOW = "now"
    BEFORE = "before"
    OTHER = "other"
    NOT_SAYING = "rather-not-say"


group_membership = One(
    key="group",
    text="Which of these is true about the group?",
    short="Group",
    error="Select which is true about the group",
    why="Officers may not belong to the British National Party, National Front or Combat 18.",
    choices=Membership,
    options=(
        Option(Membership.NOW, "I am a member of one of those three now"),
        Option(Membership.BEFORE, "I was a member of one of those three, and I left"),
        Option(Membership.OTHER, "It is another group with aims like theirs"),
        Option(Membership.NOT_SAYING, "I would rather not say", apart=True),
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
    NOT_SAYING = "rather-not-say"


money = Many(
    key="money",
    text="Which of these money problems do you have, or did you have?",
    short="Money problems",
    hint="Select all that fit you. Ordinary loans, mortgages and student loans are fine.",
    error="Select which money problems you have or had, or select “I would rather not say”",
    why="Debt can put pressure on people. We check that it could not be used against you.",
    choices=Money,
    options=(
        Option(Money.INSOLVENT, "I am bankrupt now, or have a debt relief order now"),
        Option(Money.WAS_INSOLVENT, "I was bankrupt, or had a debt relief order, and it ended"),
        Option(Money.IVA, "I have an individual voluntary arrangement (IVA) now"),
        Option(Money.IVA_FINISHED, "I had an IVA, and it has finished"),
        Option(Money.CCJ, "I have a county court judgment (CCJ) that I have not paid"),
        Option(Money.CCJ_PAID, "I had a CCJ, and I have paid it"),
        Option(Money.DEBT_PLAN, "I have a debt plan, or I am behind with payments"),
        Option(Money.GAMBLING, "I have debts from gambling"),
        Option(Money.NOT_SAYING, "I would rather not say", apart=True),
    ),
)

insolvency_ended = Day(
    key="insolvency-ended",
    text="When did your bankruptcy or debt relief order end?",
    short="Date your bankruptcy or order ended",
    hint="For example, 27 3 2022. If you had more than one, give the latest date.",
    error="Enter the date your bankruptcy or debt relief order ended",
    why="For some roles, some years must have passed since it ended.",
)
