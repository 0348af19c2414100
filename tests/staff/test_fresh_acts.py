"""Before what cannot be taken back quietly is done, the second factor is asked again.

What was sent is done once it is shown, with every word, and only then.
"""

from datetime import timedelta

import pytest
from django.urls import reverse

from recruitment.applications.stages import Stage
from recruitment.models import Batch, Email, Reveal, SentAgain
from recruitment.tasks import send_owed_emails
from tests.desk.deciding import SHORT, again, decide, decide_many, many, stages
from tests.factories import UserFactory, sent
from tests.moments import NOW
from tests.sift.runs import settled

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(minutes=20)
SECOND = reverse("admin:second-step")


@pytest.fixture
def later(lee, time_machine):
    """Long after they showed it, on pages that were opened then or now."""
    time_machine.move_to(LATER, tick=False)


def asked(answer):
    return answer.status_code == 302 and answer["Location"] == SECOND


@pytest.fixture
def refused(time_machine):
    """They were told no a while ago."""
    application = sent()
    decide(application)
    time_machine.move_to(NOW + SHORT, tick=False)
    send_owed_emails()
    return again(application)


def seen_first(lee, address, typed):
    """What is sent after the email was read."""
    page = lee.browser.post(address, typed)
    return {**typed, "previewed": page.context["form"]["previewed"].value()}


@pytest.mark.usefixtures("lee", "refused", "later")
def test_a_decision_is_reversed_once_the_code_is_shown(lee, refused):
    address = reverse("reverse-decision", args=[refused.pk])
    typed = {"words": "We had not read page 2.", "note": "", "seen": refused.version}
    typed = seen_first(lee, address, typed)

    assert asked(lee.browser.post(address, typed))
    assert again(refused).at is Stage.UNSUCCESSFUL
    assert lee.show_code(LATER).status_code == 302

    assert again(refused).at is Stage.SUBMITTED
    assert refused.history.last().words == "We had not read page 2."


@pytest.mark.usefixtures("later")
def test_a_move_outside_the_table_is_made_once_the_code_is_shown(lee):
    application = sent()
    address = reverse("admin:recruitment_application_override", args=[application.pk])
    typed = {"to": "checks", "reason": "Met last week", "words": "", "seen": application.version}
    typed = seen_first(lee, address, typed)

    assert asked(lee.browser.post(address, typed))
    assert again(application).at is Stage.SUBMITTED
    lee.show_code(LATER)

    assert again(application).at is Stage.CHECKS
    assert application.history.last().note == "Met last week"


@pytest.mark.parametrize("number", [1, 2])
def test_a_batch_of_more_than_one_is_undone_once_the_code_is_shown(lee, number, time_machine):
    people = many(number)
    batch = decide_many(people)
    time_machine.move_to(NOW + timedelta(minutes=6), tick=False)
    address = reverse("batch", args=[batch.pk])

    assert asked(lee.browser.post(address, {"press": "undo"})) is (number > 1)
    if number > 1:
        assert set(stages(people)) == {Stage.UNSUCCESSFUL}
        lee.show_code(NOW + timedelta(minutes=6))

    assert set(stages(people)) == {Stage.SUBMITTED}


@pytest.mark.usefixtures("later")
def test_what_was_prepared_is_thrown_away_once_the_code_is_shown(lee, monkeypatch):
    monkeypatch.setattr("recruitment.decisions.services.ALONE", 1)
    batch = decide_many(many(2), by=UserFactory(role="Recruiter"))

    assert asked(lee.browser.post(reverse("batch", args=[batch.pk]), {"press": "discard"}))
    assert Batch.objects.get().waits
    lee.show_code(LATER)

    assert Batch.objects.get().discarded_by == lee.user


@pytest.mark.usefixtures("later")
def test_a_failed_email_is_sent_again_once_the_code_is_shown(lee):
    decision = decide(sent())
    email = Email.objects.filter(pk=decision.email_id)
    email.update(state="failed", tries=2, problem="550")

    assert asked(lee.browser.post(reverse("outbox"), {"again": decision.email_id}))
    assert not SentAgain.objects.exists()
    lee.show_code(LATER)

    assert SentAgain.objects.get().by == lee.user
    assert email.get().state == "owed"


@pytest.mark.usefixtures("later")
def test_names_of_a_shortlist_are_shown_once_the_code_is_shown(lee):
    run = settled(4)
    address = reverse("sift-shortlist", args=[run.pk])

    assert asked(lee.browser.post(address))
    assert not Reveal.objects.exists()
    lee.show_code(LATER)

    assert Reveal.objects.get().by == lee.user
    assert "Gwen" in lee.browser.get(address).content.decode()
