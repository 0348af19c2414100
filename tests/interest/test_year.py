"""The year on a list: a week before it ends we ask whether to go on."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail

from recruitment.models import Email, Interest
from recruitment.tasks import forget_interest, send_owed_emails
from tests.interest.somebody import emailed, interest
from tests.moments import NOW

pytestmark = pytest.mark.django_db

ASKED = datetime(2027, 11, 16, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def today(time_machine):
    time_machine.move_to(NOW, tick=False)
    return time_machine


def path(one):
    return f"/interest/{one.pk}/{one.token}/"


@pytest.fixture
def listed():
    one = interest()
    send_owed_emails()
    mail.outbox.clear()
    return one


def test_a_week_before_the_year_ends_we_ask_once(today, listed):
    today.move_to(ASKED - timedelta(seconds=1), tick=False)
    send_owed_emails()
    assert mail.outbox == []

    today.move_to(ASKED, tick=False)
    assert emailed().subject == "Shall we go on writing to you?"
    assert "We write to you until 23 November 2027" in mail.outbox[-1].body
    assert path(listed) in mail.outbox[-1].body


def test_a_yes_is_for_another_year_and_is_asked_for_again_then(client, today, listed):
    today.move_to(ASKED, tick=False)
    send_owed_emails()
    assert "Yes, tell me" in client.get(path(listed)).content.decode()

    client.post(path(listed))

    assert Interest.objects.get().expires_on == date(2028, 11, 16)
    assert "We will tell you" in client.get(path(listed)).content.decode()
    assert list(Email.objects.owed().values_list("kind", "occurrence")) == [
        ("interest_ends", "2028-11-16")
    ]


def test_before_that_week_the_button_changes_nothing(client, today, listed):
    today.move_to(ASKED - timedelta(days=1), tick=False)

    client.post(path(listed))

    assert Interest.objects.get().expires_on == date(2027, 11, 23)


def test_without_a_yes_the_address_goes(today, listed):
    today.move_to(datetime(2027, 11, 24, 9, 0, tzinfo=UTC), tick=False)
    send_owed_emails()
    forget_interest()

    assert mail.outbox == []
    assert not Interest.objects.exists()


def test_who_stopped_is_not_asked(client, today, listed):
    client.post(f"{path(listed)}stop/")
    today.move_to(ASKED, tick=False)
    send_owed_emails()

    assert mail.outbox == []
