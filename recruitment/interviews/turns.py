"""Whose turn it is before an interview: the queue of the desk shows it by itself."""

import logging
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef

from recruitment.applications import services as applications
from recruitment.applications.models import Application
from recruitment.applications.stages import Stage
from recruitment.applications.work import For, Wait
from recruitment.interviews import services
from recruitment.interviews.models import Booking, Slot

log = logging.getLogger(__name__)


def look_after(now: datetime) -> None:
    """Begin to wait for a choice where there is one, and stop where no time is left."""
    for application_id in (*can_choose(now), *cannot_choose(now)):
        try:
            with transaction.atomic():
                follow(services.locked(application_id), now)
        except Exception:  # a fault with one keeps nobody else from their turn
            log.exception("The turn of application %s is not known", application_id)


def follow(application: Application, now: datetime) -> None:
    if theirs(application, now):
        applications.wait_by_itself(application, For.TIME, now)
    elif application.waits.filter(what=For.TIME, ended_at=None, by=None).exists():
        applications.stop_waiting(application, For.TIME, now)


def theirs(application: Application, now: datetime) -> bool:
    """They know that they are invited, have no time, and there is one to choose."""
    there = application.at is Stage.INTERVIEW and services.invited(application)
    free = there and services.booking(application) is None
    return free and services.offered(application, now).exists()


def can_choose(now: datetime) -> list[int]:
    """At the interview without a time, where a time is free. Whether they know, `theirs` says."""
    free = Slot.objects.with_room().open_at(now).filter(vacancy=OuterRef("vacancy"))
    held = Booking.objects.filter(application=OuterRef("pk"), given_up_at=None)
    there = applications.can_wait(For.TIME).filter(Exists(free), stage=Stage.INTERVIEW)
    return list(there.exclude(Exists(held)).values_list("pk", flat=True))


def cannot_choose(now: datetime) -> list[int]:
    """We wait for a choice that began by itself, and every time has gone meanwhile."""
    free = Slot.objects.with_room().open_at(now).filter(vacancy=OuterRef("application__vacancy"))
    waits = Wait.objects.filter(what=For.TIME, ended_at=None, by=None).exclude(Exists(free))
    return list(waits.values_list("application", flat=True))
