"""Where Django finds the tables of all rooms."""

from recruitment.applications.casework import Note, SensitiveRead
from recruitment.applications.checks import Check, CheckChange
from recruitment.applications.helps import HelpEvent
from recruitment.applications.holds import Hold
from recruitment.applications.kept import Keep
from recruitment.applications.models import Application, Part, StageChange
from recruitment.applications.parents import Parent, ParentAnswer
from recruitment.applications.reasons import Ending, Reason, ReasonWording
from recruitment.applications.since import Addition, Delay, Withdrawal
from recruitment.applications.waits import StageWait
from recruitment.applications.work import Assignment, Look, Wait
from recruitment.decisions.models import Batch, Decision, SentAgain
from recruitment.delivery.models import DeliveryReport
from recruitment.desk.queue.models import Export, Keys, SavedView
from recruitment.duplicates.models import Judgement, Pair, ToLookAt, Trait
from recruitment.equality.models import EqualityAnswers
from recruitment.events.models import AddressesRead, Event, EventBooking
from recruitment.feedback.models import Feedback
from recruitment.files.models import File, Sending
from recruitment.health.models import Heartbeat, Reconciliation
from recruitment.holidays.models import BankHoliday
from recruitment.interest.kept import KeptResult
from recruitment.interest.models import Asking, Copy, Interest, Reminder
from recruitment.interviews.models import Booking, Slot
from recruitment.interviews.panels import Panel, SheetRead, StandIn
from recruitment.interviews.waiting import Waiting
from recruitment.messages.models import Email, Stop
from recruitment.messages.wordings import Publication, Wording
from recruitment.people.models import Applicant, SignInCode, User
from recruitment.references.models import Referee
from recruitment.retention.models import Forgotten, PhotographsDeleted
from recruitment.sift.models import Mark, Reveal, RunAnswer, RunMarker, ScoringRun
from recruitment.staff.models import Device, Guess
from recruitment.vacancies.models import Extension, Vacancy

__all__ = [
    "Addition",
    "AddressesRead",
    "Applicant",
    "Application",
    "Asking",
    "Assignment",
    "BankHoliday",
    "Batch",
    "Booking",
    "Check",
    "CheckChange",
    "Copy",
    "Decision",
    "Delay",
    "DeliveryReport",
    "Device",
    "Email",
    "Ending",
    "EqualityAnswers",
    "Event",
    "EventBooking",
    "Export",
    "Extension",
    "Feedback",
    "File",
    "Forgotten",
    "Guess",
    "Heartbeat",
    "HelpEvent",
    "Hold",
    "Interest",
    "Judgement",
    "Keep",
    "KeptResult",
    "Keys",
    "Look",
    "Mark",
    "Note",
    "Pair",
    "Panel",
    "Parent",
    "ParentAnswer",
    "Part",
    "PhotographsDeleted",
    "Publication",
    "Reason",
    "ReasonWording",
    "Reconciliation",
    "Referee",
    "Reminder",
    "Reveal",
    "RunAnswer",
    "RunMarker",
    "SavedView",
    "ScoringRun",
    "Sending",
    "SensitiveRead",
    "SentAgain",
    "SheetRead",
    "SignInCode",
    "Slot",
    "StageChange",
    "StageWait",
    "StandIn",
    "Stop",
    "ToLookAt",
    "Trait",
    "User",
    "Vacancy",
    "Wait",
    "Waiting",
    "Withdrawal",
    "Wording",
]
