"""A decision is undone although its applicant has withdrawn before they knew of it."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse

from recruitment.applications import services as applications
from recruitment.applications import told
from recruitment.applications.stages import Stage
from recruitment.decisions import services
from recruitment.models import Email, Withdrawal
from recruitment.tasks import send_owed_emails
from tests.applications.decided import at_interview
from tests.desk.deciding import ADDRESS, NO, again, decide, text
from tests.factories import UserFactory, sent
from tests.moments import NOW

pytestmark = pytest.mark.django_db

NEXT_DAY = NOW + timedelta(hours=20)


@pytest.fixture
def decided():
    """At the interview, refused with the email held, and then they withdrew."""
    application = at_interview()
    decision = decide(application)
    applications.withdraw(application.pk, reason="", now=NOW)
    return decision


def undo(decision):
    return services.undo([decision], by=UserFactory(), now=NOW)


def take_back(decision, time_machine):
    applications.undo(decision.application_id, now=NEXT_DAY)
    time_machine.move_to(NEXT_DAY + timedelta(seconds=5), tick=False)
    send_owed_emails()


def test_the_withdrawal_stands_and_the_record_says_who_undid_what(decided):
    undone = undo(decided)

    assert (undone.withdrawn, undone.back, undone.too_late) == ([decided.application], [], [])
    application = again(decided.application)
    assert application.at is Stage.WITHDRAWN
    last = application.history.last()
    assert (last.was, last.now, last.by_id is None) == ("unsuccessful", "interview", False)
    assert "It stays withdrawn, as its applicant asked" in last.note


def test_after_the_withdrawal_is_taken_back_the_email_of_what_was_undone_does_not_leave(
    decided, time_machine
):
    before = at_interview(email="other@home.example")
    undo(decided)

    take_back(decided, time_machine)

    application = again(decided.application)
    assert Email.objects.get(pk=decided.email_id).state == "cancelled"
    assert NO not in "".join(message.body for message in mail.outbox)
    assert application.at is told.known(application).at is Stage.INTERVIEW
    assert application.promised_on == before.promised_on


def test_without_an_undo_it_does_leave(decided, time_machine):
    take_back(decided, time_machine)

    assert told.known(again(decided.application)).at is Stage.UNSUCCESSFUL


def test_a_second_undo_of_it_does_nothing_more(decided):
    undo(decided)

    second = undo(decided)

    assert not any((second.withdrawn, second.back, second.too_late, second.went_on))


def test_an_email_that_was_tried_before_they_withdrew_may_have_arrived(decided):
    Email.objects.filter(pk=decided.email_id).update(tries=1)

    assert undo(decided).too_late == [decided.application]
    assert decided.email_id in Withdrawal.objects.get().held_back


def test_after_the_undo_of_a_question_the_next_step_is_ours_again():
    application = sent()
    decision = decide(application, Stage.INFO_NEEDED)
    applications.withdraw(application.pk, reason="", now=NOW)

    undo(decision)

    assert again(application).attention == "seen"


def test_colleagues_are_told_the_truth_before_and_after(desk, decided):
    browser = desk("Recruiter")
    case = reverse("admin:recruitment_application_change", args=[decided.application_id])
    batch = f"{ADDRESS}{decided.batch_id}/"

    assert "the applicant withdrew before they knew" in text(browser.get(case))
    assert "Stopped: the applicant withdrew. It leaves if they take that back" in text(
        browser.get(batch)
    )
    page = text(browser.post(batch, {"press": "undo"}, follow=True))

    assert "had withdrawn meanwhile: that stands" in page
    assert "the email has left" not in page
    assert f"Undone by {browser.user}" in page
    assert "Undo this decision" not in text(browser.get(case))


def test_when_they_can_take_nothing_back_any_more_there_is_nothing_to_undo(
    desk, decided, time_machine
):
    time_machine.move_to(NOW + timedelta(hours=48))
    browser = desk("Recruiter")

    page = text(browser.get(f"{ADDRESS}{decided.batch_id}/"))

    assert "Not sent: the applicant withdrew" in page
    assert "Undo for" not in page


def test_an_email_that_nobody_took_back_is_not_called_withdrawn(desk):
    decision = decide(at_interview())
    Email.objects.filter(pk=decision.email_id).update(state="cancelled", tries=1)

    page = text(desk("Recruiter").get(f"{ADDRESS}{decision.batch_id}/"))

    assert "withdrew" not in page
    assert "there was nobody to write to" in page
