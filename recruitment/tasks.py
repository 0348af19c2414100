"""The clock's door. Every task may run twice, at once, or not at all: the next tick makes up."""

from datetime import UTC, datetime
from time import monotonic

from celery import shared_task
from django.core.mail import get_connection
from django.core.management import call_command
from django.utils import timezone

from recruitment import clock
from recruitment.applications import services as applications
from recruitment.duplicates import services as duplicates
from recruitment.emails import KINDS
from recruitment.events import forgetting as events
from recruitment.files import services as files
from recruitment.health import services as health
from recruitment.interest import forgetting
from recruitment.interest import services as interest
from recruitment.interviews import turns, waitlist
from recruitment.messages import outbox
from recruitment.people import services as people
from recruitment.references import services as references
from recruitment.retention import photographs
from recruitment.retention import services as retention
from recruitment.staff import guessing

SECONDS_AT_ONCE = 30
"""How long one task goes on before the next tick's. A silent mail server costs 10 s an email."""


@shared_task
def send_owed_emails() -> None:
    """Send what is due, over one connection."""
    connection = get_connection()
    enough = monotonic() + SECONDS_AT_ONCE
    while monotonic() < enough and outbox.send_next(KINDS, timezone.now(), connection):
        pass
    connection.close()
    forgetting.forget_gone_copies()


@shared_task
def forget_old_sign_ins() -> None:
    """Codes, their emails, and sessions that have ended: they say who was here."""
    people.forget_old_codes(timezone.now())
    guessing.forget(timezone.now())
    call_command("clearsessions")


@shared_task
def tell_interested() -> None:
    interest.tell_interested(timezone.now())


@shared_task
def forget_interest() -> None:
    """What people who are not applying asked us to keep, when its time has come."""
    forgetting.forget(timezone.now())
    events.forget(timezone.now())


@shared_task
def scan_files() -> None:
    """Show the virus scanner, if there is one, what waits for it."""
    enough = monotonic() + SECONDS_AT_ONCE
    while monotonic() < enough and files.scan_next(timezone.now()):
        pass


@shared_task
def sweep_files() -> None:
    """What crashes left in the folder of uploads."""
    files.sweep(timezone.now())


@shared_task
def look_for_duplicates() -> None:
    """Compare what was sent or changed since the last tick."""
    enough = monotonic() + SECONDS_AT_ONCE
    while monotonic() < enough and duplicates.look_next(timezone.now()):
        pass


@shared_task
def look_after_referees() -> None:
    """Ask applicants to name them, and to name others when an address was refused.

    Then the queue of the desk: whom we wait for, as their referees have not all told us.
    """
    references.look_after(timezone.now())
    references.look_after_turns(timezone.now())


@shared_task
def offer_free_interview_times() -> None:
    """Tell those who wait for an interview time of each place that has come free.

    Then the queue of the desk: whom we wait for, as they have a time to choose.
    """
    waitlist.look_after(timezone.now())
    turns.look_after(timezone.now())


@shared_task
def look_after_promises() -> None:
    """Tell those whose promise has lapsed, and those who have heard nothing for long."""
    applications.tell_late(timezone.now())
    applications.keep_in_touch(timezone.now())


@shared_task
def measure_waits() -> None:
    applications.measure_waits(timezone.now())


@shared_task
def forget_looks() -> None:
    """Who opened which case, after a day."""
    applications.forget_looks(timezone.now())


@shared_task
def look_after_retention() -> None:
    """Warn of what goes soon, and delete what was warned of in time, and old photographs."""
    now = timezone.now()
    retention.look_after(now)
    photographs.look_after(now)


@shared_task
def heartbeat(tick_made_at: float | None = None) -> None:
    """Both clocks, of who made the tick and of who runs it, are held against the database's."""
    now = clock.database_now()
    made_at = now if tick_made_at is None else datetime.fromtimestamp(tick_made_at, UTC)
    health.heard(made_at, now)


@shared_task
def reconcile() -> None:
    """Count what must never be, once an hour."""
    health.reconcile_when_due(timezone.now())
