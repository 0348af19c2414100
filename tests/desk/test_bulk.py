"""Emails to many: seen before they leave, stopped by one press, and let go on."""

from datetime import timedelta

import pytest
from django.urls import reverse

from recruitment.applications import services
from recruitment.interest.services import stop
from recruitment.models import Email, Interest
from recruitment.tasks import send_owed_emails, tell_interested
from tests.factories import UserFactory, VacancyFactory, begun, draft
from tests.interest.somebody import interest
from tests.moments import NOW, TODAY

pytestmark = pytest.mark.django_db


def words(page):
    return " ".join(page.content.decode().split())


def of(vacancy):
    return reverse("sending", args=["route_opened", vacancy.pk])


@pytest.fixture
def opening():
    interest(), interest(email="else@home.example", address="2")
    send_owed_emails()
    return VacancyFactory(route_slug="pcep", title="Constable")


def test_who_will_be_told_is_seen_with_the_email_before_it_leaves(desk, opening, mailoutbox):
    page = desk("HR lead").get(of(opening))

    assert "2 to come, 0 sent" in words(page)
    assert "Something you asked about is open" in words(page)
    assert "Constable" in words(page)
    assert not Email.objects.filter(kind="route_opened").exists()


def test_one_that_is_stopped_before_it_begins_never_begins(desk, opening):
    browser = desk("HR lead")
    browser.post(of(opening), {"press": "stop"})
    tell_interested()
    assert not Email.objects.filter(kind="route_opened").exists()

    browser.post(of(opening), {"press": "go-on"})
    tell_interested()
    assert Email.objects.filter(kind="route_opened", state="owed").count() == 2


def test_what_is_stopped_half_way_does_not_begin_anew_by_itself(desk, opening, mailoutbox):
    tell_interested()
    one = Email.objects.filter(kind="route_opened").first()
    Email.objects.filter(pk=one.pk).update(state="sent", sent_at=NOW)
    browser = desk("HR lead")

    page = browser.post(of(opening), {"press": "stop"}, follow=True)
    tell_interested()
    send_owed_emails()

    assert "Stopped. 1 email did not leave." in words(page)
    assert f"Stopped by {browser.user.name}" in words(page)
    assert sorted(Email.objects.filter(kind="route_opened").values_list("state", flat=True)) == [
        "cancelled",
        "sent",
    ]


def test_one_that_a_worker_had_in_hand_does_not_leave_at_a_later_try(desk, opening):
    tell_interested()
    desk("HR lead").post(of(opening), {"press": "stop"})
    late = Email.objects.filter(kind="route_opened").first()
    Email.objects.filter(pk=late.pk).update(state="owed", tries=1)

    send_owed_emails()

    assert Email.objects.get(pk=late.pk).state == "cancelled"


def test_a_closing_day_that_moved_leads_to_the_button_and_the_day_stays_moved(desk):
    vacancy = VacancyFactory(closes_on=TODAY + timedelta(days=5))
    begun(vacancy=vacancy), begun(vacancy=vacancy)
    said = {"seen": vacancy.closes_on, "why": "Snow", "now": NOW}
    done = services.extend(vacancy.pk, TODAY + timedelta(days=9), by=UserFactory(), **said)
    browser = desk("HR lead")
    address = reverse("sending", args=["deadline_moved", done.pk])

    assert "2 to come" in words(browser.get(address))
    browser.post(address, {"press": "stop"})
    send_owed_emails()

    assert Email.objects.filter(kind="deadline_moved", state="cancelled").count() == 2
    vacancy.refresh_from_db()
    assert vacancy.closes_on == TODAY + timedelta(days=9)
    assert "Stopped" in words(browser.get(reverse("sendings")))


def test_only_drafts_that_can_still_be_sent_are_counted_when_it_goes_on(desk):
    vacancy = VacancyFactory(closes_on=TODAY + timedelta(days=5))
    one, *_ = (draft(vacancy=vacancy) for _ in range(3))
    said = {"seen": vacancy.closes_on, "why": "Snow", "now": NOW}
    done = services.extend(vacancy.pk, TODAY + timedelta(days=9), by=UserFactory(), **said)
    browser = desk("HR lead")
    address = reverse("sending", args=["deadline_moved", done.pk])
    browser.post(address, {"press": "stop"})
    services.submit(one.pk, shown=one.version, now=NOW)

    page = browser.post(address, {"press": "go-on"}, follow=True)

    assert "It goes on. 2 emails leave within seconds." in words(page)
    assert Email.objects.owed().filter(kind="deadline_moved").count() == 2


def test_only_those_who_still_want_to_hear_are_counted_when_it_goes_on(desk, opening):
    tell_interested()
    browser = desk("HR lead")
    browser.post(of(opening), {"press": "stop"})
    stop(Interest.objects.first())

    page = browser.post(of(opening), {"press": "go-on"}, follow=True)

    assert "It goes on. 1 email leaves within seconds." in words(page)


def test_looking_changes_nothing_and_others_may_not_look(desk, opening):
    tell_interested()
    assert desk("HR lead").get(of(opening), {"press": "stop"}).status_code == 200
    assert Email.objects.filter(kind="route_opened", state="owed").count() == 2

    browser = desk("Recruiter")
    assert browser.get(of(opening)).status_code == 403
    assert browser.post(of(opening), {"press": "stop"}).status_code == 403
    assert browser.get(reverse("sending", args=["outcome", 1])).status_code == 403
    assert desk("HR lead").get(reverse("sending", args=["outcome", 1])).status_code == 404
