"""Where Django finds the tables of all rooms."""

from recruitment.applications.helps import HelpEvent
from recruitment.applications.models import Application, Part, StageChange
from recruitment.applications.parents import Parent, ParentAnswer
from recruitment.applications.since import Addition, Delay, Withdrawal
from recruitment.applications.waits import StageWait
from recruitment.equality.models import EqualityAnswers
from recruitment.feedback.models import Feedback
from recruitment.files.models import File, Sending
from recruitment.interest.models import Asking, Copy, Interest, Reminder
from recruitment.interviews.models import Booking, Slot
from recruitment.messages.models import Email
from recruitment.people.models import Applicant, SignInCode, User
from recruitment.references.models import Referee
from recruitment.staff.models import Device, Guess
from recruitment.vacancies.models import Extension, Vacancy

__all__ = [
    "Addition",
    "Applicant",
    "Application",
    "Asking",
    "Booking",
    "Copy",
    "Delay",
    "Device",
    "Email",
    "EqualityAnswers",
    "Extension",
    "Feedback",
    "File",
    "Guess",
    "HelpEvent",
    "Interest",
    "Parent",
    "ParentAnswer",
    "Part",
    "Referee",
    "Reminder",
    "Sending",
    "SignInCode",
    "Slot",
    "StageChange",
    "StageWait",
    "User",
    "Vacancy",
    "Withdrawal",
]
