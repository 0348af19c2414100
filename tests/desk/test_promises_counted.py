"""Promises of this month, counted as the people saw them: a moved day is a broken one."""

from datetime import date, time, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from recruitment import clock
from recruitment.applications import services
from recruitment.applications.stages import Stage
from recruitment.decisions import services as decisions
from recruitment.decisions.holds import Hold
from recruitment.decisions.services import Wish
from recruitment.models import Email
from tests.applications.decided import again, has_gone, move
from tests.factories import UserFactory, VacancyFactory, sent
from tests.moments import NOW

pytestmark = pytest.mark.django_db

PROMISED = date(2026, 12, 7)
LAST = date(2026, 12, 31)


def at(day, hour=10):
    return clock.uk_moment(day, time(hour))


@pytest.fixture
def waiting(db):
    application = sent(vacancy=VacancyFactory(promised_days={"interview": 60}))
    has_gone()
    return application


@pytest.fixture
def counted(desk, time_machine):
    """(kept, missed) as Today shows them at the end of December."""

    def count(day=LAST):
        time_machine.move_to(at(day))
        promises = desk("HR lead").get(reverse("admin:index")).context["promises"]
        return promises["kept"].count, promises["missed"].count

    return count


def put_off(application, to, day):
    application = again(application)
    services.delay(
        application.pk,
        words="Many people applied.",
        promised_on=to,
        by=UserFactory(),
        seen=application.version,
        now=at(day),
    )
    has_gone()


def test_a_move_on_the_day_keeps_it_and_a_day_later_breaks_it(waiting, counted):
    move(waiting, Stage.INTERVIEW, now=at(PROMISED, 23))
    assert counted() == (1, 0)

    late = sent(vacancy=waiting.vacancy)
    move(late, Stage.INTERVIEW, now=at(PROMISED + timedelta(days=1), 1))
    assert counted() == (1, 1)


def test_a_day_that_a_colleague_moved_stays_broken_although_the_new_one_was_kept(waiting, counted):
    put_off(waiting, date(2026, 12, 16), PROMISED)
    move(waiting, Stage.INTERVIEW, now=at(date(2026, 12, 15)))

    assert counted() == (0, 1)


def test_a_day_that_moved_by_itself_stays_broken(waiting, counted):
    assert services.tell_late(at(date(2026, 12, 8))) == 1
    has_gone()
    move(waiting, Stage.INTERVIEW, now=at(date(2026, 12, 9)))

    assert counted() == (0, 1)


def test_a_new_day_that_lapses_too_is_broken_in_its_own_month(waiting, counted):
    put_off(waiting, date(2027, 1, 5), PROMISED)
    assert counted(date(2027, 1, 6)) == (0, 0)

    assert services.tell_late(at(date(2027, 1, 6))) == 1
    assert counted(date(2027, 1, 6)) == (0, 1)


def test_a_promise_that_stood_still_on_hold_is_neither_and_one_that_lapses_after_it_is_broken(
    waiting, counted
):
    held = {"by": UserFactory(), "now": at(date(2026, 12, 1))}
    words = {"reason": "Snow", "words": "", "review_on": LAST}
    services.hold(waiting.pk, seen=waiting.version, **held, **words)
    assert counted() == (0, 0)

    has_gone()
    application = again(waiting)
    back = {"by": UserFactory(), "now": at(date(2026, 12, 8)), "seen": application.version}
    assert services.resume(application.pk, **back).promised_on == date(2026, 12, 14)
    has_gone()
    assert services.tell_late(at(date(2026, 12, 15))) == 1
    assert counted() == (0, 1)


def decide(application, hold, moment):
    wish = Wish(Stage.INTERVIEW, hold, uuid4())
    seen = again(application).version
    return decisions.decide_one(application.pk, wish, by=UserFactory(), seen=seen, now=moment)


def test_a_decision_whose_email_leaves_the_next_morning_came_too_late(waiting, counted):
    decide(waiting, Hold.MORNING, at(PROMISED, 16))

    assert counted() == (0, 1)


def test_a_decision_that_was_undone_before_it_was_told_kept_nothing(waiting, counted):
    made = decide(waiting, Hold.SHORT, at(PROMISED, 16))
    decisions.undo([made], by=UserFactory(), now=at(PROMISED, 16))

    assert counted() == (0, 1)


def test_hr_sees_on_the_case_that_it_went_by_itself_and_in_the_queue_that_it_is_late(
    waiting, desk, time_machine
):
    services.tell_late(at(date(2026, 12, 8)))
    Email.objects.filter(kind="late").update(state="sent", sent_at=NOW)
    time_machine.move_to(at(date(2026, 12, 10)))
    browser = desk("HR lead")

    case = browser.get(reverse("admin:recruitment_application_change", args=[waiting.pk]))
    queue = browser.get(reverse("admin:recruitment_application_changelist"), {"due": "late"})

    words = " ".join(case.content.decode().split())
    assert "Promised day moved from 7 December 2026 to 22 December 2026" in words
    assert "By itself: the day had passed" in words
    assert "3 working days late" in words
    assert waiting.reference in queue.content.decode()
