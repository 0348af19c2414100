"""Whether all parts work together, asked in a few cheap questions with little patience."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import Error, connection, transaction

from recruitment import clock
from recruitment.health.invariants import of_emails
from recruitment.health.models import Heartbeat, Process
from recruitment.messages.models import TRIED_IN_VAIN, Email

PATIENCE = "2s"
SILENT_FOR = timedelta(seconds=170)
"""Two ticks of a minute have been missed, and the alarm still rings within 3 minutes."""
MOST_APART = timedelta(seconds=2)
COUNTED_TO = 1000

Said = dict[str, Any]
"""Numbers and names of parts only: it is read by whoever can reach the server."""


def look(app_now: Callable[[], datetime]) -> Said:
    """`ready`, the numbers behind it, and `problems` by name."""
    try:
        with transaction.atomic():
            be_impatient()
            found = {**clocks(app_now), **heartbeats(), **emails(clock.database_now())}
    except Error:
        return {"ready": False, "problems": ["database"]}
    problems = [name for name, wrong in judged(found).items() if wrong]
    return {"ready": not problems, "problems": problems, **found}


def be_impatient() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('statement_timeout', %s, true)", [PATIENCE])


def clocks(app_now: Callable[[], datetime]) -> Said:
    """How far our clock is from the database's, beyond the time that asking took."""
    before = app_now()
    there = clock.database_now()
    after = app_now()
    apart = max(before - there, there - after, timedelta())
    return {"clock_skew_seconds": round(apart.total_seconds(), 1)}


def heartbeats() -> Said:
    """Seconds since beat made the last tick, and since a worker ran one; null before the first."""
    now = clock.database_now()
    known = dict(Heartbeat.objects.values_list("process", "at"))
    return {f"{one.value}_seconds": age(known.get(one.value), now) for one in Process}


def age(at: datetime | None, now: datetime) -> int | None:
    return None if at is None else max(0, int((now - at).total_seconds()))


def emails(now: datetime) -> Said:
    """How many are late, how many were tried in vain, and how many of these for a fault of ours."""
    late = of_emails.overdue(now)[:COUNTED_TO]
    in_vain = Email.objects.owed().filter(tries__gte=TRIED_IN_VAIN)[:COUNTED_TO]
    ours = Email.objects.refused_for_us()[:COUNTED_TO]
    return {
        "overdue_emails": late.count(),
        "refused_emails": in_vain.count(),
        "emails_refused_for_us": ours.count(),
    }


def judged(found: Said) -> dict[str, bool]:
    """What is wrong. Emails that one mailbox refuses for now are no fault of ours."""
    silent = {
        one.value: found[f"{one.value}_seconds"] is None
        or found[f"{one.value}_seconds"] > SILENT_FOR.total_seconds()
        for one in Process
    }
    return {
        **silent,
        "emails": found["overdue_emails"] > 0,
        "clock": found["clock_skew_seconds"] > MOST_APART.total_seconds(),
    }
