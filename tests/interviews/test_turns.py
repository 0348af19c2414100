"""While somebody has an interview time to choose, the queue says by itself that we wait."""

from datetime import timedelta

import pytest

from recruitment.applications.stages import Stage
from recruitment.interviews import services, turns
from recruitment.models import Wait
from recruitment.tasks import offer_free_interview_times
from recruitment.tracker import pages
from tests.applications.decided import again, at_interview, move
from tests.factories import SlotFactory, UserFactory, sent
from tests.moments import NOW

pytestmark = pytest.mark.django_db


def attention(application):
    return again(application).attention


def test_who_has_a_time_to_choose_is_waited_for_until_they_choose():
    application = at_interview()
    offer_free_interview_times()
    assert attention(application) == "seen"
    slot = SlotFactory(vacancy=application.vacancy)

    offer_free_interview_times()
    offer_free_interview_times()
    wait = Wait.objects.get()
    assert (wait.what, wait.by, attention(application)) == ("time", None, "waiting")
    services.choose(application.pk, slot.pk, now=NOW + timedelta(days=1))
    offer_free_interview_times()

    assert attention(application) == "seen"
    assert again(application).promised_on == application.promised_on + timedelta(days=1)


def test_nobody_is_waited_for_who_was_not_told_yet_of_the_interview():
    application = move(sent(), Stage.INTERVIEW)
    SlotFactory(vacancy=application.vacancy)

    offer_free_interview_times()

    assert attention(application) == "seen"


def test_when_the_last_time_has_gone_the_next_step_is_ours_again():
    application = at_interview()
    slot = SlotFactory(vacancy=application.vacancy, places=1)
    offer_free_interview_times()
    other = at_interview(email="other@home.example", vacancy=application.vacancy)
    services.choose(other.pk, slot.pk, now=NOW)

    offer_free_interview_times()

    assert attention(application) == "seen"
    assert attention(other) == "seen"


def test_who_gives_a_time_up_has_to_choose_again():
    application = at_interview()
    slot = SlotFactory(vacancy=application.vacancy)
    services.choose(application.pk, slot.pk, now=NOW)
    services.give_up(application.pk, now=NOW)

    turns.look_after(NOW)

    assert attention(application) == "waiting"


def test_a_choice_on_the_phone_ends_it_too():
    application = at_interview()
    slot = SlotFactory(vacancy=application.vacancy)
    turns.look_after(NOW)

    services.choose(application.pk, slot.pk, now=NOW, by=UserFactory())

    assert attention(application) == "seen"


def test_the_applicant_sees_the_same_whether_or_not_our_days_stand_still():
    application = at_interview()
    SlotFactory(vacancy=application.vacancy)
    before = what_they_see(application)

    turns.look_after(NOW)
    waiting = what_they_see(application)

    assert attention(application) == "waiting"
    assert waiting == before


def what_they_see(application):
    return {name: str(said) for name, said in pages.tracker(again(application), NOW).items()}
