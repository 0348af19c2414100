"""What reminders about an application say: their facts, read when they are sent.

Each asks whether it is still true. One that comes too late, or that a move, a hold or an answer
has overtaken, is not sent. None repeats what somebody typed, and of what colleagues wrote only what
was in the email of which it reminds.
"""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from recruitment import clock
from recruitment.applications import emails, keeping, progress, reminders, told
from recruitment.applications.checks import Kind
from recruitment.applications.emails import about_application
from recruitment.applications.holds import Hold
from recruitment.applications.models import Application, StageChange
from recruitment.applications.stages import ENDED_WITHOUT, ENDS, Stage
from recruitment.applications.work import Wait
from recruitment.messages import unsubscribing
from recruitment.messages.models import Email, State
from recruitment.messages.outbox import EmailKind, NoLongerOwed
from recruitment.schedule import MOST, SCHEDULE

Facts = dict[str, Any]


def the_application(email: Email) -> Application:
    known = told.with_all(Application.objects.select_related("vacancy", "applicant"))
    return known.get(pk=email.about.removeprefix("application:"))


def saved(email: Email) -> Facts:
    """Nobody needs it who has sent theirs, or is helped; nor a parent, who is asked for a yes."""
    application = the_application(email)
    open_now = application.vacancy.is_open_at(timezone.now())
    theirs = not application.being_helped and not progress.needs_parent(application)
    if application.at is not Stage.DRAFT or not theirs or not open_now:
        raise NoLongerOwed
    return {**about_application(application), "kept": settings.PACK.working.draft_days}


def draft_goes(email: Email) -> Facts:
    """Nobody hears of it who has changed it since, or whose vacancy closes later."""
    application = the_application(email)
    goes = keeping.goes_on(application)
    if application.at is not Stage.DRAFT or goes is None or goes.isoformat() > email.occurrence:
        raise NoLongerOwed
    return {
        **about_application(application),
        "goes_on": keeping.DRAFTS.said_day(email.occurrence, timezone.now()),
        "kept": settings.PACK.working.draft_days,
    }


def application_goes(email: Email) -> Facts:
    """Nobody hears of it who was told that it goes on, or whose application is kept longer."""
    application = the_application(email)
    goes = keeping.goes_on(application)
    ended = application.at in ENDED_WITHOUT and told.known(application).at in ENDED_WITHOUT
    if not ended or goes is None or goes.isoformat() > email.occurrence:
        raise NoLongerOwed
    goes_on = keeping.ENDED.said_day(email.occurrence, timezone.now())
    return {**about_application(application), "goes_on": goes_on}


def unfinished(email: Email) -> Facts:
    """What is left, and how to stop these. Of one draft they go three times at most."""
    facts = emails.unfinished(email)
    application: Application = facts["application"]
    sent = Email.objects.about(email.about).filter(kind=email.kind, state=State.SENT)
    if not application.wants_reminders or sent.count() >= MOST:
        raise NoLongerOwed
    if email.occurrence == reminders.IDLE and not is_idle(application, facts["days"]):
        raise NoLongerOwed
    left = progress.unfinished(progress.tasks(application, timezone.localdate()))
    titles = [task.section.title for task in left]
    return {**facts, "left": titles, "stop_link": unsubscribing.link([application.about])}


def is_idle(application: Application, days_left: int) -> bool:
    """Nobody has touched it for so long, and no reminder of its closing day comes as soon."""
    idle = timedelta(days=SCHEDULE[reminders.IDLE].days[0])
    since = clock.uk_day(application.saved_at)
    return since + idle <= timezone.localdate() and days_left > -SCHEDULE[reminders.CLOSING].days[0]


def at_stage(email: Email, *stages: Stage) -> tuple[Application, StageChange]:
    """The application, and the move by which its applicant knows it at one of these stages.

    Nothing is said to them while a colleague has decided otherwise, or it is on hold.
    """
    application = the_application(email)
    known = told.known(application)
    if known.at not in stages or application.at is not known.at or told.is_on_hold(application):
        raise NoLongerOwed
    move = known.moves[-1]
    if email.occurrence.partition(".")[0] != str(move.pk):
        raise NoLongerOwed
    return application, move


