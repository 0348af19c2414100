"""What the emails about an application say: their facts, read when they are sent."""

from datetime import date
from typing import Any

from django.conf import settings
from django.utils import timezone

from recruitment import clock
from recruitment.applications import checks, reasons, told, usual
from recruitment.applications.holds import Hold
from recruitment.applications.models import Application, StageChange
from recruitment.applications.reasons import Ending
from recruitment.applications.since import Addition, Delay, Withdrawal
from recruitment.applications.stages import ENDS, Stage
from recruitment.messages import stopping
from recruitment.messages.models import Email
from recruitment.messages.outbox import EmailKind, NoLongerOwed
from recruitment.vacancies.models import Extension


def about_application(application: Application) -> dict[str, Any]:
    return {
        "application": application,
        "vacancy": application.vacancy,
        "name": application.known_as or application.full_name,
        "link": f"{settings.SITE_URL}/my/{application.reference}/",
    }


def about_change(change: StageChange, told_on: date | None = None) -> dict[str, Any]:
    """Also for a change that is only planned: HR reads the email before it exists.

    A wait runs from the day on which the person is told, so that day is asked for.
    """
    return {
        **about_application(change.application),
        **about_decision(reasons.of(change), told_on or clock.uk_day(change.at)),
        "change": change,
        "stage": Stage(change.now),
        "appointed": change.now == Stage.APPOINTED,
        "good": change.now in (Stage.CONDITIONAL_OFFER, Stage.FINAL_OFFER),
        "accepted": change.now == Stage.CONDITIONAL_OFFER and change.reply_by is None,
        **about_stage(change.application, Stage(change.now)),
    }


def about_stage(application: Application, stage: Stage) -> dict[str, Any]:
    """How long it took others, and with an offer what the role needs. Never how far a check is."""
    needed = checks.needed(application) if stage is Stage.CONDITIONAL_OFFER else ()
    return {
        "usual": "" if stage in ENDS else usual.measured(application.vacancy, stage),
        "checks": [kind.label for kind in needed],
    }


def about_decision(decision: Ending | None, told_on: date) -> dict[str, Any]:
    return {
        "by_us": decision is not None and not decision.theirs,
        "again": decision.again(told_on) if decision else "",
        "routes": decision.route_titles if decision else [],
    }


def of_change(email: Email) -> dict[str, Any]:
    known = StageChange.objects.select_related(
        "application__vacancy", "application__applicant", "ending"
    )
    return about_change(known.get(pk=email.occurrence), timezone.localdate())


def unfinished(email: Email) -> dict[str, Any]:
    """Nobody is reminded of what they have sent, or of what has closed."""
    known = Application.objects.select_related("vacancy")
    application = known.get(pk=email.about.removeprefix("application:"))
    now = timezone.now()
    if application.at is not Stage.DRAFT or not application.vacancy.is_open_at(now):
        raise NoLongerOwed
    days = (application.vacancy.closes_on - timezone.localdate(now)).days
    return {**about_application(application), "days": days}


def deadline_moved(email: Email) -> dict[str, Any]:
    """Nobody hears of it who has sent theirs, nor of a day that moved again or has passed."""
    known = Application.objects.select_related("vacancy")
    application = known.get(pk=email.about.removeprefix("application:"))
    done = Extension.objects.get(pk=email.occurrence)
    vacancy = application.vacancy
    overtaken = done.now != vacancy.closes_on or not vacancy.is_open_at(timezone.now())
    stopped = stopping.standing(email.kind, email.occurrence)
    if application.at is not Stage.DRAFT or overtaken or stopped:
        raise NoLongerOwed
    return about_extension(application, done)


def about_extension(application: Application, done: Extension) -> dict[str, Any]:
    """Also for one that is only planned: HR reads the email before it exists."""
    return {**about_application(application), "was": done.was, "closes_on": done.now}


