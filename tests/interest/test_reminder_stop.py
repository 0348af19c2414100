"""The links of a reminder, and how it is stopped."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail import get_connection
from django.core.mail.backends.locmem import EmailBackend

from recruitment.emails import KINDS
from recruitment.interest import forgetting, services
from recruitment.messages import outbox
from recruitment.messages.models import State
from recruitment.models import Email, Reminder
from tests.crowd import all_at_once
from tests.interest.somebody import (
    ON_THE_DAY,
    Refusing,
    ask_for_reminder,
    emailed,
    links,
    owed,
    refusing_until_18,
    reminder,
)
from tests.moments import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(time_machine):
    time_machine.move_to(NOW, tick=False)


def test_links_in_old_emails_outlive_a_new_key(client, settings):
    one = reminder()
    link = f"/fit/remind/{one.pk}/{one.token}/stop/"
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "a new key for everything that comes"

    client.post(link)

    assert not Reminder.objects.exists()


def test_opening_the_stop_link_stops_nothing_and_pressing_the_button_deletes_all(client):
    one = reminder()
    link = f"/fit/remind/{one.pk}/{one.token}/stop/"

    assert "Stop and delete" in client.get(link).content.decode()
    assert Reminder.objects.exists()
    assert "These emails are stopped" in client.post(link, follow=True).content.decode()

    assert not Reminder.objects.exists()
    assert owed() == []
    assert "Nothing more will come" in client.get(link).content.decode()
    assert client.post(link).status_code == 302


def test_before_saying_yes_an_address_can_be_deleted_too(client):
    ask_for_reminder()

    client.post(links(emailed())[1])

    assert not Reminder.objects.exists()


@pytest.mark.parametrize("page", ["", "stop/"])
def test_a_link_that_is_not_whole_does_nothing_and_gives_nothing_away(client, page):
    one, other = reminder(), reminder(email="else@home.example")
    wrong = [
        f"/fit/remind/{one.pk}/{other.token}/",
        f"/fit/remind/{one.pk}/{one.token[:-1]}/",
        f"/fit/remind/{other.pk + 1}/{other.token}/",
        f"/fit/remind/{10**40}/{one.token}/",
        f"/interest/{one.pk}/{one.token}/",
    ]

    pages = {client.get(link + page).content.decode() for link in wrong}
    assert {client.post(link + page).status_code for link in wrong} == {302}

    assert len({found.split("<main")[1] for found in pages}) == 1
    assert Reminder.objects.count() == 2


def test_the_token_of_a_link_is_in_no_column_of_any_table():
    one = reminder()

    for row in (*Reminder.objects.values(), *Email.objects.values()):
        assert one.token not in repr(row)


@pytest.mark.django_db(transaction=True)
def test_whoever_stops_while_an_email_is_being_sent_waits_for_no_mail_server(settings):
    one = reminder()
    refusing_until_18(settings)
    Email.objects.filter(kind="remind_confirm").delete()

    class Slow(EmailBackend):
        """Stops the reminder, as somebody else would, before it says yes."""

        def send_messages(self, messages):
            [done] = all_at_once(stop)
            assert done == "stopped"
            return super().send_messages(messages)

    def stop():
        services.stop_by_link(Reminder.objects.all(), one.pk, one.token, now=ON_THE_DAY)
        return "stopped"

    outbox.send_next(KINDS, ON_THE_DAY, Slow())

    assert not Reminder.objects.exists()
    assert Email.objects.get(occurrence="2026-12-23").state == State.SENT
    forgetting.forget(ON_THE_DAY)
    assert not Email.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_stopped_between_two_tries_it_is_not_tried_again():
    one = reminder()
    Email.objects.filter(kind="remind_confirm").delete()
    outbox.send_next(KINDS, ON_THE_DAY, Refusing())
    Reminder.objects.filter(pk=one.pk).delete()

    outbox.send_next(KINDS, ON_THE_DAY + timedelta(hours=1), get_connection())

    assert Email.objects.get().state == State.CANCELLED
    assert mail.outbox == []
