"""`python -m tests.harness.stopping`: takes back reminders when it reads a line.

Says "ready" first, and the moment at which it was done afterwards.
"""

import sys
import time

import django

django.setup()

from django.db import transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from recruitment.applications import reminders  # noqa: E402
from recruitment.messages import outbox  # noqa: E402
from recruitment.models import Email  # noqa: E402

if __name__ == "__main__":
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    with transaction.atomic():
        due = Email.objects.due(timezone.now()).filter(kind=reminders.KIND)
        outbox.cancel_all(reminders.KIND, about=list(due.values_list("about", flat=True)))
    sys.stdout.write(f"{time.time()}\n")
