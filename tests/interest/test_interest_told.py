"""Who is told that a route opens: once for each vacancy, by day, for a year."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail

from recruitment.applications.services import save_vacancy
from recruitment.interest import services
from recruitment.messages.models import State
from recruitment.models import Email, Interest, Vacancy
from recruitment.tasks import send_owed_emails, tell_interested
from tests.crowd import all_at_once
from tests.factories import VacancyFactory
from tests.interest.somebody import EMAIL, ask_for_news, emailed, interest, links
from tests.moments import NOW, TODAY

pytestmark = pytest.mark.django_db

A_YEAR_ON = date(2027, 11, 23)


@pytest.fixture(autouse=True)
def today(time_machine):
    time_machine.move_to(NOW, tick=False)


def told():
    """Who is or was to hear of what, by the outbox."""
    opened = Email.objects.filter(kind="route_opened").exclude(state=State.CANCELLED)
    return sorted(opened.values_list("to", "occurrence"))


def test_they_hear_once_of_each_vacancy_of_their_route():
    interest()
    interest(email="else@home.example")
    vacancies = [VacancyFactory(route_slug="pcep") for _ in range(2)]
    VacancyFactory(route_slug="cadet")

    tell_interested()
    tell_interested()

    keys = sorted(str(vacancy.pk) for vacancy in vacancies)
    assert told() == [(to, key) for to in ("else@home.example", EMAIL) for key in keys]


def test_nobody_hears_who_has_not_said_yes():
    ask_for_news()
    VacancyFactory(route_slug="pcep")

    tell_interested()

    assert told() == []


@pytest.mark.parametrize(
    ("opens", "closes", "heard"),
    [
        pytest.param(TODAY, TODAY, True, id="open today only"),
        pytest.param(TODAY + timedelta(days=1), TODAY + timedelta(days=9), False, id="tomorrow"),
        pytest.param(TODAY - timedelta(days=9), TODAY - timedelta(days=1), False, id="closed"),
    ],
)
def test_only_what_is_open_today_is_told(opens, closes, heard):
    interest()
    VacancyFactory(route_slug="pcep", opens_on=opens, closes_on=closes)

    tell_interested()

    assert bool(told()) == heard


@pytest.mark.parametrize(
    ("day", "heard"),
    [(A_YEAR_ON, True), (A_YEAR_ON + timedelta(days=1), False)],
    ids=["the last day", "the day after"],
)
def test_a_year_later_nobody_is_written_to(time_machine, day, heard):
    interest()
    VacancyFactory(route_slug="pcep", opens_on=TODAY, closes_on=date(2028, 1, 1))
    moment = datetime(day.year, day.month, day.day, 12, 0, tzinfo=UTC)

    services.tell_interested(moment)

    assert bool(told()) == heard


def test_an_email_that_was_held_up_past_the_year_does_not_go(time_machine):
    interest()
    VacancyFactory(route_slug="pcep", closes_on=date(2028, 1, 1))
    tell_interested()
    Interest.objects.update(expires_on=TODAY - timedelta(days=1))
    Email.objects.filter(kind="interest_confirm").delete()

    send_owed_emails()

    assert mail.outbox == []


@pytest.mark.parametrize(
    ("now", "at"),
    [
        pytest.param(NOW.replace(hour=0, minute=20), NOW.replace(hour=9), id="in the night"),
        pytest.param(NOW.replace(hour=9), NOW.replace(hour=9), id="at 9"),
        pytest.param(NOW.replace(hour=15), NOW.replace(hour=15), id="in the afternoon"),
    ],
)
def test_nobody_is_woken(now, at):
    interest(now=NOW - timedelta(days=1))
    VacancyFactory(route_slug="pcep")

    services.tell_interested(now)

    assert Email.objects.get(kind="route_opened").next_try_at == at


def test_the_email_names_the_vacancy_and_the_way_out(client):
    vacancy = VacancyFactory(route_slug="pcep", title="Constable")
    one = interest()
    tell_interested()

    message = emailed()
    page, stop = links(message)
    client.post(stop)

    assert message.subject == "Something you asked about is open"
    assert page == vacancy.get_absolute_url()
    assert "Constable\n\nIt closes at 11:59pm on Sunday 13 December 2026." in message.body
    assert "until 23 November 2027" in message.body
    assert not Interest.objects.filter(pk=one.pk).exists()


def test_an_email_about_interest_that_is_gone_does_not_go():
    interest()
    VacancyFactory(route_slug="pcep")
    tell_interested()
    Interest.objects.all().delete()

    send_owed_emails()

    assert mail.outbox == []


def test_a_stop_takes_back_what_is_owed():
    one = interest()
    VacancyFactory(route_slug="pcep")
    tell_interested()

    services.stop_by_link(Interest.objects.all(), one.pk, one.token, now=NOW)

    assert not Interest.objects.exists()
    assert not Email.objects.owed().exists()


def test_a_vacancy_closed_meanwhile_is_not_told_and_one_opened_again_is():
    interest()
    vacancy = VacancyFactory(route_slug="pcep")
    tell_interested()
    Vacancy.objects.update(opens_on=TODAY - timedelta(days=9), closes_on=TODAY - timedelta(days=1))
    send_owed_emails()
    assert Email.objects.get(kind="route_opened").state == State.CANCELLED

    vacancy.refresh_from_db()
    vacancy.closes_on = TODAY + timedelta(days=9)
    save_vacancy(vacancy, now=NOW)
    tell_interested()

    assert "You can apply now" in emailed().body
    assert Email.objects.get(kind="route_opened").state == State.SENT


def test_a_vacancy_that_is_gone_is_not_told():
    interest()
    VacancyFactory(route_slug="pcep")
    tell_interested()
    Vacancy.objects.all().delete()

    send_owed_emails()

    assert Email.objects.get(kind="route_opened").state == State.CANCELLED


def test_nobody_hears_twice_because_they_asked_twice():
    interest()
    VacancyFactory(route_slug="pcep")
    tell_interested()
    interest(now=NOW + timedelta(hours=2))

    tell_interested()

    assert len(told()) == 1


@pytest.mark.parametrize("number", [1, 3])
def test_asking_the_list_whom_to_tell_takes_one_query_for_each_vacancy(
    number, django_assert_num_queries
):
    for key in range(number):
        interest(email=f"{key}@home.example", address=str(key))
    VacancyFactory(route_slug="pcep")
    tell_interested()

    with django_assert_num_queries(2):
        tell_interested()


@pytest.mark.django_db(transaction=True)
def test_two_tasks_at_once_tell_nobody_twice():
    for key in range(5):
        interest(email=f"{key}@home.example", address=str(key))
    VacancyFactory(route_slug="pcep")

    all_at_once(*[lambda: services.tell_interested(NOW)] * 4)

    assert len(told()) == 5
