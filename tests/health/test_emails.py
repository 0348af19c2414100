"""Emails: one planted wrong each, and both sides of each moment."""

from datetime import time

import pytest
from django.core import mail

from recruitment import clock
from recruitment.emails import KINDS
from recruitment.health.invariants import of_emails
from recruitment.health.invariants.every import Seen
from recruitment.messages import outbox
from recruitment.messages.models import State
from recruitment.models import Application, Email
from tests.factories import EmailFactory, begun, sent
from tests.health.planting import DAY, MINUTE, SECOND, found, sql
from tests.moments import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_ten")]


def test_an_email_that_is_due_for_longer_than_we_promise_is_found():
    sent()

    assert found(NOW + of_emails.PROMISED - SECOND) == {}
    assert found(NOW + of_emails.PROMISED) == {"R4": 1}


def test_an_email_that_waits_for_its_next_try_is_not_late():
    email = EmailFactory(kind="sign_in_code", about="sign-in:1", tries=3)
    Email.objects.filter(pk=email.pk).update(next_try_at=NOW + 5 * MINUTE)

    assert found(NOW + 6 * MINUTE) == {}


@pytest.mark.parametrize(
    "wrong",
    [
        {"sent_at": NOW, "next_try_at": NOW + SECOND, "tries": 1},
        {"sent_at": NOW, "tries": 0},
        {"sent_at": NOW, "tries": of_emails.MOST_TRIES + 1},
    ],
)
def test_an_email_that_left_too_early_or_too_often_is_found(wrong):
    EmailFactory(kind="sign_in_code", about="sign-in:1", state="sent", **wrong)

    assert found() == {"R5": 1}


def test_an_email_that_was_tried_for_72_hours_is_not_one_of_them(monkeypatch):
    email = EmailFactory(kind="email_changed", about="applicant:1")
    monkeypatch.setattr(mail.get_connection().__class__, "send_messages", refuse)
    now = NOW
    while Email.objects.owed().exists():
        now = email.next_try_at
        email = outbox.send_next(KINDS, now, mail.get_connection())

    assert email.state == State.FAILED
    assert email.tries <= of_emails.MOST_TRIES


def refuse(self, messages):
    raise OSError


def test_what_the_mail_server_took_twice_is_found_unless_a_kill_accounts_for_it():
    took = {"<1@testserver>": 1, "<2@testserver>": 2}

    assert found(seen=Seen(handed_over=took)) == {"R5": 1}
    assert found(seen=Seen(handed_over=took, kills=1)) == {}


def test_a_reminder_that_nobody_sent_within_2_minutes_is_found():
    EmailFactory(kind="unfinished", about=begun().about, occurrence="late")

    assert found(NOW + 2 * MINUTE - SECOND) == {}
    assert found(NOW + 2 * MINUTE) == {"R8": 1}


def test_a_draft_that_nobody_will_be_reminded_of_is_found():
    draft = begun()
    closes = clock.uk_moment(draft.vacancy.closes_on, time(12))
    Email.objects.filter(about=draft.about).delete()
    assert found() == {"R8": 1}

    Application.objects.filter(pk=draft.pk).update(begun_at=closes - 3 * DAY)
    assert found() == {"R8": 1}
    Application.objects.filter(pk=draft.pk).update(begun_at=closes - 2 * DAY)
    assert found() == {}


def test_a_draft_whose_reminders_were_taken_back_is_not_one_of_them():
    draft = begun()
    Email.objects.filter(about=draft.about).update(state="cancelled")

    assert found() == {}


def test_a_reminder_that_was_raised_twice_is_found():
    sql(
        "ALTER TABLE recruitment_email DROP CONSTRAINT email_is_owed_once_for_each_occurrence",
    )
    email = Email.objects.filter(about=begun().about, occurrence="2 days").get()
    Email.objects.create(
        kind=email.kind,
        about=email.about,
        occurrence=email.occurrence,
        to=email.to,
        message_id="<again@testserver>",
        owed_at=email.owed_at,
        next_try_at=email.owed_at,
    )

    assert found() == {"R8": 1}
