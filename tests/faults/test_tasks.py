"""Every task may be delivered twice, or eight times at once: F10.

The tasks are those that Celery knows, so a new one cannot escape.
"""

from collections import Counter

import pytest
from django.core import mail

from portal.celery import app
from recruitment import tasks
from recruitment.models import Email, StageChange
from recruitment.tasks import send_owed_emails
from tests.crowd import all_at_once
from tests.factories import begun, sent
from tests.moments import NOW

pytestmark = pytest.mark.django_db(transaction=True)

OURS = sorted(name for name in app.tasks if name.startswith(tasks.__name__))


@pytest.fixture(autouse=True)
def something_to_do(time_machine):
    """Sent applications and drafts whose emails and reminders are all due."""
    time_machine.move_to(NOW)
    for _ in range(3):
        sent()
        begun()
    Email.objects.update(next_try_at=NOW, owed_at=NOW)


def effects():
    """What has been done so far: emails by what they are, and moves."""
    owed = Email.objects.values_list("kind", "about", "occurrence", "state")
    return sorted(owed), StageChange.objects.count(), Counter(message_ids())


def message_ids():
    return [message.extra_headers["Message-ID"] for message in mail.outbox]


def test_all_of_the_schedule_is_here():
    assert {entry["task"] for entry in app.conf.beat_schedule.values()} == set(OURS)


@pytest.mark.parametrize("name", OURS)
def test_delivered_eight_times_at_once_and_twice_more_it_does_its_work_once(name):
    task = app.tasks[name]
    moves = StageChange.objects.count()

    all_at_once(*[task] * 8)
    after = effects()
    task()
    task()

    assert effects() == after
    send_owed_emails()
    send_owed_emails()
    assert max(Counter(message_ids()).values()) == 1
    assert StageChange.objects.count() == moves
