"""Earlier police service, dismissals, and earlier applications."""

from enum import StrEnum

from recruitment.eligibility.answers import Day, Many, One, Option
from recruitment.eligibility.words import marked as _


class Dismissal(StrEnum):
    MISCONDUCT = "gross-misconduct"
    INCOMPETENCE = "gross-incompetence"
    OTHER = "other"
    NOT_SURE = "not-sure"
    NOT_SAYING = "rather-not-say"


dismissed_for = One(
    key="dismissed-for",
    text=_("What were you dismissed for?"),
    short=_("Reason for dismissal"),
    hint=_("If you had left before the decision, say what was decided"),
    error=_("Select what you were dismissed for"),
    why=_("Dismissal for conduct or performance puts a person on the police barred list."),
    choices=Dismissal,
    options=(
        Option(Dismissal.MISCONDUCT, _("Gross misconduct")),
        Option(Dismissal.INCOMPETENCE, _("Gross incompetence")),
        Option(Dismissal.OTHER, _("Something else, and I am not on the barred list")),
        Option(Dismissal.NOT_SURE, _("I am not sure"), apart=True),
        Option(Dismissal.NOT_SAYING, _("I would rather not say"), apart=True),
    ),
)

dismissed_on = Day(
    key="dismissed-on",
    text=_("When were you dismissed?"),
    short=_("Date you were dismissed"),
    hint=_("For example, 27 3 2022. Not sure? Give the last day that it could be."),
    error=_("Enter the date you were dismissed"),
    why=_("The first day for a review of the barred list depends on this date."),
)


class Service(StrEnum):
    SERVING = "serving"
    IN_PROBATION = "in-probation"
    FINISHED_PROBATION = "finished-probation"
    RETIRED = "retired"
    LEFT_BEFORE = "left-before"
    SPECIAL_NOW = "special-now"
    SPECIAL_BEFORE = "special-before"
    NOT_SURE = "not-sure"
    NOT_SAYING = "rather-not-say"


police_service = One(
    key="police-service",
    text=_("What is your police service?"),
    short=_("Police service"),
    hint=_("If more than one is true, choose the first that fits"),
    error=_("Select what your police service is"),
    why=_("Officers can often transfer or come back without starting again."),
    choices=Service,
    options=(
        Option(Service.SERVING, _("I am a police officer now, and I finished my probation")),
        Option(Service.IN_PROBATION, _("I am a police officer now, and still in my probation")),
        Option(
            Service.FINISHED_PROBATION,
            _("I was an officer, and I finished my probation"),
            _("You left by your own choice, and you do not draw a police pension"),
        ),
        Option(Service.RETIRED, _("I retired as an officer, with a police pension")),
        Option(Service.LEFT_BEFORE, _("I was an officer, and I left before I finished probation")),
        Option(Service.SPECIAL_NOW, _("I am a special constable now")),
        Option(Service.SPECIAL_BEFORE, _("I was a special constable")),
        Option(Service.NOT_SURE, _("I am not sure"), apart=True),
        Option(Service.NOT_SAYING, _("I would rather not say"), apart=True),
    ),
)


class Conduct(StrEnum):
    NO = "no"
    YES = "yes"
    NOT_SURE = "not-sure"
    NOT_SAYING = "rather-not-say"


conduct_open = One(
    key="conduct-open",
    text=_("Is a conduct or performance case open against you?"),
    short=_("Open conduct case"),
    hint=_("Count a case that was open when you left, if it has not ended"),
    error=_("Select whether a conduct or performance case is open against you"),
    why=_("A force waits until such a case has ended."),
    choices=Conduct,
    options=(
        Option(Conduct.NO, _("No")),
        Option(Conduct.YES, _("Yes")),
        Option(Conduct.NOT_SURE, _("I am not sure"), apart=True),
        Option(Conduct.NOT_SAYING, _("I would rather not say"), apart=True),
    ),
)


class TurnedDown(StrEnum):
    CONSTABLE = "constable"
    SPECIAL = "special-constable"
    PCSO = "pcso"
    OTHER = "other"
    NOT_SURE = "not-sure"
    NOT_SAYING = "rather-not-say"


turned_down_for = Many(
    key="turned-down-for",
    text=_("Which roles did a police force turn you down for?"),
    short=_("Roles you were turned down for"),
    hint=_("In the last 12 months, in any force. Select all."),
    error=_("Select which roles you were turned down for, or select “I am not sure”"),
    why=_("You need to wait before you try for the same role again."),
    choices=TurnedDown,
    options=(
        Option(TurnedDown.CONSTABLE, _("Police constable")),
        Option(TurnedDown.SPECIAL, _("Special constable")),
        Option(TurnedDown.PCSO, _("Police community support officer (PCSO)")),
        Option(TurnedDown.OTHER, _("Another role")),
        Option(TurnedDown.NOT_SURE, _("I am not sure"), apart=True),
        Option(TurnedDown.NOT_SAYING, _("I would rather not say"), apart=True),
    ),
)

WAIT = _("The wait starts on the day you were told.")
LATEST = _(
    "For example, 27 3 2026. Use the latest email or letter. Not sure? Give the last day it could "
    "be."
)

constable_no = Day(
    key="turned-down-constable",
    text=_("When were you last turned down as a constable?"),
    short=_("Date you were turned down as a constable"),
    hint=LATEST,
    error=_("Enter the date you were turned down as a constable"),
    why=WAIT,
)

special_no = Day(
    key="turned-down-special",
    text=_("When were you last turned down as a special constable?"),
    short=_("Date you were turned down as a special constable"),
    hint=LATEST,
    error=_("Enter the date you were turned down as a special constable"),
    why=WAIT,
)

pcso_no = Day(
    key="turned-down-pcso",
    text=_("When were you last turned down as a PCSO?"),
    short=_("Date you were turned down as a PCSO"),
    hint=LATEST,
    error=_("Enter the date you were turned down as a PCSO"),
    why=WAIT,
)
