"""A decision that the applicant was told of is reversed by a move back, with its own email."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse as reverse_address

from recruitment.applications import services as applications
from recruitment.applications import told
from recruitment.applications.services import Changed, IllegalMove, Unexplained
from recruitment.applications.stages import Stage
from recruitment.decisions import reversing, services
from recruitment.decisions.services import StillHeld
from recruitment.tasks import send_owed_emails
from tests.desk.deciding import SHORT, again, decide, sent_and_told, wish
from tests.factories import UserFactory, sent
from tests.moments import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def now(time_machine):
    time_machine.move_to(NOW, tick=False)
    return time_machine


def reverse(application, *, by=None, words="We had not read your second page."):
    application = again(application)
    return reversing.reverse(
        application.pk,
        wish(Stage.SUBMITTED, words=words),
        by=by or UserFactory(),
        seen=application.version,
        now=NOW + timedelta(hours=1),
    )


def test_a_reversal_goes_back_and_writes_an_email_of_its_own(now):
    application, _ = sent_and_told(now)

    reverse(application)
    assert told.known(again(application)).at is Stage.UNSUCCESSFUL
    now.move_to(NOW + timedelta(hours=2))
    send_owed_emails()

    assert again(application).at is Stage.SUBMITTED
    assert told.known(again(application)).at is Stage.SUBMITTED
    assert "We had not read your second page." in mail.outbox[-1].body
    assert "corrected" in mail.outbox[-1].subject


def test_a_reversal_is_held_and_undone_like_any_decision(now):
    application, _ = sent_and_told(now)

    undone = services.undo([reverse(application)], by=UserFactory(), now=NOW)

    assert undone.back == [application]
    assert again(application).at is Stage.UNSUCCESSFUL
    assert told.known(again(application)).at is Stage.UNSUCCESSFUL


def test_what_was_reversed_is_not_reversed_again(now):
    application, _ = sent_and_told(now)
    reverse(application)
    now.move_to(NOW + timedelta(hours=2))
    send_owed_emails()

    with pytest.raises(IllegalMove):
        reverse(application)


def test_a_reversal_that_was_undone_can_be_made_again(now):
    application, _ = sent_and_told(now)
    services.undo([reverse(application)], by=UserFactory(), now=NOW)

    assert reverse(application).change.now == Stage.SUBMITTED


def test_nothing_is_reversed_that_the_applicant_does_not_know(now):
    application = sent()
    decision = decide(application)
    with pytest.raises(StillHeld):
        reverse(application)

    services.undo([decision], by=UserFactory(), now=NOW)
    with pytest.raises(IllegalMove):
        reverse(application)


def test_a_withdrawal_of_the_applicant_is_not_ours_to_reverse(now):
    application = sent()
    applications.withdraw(application.pk, reason="", now=NOW)

    with pytest.raises(IllegalMove):
        reverse(application)


def test_a_reversal_says_why_and_was_made_for_what_was_seen(now):
    application, _ = sent_and_told(now)

    with pytest.raises(Unexplained):
        reverse(application, words="")
    with pytest.raises(Changed):
        reversing.reverse(
            application.pk, wish(), by=UserFactory(), seen=application.version - 1, now=NOW
        )


def test_a_colleague_who_was_quicker_costs_nobody_what_they_wrote(client, now):
    application, _ = sent_and_told(now)
    seen = again(application).version
    reverse(application)
    user = UserFactory(role="HR lead")
    client.force_login(user)
    address = reverse_address("reverse-decision", args=[application.pk])

    page = client.post(address, {"words": "We had not read page 2.", "note": "", "seen": seen})

    assert page.status_code == 409
    assert "We had not read page 2." in page.content.decode()
    assert "This cannot be done any more" in page.content.decode()


def test_a_second_click_of_the_same_person_is_no_clash(client, now):
    application, _ = sent_and_told(now)
    seen, user = again(application).version, UserFactory(role="HR lead")
    reversing.reverse(application.pk, wish(Stage.SUBMITTED), by=user, seen=seen, now=NOW + SHORT)
    client.force_login(user)
    address = reverse_address("reverse-decision", args=[application.pk])

    page = client.post(address, {"words": "We erred.", "note": "", "seen": seen}, follow=True)

    assert page.redirect_chain == [
        (reverse_address("admin:recruitment_application_change", args=[application.pk]), 302)
    ]
    assert "back at" in page.content.decode()
