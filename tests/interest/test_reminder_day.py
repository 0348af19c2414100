"""What a reminder says when its day comes, by the rules of that day."""

from datetime import UTC, date, datetime

import pytest
from django.core import mail

from recruitment.emails import KINDS
from recruitment.interest import services
from recruitment.messages import outbox
from recruitment.models import Email, Reminder
from recruitment.tasks import send_owed_emails
from tests.factories import VacancyFactory
from tests.interest.somebody import (
    NEARLY_17,
    ON_THE_DAY,
    OPENS,
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


def test_on_the_day_it_says_what_is_open_and_how_to_apply(time_machine):
    vacancy = VacancyFactory(route_slug="pcep", title="Constable", closes_on=date(2027, 1, 31))
    reminder()
    time_machine.move_to(ON_THE_DAY, tick=False)

    message = emailed()

    assert message.subject == "A date you asked us to remember"
    assert message.body.startswith("You can apply now\n")
    assert (
        "Police Constable Entry Programme\n\nTo apply for Constable, go here. "
        "It closes at 11:59pm on Sunday 31 January 2027:\n\n"
        f"http://testserver{vacancy.get_absolute_url()}\n"
    ) in message.body
    assert owed() == []


@pytest.mark.parametrize(
    ("more", "number"),
    [
        pytest.param({"driving_licence": "learning"}, "1 thing", id="one"),
        pytest.param(
            {"driving_licence": "learning", "qualifications": ["none"]}, "2 things", id="two"
        ),
    ],
)
def test_what_we_would_check_is_counted_and_not_named(time_machine, more, number):
    VacancyFactory(route_slug="pcep", closes_on=date(2027, 1, 31))
    reminder(**NEARLY_17, **more)
    time_machine.move_to(ON_THE_DAY, tick=False)

    body = emailed().body

    assert body.startswith("You can apply, we will check\n")
    assert f"Programme\n\nYou can apply, we will check {number}.\n\nTo apply for" in body
    assert "You can apply now" not in body
    assert "licence" not in body


def test_what_we_would_check_is_counted_while_no_role_is_open_too(time_machine):
    reminder(driving_licence="learning", **NEARLY_17)
    time_machine.move_to(ON_THE_DAY, tick=False)

    words = "When a role opens, you can apply and we will check 1 thing.\n\nNo role is open"
    assert words in emailed().body


def test_a_day_that_says_when_a_ban_ends_is_in_no_reminder(time_machine):
    banned = {"police_record": ["driving-ban"], "driving_ban_ends": "2027-03-04"}
    asked = ask_for_reminder(day=date(2027, 3, 4), **banned)
    emailed()
    services.confirm_reminder(asked.pk, asked.token, now=NOW)
    time_machine.move_to(datetime(2027, 2, 2, 9, 0, tzinfo=UTC), tick=False)

    emailed()

    early = mail.outbox[-1].body
    assert early.startswith("Not yet\n")
    assert "We write to you again on the day on which it may open." in early
    assert not [message for message in mail.outbox if "March" in message.body]


def test_on_the_day_without_a_vacancy_it_says_how_to_hear_of_one(time_machine):
    reminder()
    time_machine.move_to(ON_THE_DAY, tick=False)

    message = emailed()

    assert message.body.startswith("You can apply when a role opens\n")
    assert "http://testserver/interest/pcep/\n" in message.body


def test_when_the_rules_have_changed_it_says_the_new_day_and_remembers_that(time_machine, settings):
    one = reminder()
    refusing_until_18(settings)
    time_machine.move_to(ON_THE_DAY, tick=False)

    message = emailed()

    assert message.body.startswith("Not yet, from 23 December 2027\n")
    assert "We write to you again on 23 December 2027." in message.body
    assert owed() == [("can_apply", "2027-12-23", datetime(2027, 12, 23, 9, 0, tzinfo=UTC))]
    assert Email.objects.owed().get().about == one.about


def test_the_early_email_puts_the_other_off_when_the_day_has_moved(time_machine, settings):
    born = NEARLY_17 | {"date_of_birth": "2010-02-03"}
    reminder(day=date(2027, 2, 3), **born)
    refusing_until_18(settings)
    time_machine.move_to(datetime(2027, 1, 4, 9, 0, tzinfo=UTC), tick=False)

    message = emailed()

    assert message.body.startswith("Not yet, from 3 February 2028\n")
    assert [(kind, on) for kind, on, _ in owed()] == [("can_apply", "2028-02-03")]


def test_the_early_email_leaves_a_day_that_stands_where_it_is(time_machine):
    reminder(day=date(2027, 2, 3), **(NEARLY_17 | {"date_of_birth": "2010-02-03"}))
    time_machine.move_to(datetime(2027, 1, 4, 9, 0, tzinfo=UTC), tick=False)

    message = emailed()

    assert message.body.startswith("Not yet, from 3 February 2027\n")
    assert [(kind, on) for kind, on, _ in owed()] == [("can_apply", "2027-02-03")]


def test_an_email_that_is_tried_again_promises_the_new_day_once(time_machine, settings):
    reminder()
    refusing_until_18(settings)
    time_machine.move_to(ON_THE_DAY, tick=False)
    Email.objects.exclude(kind="can_apply").delete()

    for _ in range(2):
        outbox.send_next(KINDS, ON_THE_DAY, Refusing())
        Email.objects.filter(occurrence="2026-12-23").update(next_try_at=ON_THE_DAY)
    send_owed_emails()

    assert [on for _, on, _ in owed()] == ["2027-12-23"]
    assert len(mail.outbox) == 1


def test_when_the_answers_can_no_longer_be_opened_it_says_look_again(
    client, time_machine, settings
):
    reminder()
    Email.objects.filter(kind="remind_confirm").delete()
    settings.SECRET_KEY = "another key, and the old one is lost"
    time_machine.move_to(ON_THE_DAY, tick=False)

    message = emailed()
    client.post(links(message)[-1])

    assert message.body.startswith("Look at our site again\n")
    assert not Reminder.objects.exists()


def test_a_route_that_is_no_more_is_left_out(time_machine):
    one = reminder()
    Reminder.objects.update(routes=["gone"])
    time_machine.move_to(ON_THE_DAY, tick=False)

    assert emailed().body.startswith("Look at our site again\n")
    assert one.date == OPENS
