"""Days that pass, each with its night of deleting and its morning of emails."""

from datetime import datetime, time, timedelta

from recruitment import clock
from recruitment.models import Application, Email
from recruitment.tasks import look_after_retention, send_owed_emails

MORNING, NIGHT = time(9), time(0, 30)


def at(day, moment=MORNING) -> datetime:
    return clock.uk_moment(day, moment)


def passes(clock_of_tests, moment):
    """The hourly task and the worker, at that moment."""
    clock_of_tests.move_to(moment, tick=False)
    look_after_retention()
    send_owed_emails()


def day_after_day(clock_of_tests, first, last):
    """Every night and every morning."""
    day = first
    while day <= last:
        passes(clock_of_tests, at(day, NIGHT))
        passes(clock_of_tests, at(day))
        day += timedelta(days=1)


def is_there(application) -> bool:
    return Application.objects.filter(pk=application.pk).exists()


def warnings(application, kind="draft_goes", **which):
    known = Email.objects.about(application.about).filter(kind=kind, **which)
    return list(known.order_by("occurrence").values_list("occurrence", "state"))
