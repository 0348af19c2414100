"""What you can do and would do, set against what the role asks."""

from enum import StrEnum

from recruitment.eligibility.answers import Many, One, Option
from recruitment.eligibility.words import marked as _


class Licence(StrEnum):
    MANUAL = "manual"
    AUTOMATIC = "automatic"
    LEARNING = "learning"
    NONE = "none"
    TALK = "talk"
    NOT_SURE = "not-sure"


driving_licence = One(
    key="driving-licence",
    text=_("Do you have a full UK driving licence?"),
    short=_("Driving licence"),
    hint=_("If you are banned from driving, answer for the licence you had before"),
    error=_("Select whether you have a full UK driving licence"),
    why=_("Some roles drive to people who need them, and some do not drive at all."),
    choices=Licence,
    options=(
        Option(Licence.MANUAL, _("Full licence, manual"), gain=_("a full manual licence")),
        Option(
            Licence.AUTOMATIC, _("Full licence, automatic only"), gain=_("a full driving licence")
        ),
        Option(Licence.LEARNING, _("Not yet, I am learning")),
        Option(Licence.NONE, _("No, and I am not learning")),
        Option(Licence.TALK, _("I do not drive, and I would like to talk about it")),
        Option(Licence.NOT_SURE, _("I am not sure"), apart=True),
    ),
)


class Qualification(StrEnum):
    ENGLISH = "gcse-english"
    MATHS = "gcse-maths"
    LEVEL_3 = "level-3"
    DEGREE = "degree"
    POLICING_DEGREE = "policing-degree"
    POLICE_WORK = "police-work"
    SERVICE_WORK = "service-work"
    NONE = "none"
    NOT_SURE = "not-sure"


qualifications = Many(
    key="qualifications",
    text=_("Which of these do you have?"),
    short=_("Qualifications and experience"),
    hint=_("Select all that you have. The same level from another country counts too."),
    error=_("Select what you have, or select “None of these yet”"),
    why=_("This helps us find the right way in for you. There is a way in without any of them."),
    choices=Qualification,
    options=(
        Option(
            Qualification.ENGLISH,
            _("GCSE English at grade 4 (C) or above, or the same level"),
        ),
        Option(
            Qualification.MATHS,
            _("GCSE maths at grade 4 (C) or above, or the same level"),
        ),
        Option(
            Qualification.LEVEL_3,
            _("Two A-levels, or another level 3 qualification"),
        ),
        Option(
            Qualification.DEGREE,
            _("A degree in any subject, or I am in the final year of one"),
            gain=_("a degree, or the final year of one"),
        ),
        Option(
            Qualification.POLICING_DEGREE,
            _("A degree in professional policing"),
            _("One that the College of Policing has licensed"),
            gain=_("a degree in professional policing"),
        ),
        Option(
            Qualification.POLICE_WORK,
            _("18 months or more as a special constable, PCSO or 999 call handler"),
        ),
        Option(
            Qualification.SERVICE_WORK,
            _("2 years or more in the armed forces, or the fire, prison or ambulance service"),
        ),
        Option(Qualification.NONE, _("None of these yet"), apart=True),
        Option(Qualification.NOT_SURE, _("I am not sure"), apart=True),
    ),
)


class Refusal(StrEnum):
    SHIFTS = "shifts"
    POSTING = "posting"
    TRAVEL = "travel"
    UPSETTING = "upsetting"
    HOURS = "hours"
    DRUGS_TEST = "drugs-test"
    FINGERPRINTS = "fingerprints"
    CHECKS = "checks"
    OUTSIDE_WORK = "outside-work"
    POLITICS = "politics"
    NONE = "none"
    NOT_SURE = "not-sure"


THE_WORK = _("The work")
TESTS = _("Tests and checks")
YOUR_TIME = _("Your own time")

would_refuse = Many(
    key="would-refuse",
    text=_("Would you say no to any of these?"),
    short=_("What you would say no to"),
    hint=_("Each role asks for some of these, not all. Select any that you would say no to."),
    error=_("Select what you would say no to, or select “I would say yes to all of these”"),
    why=_("It is better to know now what a role asks of you."),
    choices=Refusal,
    options=(
        Option(
            Refusal.SHIFTS,
            _("Working shifts, nights, weekends and bank holidays"),
            group=THE_WORK,
            loss=_("saying yes to shifts"),
        ),
        Option(Refusal.POSTING, _("Working anywhere in the force area"), group=THE_WORK),
        Option(
            Refusal.TRAVEL,
            _("Getting to work at times when there are no buses"),
            group=THE_WORK,
        ),
        Option(
            Refusal.UPSETTING,
            _("Work that can be upsetting, such as hearing about harm or cleaning a cell"),
            group=THE_WORK,
        ),
        Option(
            Refusal.DRUGS_TEST,
            _("Taking a drugs test"),
            group=TESTS,
            loss=_("saying yes to a drugs test"),
        ),
        Option(
            Refusal.FINGERPRINTS,
            _("Giving my fingerprints and a DNA sample"),
            group=TESTS,
            loss=_("saying yes to giving fingerprints and a DNA sample"),
        ),
        Option(
            Refusal.CHECKS,
            _("Checks on my past, my money and the people close to me"),
            group=TESTS,
            loss=_("saying yes to checks"),
        ),
        Option(Refusal.HOURS, _("Giving time every month, as a volunteer"), group=YOUR_TIME),
        Option(
            Refusal.OUTSIDE_WORK,
            _("Giving up another job or business, if it clashes"),
            group=YOUR_TIME,
        ),
        Option(Refusal.POLITICS, _("Keeping out of active politics"), group=YOUR_TIME),
        Option(Refusal.NONE, _("I would say yes to all of these"), apart=True),
        Option(Refusal.NOT_SURE, _("I am not sure"), apart=True),
    ),
)


class Tattoo(StrEnum):
    COVERED = "covered"
    VISIBLE = "visible"
    OFFENSIVE = "offensive"
    PIERCING = "piercing"
    NONE = "none"
    NOT_SURE = "not-sure"


tattoos = Many(
    key="tattoos",
    text=_("Which of these do you have?"),
    short=_("Tattoos and piercings"),
    hint=_("Select all that you have"),
    error=_("Select what you have, or select “None of these”"),
    why=_("Most tattoos are fine. We look at where they are and what they show."),
    choices=Tattoo,
    options=(
        Option(
            Tattoo.VISIBLE,
            _("A tattoo on my face, neck or hands"),
            loss=_("having that tattoo removed"),
        ),
        Option(
            Tattoo.OFFENSIVE,
            _("A tattoo that people could fairly see as hateful or offensive"),
            loss=_("having the offensive tattoo removed"),
        ),
        Option(Tattoo.COVERED, _("A tattoo anywhere else")),
        Option(Tattoo.PIERCING, _("A piercing in my face, stretched ears, or the like")),
        Option(Tattoo.NONE, _("None of these"), apart=True),
        Option(Tattoo.NOT_SURE, _("I am not sure if a tattoo could offend"), apart=True),
    ),
)
