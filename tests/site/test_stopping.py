"""Stopping emails at one press: what people asked for, and the reminders of a draft."""

from datetime import date

import pytest
from django.core import mail
from django.test import Client

from recruitment.messages import unsubscribing
from recruitment.models import Application, Email, Interest, Reminder
from recruitment.tasks import send_owed_emails, tell_interested
from tests.factories import VacancyFactory, draft
from tests.interest.somebody import ON_THE_DAY, emailed, interest, reminder
from tests.moments import NOW

pytestmark = pytest.mark.django_db

ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture(autouse=True)
def today(time_machine):
    time_machine.move_to(NOW, tick=False)
    return time_machine


@pytest.fixture
def program():
    """A mail program: no session, no cookie, no token."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def on_the_day(today):
    """The email of a day that came, with one about a vacancy: one letter."""
    VacancyFactory(route_slug="pcep", closes_on=date(2027, 1, 31))
    reminder()
    interest()
    today.move_to(ON_THE_DAY, tick=False)
    Email.objects.filter(kind__in=("remind_confirm", "interest_confirm")).delete()
    tell_interested()
    return emailed()


def address(message):
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    return message.extra_headers["List-Unsubscribe"].strip("<>").removeprefix("http://testserver")


def test_a_mail_program_stops_all_of_a_letter_at_once(program, on_the_day):
    assert len(mail.outbox) == 1

    response = program.post(address(on_the_day), ONE_CLICK)

    assert response.status_code == 200
    assert not Reminder.objects.exists()
    assert not Interest.objects.exists()
    assert not Email.objects.owed().exists()


def test_a_second_press_changes_nothing(program, on_the_day):
    for _ in range(2):
        assert program.post(address(on_the_day), ONE_CLICK).status_code == 200


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_a_scanner_that_opens_it_stops_nothing(program, on_the_day, method):
    getattr(program, method)(address(on_the_day))

    assert Reminder.objects.exists()
    assert Interest.objects.exists()


def test_a_person_who_opens_it_finds_a_button(program, on_the_day):
    page = program.get(address(on_the_day)).content.decode()

    assert "Stop these emails</button>" in page
    assert "gwen@" not in page


def test_every_section_has_a_link_that_can_be_seen_too(on_the_day):
    assert on_the_day.body.count("To stop") == 2


@pytest.mark.parametrize("signed", ["made-up", "WyJyZW1pbmRlcjoxIl0:made:up"])
def test_an_address_that_we_did_not_sign_stops_nothing(program, signed):
    reminder()

    for reply in (program.get(f"/stop/{signed}/"), program.post(f"/stop/{signed}/", ONE_CLICK)):
        assert reply.status_code == 404
        assert "Nothing more will come" in reply.content.decode()
    assert Reminder.objects.exists()


def test_one_address_stops_nothing_of_others(program):
    mine, other = reminder(), reminder(email="sam@home.example")

    program.post(unsubscribing.link([mine.about]).removeprefix("http://testserver"), ONE_CLICK)

    assert list(Reminder.objects.all()) == [other]


def test_emails_that_ask_for_a_yes_and_sign_in_codes_have_nothing_to_stop(today):
    reminder()
    send_owed_emails()

    assert not [one for one in mail.outbox if "List-Unsubscribe" in one.extra_headers]


def test_the_reminders_of_a_draft_stop_by_their_link_and_not_by_a_header(program, today):
    application = draft(vacancy=VacancyFactory(closes_on=date(2027, 1, 31)))
    send_owed_emails()
    today.move_to(Email.objects.get(occurrence="idle").next_try_at, tick=False)
    message = emailed()

    [link] = [line for line in message.body.splitlines() if "/stop/" in line]
    assert "List-Unsubscribe" not in message.extra_headers
    program.post(link.removeprefix("http://testserver"))

    assert not Application.objects.get(pk=application.pk).wants_reminders
    assert not Email.objects.owed().filter(kind="unfinished").exists()
    assert Email.objects.filter(kind="unfinished", state="cancelled").count() == 3


def test_after_a_new_key_a_link_works_as_long_as_the_old_one_is_known(program, settings):
    one = reminder()
    link = unsubscribing.link([one.about]).removeprefix("http://testserver")
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "a new one that is long enough to be one"

    program.post(link, ONE_CLICK)

    assert not Reminder.objects.exists()
