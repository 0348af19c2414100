"""Refuses to serve from a database that may forget what it said it had stored."""

from django.core.exceptions import ImproperlyConfigured
from django.db import connection

NEVER_OFF = ("fsync", "full_page_writes", "synchronous_commit")


def refuse_a_forgetful_database() -> None:
    """Raise ImproperlyConfigured, naming the setting, if a commit could be lost in a crash."""
    with connection.cursor() as cursor:
        for name in NEVER_OFF:
            cursor.execute("SELECT current_setting(%s)", [name])
            if cursor.fetchone() == ("off",):
                raise ImproperlyConfigured(
                    f"PostgreSQL's {name} is off: an application could be lost after we "
                    "said that we have it. Turn it on."
                )
    connection.close()
