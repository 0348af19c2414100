"""A colleague who has a case open at the same time is named, and stops nobody."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from recruitment.models import Look
from recruitment.tasks import forget_looks
from tests.factories import UserFactory, sent
from tests.moments import NOW
from tests.sift.runs import text

pytestmark = pytest.mark.django_db

FIVE = timedelta(minutes=5)
ALSO = "also looking at this case"


def case(browser, user, application):
    browser.force_login(user)
    address = reverse("admin:recruitment_application_change", args=[application.pk])
    return text(browser.get(address))


@pytest.fixture
def two():
    return [UserFactory(role="Recruiter", name=name) for name in ("Jo Long", "Sam Short")]


def test_who_opened_it_in_the_last_minutes_is_named_to_others_and_not_to_themselves(client, two):
    jo, sam = two
    application, other = sent(), sent()

    assert ALSO not in case(client, jo, application)
    assert ALSO not in case(client, jo, application)
    assert "Jo Long is also looking at this case" in case(client, sam, application)
    assert "Sam Short is also looking at this case" in case(client, jo, application)
    assert ALSO not in case(client, sam, other)
    assert Look.objects.filter(application=application).count() == 2


@pytest.mark.parametrize(("ago", "named"), [(FIVE - timedelta(seconds=1), True), (FIVE, False)])
def test_after_five_minutes_nobody_is_named_any_more(client, two, ago, named, time_machine):
    jo, sam = two
    application = sent()
    case(client, jo, application)
    Look.objects.update(at=NOW)
    time_machine.move_to(NOW + ago, tick=False)

    assert (ALSO in case(client, sam, application)) is named


def test_looks_are_forgotten_after_a_day(client, two, time_machine):
    case(client, two[0], sent())
    Look.objects.update(at=NOW)

    time_machine.move_to(NOW + timedelta(hours=23, minutes=59), tick=False)
    forget_looks()
    assert Look.objects.exists()
    time_machine.move_to(NOW + timedelta(hours=24), tick=False)
    forget_looks()

    assert not Look.objects.exists()


def test_a_look_costs_one_query_and_nothing_waits_for_it(client, two):
    application = sent()
    case(client, two[0], application)

    with CaptureQueriesContext(connection) as asked:
        case(client, two[1], application)

    assert sum("recruitment_look" in one["sql"] for one in asked.captured_queries) == 2


def test_who_may_not_see_a_case_is_not_said_to_look_at_it(client, two):
    application = sent()
    case(client, UserFactory(role="Administrator"), application)

    assert ALSO not in case(client, two[0], application)
    assert not Look.objects.exclude(by=two[0]).exists()