def of_withdrawal(email: Email) -> dict[str, Any]:
    """One that was taken back before its email left says nothing more."""
    withdrawal = withdrawal_of(email)
    if withdrawal.undone_at:
        raise NoLongerOwed
    until = clock.moment_in_words(withdrawal.undo_until)
    return {**about_application(withdrawal.application), "undo_until": until}


def of_undoing(email: Email) -> dict[str, Any]:
    application = withdrawal_of(email).application
    if application.withdrawals.filter(undone_at=None).exists():
        raise NoLongerOwed
    return about_application(application)


def of_acceptance(email: Email) -> dict[str, Any]:
    """A receipt: it goes whatever happened since, as they have said so."""
    known = Addition.objects.select_related("application__vacancy")
    answer = known.get(pk=email.occurrence)
    return {**about_application(answer.application), "promised_on": answer.promised_on}


def withdrawal_of(email: Email) -> Withdrawal:
    known = Withdrawal.objects.select_related("application__vacancy")
    return known.get(pk=email.occurrence)


def about_delay(delay: Delay) -> dict[str, Any]:
    """Also for one that is only planned: HR reads the email before it exists."""
    return {**about_application(delay.application), "delay": delay}


def of_delay(email: Email) -> dict[str, Any]:
    """Who was told of a move since, or that it is on hold, hears nothing of what was before."""
    delay = Delay.objects.select_related("application__vacancy").get(pk=email.occurrence)
    known = told.known(delay.application)
    if delay.broke and (known.hold or not known.since(delay.at)):
        raise NoLongerOwed
    return about_delay(delay)


def still_checking(email: Email) -> dict[str, Any]:
    """That checks go on. Never which, or how far they are."""
    return still(email, checking=True)


def still_deciding(email: Email) -> dict[str, Any]:
    return still(email, checking=False)


def still(email: Email, *, checking: bool) -> dict[str, Any]:
    """Nobody hears of it who was told more since, or for whose answer we wait."""
    applications = Application.objects.select_related("vacancy")
    application = applications.get(pk=email.about.removeprefix("application:"))
    known = told.known(application)
    over = known.hold or known.is_theirs or known.at in ENDS
    over = over or (known.at is Stage.CHECKS) != checking
    if over or not (checking or known.delay):
        raise NoLongerOwed
    return {
        **about_application(application),
        "stage": known.at,
        "usual": usual.how_long(application.vacancy)(known.at),
        "promised_on": known.promised_on,
    }


def about_hold(hold: Hold) -> dict[str, Any]:
    """Also for one that is only planned: HR reads the email before it exists."""
    theirs = told.known(hold.application).is_for_them(hold)
    return {**about_application(hold.application), "hold": hold, "theirs": theirs}


def of_hold(email: Email) -> dict[str, Any]:
    known = Hold.objects.select_related("application__vacancy")
    return about_hold(known.get(pk=email.occurrence))


KINDS = (
    EmailKind("info_needed", of_change, kept=True),
    EmailKind("appeal", of_change, kept=True),
    EmailKind("offer", of_change, kept=True),
    EmailKind("offer_accepted", of_acceptance, kept=True),
    EmailKind("on_hold", of_hold, kept=True),
    EmailKind("off_hold", of_hold, kept=True),
    EmailKind("received", of_change, kept=True),
    EmailKind("next_step", of_change, kept=True),
    EmailKind("outcome", of_change, kept=True),
    EmailKind("withdrawn", of_change, kept=True),
    EmailKind("reversed", of_change, kept=True),
    EmailKind("you_withdrew", of_withdrawal, kept=True),
    EmailKind("withdrawal_undone", of_undoing, kept=True),
    EmailKind("late", of_delay, kept=True),
    EmailKind(told.STILL_CHECKING, still_checking, kept=True),
    EmailKind(told.STILL_DECIDING, still_deciding, kept=True),
    EmailKind("deadline_moved", deadline_moved, kept=True),
    EmailKind("helped", unfinished, kept=True),
)
