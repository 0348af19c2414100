"""A reminder of the day on which routes open: asked for, confirmed, told anew, stopped."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail
from django.core.mail import get_connection
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection

from recruitment.emails import KINDS
from recruitment.interest import services
from recruitment.messages import outbox
from recruitment.messages.models import State
from recruitment.models import Email, Reminder
from recruitment.tasks import send_owed_emails
from tests.crowd import all_at_once
from tests.eligibility.people import with_value
from tests.factories import VacancyFactory
from tests.interest.somebody import (
    EMAIL,
    NEARLY_17,
    OPENS,
    ask_for_reminder,
    carry,
    emailed,
    links,
    reminder,
)
from tests.moments import NOW

pytestmark = pytest.mark.django_db

ON_THE_DAY = datetime(2026, 12, 23, 9, 0, tzinfo=UTC)
YES = {"email": EMAIL, "consent": "on"}


@pytest.fixture(autouse=True)
def today(time_machine):
    time_machine.move_to(NOW, tick=False)


def owed():
    return list(
        Email.objects.owed().order_by("next_try_at").values_list("kind", "occurrence", "owed_at")
    )


def refusing_until_18(settings):
    """The rules change: constables may no longer apply at 17."""
    stricter = with_value("youngest_to_apply_officer", 18, settings.PACK.thresholds)
    settings.PACK = replace(settings.PACK, thresholds=stricter)


def test_somebody_without_answers_or_without_a_day_to_wait_for_goes_to_the_results(client):
    assert client.get("/fit/remind/").url == "/fit/results/"
    carry(client)
    assert client.get("/fit/remind/").url == "/fit/results/"


def test_each_day_is_offered_with_its_routes_and_that_of_the_card_is_chosen(client):
    carry(client, **NEARLY_17)

    page = client.get("/fit/remind/?route=contact-handler").content.decode()

    assert page.index("Wednesday 23 December 2026") < page.index("Thursday 23 December 2027")
    assert 'value="2027-12-23"\n             checked' in page
    assert "Police Constable Entry Programme" in page


@pytest.mark.parametrize("route", ["", "pcep", "nothing", "\0"])
def test_without_a_card_of_its_own_the_first_day_is_chosen(client, route):
    carry(client, **NEARLY_17)

    page = client.get("/fit/remind/", {"route": route}).content.decode()

    assert 'value="2026-12-23"\n             checked' in page


def test_nobody_is_asked_which_day_when_there_is_one(client):
    carry(client, chosen=("volunteer",), **(NEARLY_17 | {"date_of_birth": "2011-02-03"}))
    carry(client, chosen=("cadet",), **(NEARLY_17 | {"date_of_birth": "2014-02-03"}))

    page = client.get("/fit/remind/").content.decode()
    client.post("/fit/remind/", YES)

    assert "Which day" not in page
    assert "We write to you on Wednesday 3 February 2027" in " ".join(page.split())
    assert Reminder.objects.get().date == date(2027, 2, 3)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        pytest.param({"email": EMAIL, "day": "2026-12-23"}, "Tick the box", id="no consent"),
        pytest.param({**YES, "day": "2026-12-24"}, "Select the day", id="another day"),
        pytest.param(YES, "Select the day", id="no day"),
        pytest.param({**YES, "email": "", "day": "2026-12-23"}, "Enter your email", id="no email"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_kept(client, typed, said):
    carry(client, **NEARLY_17)

    page = client.post("/fit/remind/", typed).content.decode()

    assert said in page
    assert not Reminder.objects.exists()


def test_asking_sends_one_email_and_promises_nothing_else(client):
    carry(client, **NEARLY_17)

    response = client.post("/fit/remind/", {**YES, "day": "2026-12-23"})

    assert response.url == "/fit/on-its-way/"
    asked = Reminder.objects.get()
    assert (asked.email, asked.date, asked.confirmed_at) == (EMAIL, OPENS, None)
    assert set(asked.routes) == {"pcep", "pcda", "detective", "special-constable"}
    assert [kind for kind, _, _ in owed()] == ["remind_confirm"]


def test_the_answers_are_sealed_and_only_those_that_the_routes_read():
    asked = ask_for_reminder(routes=("cadet",))

    with connection.cursor() as cursor:
        cursor.execute("SELECT answers FROM recruitment_reminder")
        [[stored]] = cursor.fetchall()

    assert "2009" not in stored
    assert set(asked.answers) == {"date-of-birth", "lives-in-area", "parent-agrees"}


def test_opening_the_link_confirms_nothing_and_pressing_the_button_does(client):
    ask_for_reminder()
    message = emailed()
    confirm = links(message)[0]

    page = client.get(confirm).content.decode()
    client.head(confirm)
    assert Reminder.objects.get().confirmed_at is None
    response = client.post(confirm)

    assert message.subject == "Confirm your reminder for 23 December 2026"
    assert "Yes, remind me" in page
    assert response.url == confirm
    assert "We will remind you" in client.get(confirm).content.decode()
    assert Reminder.objects.get().confirmed_at == NOW


def test_confirming_owes_an_email_30_days_before_and_one_on_the_day_at_9_in_the_uk():
    reminder(day=date(2027, 7, 1))

    assert owed()[1:] == [
        ("can_apply_soon", "", datetime(2027, 6, 1, 8, 0, tzinfo=UTC)),
        ("can_apply", "2027-07-01", datetime(2027, 7, 1, 8, 0, tzinfo=UTC)),
    ]


@pytest.mark.parametrize(
    ("asked_at", "soon"),
    [
        pytest.param(datetime(2026, 11, 23, 8, 59, 59, tzinfo=UTC), True, id="a second more"),
        pytest.param(datetime(2026, 11, 23, 9, 0, tzinfo=UTC), False, id="a day ahead"),
    ],
)
def test_the_early_email_is_owed_only_if_it_is_more_than_a_day_ahead(asked_at, soon):
    reminder(day=date(2026, 12, 24), now=asked_at)

    assert ("can_apply_soon" in [kind for kind, _, _ in owed()]) == soon


def test_confirmed_after_9_on_the_day_it_goes_at_once():
    asked = ask_for_reminder()
    late = ON_THE_DAY + timedelta(minutes=1)
    Reminder.objects.update(asked_at=late - timedelta(days=6))

    services.confirm_reminder(asked.pk, asked.token, now=late)

    assert owed()[-1] == ("can_apply", "2026-12-23", late)


@pytest.mark.parametrize(
    ("after", "works"),
    [(timedelta(days=7) - timedelta(seconds=1), True), (timedelta(days=7), False)],
    ids=["in time", "after 7 days"],
)
def test_a_reminder_can_be_confirmed_for_seven_days(client, time_machine, after, works):
    asked = ask_for_reminder()
    link = f"/fit/remind/{asked.pk}/{asked.token}/"
    time_machine.move_to(NOW + after, tick=False)

    client.post(link)

    assert bool(Reminder.objects.get().confirmed_at) == works
    assert ("Nothing more will come" in client.get(link).content.decode()) != works


def test_confirming_twice_changes_nothing():
    one = reminder()
    before = owed()

    services.confirm_reminder(one.pk, one.token, now=NOW + timedelta(hours=1))

    assert owed() == before
    assert Reminder.objects.get().confirmed_at == NOW


def test_a_second_reminder_for_the_same_day_takes_the_place_of_the_first():
    first = reminder()
    second = reminder()

    assert list(Reminder.objects.all()) == [second]
    assert Email.objects.about(first.about).owed().count() == 0


def test_one_that_nobody_confirmed_takes_no_place():
    first = reminder()
    ask_for_reminder()

    assert Reminder.objects.confirmed().get() == first
    assert ("can_apply", "2026-12-23", ON_THE_DAY) in owed()


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


class Refusing(EmailBackend):
    def send_messages(self, messages):
        raise OSError


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
    assert client.post(link).url == link

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


def test_no_email_says_what_was_answered(time_machine):
    reminder(any_of_these=["money"], money=["debt-plan"], **NEARLY_17)
    time_machine.move_to(ON_THE_DAY, tick=False)
    send_owed_emails()

    for message in mail.outbox:
        for word in ("2009", "debt", "money", "British", "police record"):
            assert word not in message.body + message.subject


@pytest.mark.django_db(transaction=True)
def test_twenty_presses_at_once_owe_two_emails():
    asked = ask_for_reminder(day=date(2027, 7, 1))

    all_at_once(*[lambda: services.confirm_reminder(asked.pk, asked.token, now=NOW)] * 20)

    kinds = sorted(Email.objects.values_list("kind", flat=True))
    assert kinds == ["can_apply", "can_apply_soon", "remind_confirm"]


@pytest.mark.django_db(transaction=True)
def test_of_two_reminders_for_a_day_confirmed_at_once_one_is_kept():
    asked = [ask_for_reminder(), ask_for_reminder()]

    all_at_once(
        *[
            lambda one=one: services.confirm_reminder(one.pk, one.token, now=NOW)
            for one in asked * 5
        ]
    )

    kept = Reminder.objects.get()
    assert Email.objects.owed().filter(kind="can_apply").get().about == kept.about


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
    services.forget(ON_THE_DAY)
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