def info_again(email: Email) -> Facts:
    application, move = at_stage(email, Stage.INFO_NEEDED)
    known = told.known(application)
    too_late = known.last_day is not None and known.last_day < timezone.localdate()
    if too_late or application.additions.filter(at__gte=move.at).exists():
        raise NoLongerOwed
    what, until = known.asked_for, known.last_day
    return {**about_application(application), "change": move, "what": what, "reply_by": until}


def offer_again(email: Email) -> Facts:
    """Their last day is no end: after it somebody here looks, and they can still answer."""
    application, _ = at_stage(email, Stage.CONDITIONAL_OFFER)
    until = told.known(application).last_day
    if until is None or until < timezone.localdate():
        raise NoLongerOwed
    return {**about_application(application), "reply_by": until}


def vetting_form(email: Email) -> Facts:
    """Never what it asks or says: only that it has not come back."""
    application = the_application(email)
    check = application.checks.filter(kind=Kind.VETTING).first()
    sent_on = email.occurrence.partition(".")[0].removeprefix("form ")
    out = check is not None and check.form_is_out and str(check.asked_on) == sent_on
    known = told.known(application)
    stands = application.at in reminders.FORMS and known.at in reminders.FORMS
    if not out or not stands or told.is_on_hold(application):
        raise NoLongerOwed
    return about_application(application)


def still_waiting(email: Email) -> Facts:
    application = the_application(email)
    number = email.occurrence.partition(".")[0].removeprefix("wait ")
    wait = Wait.objects.get(pk=number)
    known = told.known(application)
    over = wait.ended_at or known.at in ENDS or application.at is not known.at
    if over or told.is_on_hold(application):
        raise NoLongerOwed
    return {**about_application(application), "stage": known.at}


def pool(email: Email) -> Facts:
    """The next one is owed with this one: it goes as long as nothing changes."""
    application, move = at_stage(email, Stage.POOL)
    now = timezone.now()
    reminders.stays_in_pool(application, move, now)
    months = round((clock.uk_day(now) - clock.uk_day(move.at)).days / DAYS_IN_A_MONTH)
    return {**about_application(application), "months": months}


DAYS_IN_A_MONTH = 30.4


def still_on_hold(email: Email) -> Facts:
    application = the_application(email)
    known = told.known(application)
    number = email.occurrence.partition(".")[0].removeprefix("hold ")
    hold = Hold.objects.get(pk=number)
    if hold.ended_at or known.hold != hold or known.at in ENDS or application.at in ENDS:
        raise NoLongerOwed
    return {**about_application(application), "hold": hold}


def feedback(email: Email) -> Facts:
    application, _ = at_stage(email, Stage.APPOINTED, Stage.UNSUCCESSFUL)
    return about_application(application)


def cadet_next_steps(email: Email) -> Facts:
    """Nothing of their age: only that something comes after cadets."""
    application, _ = at_stage(email, Stage.APPOINTED)
    questions = f"{settings.SITE_URL}{reverse('fit-start')}"
    return {**about_application(application), "questions": questions}


KINDS = (
    EmailKind(reminders.SAVED, saved, kept=True),
    EmailKind(reminders.KIND, unfinished, kept=True, reminder=True),
    EmailKind(keeping.DRAFTS.kind, draft_goes, kept=True, reminder=True),
    EmailKind(keeping.ENDED.kind, application_goes, kept=True, reminder=True),
    EmailKind(SCHEDULE["info"].kind, info_again, kept=True, reminder=True),
    EmailKind(SCHEDULE["offer"].kind, offer_again, kept=True, reminder=True),
    EmailKind(SCHEDULE["form"].kind, vetting_form, kept=True, reminder=True),
    EmailKind(SCHEDULE["wait"].kind, still_waiting, kept=True, reminder=True),
    EmailKind(SCHEDULE["pool"].kind, pool, kept=True, reminder=True),
    EmailKind(SCHEDULE["review"].kind, still_on_hold, kept=True, reminder=True),
    EmailKind(SCHEDULE["grown"].kind, cadet_next_steps, kept=True, reminder=True),
    EmailKind(SCHEDULE["feedback"].kind, feedback, kept=True, reminder=True),
)
