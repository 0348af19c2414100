"""Whose turn it is, and who has it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from recruitment.applications import services
from recruitment.applications.work import For
from recruitment.models import Assignment
from tests.crowd import all_at_once
from tests.desk.test_queue import LIST, case, listed
from tests.factories import UserFactory
from tests.moments import NOW, TODAY

pytestmark = pytest.mark.django_db


def test_a_case_that_was_opened_has_been_looked_at(desk):
    application = case(30, attention="new")
    browser = desk("Recruiter")

    browser.get(reverse("admin:recruitment_application_change", args=[application.pk]))

    assert listed(browser, due="on-track") == [application.reference]


def test_while_we_wait_for_them_our_days_stand_still(desk, time_machine):
    application = case(10)
    browser = desk("Recruiter")
    work = reverse("admin:recruitment_application_work", args=[application.pk])

    browser.post(work, {"wait": For.TIME})
    assert listed(browser, due="waiting") == [application.reference]
    time_machine.shift(timedelta(days=8))
    services.add_note(application.pk, "Here it is", now=NOW + timedelta(days=8))
    browser.force_login(browser.user)

    assert listed(browser, due="replied") == [application.reference]
    application.refresh_from_db()
    assert application.promised_on == TODAY + timedelta(days=10 + 8)
    assert "Waiting for them" in browser.get(reverse(LIST)).content.decode()


def test_a_move_ends_the_wait(desk):
    application = case(10)
    browser = desk("Recruiter")
    services.begin_wait(application.pk, For.ANSWER, by=browser.user, now=NOW)

    services.move(
        application.pk,
        application.moves[0],
        by=browser.user,
        seen=application.version,
        now=NOW,
        note="",
        words="",
    )

    application.refresh_from_db()
    assert application.attention == "seen"
    assert not application.waits.filter(ended_at=None).exists()


@pytest.mark.django_db(transaction=True)
def test_of_ten_who_take_a_case_at_once_one_gets_it(roles):
    application = case(10)
    people = [UserFactory(role="Recruiter") for _ in range(10)]

    def take(user):
        return lambda: services.assign({application.pk: None}, user, by=user, now=NOW)

    given = all_at_once(*[take(user) for user in people])

    application.refresh_from_db()
    assert sum(len(got) for got, _ in given) == 1
    assert sum(len(taken) for _, taken in given) == 9
    assert Assignment.objects.get().now == application.owner


def test_who_has_a_case_can_be_changed_on_its_page_to_those_who_may_open_it(desk):
    application = case(10)
    colleague, outsider = UserFactory(role="HR lead"), UserFactory(role="Administrator")
    browser = desk("Recruiter")
    work = reverse("admin:recruitment_application_work", args=[application.pk])

    for to in (outsider.pk, "x", "", "9" * 30):
        browser.post(work, {"to": to, "seen": "0"})
        application.refresh_from_db()
        assert application.owner is None
    browser.post(work, {"to": colleague.pk, "seen": "0"})

    application.refresh_from_db()
    assert application.owner == colleague


@pytest.mark.parametrize("role", ["Administrator", "Phone helper", None])
def test_nobody_else_assigns_or_waits(desk, role):
    application = case(10)
    browser = desk(role)
    work = reverse("admin:recruitment_application_work", args=[application.pk])

    assert browser.post(work, {"to": "nobody", "seen": "0"}).status_code == 403
    assert browser.post(work, {"wait": "time"}).status_code == 403
    assert browser.post(reverse("admin:recruitment_assign"), {}).status_code == 403


def test_an_ended_case_does_not_wait_and_an_unknown_reason_is_a_sentence(desk):
    ended, going = case(0, stage="withdrawn"), case(10)
    browser = desk("Recruiter")

    for application, wait in ((ended, "time"), (going, "nonsense"), (going, "")):
        work = reverse("admin:recruitment_application_work", args=[application.pk])
        page = browser.post(work, {"wait": wait}, follow=True).content.decode()
        assert "Nothing was changed" in page
        assert not application.waits.exists()


def test_staff_can_end_a_wait_and_a_second_press_gives_no_days(desk, time_machine):
    application = case(10)
    staff = UserFactory()
    services.begin_wait(application.pk, For.ANSWER, by=staff, now=NOW)

    for _ in range(2):
        services.end_wait(application.pk, by=staff, now=NOW + timedelta(days=1))

    application.refresh_from_db()
    assert application.promised_on == TODAY + timedelta(days=11)
