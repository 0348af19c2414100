"""Who you are and where you have lived: asked first, because most routes turn on it."""

from enum import StrEnum

from recruitment.eligibility.answers import Day, Latest, One, Option
from recruitment.eligibility.words import marked as _

date_of_birth = Day(
    key="date-of-birth",
    text=_("What is your date of birth?"),
    short=_("Date of birth"),
    hint=_("For example, 27 3 2007"),
    error=_("Enter your date of birth"),
    why=_("Each role has a youngest age. Your birthday tells us the first day you can apply."),
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
    text=_("What gives you the right to live in the UK?"),
    short=_("Right to live in the UK"),
    hint=_("If more than one is true, choose the first that fits"),
    error=_("Select what gives you the right to live in the UK"),
    why=_("The law says who may become a police officer. Paid staff must be allowed to work here."),
    choices=Status,
    options=(
        Option(
            Status.BRITISH,
            _("I am a British citizen"),
            _(
                "You may hold another passport too. Choose this if you are British through "
                "Gibraltar."
            ),
        ),
        Option(Status.IRISH, _("I am an Irish citizen")),
        Option(
            Status.SETTLED,
            _("I have settled status"),
            _("Under the EU Settlement Scheme"),
        ),
        Option(
            Status.LIMITED,
            _("I have a visa or leave that runs out"),
            _("Such as work, student, family, refugee, Ukraine or BN(O)"),
            gain=_("permission to work in the UK"),
        ),
        Option(
            Status.INDEFINITE,
            _("I can stay for as long as I like"),
            _("This is called indefinite leave to remain, or to enter"),
            gain=_("the right to stay in the UK for good"),
        ),
        Option(Status.RIGHT_OF_ABODE, _("I have right of abode")),
        Option(
            Status.PRE_SETTLED, _("I have pre-settled status"), _("Under the EU Settlement Scheme")
        ),
        Option(Status.WAITING, _("I am waiting for a decision")),
        Option(Status.NONE, _("I do not have permission to live or work here")),
        Option(Status.NOT_SURE, _("I am not sure"), apart=True),
        Option(Status.NOT_SAYING, _("I would rather not say"), apart=True),
    ),
)


class Passport(StrEnum):
    EEA = "eea"
    SWISS = "swiss"
    OTHER = "other"
    NOT_SURE = "not-sure"


pre_settled_passport = One(
    key="passport",
    text=_("Which passport do you have?"),
    short=_("Passport"),
    hint=_("If you have two, choose the first that fits"),
    error=_("Select which passport you have"),
    why=_("With pre-settled status, the rule for officers depends on your nationality."),
    choices=Passport,
    options=(
        Option(
            Passport.EEA,
            _("From a country in the EU, or from Iceland, Liechtenstein or Norway"),
        ),
        Option(Passport.SWISS, _("From Switzerland")),
        Option(Passport.OTHER, _("From another country")),
        Option(Passport.NOT_SURE, _("I am not sure"), apart=True),
    ),
)


class Residence(StrEnum):
    ALL = "yes"
    NOT_ALL = "no"
    NOT_SURE = "not-sure"


uk_residence = One(
    key="uk-residence",
    text=_("Have you lived in the UK for all of the last 3 years?"),
    short=_("Last 3 years in the UK"),
    hint=_("Short holidays are fine. Northern Ireland counts. The Republic of Ireland does not."),
    error=_("Select whether you have lived in the UK for all of the last 3 years"),
    why=_("We must be able to check where you lived. We often cannot check time spent abroad."),
    choices=Residence,
    options=(
        Option(Residence.ALL, _("Yes")),
        Option(Residence.NOT_ALL, _("No")),
        Option(Residence.NOT_SURE, _("I am not sure"), apart=True),
    ),
)


