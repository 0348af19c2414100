"""What the emails about an application say: their facts, read when they are sent."""

from typing import Any

from django.conf import settings
from django.utils import timezone

from recruitment.applications import reminders
from recruitment.applications.models import Application, StageChange
from recruitment.applications.stages import Stage
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


def about_change(change: StageChange) -> dict[str, Any]:
    """Also for a change that is only planned: HR reads the email before it exists."""
    return {
        **about_application(change.application),
        "change": change,
        "stage": Stage(change.now),
        "appointed": change.now == Stage.APPOINTED,
    }


def of_change(email: Email) -> dict[str, Any]:
    known = StageChange.objects.select_related("application__vacancy", "application__applicant")
    return about_change(known.get(pk=email.occurrence))


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
    if application.at is not Stage.DRAFT or overtaken:
        raise NoLongerOwed
    return about_extension(application, done)


def about_extension(application: Application, done: Extension) -> dict[str, Any]:
    """Also for one that is only planned: HR reads the email before it exists."""
    return {**about_application(application), "was": done.was, "closes_on": done.now}


KINDS = (
    EmailKind("received", of_change),
    EmailKind("next_step", of_change),
    EmailKind("outcome", of_change),
    EmailKind("withdrawn", of_change),
    EmailKind(reminders.KIND, unfinished),
    EmailKind("deadline_moved", deadline_moved),
    EmailKind("helped", unfinished),
)
