"""Police record and driving: asked last, and never stored before someone applies."""

from enum import StrEnum

from recruitment.eligibility.answers import Day, Latest, Many, One, Option
from recruitment.eligibility.words import marked as _


class Record(StrEnum):
    CAUTION = "caution"
    CONVICTION = "conviction"
    SERIOUS_DRIVING = "serious-driving"
    BANNED = "driving-ban"
    POINTS = "points"
    ARREST = "arrest"
    NONE = "none"
    NOT_SURE = "not-sure"
    NOT_SAYING = "rather-not-say"


police_record = Many(
    key="police-record",
    text=_("Have you ever had any of these, at any age?"),
    short=_("Police record"),
    hint=_("Select all that you have had, even if it was long ago. Do not give details."),
    error=_("Select what you have had, or select “None of these”"),
    why=(
        _(
            "Most of these do not stop you. We look at each case, and honesty counts. "
            "For staff and volunteers we only count what is not protected, and ask that next."
        )
    ),
    choices=Record,
    options=(
        Option(
            Record.CAUTION,
            _("A caution, warning, reprimand or penalty notice from the police"),
            _("Count a community resolution, but not a fixed penalty for driving"),
        ),
        Option(
            Record.CONVICTION,
            _("Being found guilty by a court"),
            _("Here or abroad, or by a military court. Count being bound over."),
        ),
        Option(
            Record.SERIOUS_DRIVING, _("A drink driving, drug driving or dangerous driving case")
        ),
        Option(Record.BANNED, _("A driving ban that has not ended")),
        Option(Record.POINTS, _("Points on my licence, or a fixed penalty for driving")),
        Option(Record.ARREST, _("An arrest that went no further")),
        Option(Record.NONE, _("None of these"), apart=True),
        Option(Record.NOT_SURE, _("I am not sure"), apart=True),
        Option(Record.NOT_SAYING, _("I would rather not say"), apart=True),
    ),
)


class Offence(StrEnum):
    ABUSE = "abuse"
    HATE = "hate"
    VULNERABLE = "vulnerable"
    DISHONEST = "dishonest"
    VIOLENT = "violent"
    NONE = "none"
    NOT_SURE = "not-sure"
    NOT_SAYING = "rather-not-say"


offence_kind = Many(
    key="offence-kind",
    text=_("Was it about any of these?"),
    short=_("What it was about"),
    hint=_("Select all that it was about. Do not give details."),
    error=_("Select what it was about, or select “None of these”"),
    why=_("Some kinds are much harder to accept. We want to be straight with you."),
    choices=Offence,
    options=(
        Option(Offence.ABUSE, _("Abuse of a partner, a former partner or family")),
        Option(Offence.HATE, _("Hate towards people because of who they are")),
        Option(Offence.VULNERABLE, _("Harm to a child or someone who needed care")),
        Option(Offence.DISHONEST, _("Stealing, lying or fraud")),
        Option(Offence.VIOLENT, _("Hurting or threatening someone")),
        Option(Offence.NONE, _("None of these"), apart=True),
        Option(Offence.NOT_SURE, _("I am not sure"), apart=True),
        Option(Offence.NOT_SAYING, _("I would rather not say"), apart=True),
    ),
)


class Unprotected(StrEnum):
    NO = "no"
    YES = "yes"
    NOT_SURE = "not-sure"
    NOT_SAYING = "rather-not-say"


unprotected = One(
    key="not-protected",
    text=_("Is any of it not protected?"),
    short=_("Not protected"),
    hint=(
        _(
            "Some old or minor cautions and convictions are protected. For staff and volunteer "
            "roles you do not need to tell us about those."
        )
    ),
    error=_("Select whether any of it is not protected"),
    why=_("GOV.UK explains which cautions and convictions are protected."),
    choices=Unprotected,
    options=(
        Option(Unprotected.NO, _("No, all of it is protected")),
        Option(Unprotected.YES, _("Yes, some of it is not protected")),
        Option(Unprotected.NOT_SURE, _("I am not sure"), apart=True),
        Option(Unprotected.NOT_SAYING, _("I would rather not say"), apart=True),
    ),
)


class Points(StrEnum):
    NONE_NOW = "0"
    UP_TO_3 = "3"
    UP_TO_6 = "6"
    UP_TO_9 = "9"
    UP_TO_12 = "12"
    MORE = "99"
    NOT_SURE = "not-sure"


points = One(
    key="driving-points",
    text=_("How many points are on your licence now?"),
    short=_("Points on your licence"),
    error=_("Select how many points are on your licence now"),
    why=_("A few points are fine. We look more closely at more."),
    choices=Points,
    options=(
        Option(Points.NONE_NOW, _("None now")),
        Option(Points.UP_TO_3, _("1 to 3")),
        Option(Points.UP_TO_6, _("4 to 6")),
        Option(Points.UP_TO_9, _("7 to 9")),
        Option(Points.UP_TO_12, _("10 to 12")),
        Option(Points.MORE, _("More than 12")),
        Option(Points.NOT_SURE, _("I am not sure"), apart=True),
    ),
)

ban_ends = Day(
    key="driving-ban-ends",
    text=_("What is the first day you can drive again?"),
    short=_("First day you can drive again"),
    hint=_("For example, 27 3 2027. Not sure? Give the last day that it could be."),
    error=_("Enter the first day you can drive again"),
    why=_("You can only apply to drive for us when you are allowed to drive."),
    latest=Latest.THIS_CENTURY,
)


class Barred(StrEnum):
    YES = "yes"
    NO = "no"
    NOT_SURE = "not-sure"


barred_from_children = One(
    key="barred-from-children",
    text=_("Are you barred from working with children?"),
    short=_("Barred from working with children"),
    hint=_("The Disclosure and Barring Service (DBS) keeps the list, and writes to people on it"),
    error=_("Select whether you are barred from working with children"),
    why=_("The law keeps people on the list away from work with children."),
    choices=Barred,
    options=(
        Option(Barred.YES, _("Yes, I am on the list")),
        Option(Barred.NO, _("No")),
        Option(Barred.NOT_SURE, _("I am not sure"), apart=True),
    ),
)
