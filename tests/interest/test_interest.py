"""Tell me when it opens: asked for, confirmed, asked for again, stopped."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail

from recruitment.eligibility import ROUTES
from recruitment.interest import services
from recruitment.messages.models import State
from recruitment.models import Email, Interest
from recruitment.tasks import send_owed_emails, tell_interested
from tests.crowd import all_at_once
from tests.factories import VacancyFactory
from tests.interest.somebody import EMAIL, ask_for_news, emailed, interest, links
from tests.moments import NOW

pytestmark = pytest.mark.django_db

A_YEAR_ON = date(2027, 11, 23)


@pytest.fixture(autouse=True)
def today(time_machine):
    time_machine.move_to(NOW, tick=False)


@pytest.mark.parametrize("slug", ROUTES)
def test_every_route_has_its_page(client, slug):
    assert ROUTES[slug].title in client.get(f"/interest/{slug}/").content.decode()


def test_an_unknown_route_has_none(client):
    assert client.get("/interest/wizard/").status_code == 404
    assert client.post("/interest/wizard/", {"email": EMAIL}).status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_names_what_is_open_now_in_one_query(client, number, django_assert_num_queries):
    for _ in range(number):
        VacancyFactory(route_slug="pcep")
    VacancyFactory(route_slug="cadet", title="Cadet")

    with django_assert_num_queries(1):
        page = client.get("/interest/pcep/").content.decode()

    assert page.count("This is open now:") == number


def test_asking_and_pressing_the_button_puts_somebody_on_the_list_for_a_year(client):
    assert client.post("/interest/pcep/", {"email": "Gwen@Home.example "}).url == "/fit/on-its-way/"
    message = emailed()
    confirm = links(message)[0]
    client.get(confirm)
    assert Interest.objects.get().confirmed_at is None

    client.post(confirm)

    assert message.to == [EMAIL]
    assert message.subject == "Confirm that we may write to you"
    assert Interest.objects.get().expires_on == A_YEAR_ON
    page = " ".join(client.get(confirm).content.decode().split())
    assert "We write to you when a role opens, until Tuesday 23 November 2027." in page


def test_a_year_from_29_february_ends_on_1_march(time_machine):
    leap = datetime(2028, 2, 29, 12, 0, tzinfo=UTC)

    assert interest(now=leap).expires_on == date(2029, 3, 1)


def test_an_address_on_the_list_that_is_typed_again_stays_as_it_is_until_its_owner_presses():
    first = interest()
    later = NOW + timedelta(days=100)

    asked = ask_for_news(now=later)

    assert asked == first
    assert Interest.objects.get().expires_on == A_YEAR_ON
    services.confirm_interest(asked.pk, asked.token, now=later + timedelta(minutes=1))
    assert Interest.objects.get().expires_on == date(2028, 3, 3)


def test_who_is_on_the_list_already_is_told_so_in_the_email(time_machine):
    interest()
    send_owed_emails()
    time_machine.move_to(NOW + timedelta(days=1), tick=False)
    ask_for_news(now=NOW + timedelta(days=1))

    assert "You are on this list already, until 23 November 2027." in emailed().body


def test_an_email_to_confirm_what_is_confirmed_does_not_go():
    interest()

    send_owed_emails()

    assert mail.outbox == []


@pytest.mark.django_db(transaction=True)
def test_twenty_presses_at_once_begin_one_year():
    one = ask_for_news()

    done = all_at_once(*[lambda: services.confirm_interest(one.pk, one.token, now=NOW)] * 20)

    assert {found.expires_on for found in done} == {A_YEAR_ON}
    assert Interest.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_stop_and_a_confirmation_at_once_leave_nothing_owed_about_nothing():
    one = ask_for_news()

    all_at_once(
        *[lambda: services.confirm_interest(one.pk, one.token, now=NOW)] * 5,
        *[lambda: services.stop_by_link(Interest.objects.all(), one.pk, one.token, now=NOW)] * 5,
    )

    assert not Interest.objects.exists()
    assert not Email.objects.owed().exists()


def test_two_servers_whose_clocks_differ_can_ask_and_confirm():
    asked = ask_for_news()

    services.confirm_interest(asked.pk, asked.token, now=NOW - timedelta(seconds=2))

    assert Interest.objects.get().confirmed_at == NOW


def test_the_email_says_until_when_its_button_works():
    ask_for_news()

    assert "It works until 30 November 2026, 10:00am:" in emailed().body


@pytest.mark.parametrize("make", [ask_for_news, interest], ids=["asked", "confirmed"])
def test_somebody_on_the_list_of_a_route_that_is_no_more_is_told_and_can_leave(client, make):
    one = make()
    Interest.objects.update(route_slug="gone")
    link = f"/interest/{one.pk}/{one.token}/"
    before = Interest.objects.values().get()

    assert client.post(link).status_code == 302
    assert Interest.objects.values().get() == before
    page = client.get(link).content.decode()
    assert "This route has ended" in page
    assert f"{link}stop/" in page

    client.post(f"{link}stop/")
    assert not Interest.objects.exists()


def test_nobody_is_written_to_about_a_route_that_is_no_more():
    ask_for_news()
    VacancyFactory(route_slug="pcep")
    interest(email="else@home.example")
    tell_interested()
    Interest.objects.update(route_slug="gone")

    send_owed_emails()

    assert mail.outbox == []
    due = Email.objects.exclude(kind="interest_ends")
    assert set(due.values_list("state", flat=True)) == {State.CANCELLED}
