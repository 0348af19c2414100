"""Where Django finds the tables of all rooms."""

from recruitment.applications.models import Application, Part, StageChange
from recruitment.applications.since import Addition, Delay, Withdrawal
from recruitment.equality.models import EqualityAnswers
from recruitment.feedback.models import Feedback
from recruitment.files.models import File, Sending
from recruitment.interest.models import Asking, Copy, Interest, Reminder
from recruitment.interviews.models import Booking, Slot
from recruitment.messages.models import Email
from recruitment.people.models import Applicant, SignInCode, User
from recruitment.vacancies.models import Vacancy

__all__ = [
    "Addition",
    "Applicant",
    "Application",
    "Asking",
    "Booking",
    "Copy",
    "Delay",
    "Email",
    "EqualityAnswers",
    "Feedback",
    "File",
    "Interest",
    "Part",
    "Reminder",
    "Sending",
    "SignInCode",
    "Slot",
    "StageChange",
    "User",
    "Vacancy",
    "Withdrawal",
]
