"""A member of staff who fills in a draft with somebody on the phone.

They see this one draft, only while they help, and never send it: the person does, by a code of
their own. Once the person has opened the draft it is theirs alone.
"""

from datetime import datetime, timedelta

from django.db import transaction

from recruitment.applications import progress
from recruitment.applications.helps import HelpEvent, HelpStep
from recruitment.applications.models import Application
from recruitment.applications.reminders import SAVED
from recruitment.applications.services.drafts import live, locked, start
from recruitment.applications.services.problems import Changed, TheirOwn
from recruitment.applications.stages import Stage
from recruitment.eligibility import Answers
from recruitment.messages import outbox
from recruitment.people import services as people
from recruitment.people.models import Applicant, User
from recruitment.vacancies.models import Vacancy

HELPED = "helped"
LASTS = timedelta(hours=24)
"""As long as the longest session: after that somebody has to say again that they help."""


def helps(user_id: int, application: Application, now: datetime) -> bool:
    """Whether this member of staff may see and fill in this draft now."""
    return (
        application.at is Stage.DRAFT
        and application.helped_by_id == user_id
        and application.help_ends_at is not None
        and now < application.help_ends_at
    )


def begun_before(email: str, vacancy: Vacancy) -> Application | None:
    """The draft that staff began with this person, to go on with.

    Raises TheirOwn when the person has one that they began, opened or sent themselves.
    """
    applicant = Applicant.objects.filter(email=email.strip().lower()).first()
    application = live(applicant, vacancy) if applicant else None
    if application and not is_shared(application):
        raise TheirOwn
    return application


def is_shared(application: Application) -> bool:
    """Staff began it, and the person has not opened it since."""
    taken = application.help_events.filter(what=HelpStep.TAKEN_OVER)
    return bool(application.at is Stage.DRAFT and application.helped_by_id and not taken.exists())


@transaction.atomic
def start_helped(
    email: str, vacancy: Vacancy, answers: Answers, *, by: User, now: datetime, carry: bool
) -> Application:
    """A draft for somebody on the phone. Raises TheirOwn, and what `start` raises."""
    if progress.is_for_children(vacancy):
        raise Changed  # a parent or carer has to agree: that is not done on the phone
    applicant = people.known(email.strip().lower(), now)
    people.one_at_a_time(f"help {applicant.pk} {vacancy.pk}")
    begun_before(applicant.email, vacancy)
    application = start(applicant, vacancy, answers, now=now, carry=carry)
    return begin_help(application.pk, by=by, now=now)


@transaction.atomic
def begin_help(application_id: int, *, by: User, now: datetime) -> Application:
    """From now on this member of staff may fill it in, and nobody else of the staff.

    Raises TheirOwn when the person has opened it meanwhile.
    """
    application = locked(application_id)
    if application.helped_by_id and not is_shared(application):
        raise TheirOwn
    application.helped_by, application.helped_at = by, now
    application.help_ends_at = now + LASTS
    remember(application, HelpStep.BEGUN, by, now)
    outbox.cancel(SAVED, about=application.about)  # they hear when the draft is theirs
    return application


@transaction.atomic
def finish_help(application_id: int, *, by: User, now: datetime) -> None:
    """The person gets an email: to read it, and to send it themselves."""
    application = locked(application_id)
    if not helps(by.pk, application, now):
        raise Changed
    application.help_ends_at = None
    event = remember(application, HelpStep.FINISHED, by, now)
    outbox.owe(
        HELPED,
        about=application.about,
        to=application.applicant.email,
        occurrence=str(event.pk),
        now=now,
    )


@transaction.atomic
def take_over(application_id: int, *, now: datetime) -> None:
    """The person has opened what staff began with them. From now on it is theirs alone."""
    application = locked(application_id)
    if application.at is Stage.DRAFT and is_shared(application):
        application.help_ends_at = None
        remember(application, HelpStep.TAKEN_OVER, None, now)


def remember(application: Application, what: HelpStep, by: User | None, now: datetime) -> HelpEvent:
    """The version stays: nothing that the person was shown has changed."""
    application.save(update_fields=["helped_by", "helped_at", "help_ends_at"])
    return HelpEvent.objects.create(application=application, what=what, by=by, at=now)
