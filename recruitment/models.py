"""Where Django finds the tables of all rooms."""

from recruitment.applications.helps import HelpEvent
from recruitment.applications.models import Application, Part, StageChange
from recruitment.applications.parents import Parent, ParentAnswer
from recruitment.applications.since import Addition, Delay, Withdrawal
from recruitment.applications.waits import StageWait
from recruitment.decisions.models import Batch, Decision, SentAgain
from recruitment.duplicates.models import Judgement, Pair, ToLookAt, Trait
from recruitment.equality.models import EqualityAnswers
from recruitment.feedback.models import Feedback
from recruitment.files.models import File, Sending
from recruitment.interest.models import Asking, Copy, Interest, Reminder
from recruitment.interviews.models import Booking, Slot
from recruitment.messages.models import Email
from recruitment.people.models import Applicant, SignInCode, User
from recruitment.references.models import Referee
from recruitment.vacancies.models import Extension, Vacancy

__all__ = [
    "Addition",
    "Applicant",
    "Application",
    "Asking",
    "Batch",
    "Booking",
    "Copy",
    "Decision",
    "Delay",
    "Email",
    "EqualityAnswers",
    "Extension",
    "Feedback",
    "File",
    "HelpEvent",
    "Interest",
    "Judgement",
    "Pair",
    "Parent",
    "ParentAnswer",
    "Part",
    "Referee",
    "Reminder",
    "Sending",
    "SentAgain",
    "SignInCode",
    "Slot",
    "StageChange",
    "StageWait",
    "ToLookAt",
    "Trait",
    "User",
    "Vacancy",
    "Withdrawal",
]
