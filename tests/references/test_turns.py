"""While referees have not all told us, the queue says by itself that we wait for them."""

from datetime import timedelta

import pytest

from recruitment.applications import services as applications
from recruitment.applications.stages import Stage
from recruitment.applications.work import For
from recruitment.models import Application, Wait
from recruitment.references import services
from recruitment.tasks import look_after_referees
from tests.factories import UserFactory
from tests.moments import NOW
from tests.references.naming import move, named, offered, told, volunteer_at

pytestmark = pytest.mark.django_db

WEEK = timedelta(days=7)


def attention(application):
    return Application.objects.get(pk=application.pk).attention


def test_naming_the_last_referee_stops_our_days_and_their_answer_gives_them_back():
    application = offered()
    promised = application.promised_on
    assert attention(application) == "seen"
    referee = named(application)

    wait = Wait.objects.get()
    assert (wait.what, wait.by, attention(application)) == (For.REFEREES, None, "waiting")
    told(referee, now=NOW + WEEK)

    assert attention(application) == "replied"
    assert Application.objects.get(pk=application.pk).promised_on == promised + WEEK


def test_who_needs_two_is_waited_for_once_both_are_named_until_both_have_told_us():
    application = volunteer_at(Stage.CHECKS)
    one = named(application)
    assert attention(application) == "seen"
    two = named(application, email="two@shop.example")
    assert attention(application) == "waiting"

    told(one)
    assert attention(application) == "waiting"
    told(two)

    assert attention(application) == "replied"


def test_somebody_who_cannot_is_replaced_by_the_applicant_so_we_wait_on():
    application = offered()
    referee = named(application)
    services.decline(referee.pk, now=NOW)
    assert attention(application) == "waiting"

    told(named(application, email="other@shop.example", instead_of=referee))

    assert attention(application) == "replied"


def test_a_move_ends_it_and_the_clock_begins_again_at_a_stage_that_asks_too():
    application = offered()
    named(application)

    move(application, Stage.CHECKS)
    assert attention(application) == "seen"
    look_after_referees()
    look_after_referees()

    assert attention(application) == "waiting"
    assert Wait.objects.filter(ended_at=None).count() == 1


def test_where_staff_said_that_the_next_step_is_ours_it_does_not_begin_again():
    application = offered()
    named(application)
    applications.end_wait(application.pk, by=UserFactory(), now=NOW)

    look_after_referees()

    assert attention(application) == "seen"


def test_what_the_applicant_wrote_is_shown_until_somebody_has_seen_it():
    application = offered()
    named(application)
    applications.add_note(application.pk, "One moved house", now=NOW)

    look_after_referees()
    assert attention(application) == "replied"
    applications.look_at(application)
    look_after_referees()

    assert attention(application) == "waiting"


def test_another_wait_of_staff_is_left_alone():
    application = offered()
    applications.begin_wait(application.pk, For.ANSWER, by=UserFactory(), now=NOW)

    told(named(application))

    assert Wait.objects.get().ended_at is None
    assert attention(application) == "waiting"


def test_on_hold_nothing_waits_and_no_day_is_given_back_twice():
    application = offered()
    promised = application.promised_on
    named(application)
    by, review_on = UserFactory(), (NOW + 4 * WEEK).date()
    application.refresh_from_db()
    applications.hold(
        application.pk,
        reason="vetting",
        words="",
        review_on=review_on,
        by=by,
        seen=application.version,
        now=NOW + WEEK,
    )
    look_after_referees()
    assert attention(application) == "seen"

    application.refresh_from_db()
    applications.resume(application.pk, by=by, seen=application.version, now=NOW + 2 * WEEK)

    assert Application.objects.get(pk=application.pk).promised_on == promised + 2 * WEEK
    look_after_referees()
    assert attention(application) == "waiting"
