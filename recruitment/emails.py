"""Every email that this site can send, from all rooms: what the outbox is told."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from recruitment.applications import emails as applications
from recruitment.applications import parent_emails as parents
from recruitment.applications import recipients
from recruitment.applications import reminder_emails as reminders
from recruitment.events import emails as events
from recruitment.interest import emails as interest
from recruitment.interest import kept_emails
from recruitment.interviews import emails as interviews
from recruitment.messages.models import Email
from recruitment.messages.outbox import Addressed, as_owed
from recruitment.people import emails as people
from recruitment.references import emails as references
from recruitment.sift import emails as sift
from recruitment.staff import emails as staff

WHO_GETS: Mapping[str, Callable[[Email], Addressed]] = {
    "applicant": as_owed,
    "application": recipients.of_application,
    "copy": as_owed,
    "eventbooking": as_owed,
    "interest": as_owed,
    "keptresult": as_owed,
    "parent": as_owed,
    "referee": as_owed,
    "reminder": as_owed,
    "sign-in": as_owed,
    "staff": as_owed,
}
"""By what an email is about. About anything else nothing is sent until it is decided here."""


def addressed(email: Email) -> Addressed:
    return WHO_GETS[email.about.partition(":")[0]](email)


EVERY_KIND = (
    *people.KINDS,
    *applications.KINDS,
    *reminders.KINDS,
    *parents.KINDS,
    *interest.KINDS,
    *events.KINDS,
    *kept_emails.KINDS,
    *interviews.KINDS,
    *references.KINDS,
    *sift.KINDS,
    *staff.KINDS,
)
KINDS = {kind.name: replace(kind, addressed=addressed) for kind in EVERY_KIND}
