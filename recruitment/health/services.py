"""Writes down that the clock is alive, and what its hourly check found."""

from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction

from recruitment.health.invariants import every, of_files
from recruitment.health.invariants.of_files import Reading
from recruitment.health.models import Process, Reconciliation

EVERY = timedelta(hours=1)
READING = 60.0
"""Seconds of every hour that go into reading files again."""
NEWER = """
INSERT INTO recruitment_heartbeat AS known (process, at) VALUES (%(process)s, %(at)s)
ON CONFLICT (process) DO UPDATE SET at = EXCLUDED.at WHERE known.at < EXCLUDED.at
"""


@transaction.atomic
def heard(tick_made_at: datetime, now: datetime) -> None:
    """A tick of a beat has come to a worker. Ticks may come late, in any order and twice.

    `now` is the database's. A beat whose clock is ahead is alive now, and not for ever after.
    """
    beats = {Process.BEAT: min(tick_made_at, now), Process.WORKER: now}
    with connection.cursor() as cursor:
        for process, at in beats.items():
            cursor.execute(NEWER, {"process": process.value, "at": at})


def reconcile_when_due(now: datetime) -> None:
    """Every hour by the last result, not by beat's memory: that begins anew with each beat."""
    if not Reconciliation.objects.filter(at__gt=now - EVERY).exists():
        reconcile(now)


def reconcile(now: datetime, seconds: float = READING) -> Reconciliation:
    """Count every invariant and keep the result in place of the last one."""
    last = Reconciliation.objects.filter(pk=Reconciliation.ONLY).first()
    reading = Reading(last.files_read_to, tuple(last.bad_files)) if last else Reading()
    read = of_files.read_on(reading, seconds)
    found: dict[str, Any] = {
        "at": now,
        "counts": every.counts(now, read),
        "files_read_to": read.to,
        "bad_files": list(read.bad),
    }
    kept, _ = Reconciliation.objects.update_or_create(pk=Reconciliation.ONLY, defaults=found)
    return kept
