"""Django's command line for this project."""

import os
import sys

from django.core.management import execute_from_command_line

NO_SITE = {
    "LOCAL": "true",
    "SECRET_KEY": "nothing is sealed or signed while rules are read",
    "DATABASE_URL": "postgres://localhost:1/none",
    "CELERY_BROKER_URL": "memory://",
}
"""Enough to read rules and reminders on a machine where nothing is set up."""
READERS = ("rulebook", "assess", "reminders")


def reads_rules_only(arguments: list[str]) -> bool:
    """`--trace` reads an application from the database, so it needs the real settings."""
    return bool({*arguments[1:2]} & {*READERS}) and "--trace" not in arguments


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    if reads_rules_only(sys.argv) and not {"ENV_FILE", "SECRET_KEY"} & os.environ.keys():
        os.environ |= NO_SITE
    execute_from_command_line(sys.argv)
