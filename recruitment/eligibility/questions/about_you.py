"""Who you are and where you have lived: asked first, because most routes turn on it."""

from enum import StrEnum

from recruitment.eligibility.answers import Day, Latest, One, Option

date_of_birth = Day(
    key="date-of-birth",
    text="What is your date of birth?",
    short="Date of birth",
    hint="For example, 27 3 2007",
    error="Enter your date of birth",
    why="Each role has a youngest age. Your birthday tells us the first day you can apply.",
    latest=Latest.YESTERDAY,
    autocomplete_birthday=True,
)


class Status(StrEnum):
    BRITISH = "british"
    IRISH = "irish"
    SETTLED = "settled"
    INDEFINITE = "indefinite"
    RIGHT_OF_ABODE = "right-of-abode"
    PRE_SETTLED = "pre-settled"
    LIMITED = "limited"
    WAITING = "waiting"
    NONE = "none"
    NOT_SURE = "not-sure"
    NOT_SAYING = "rather-not-say"


status = One(
    key="status",
    text="What gives you the right to live in the UK?",
    short="Right to live in the UK",
    hint="If more than one is true, choose the first that fits",
    error="Select what gives you the right to live in the UK",
    why="The law says who may become a police officer. Paid staff must be allowed to work here.",
    choices=Status,
    options=(
        Option(
            Status.BRITISH,
            "I am a British citizen",
            "You may hold another passport too. Choose this if you are British through Gibraltar.",
        ),
        Option(Status.IRISH, "I am an Irish citizen"),
        Option(Status.SETTLED, "I have settled status", "Under the EU Settlement Scheme"),
        Option(
            Status.INDEFINITE,
            "I can stay for as long as I like",
            "This is called indefinite leave to remain, or to enter",
        ),
        Option(Status.RIGHT_OF_ABODE, "I have right of abode"),
        Option(Status.PRE_SETTLED, "I have pre-settled status", "Under the EU Settlement Scheme"),
        Option(
            Status.LIMITED,
            "I have a visa or leave that runs out",
            "Such as work, student, family, refugee, Ukraine or BN(O)",
        ),
        Option(Status.WAITING, "I am waiting for a decision"),
        Option(Status.NONE, "I do not have permission to live or work here"),
        Option(Status.NOT_SURE, "I am not sure", apart=True),
        Option(Status.NOT_SAYING, "I would rather not say", apart=True),
    ),
)


class Passport(StrEnum):
    EEA = "eea"
    SWISS = "swiss"
    OTHER = "other"
    NOT_SURE = "not-sure"


pre_settled_passport = One(
    key="passport",
    text="Which passport do you have?",
    short="Passport",
    hint="If you have two, choose the first that fits",
    error="Select which passport you have",
    why="With pre-settled status, the rule for officers depends on your nationality.",
    choices=Passport,
    options=(
        Option(
            Passport.EEA,
            "From a country in the EU, or from Iceland, Liechtenstein or Norway",
        ),
        Option(Passport.SWISS, "From Switzerland"),
        Option(Passport.OTHER, "From another country"),
        Option(Passport.NOT_SURE, "I am not sure", apart=True),
    ),
)


class Residence(StrEnum):
    ALL = "yes"
    NOT_ALL = "no"
    NOT_SURE = "not-sure"


uk_residence = One(
    key="uk-residence",
    text="Have you lived in the UK for all of the last 3 years?",
    short="Last 3 years in the UK",
    hint="Short holidays are fine. Northern Ireland counts. The Republic of Ireland does not.",
    error="Select whether you have lived in the UK for all of the last 3 years",
    why="We must be able to check where you lived. We often cannot check time spent abroad.",
    choices=Residence,
    options=(
        Option(Residence.ALL, "Yes"),
        Option(Residence.NOT_ALL, "No"),
        Option(Residence.NOT_SURE, "I am not sure", apart=True),
    ),
)


class Away(StrEnum):
    LIVED_ABROAD = "lived-abroad"
    FORCES = "armed-forces"
    GOVERNMENT = "uk-government"
    FAMILY_ON_BASE = "forces-family-on-base"
    FAMILY_OFF_BASE = "forces-family-off-base"
    STUDY = "study"
    TRAVEL = "travel"
    ISLANDS = "islands"
    NOT_SURE = "not-sure"


away = One(
    key="time-away",
    text="Why were you outside the UK?",
    short="Why you were outside the UK",
    hint="If there was more than one reason, choose the one that kept you away longest",
    error="Select why you were outside the UK",
    why="Some time abroad counts as time in the UK, such as service with the forces.",
    choices=Away,
    options=(
        Option(
            Away.LIVED_ABROAD,
            "I lived in another country",
            "You moved here for the first time, or gave up your home or bank account here",
        ),
        Option(Away.FORCES, "I was serving in the British armed forces"),
        Option(Away.GOVERNMENT, "I was working for the UK government"),
        Option(
            Away.FAMILY_ON_BASE,
            "I was with family in the British armed forces, and we lived on the base",
        ),
        Option(
            Away.FAMILY_OFF_BASE,
            "I was with family in the British armed forces, and we lived off the base",
        ),
        Option(Away.STUDY, "I was studying", "You kept a home or a bank account here"),
        Option(Away.TRAVEL, "I was travelling", "You kept a home or a bank account here"),
        Option(Away.ISLANDS, "I was living in the Channel Islands or on the Isle of Man"),
        Option(Away.NOT_SURE, "Something else, or I am not sure", apart=True),
    ),
)

came_to_uk = Day(
    key="came-to-uk",
    text="When did you move to the UK, or come back to live here?",
    short="Date you came to the UK",
    hint="For example, 27 3 2024",
    error="Enter the date you came to the UK",
    why="We count 3 full years from this day.",
)
