"""Children give us no address before they are 13; what we write of cadets is for a parent."""

from dataclasses import replace
from datetime import date

import pytest

from recruitment.models import Email
from recruitment.tasks import tell_interested
from tests.eligibility.people import with_value
from tests.factories import VacancyFactory
from tests.interest.somebody import (
    EMAIL,
    NEARLY_17,
    ON_THE_DAY,
    ask_for_news,
    ask_for_reminder,
    carry,
    emailed,
    interest,
    reminder,
)
from tests.moments import NOW

pytestmark = pytest.mark.django_db

PAGES = pytest.mark.parametrize("page", ["/fit/copy/", "/fit/remind/", "/interest/pcep/"])
LAST_DAY_OF_12, FIRST_DAY_OF_13 = "2013-11-24", "2013-11-23"
GREETING = "Dear parent or carer,"


@pytest.fixture(autouse=True)
def today(time_machine):
    time_machine.move_to(NOW, tick=False)


def aged(born):
    """A child: nothing that only grown-ups have."""
    return NEARLY_17 | {
        "date_of_birth": born,
        "driving_licence": "none",
        "qualifications": ["none"],
    }


@PAGES
def test_nobody_under_13_can_ask_for_an_email(client, page):
    carry(client, **aged(LAST_DAY_OF_12))
    typed = {"email": EMAIL, "consent": "on", "day": "2029-11-24"}

    shown, answer = client.get(page).content.decode(), client.post(page, typed).content.decode()

    for text in (shown, answer):
        assert "Ask a parent or carer to write to us:" in text
        assert 'type="email"' not in text
    assert not Email.objects.exists()


@PAGES
def test_from_their_13th_birthday_they_can(client, page):
    carry(client, chosen=("staff", "cadet"), **aged(FIRST_DAY_OF_13))

    assert 'type="email"' in client.get(page).content.decode()


def test_the_list_of_a_route_can_be_joined_by_somebody_who_answered_nothing(client):
    assert 'type="email"' in client.get("/interest/cadet/").content.decode()


@pytest.mark.parametrize(("route", "said"), [("cadet", True), ("pcep", False)])
def test_the_list_of_cadets_asks_for_the_address_of_a_parent(client, route, said):
    page = client.get(f"/interest/{route}/").content.decode()

    assert ("A parent or carer should give their own email address" in page) == said


@pytest.mark.parametrize(("chosen", "said"), [("cadet", True), ("staff", False)])
def test_a_reminder_about_cadets_asks_for_the_address_of_a_parent(client, settings, chosen, said):
    older = with_value("youngest_cadet", 14, settings.PACK.thresholds)
    settings.PACK = replace(settings.PACK, thresholds=older)
    carry(client, chosen=(chosen,), **aged(FIRST_DAY_OF_13))

    page = client.get("/fit/remind/").content.decode()

    assert ("a parent or carer should give their own email address" in page) == said


@pytest.mark.parametrize(("route", "greeted"), [("cadet", True), ("pcep", False)])
def test_emails_about_cadets_are_addressed_to_a_parent(time_machine, route, greeted):
    bodies = [(ask_for_news(route=route), emailed().body)[1]]
    bodies.append((ask_for_reminder(routes=(route,)), emailed().body)[1])
    interest(route=route, email="else@home.example")
    VacancyFactory(route_slug=route, closes_on=date(2027, 1, 31))
    tell_interested()
    bodies.append(emailed().body)
    reminder(routes=(route,), email="else@home.example")
    time_machine.move_to(ON_THE_DAY, tick=False)
    bodies.append(emailed().body)

    assert [GREETING in body for body in bodies] == [greeted] * 4


@pytest.mark.parametrize(
    ("changes", "greeted"),
    [
        pytest.param(aged("2011-03-04"), True, id="who can be a cadet"),
        pytest.param({}, False, id="a grown-up, who cannot"),
    ],
)
def test_a_copy_that_offers_cadets_is_addressed_to_a_parent(client, changes, greeted):
    carry(client, **changes)
    client.post("/fit/copy/", {"email": EMAIL})

    assert (GREETING in emailed().body) == greeted
