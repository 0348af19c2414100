"""What decisions, undoing, holds and waits do to what people are sent, and to the check of it."""

from datetime import timedelta

import pytest

from recruitment.applications import services as applications
from recruitment.applications.services import attending, promising
from recruitment.applications.stages import Stage
from recruitment.applications.work import For
from recruitment.decisions import reversing, services
from recruitment.health.invariants import of_applications
from recruitment.interviews import services as interviews
from recruitment.models import Application, Email, Wait
from recruitment.tasks import send_owed_emails
from tests.applications.decided import at_interview, move
from tests.desk.deciding import again, decide, wish
from tests.factories import SlotFactory, UserFactory, sent
from tests.moments import NOW

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


@pytest.fixture
def go_to(time_machine):
    def moved(moment):
        time_machine.move_to(moment, tick=False)
        send_owed_emails()

    return moved


def counted():
    return of_applications.elsewhere_than_history_says() + of_applications.broken_links()


def test_a_wait_that_began_by_itself_ends_with_what_was_undone_behind_a_withdrawal():
    application = at_interview()
    Application.objects.update(attention="seen")
    applications.begin_wait(application.pk, For.ANSWER, by=UserFactory(), now=NOW)
    decision = decide(application, Stage.POOL, words="")
    attending.wait_by_itself(again(application), For.REFEREES, NOW + MINUTE)
    applications.withdraw(application.pk, reason="", now=NOW + 2 * MINUTE)

    services.undo([decision], by=UserFactory(), now=NOW + 3 * MINUTE)

    assert list(Wait.objects.filter(ended_at=None).values_list("what", flat=True)) == ["answer"]


def test_what_is_undone_behind_a_withdrawal_breaks_no_record_and_a_real_break_still_shows():
    application = at_interview()
    decision = decide(application)
    applications.withdraw(application.pk, reason="", now=NOW)
    services.undo([decision], by=UserFactory(), now=NOW)
    assert counted() == 0

    applications.undo(application.pk, now=NOW + timedelta(hours=20))
    assert counted() == 0

    Application.objects.update(stage="pool")
    assert counted() == 1


@pytest.mark.parametrize("of_referees", [False, True])
def test_while_referees_are_asked_their_applicant_hears_from_us_as_before(go_to, of_referees):
    application = at_interview()
    move(application, Stage.CHECKS)
    go_to(NOW)
    if of_referees:
        Application.objects.update(attention="seen")
        attending.wait_by_itself(again(application), For.REFEREES, NOW)

    later = NOW + timedelta(days=22)
    go_to(later)
    promising.keep_in_touch(later)
    assert Email.objects.filter(kind="still_checking").count() == 1

    later = NOW + timedelta(days=29)
    go_to(later)
    promising.tell_late(later)
    promising.tell_late(later)
    assert Email.objects.filter(kind="late").count() == 1


def test_who_waits_for_a_place_is_asked_again_after_a_hold_that_covered_the_moment(go_to):
    application = sent()
    move(application, Stage.INTERVIEW)
    move(application, Stage.POOL)
    go_to(NOW)
    later = NOW + timedelta(days=90)
    held = {"reason": "x", "words": "", "review_on": later.date(), "by": UserFactory()}
    applications.hold(application.pk, **held, seen=again(application).version, now=NOW)
    go_to(later)

    version = again(application).version
    applications.resume(application.pk, by=UserFactory(), seen=version, now=later)
    go_to(later + timedelta(days=60))

    assert Email.objects.filter(kind="pool", state="sent").exists()


def test_after_a_reversal_back_to_the_interview_the_time_that_stands_is_reminded_of(go_to):
    application = at_interview()
    slot = SlotFactory(vacancy=application.vacancy, starts_at=NOW + timedelta(days=20))
    interviews.choose(application.pk, slot.pk, now=NOW)
    before = Email.objects.owed().filter(kind="interview_soon").count()
    decide(application)
    later = NOW + 16 * MINUTE
    go_to(later)
    assert not Email.objects.owed().filter(kind="interview_soon").exists()

    back = {"by": UserFactory(), "seen": again(application).version, "now": later}
    reversing.reverse(application.pk, wish(Stage.INTERVIEW, words="Sorry"), **back)
    go_to(later + 16 * MINUTE)

    assert interviews.booking(again(application))
    assert Email.objects.owed().filter(kind="interview_soon").count() == before > 0
