"""Who gets the emails about an application. Every kind of email asks here, none can forget to.

What we write about a child goes to the parent or carer. The child gets a copy once they have said
yes, and nothing at all as long as no parent is named: a child is never emailed alone.
"""

from recruitment.applications import progress
from recruitment.applications.models import Application
from recruitment.applications.parents import Parent
from recruitment.applications.stages import Stage
from recruitment.messages.models import Email
from recruitment.messages.outbox import Addressed, NoLongerOwed


def of_application(email: Email) -> Addressed:
    known = Application.objects.select_related("vacancy", "applicant")
    application = known.get(pk=email.about.removeprefix("application:"))
    if not progress.needs_parent(application):
        return Addressed(email.to)
    return of_child(application, Parent.objects.of(application))


def addressed_to(application: Application) -> str:
    """Who would get an email about it now. Raises NoLongerOwed when that is nobody."""
    if not progress.needs_parent(application):
        return application.applicant.email
    return of_child(application, Parent.objects.of(application)).to


def shown_address(application: Application) -> str:
    """The same for colleagues; nothing when there is nobody."""
    try:
        return addressed_to(application)
    except NoLongerOwed:
        return ""


def of_child(application: Application, parent: Parent | None) -> Addressed:
    """Raises NoLongerOwed when there is nobody to write to."""
    if parent is None or (application.at is Stage.DRAFT and parent.refuses):
        raise NoLongerOwed
    copy = application.applicant.email if parent.agrees else ""
    return Addressed(parent.email, copy, preface(application))


def preface(application: Application) -> str:
    """Why an email that speaks to a child comes to somebody else; nothing for everybody else."""
    if not progress.needs_parent(application):
        return ""
    name = application.full_name or "a child who applies"
    return f"This email is for {name} and for their parent or carer."
