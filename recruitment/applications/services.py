"""Everything that changes a vacancy or an application. Nothing else writes to them."""

from datetime import date, datetime

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from recruitment import clock, eligibility
from recruitment.applications import reference, reminders
from recruitment.applications.models import Application, StageChange, Vacancy
from recruitment.applications.stages import ENDS, Stage
from recruitment.eligibility import Answers, Outcome, Verdict
from recruitment.messages import outbox
from recruitment.people.models import Applicant, User

OUTCOMES = (Stage.APPOINTED, Stage.UNSUCCESSFUL)


class VacancyClosed(Exception):
    """The closing moment had passed when the request arrived, or it is not open yet."""


class NotOpenToYou(Exception):
    """The rules do not open this route to this person on this day, or cannot tell yet."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(outcome.route.slug)
        self.outcome = outcome


class Changed(Exception):
    """Somebody, perhaps the same person in another tab, changed it after this page was drawn."""


class Unfinished(Exception):
    """Something that must be filled in is missing."""


class IllegalMove(Exception):
    """That stage does not follow this one."""


class Unexplained(Exception):
    """Nobody is refused without a reason that they can read."""


@transaction.atomic
def start(
    applicant: Applicant, vacancy: Vacancy, answers: Answers, *, now: datetime
) -> Application:
    """The person's draft for a vacancy, begun if there is none; a sent one is left as it is."""
    if not vacancy.is_open_at(now):
        raise VacancyClosed
    outcome = judge(answers, vacancy, now)
    found = live(applicant, vacancy) or begin(applicant, vacancy, now)
    application = locked(found.pk)  # it may have been sent, or saved, since it was found
    if application.at is Stage.DRAFT:
        application.answers = answers.only(outcome.reads).raw
        save(application, now)
    return application


def judge(answers: Answers, vacancy: Vacancy, now: datetime) -> Outcome:
    """What the rules say today. Raises NotOpenToYou unless the person may apply."""
    force = settings.PACK.thresholds
    outcome = eligibility.assess(answers, vacancy.route, localdate(now), force)
    if not outcome.decided or outcome.verdict > Verdict.ASSESS:
        raise NotOpenToYou(outcome)
    return outcome


def live(applicant: Applicant, vacancy: Vacancy) -> Application | None:
    return Application.objects.of(applicant).live().filter(vacancy=vacancy).first()


def begin(applicant: Applicant, vacancy: Vacancy, now: datetime, tries: int = 3) -> Application:
    """A new draft with a reference; the one begun a moment earlier in another tab, if so."""
    try:
        with transaction.atomic():
            application = Application.objects.create(
                reference=reference.new(settings.PACK.reference_prefix),
                applicant=applicant,
                vacancy=vacancy,
                answers={},
                begun_at=now,
                saved_at=now,
            )
    except IntegrityError:
        earlier = live(applicant, vacancy)
        if earlier is None and tries == 1:
            raise
        return earlier or begin(applicant, vacancy, now, tries - 1)  # the reference was taken
    reminders.promise(application, now)
    return application


def save(application: Application, now: datetime) -> None:
    application.version += 1
    application.saved_at = now
    application.save()


@transaction.atomic
def save_draft(
    application_id: int, fields: dict[str, str], *, now: datetime, seen: int | None = None
) -> Application:
    """Keep what was typed into a draft. A page that saves one field never touches another.

    Raises Changed when it has been sent meanwhile, or when it is no longer at the version `seen`:
    what saves itself says that, so that old words never come back over newer ones.
    """
    application = locked(application_id)
    if application.at is not Stage.DRAFT or seen not in (None, application.version):
        raise Changed
    if any(getattr(application, name) != value for name, value in fields.items()):
        for name, value in fields.items():
            setattr(application, name, value)
        save(application, now)
    return application


@transaction.atomic
def submit(application_id: int, *, shown: int, now: datetime) -> Application:
    """Send a draft, once. `now` is when the request arrived: waiting here costs nobody a deadline.

    Sending it again gives the application that was sent. Raises VacancyClosed, NotOpenToYou,
    Unfinished, or Changed when the draft is no longer the one that the person was shown.
    """
    application = locked(application_id)
    if application.at is not Stage.DRAFT:
        return application
    if not application.vacancy.is_open_at(now):
        raise VacancyClosed
    if application.version != shown:
        raise Changed
    if not (application.full_name and application.evidence):
        raise Unfinished
    attach_outcome(application, now)
    reminders.stop(application)
    return change_stage(application, planned(application, Stage.SUBMITTED, by=None, now=now))


def locked(application_id: int) -> Application:
    """The application, which nobody else can change until this transaction ends."""
    known = Application.objects.select_related("vacancy", "applicant")
    return known.select_for_update(of=("self",)).get(pk=application_id)


def attach_outcome(application: Application, now: datetime) -> None:
    answers = eligibility.restore(application.answers, localdate(now))
    outcome = judge(answers, application.vacancy, now)
    application.outcome = outcome.as_data()
    application.rules_version = eligibility.rules_version(settings.PACK.thresholds)
    application.submitted_at = now


def planned(
    application: Application,
    to: Stage,
    *,
    by: User | None,
    now: datetime,
    note: str = "",
    words: str = "",
) -> StageChange:
    """The move as it would be recorded, for a look before it is made. Raises IllegalMove."""
    if to not in application.moves:
        raise IllegalMove(f"An application cannot go from {application.at.label} to {to.label}.")
    return StageChange(
        application=application,
        was=application.at,
        now=to,
        by=by,
        at=now,
        note=note,
        words=words,
        promised_on=promise(to, now),
    )


def promise(stage: Stage, now: datetime) -> date | None:
    """The day by which the applicant will hear, from the force's promised working days."""
    days = settings.PACK.promised_days.get(stage.value)
    if stage in ENDS or days is None:
        return None
    return clock.working_days_after(localdate(now), days)


@transaction.atomic
def move(
    application_id: int, to: Stage, *, by: User, seen: int, now: datetime, note: str, words: str
) -> Application:
    """Move an application on, record who did it, and owe the applicant the email.

    Raises Changed when it is not the version that the member of staff looked at, IllegalMove, or
    Unexplained when the stage needs words for the applicant and there are none.
    """
    if to.needs_words and not words:
        raise Unexplained
    application = locked(application_id)
    if application.version != seen:
        raise Changed
    change = planned(application, to, by=by, now=now, note=note, words=words)
    return change_stage(application, change)


def change_stage(application: Application, change: StageChange) -> Application:
    """Inside a transaction: the new stage, its history row and the email, all or none."""
    application.stage = change.now
    application.promised_on = change.promised_on
    save(application, change.at)
    change.save()
    outbox.owe(
        email_on_reaching(Stage(change.now)),
        about=application.about,
        to=application.applicant.email,
        occurrence=str(change.pk),
        now=change.at,
    )
    return application


def email_on_reaching(stage: Stage) -> str:
    if stage is Stage.SUBMITTED:
        return "received"
    if stage is Stage.WITHDRAWN:
        return "withdrawn"
    return "outcome" if stage in OUTCOMES else "next_step"


@transaction.atomic
def save_vacancy(vacancy: Vacancy, *, now: datetime) -> None:
    """Store a vacancy; reminders follow a closing day that moved."""
    moved = Vacancy.objects.filter(pk=vacancy.pk).exclude(closes_on=vacancy.closes_on).exists()
    vacancy.save()
    if moved:
        reminders.reschedule(vacancy, now)
