"""An interview time booked, changed or given up at the desk for somebody who phones."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse

from recruitment.applications.stages import Stage
from recruitment.interviews import services, waitlist
from recruitment.models import Booking, Panel
from recruitment.tasks import send_owed_emails
from tests.applications.decided import at_interview, has_gone, move
from tests.factories import SlotFactory, sent
from tests.moments import NOW, TODAY

pytestmark = pytest.mark.django_db


def said(response):
    return " ".join(response.content.decode().split())


def url(name, pk):
    return reverse(f"admin:recruitment_panel_{name}", args=[pk])


@pytest.fixture
def panel():
    """One panel with one time, which Gwen has, who wants more time."""
    application = at_interview(wanted="More time, on paper")
    made = Panel.objects.create(day=TODAY + timedelta(days=7), name="Panel A")
    made.slot = SlotFactory(vacancy=application.vacancy, panel=made)
    made.application = application
    services.choose(application.pk, made.slot.pk, now=NOW)
    return made


def test_hr_books_for_somebody_on_the_phone_also_after_the_last_moment(desk, time_machine):
    application = at_interview()
    slot = SlotFactory(vacancy=application.vacancy)
    time_machine.move_to(slot.choose_until)
    browser = desk("Recruiter")
    assert "Give up this time" not in said(browser.get(url("for", application.pk)))

    browser.post(url("for", application.pk), {"slot": slot.pk})
    send_owed_emails()

    assert Booking.objects.get().by == browser.user
    assert mail.outbox[-1].subject == f"Interview: {slot.in_words}"


def test_hr_gives_a_time_up_for_somebody_and_they_get_the_email(desk, panel):
    send_owed_emails()
    desk("Recruiter").post(url("for", panel.application.pk), {"press": "give-up"})
    send_owed_emails()

    [(_, content, kind)] = mail.outbox[-1].attachments
    assert kind == "text/calendar; method=CANCEL"
    assert "METHOD:CANCEL" in content
    assert "STATUS:CANCELLED" in content


def test_hr_puts_somebody_into_the_line(desk, panel):
    other = at_interview(email="b@home.example", vacancy=panel.application.vacancy)

    desk("Recruiter").post(url("for", other.pk), {"press": "wait"})

    assert waitlist.is_waiting(other)


@pytest.mark.parametrize("typed", [{}, {"slot": "x"}, {"slot": "0"}, {"press": "zz"}])
def test_a_tampered_booking_is_a_sentence_and_not_an_error(desk, panel, typed):
    other = at_interview(email="b@home.example", vacancy=panel.application.vacancy)
    SlotFactory(vacancy=other.vacancy)

    page = desk("Recruiter").post(url("for", other.pk), typed)

    assert page.status_code == 200
    assert not Booking.objects.filter(application=other).exists()


def test_a_time_that_has_just_gone_is_said(desk, panel):
    other = at_interview(email="b@home.example", vacancy=panel.application.vacancy)

    page = desk("Recruiter").post(url("for", other.pk), {"slot": panel.slot.pk})

    assert "That time has gone" in said(page)


def test_nothing_is_booked_once_a_decision_is_made_or_before_they_were_told(desk):
    decided = at_interview()
    slot = SlotFactory(vacancy=decided.vacancy, places=9)
    move(decided, Stage.UNSUCCESSFUL)
    untold = sent(vacancy=decided.vacancy)
    move(untold, Stage.INTERVIEW)
    browser = desk("Recruiter")

    for one in (decided, untold):
        page = browser.post(url("for", one.pk), {"slot": slot.pk}, follow=True)
        assert "not at the interview, or have not been told" in said(page)
    assert not Booking.objects.exists()

    has_gone()
    browser.post(url("for", untold.pk), {"slot": slot.pk})
    assert Booking.objects.get().application == untold