five_years = One(
    key="uk-residence-5",
    text=_("Have you lived in the UK for all of the last 5 years?"),
    short=_("Last 5 years in the UK"),
    hint=_("Short holidays are fine. Northern Ireland counts. The Republic of Ireland does not."),
    error=_("Select whether you have lived in the UK for all of the last 5 years"),
    why=_("This role sees more than most, so we check more years."),
    choices=Residence,
    options=(
        Option(Residence.ALL, _("Yes")),
        Option(Residence.NOT_ALL, _("No")),
        Option(Residence.NOT_SURE, _("I am not sure"), apart=True),
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
    text=_("Why were you outside the UK?"),
    short=_("Why you were outside the UK"),
    hint=_("If there was more than one reason, choose the one that kept you away longest"),
    error=_("Select why you were outside the UK"),
    why=_("Some time abroad counts as time in the UK, such as service with the forces."),
    choices=Away,
    options=(
        Option(
            Away.LIVED_ABROAD,
            _("I lived in another country"),
            _("You moved here for the first time, or gave up your home or bank account here"),
        ),
        Option(Away.FORCES, _("I was serving in the British armed forces")),
        Option(Away.GOVERNMENT, _("I was working for the UK government")),
        Option(
            Away.FAMILY_ON_BASE,
            _("I was with family in the British armed forces, and we lived on the base"),
        ),
        Option(
            Away.FAMILY_OFF_BASE,
            _("I was with family in the British armed forces, and we lived off the base"),
        ),
        Option(Away.STUDY, _("I was studying"), _("You kept a home or a bank account here")),
        Option(Away.TRAVEL, _("I was travelling"), _("You kept a home or a bank account here")),
        Option(Away.ISLANDS, _("I was living in the Channel Islands or on the Isle of Man")),
        Option(Away.NOT_SURE, _("Something else, or I am not sure"), apart=True),
    ),
)

came_to_uk = Day(
    key="came-to-uk",
    text=_("When did you move to the UK, or come back to live here?"),
    short=_("Date you came to the UK"),
    hint=_("For example, 27 3 2024. Not sure? Give the last day that it could be."),
    error=_("Enter the date you came to the UK"),
    why=_("We count full years from this day."),
)


class Months(StrEnum):
    FEW = "few"
    UP_TO_A_YEAR = "up-to-a-year"
    OVER_A_YEAR = "over-a-year"
    NOT_SURE = "not-sure"


months_away = One(
    key="months-away",
    text=_("How long were you away in all, in that time?"),
    short=_("Time away"),
    hint=_("Add up all your time away in the years that we asked about"),
    error=_("Select how long you were away"),
    why=_("Short trips are fine. For longer ones we need to see where you were."),
    choices=Months,
    options=(
        Option(Months.FEW, _("Up to 3 months")),
        Option(Months.UP_TO_A_YEAR, _("More than 3 months, up to 12 months")),
        Option(Months.OVER_A_YEAR, _("More than 12 months")),
        Option(Months.NOT_SURE, _("I am not sure"), apart=True),
    ),
)


class InArea(StrEnum):
    YES = "yes"
    NO = "no"
    NOT_SURE = "not-sure"


lives_in_area = One(
    key="lives-in-area",
    text=_("Do you live in our area?"),
    short=_("Lives in our area"),
    hint=_("The area is named at the top of this page"),
    error=_("Select whether you live in our area"),
    why=_("Cadets meet close to home. Each force has its own cadets."),
    choices=InArea,
    options=(
        Option(InArea.YES, _("Yes"), gain=_("a home in our area")),
        Option(InArea.NO, _("No")),
        Option(InArea.NOT_SURE, _("I am not sure"), apart=True),
    ),
)


class Parent(StrEnum):
    AGREES = "yes"
    NOT_ASKED = "not-asked"
    DOES_NOT = "no"


parent_agrees = One(
    key="parent-agrees",
    text=_("Does a parent or carer agree to you being a cadet?"),
    short=_("Parent or carer agrees"),
    hint=_("If you do not live with a parent, this can be another adult who looks after you"),
    error=_("Select whether a parent or carer agrees"),
    why=_("Cadets are under 18, so a parent or carer signs up with you."),
    choices=Parent,
    options=(
        Option(Parent.AGREES, _("Yes"), gain=_("the agreement of a parent or carer")),
        Option(Parent.NOT_ASKED, _("I have not asked yet")),
        Option(Parent.DOES_NOT, _("No")),
    ),
)
