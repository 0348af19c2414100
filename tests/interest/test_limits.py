"""What somebody can do with an address that is not theirs: little, and we tell them nothing."""

from datetime import timedelta

import pytest
from django.db import connection

from recruitment.interest import forgetting
from recruitment.models import Asking, Copy, Email, Interest, Reminder
from recruitment.people.services import ask_for_code
from tests.crowd import all_at_once
from tests.interest.somebody import (
    EMAIL,
    NEARLY_17,
    ask_for_copy,
    ask_for_news,
    ask_for_reminder,
    carry,
    emailed,
    interest,
    reminder,
)
from tests.moments import NOW

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def today(time_machine):
    time_machine.move_to(NOW, tick=False)


def test_an_address_gets_three_emails_an_hour_whatever_they_are():
    ask_for_copy()
    ask_for_reminder()
    ask_for_news()

    ask_for_copy(address="another")
    ask_for_reminder(address="another")
    ask_for_news(address="another", route="cadet")

    assert Email.objects.count() == 3
    assert (Copy.objects.count(), Reminder.objects.count(), Interest.objects.count()) == (1, 1, 1)


@pytest.mark.parametrize(
    ("after", "number"), [(HOUR - timedelta(seconds=1), 3), (HOUR, 4)], ids=["before", "after"]
)
def test_an_hour_later_there_may_be_more(after, number):
    for _ in range(3):
        ask_for_copy()

    ask_for_copy(now=NOW + after)

    assert Copy.objects.count() == number


def test_an_address_gets_ten_a_day():
    for hour in range(24):
        ask_for_copy(now=NOW + hour * HOUR, address=str(hour))
    assert Copy.objects.count() == 10

    ask_for_copy(now=NOW + 24 * HOUR)

    assert Copy.objects.count() == 11


def test_capitals_do_not_make_another_address():
    for email in ("gwen@home.example", "Gwen@home.example", " GWEN@HOME.EXAMPLE", EMAIL):
        ask_for_copy(email=email)

    assert Copy.objects.count() == 3


def test_a_network_sends_twenty_an_hour():
    for number in range(21):
        ask_for_copy(email=f"{number}@home.example")

    assert Copy.objects.count() == 20


def test_codes_to_sign_in_are_counted_apart():
    for _ in range(3):
        ask_for_copy()

    assert ask_for_code(EMAIL, address="192.0.2.1", now=NOW)


@pytest.mark.django_db(transaction=True)
def test_the_limits_hold_for_twenty_who_ask_at_once():
    all_at_once(*[ask_for_copy] * 7, *[ask_for_reminder] * 7, *[ask_for_news] * 6)

    assert Email.objects.count() == 3
    assert Asking.objects.count() == 3


@pytest.mark.django_db(transaction=True)
def test_the_limit_of_a_network_holds_for_thirty_who_ask_at_once():
    all_at_once(*[lambda n=n: ask_for_copy(email=f"{n}@home.example") for n in range(30)])

    assert Copy.objects.count() == 20


@pytest.mark.parametrize("address", ["/fit/copy/", "/fit/remind/", "/interest/pcep/"])
def test_known_unknown_and_limited_addresses_see_the_same_page(client, address):
    interest(email="known@home.example")
    reminder(email="known@home.example")
    carry(client, **NEARLY_17)
    typed = {"consent": "on", "day": "2026-12-23"}

    pages = [
        client.post(address, {**typed, "email": email}, follow=True)
        for email in ("known@home.example", "new@home.example", *[EMAIL] * 4)
    ]

    assert len({page.content for page in pages}) == 1
    assert "If that address is right, an email is on its way." in pages[0].content.decode()


def test_the_page_names_every_limit_as_a_possibility(client):
    page = client.get("/fit/on-its-way/").content.decode()

    assert "We send 3 of these an hour to one address at most, and 10 a day." in page
    assert "If many people at your school or work asked in the last hour, try again later." in page


def test_the_privacy_page_says_what_is_kept_so_as_to_count(client):
    page = client.get("/privacy/").content.decode()

    assert "we keep two codes for a day" in page
    assert "one made from your email address, and one from your network address" in page


def test_who_asked_is_kept_as_hashes_that_mean_nothing_without_our_key():
    ask_for_copy()

    with connection.cursor() as cursor:
        cursor.execute("SELECT address, asked_from FROM recruitment_asking")
        [kept] = cursor.fetchall()

    assert EMAIL not in kept
    assert "192.0.2.1" not in kept
    assert {len(name) for name in kept} == {64}


@pytest.mark.parametrize(
    "email",
    [
        "gwen@home.example\nBcc: else@home.example",
        "gwen@home.example\r\nBcc: else@home.example",
        "gwen@home.example,else@home.example",
        "Gwen <gwen@home.example>",
        '"a\x0cBcc:else@home.example\x0c"@home.example',
        '"a\x0bb"@home.example',
        '"a\x1cb"@home.example',
        "gwen@home.example\u2028x",
        "gwen\0@home.example",
        "gwen",
        "",
        "a" * 250 + "@home.example",
    ],
    ids=repr,
)
def test_what_is_no_address_or_more_than_one_is_refused_in_words(client, email):
    page = client.post("/interest/pcep/", {"email": email})

    assert page.status_code == 200
    assert "There is a problem" in page.content.decode()
    assert not Email.objects.exists()


@pytest.mark.parametrize(
    "email", ["o'neil+jobs@home.example", '"a;b"@home.example', "a@exämple.example"]
)
def test_unusual_addresses_are_written_to(client, email):
    client.post("/interest/pcep/", {"email": email})

    assert emailed().message()["To"]


def test_an_address_typed_by_a_stranger_gets_one_email_and_nothing_follows(time_machine):
    ask_for_reminder()
    ask_for_news()
    emailed()
    time_machine.move_to(NOW + timedelta(days=6), tick=False)
    emailed()
    forgetting.forget(NOW + timedelta(days=7))

    assert not Email.objects.exists()
    assert not Reminder.objects.exists()
    assert not Interest.objects.exists()
