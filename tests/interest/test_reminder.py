"""A reminder of the day on which routes open: asked for, and confirmed."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection

from recruitment.eligibility import ROUTES, restore
from recruitment.eligibility.rules import age, cadets
from recruitment.interest import services
from recruitment.interest.forms import RemindForm
from recruitment.models import Email, Reminder
from tests.crowd import all_at_once
from tests.eligibility.people import raw
from tests.interest.somebody import (
    EMAIL,
    NEARLY_17,
    ON_THE_DAY,
    OPENS,
    ask_for_reminder,
    carry,
    emailed,
    links,
    owed,
    reminder,
)
from tests.moments import NOW, TODAY

pytestmark = pytest.mark.django_db

YES = {"email": EMAIL, "consent": "on"}


@pytest.fixture(autouse=True)
def today(time_machine):
    time_machine.move_to(NOW, tick=False)


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
    carry(client, chosen=("volunteer",), **(NEARLY_17 | {"date_of_birth": "2009-02-03"}))

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

    assert message.subject == "Confirm that we may write to you"
    assert "December" not in message.body
    assert "It works until 30 November 2026, 10:00am:" in message.body
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


def test_two_servers_whose_clocks_differ_can_ask_and_confirm():
    asked = ask_for_reminder()

    services.confirm_reminder(asked.pk, asked.token, now=NOW - timedelta(seconds=2))

    assert Reminder.objects.get().confirmed_at == NOW


def test_what_is_asked_before_midnight_and_kept_after_it_is_of_the_day_before(
    client, time_machine, monkeypatch
):
    time_machine.move_to(datetime(2026, 12, 22, 23, 59, 59, tzinfo=UTC), tick=False)
    carry(client, **NEARLY_17)
    midnight_while_reading(RemindForm, time_machine, monkeypatch)

    response = client.post("/fit/remind/", {**YES, "day": "2026-12-23"})

    assert response.url == "/fit/on-its-way/"
    assert Reminder.objects.get().date == OPENS


def midnight_while_reading(form, time_machine, monkeypatch):
    def read(self, really=form.is_valid):
        time_machine.move_to(datetime(2026, 12, 23, 0, 0, tzinfo=UTC), tick=False)
        return really(self)

    monkeypatch.setattr(form, "is_valid", read)


@pytest.mark.parametrize(
    ("since", "until"),
    [
        pytest.param(OPENS, None, id="by a rule that begins on the day"),
        pytest.param(TODAY, TODAY, id="by a rule that ends before the day"),
    ],
)
def test_answers_are_kept_that_are_read_today_or_on_the_day(since, until):
    dated = replace(cadets.lives_here, since=since, until=until)
    route = replace(ROUTES["pcep"], rules=(age.constable_age, dated))
    answers = restore(raw(**NEARLY_17), TODAY)

    needed = services.needed(services.Wait(OPENS, (route,), answers), TODAY)

    assert needed == {"date-of-birth", "lives-in-area"}


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
