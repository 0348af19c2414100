"""What the tests of invariants share: counting, and ways around what the database refuses."""

from datetime import timedelta

from django.db import connection

from recruitment.health.invariants import every, of_files
from recruitment.health.invariants.every import EVERY
from recruitment.health.invariants.of_files import Reading
from recruitment.tasks import send_owed_emails
from tests.moments import NOW

SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def found(now=NOW + MINUTE, seen=every.NOTHING):
    """Those that are not 0."""
    counts = every.counts(now, of_files.read_on(Reading(), 60), seen)
    assert list(counts) == [one.name for one in EVERY]
    return {name: number for name, number in counts.items() if number}


def with_sent_emails(application):
    send_owed_emails()
    return application


def sql(statement):
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(statement)
