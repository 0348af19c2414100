"""Where Django finds the tables of all rooms."""

from recruitment.applications.models import Application, StageChange, Vacancy
from recruitment.feedback.models import Feedback
from recruitment.messages.models import Email
from recruitment.people.models import Applicant, SignInCode, User

__all__ = [
    "Applicant",
    "Application",
    "Email",
    "Feedback",
    "SignInCode",
    "StageChange",
    "User",
    "Vacancy",
]
