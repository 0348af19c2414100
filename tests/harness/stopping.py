"""`python -m tests.harness.stopping`: presses the stop of reminders when it reads a line.

Says "ready" first, and the moment at which it was done afterwards.
"""

import sys
import time

import django

django.setup()

from django.utils import timezone  # noqa: E402

from recruitment.applications import reminders  # noqa: E402
from recruitment.messages import stopping  # noqa: E402
from tests.factories import UserFactory  # noqa: E402

if __name__ == "__main__":
    by = UserFactory(email="stops@force.example")
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    for occurrence in (reminders.IDLE, *reminders.occurrences(reminders.CLOSING)):
        stopping.stop(reminders.KIND, occurrence, by=by, now=timezone.now())
    sys.stdout.write(f"{time.time()}\n")
