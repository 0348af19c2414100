"""Police record and driving: asked last, and never stored before someone applies."""

from enum import StrEnum

from recruitment.eligibility.answers import Day, Latest, Many, One, Option


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
    text="Have you ever had any of these, at any age?",
    short="Police record",
    hint="Select all that you have had, even if it was long ago. Do not give details.",
    error="Select what you have had, or select “None of these”",
    why=(
        "Most of these do not stop you. We look at each case, and honesty counts. "
        "For staff and volunteers we only count what is not protected, and ask that next."
    ),
    choices=Record,
    options=(
        Option(
            Record.CAUTION,
            "A caution, warning, reprimand or penalty notice from the police",
            "Count a community resolution, but not a fixed penalty for driving",
        ),
        Option(
            Record.CONVICTION,
            "Being found guilty by a court",
            "Here or abroad, or by a military court. Count being bound over.",
        ),
        Option(Record.SERIOUS_DRIVING, "A drink driving, drug driving or dangerous driving case"),
        Option(Record.BANNED, "A driving ban that has not ended"),
        Option(Record.POINTS, "Points on my licence, or a fixed penalty for driving"),
        Option(Record.ARREST, "An arrest that went no further"),
        Option(Record.NONE, "None of these", apart=True),
        Option(Record.NOT_SURE, "I am not sure", apart=True),
        Option(Record.NOT_SAYING, "I would rather not say", apart=True),
    ),
)


class Offence(StrEnum):
    ABUSE = "abuse"
    HATE = "hate"
    VULNERABLE = "vulnerable"
    DISHONEST = "dishonest"
    VIOLENT = "violent"
    NONE = "none"
    NOT_SAYING = "rather-not-say"


offence_kind = Many(
    key="offence-kind",
    text="Was it about any of these?",
    short="What it was about",
    hint="Select all that it was about. Do not give details.",
    error="Select what it was about, or select “None of these”",
    why="Some kinds are much harder to accept. We want to be straight with you.",
    choices=Offence,
    options=(
        Option(Offence.ABUSE, "Abuse of a partner, a former partner or family"),
        Option(Offence.HATE, "Hate towards people because of who they are"),
        Option(Offence.VULNERABLE, "Harm to a child or someone who needed care"),
        Option(Offence.DISHONEST, "Stealing, lying or fraud"),
        Option(Offence.VIOLENT, "Hurting or threatening someone"),
        Option(Offence.NONE, "None of these", apart=True),
        Option(Offence.NOT_SAYING, "I would rather not say", apart=True),
    ),
)


class Unprotected(StrEnum):
    NO = "no"
    YES = "yes"
    NOT_SURE = "not-sure"
    NOT_SAYING = "rather-not-say"


unprotected = One(
    key="not-protected",
    text="Is any of it not protected?",
    short="Not protected",
    hint=(
        "Some old or minor cautions and convictions are protected. For staff and volunteer "
        "roles you do not need to tell us about those."
    ),
    error="Select whether any of it is not protected",
    why="GOV.UK explains which cautions and convictions are protected.",
    choices=Unprotected,
    options=(
        Option(Unprotected.NO, "No, all of it is protected"),
        Option(Unprotected.YES, "Yes, some of it is not protected"),
        Option(Unprotected.NOT_SURE, "I am not sure", apart=True),
        Option(Unprotected.NOT_SAYING, "I would rather not say", apart=True),
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
    text="How many points are on your licence now?",
    short="Points on your licence",
    error="Select how many points are on your licence now",
    why="A few points are fine. We look more closely at more.",
    choices=Points,
    options=(
        Option(Points.NONE_NOW, "None now"),
        Option(Points.UP_TO_3, "1 to 3"),
        Option(Points.UP_TO_6, "4 to 6"),
        Option(Points.UP_TO_9, "7 to 9"),
        Option(Points.UP_TO_12, "10 to 12"),
        Option(Points.MORE, "More than 12"),
        Option(Points.NOT_SURE, "I am not sure", apart=True),
    ),
)

ban_ends = Day(
    key="driving-ban-ends",
    text="What is the first day you can drive again?",
    short="First day you can drive again",
    hint="For example, 27 3 2027",
    error="Enter the first day you can drive again",
    why="You can only apply to drive for us when you are allowed to drive.",
    latest=Latest.THIS_CENTURY,
)
