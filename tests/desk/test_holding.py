"""A decision is held, can be undone before its email leaves, and be reversed afterwards."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from recruitment.applications import services as applications
from recruitment.applications import told
from recruitment.applications.services import measuring
from recruitment.applications.stages import Stage
from recruitment.decisions import delivering, services
from recruitment.decisions.holds import Hold, leaves_at
from recruitment.decisions.services import StillHeld
from recruitment.models import Batch, Email, SentAgain
from recruitment.tasks import send_owed_emails
from tests.desk.deciding import NO, SHORT, again, decide, sent_and_told, wish
from tests.factories import SlotFactory, UserFactory, sent
from tests.moments import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def now(time_machine):
    time_machine.move_to(NOW, tick=False)
    return time_machine


def email_of(decision):
    return Email.objects.get(pk=decision.email_id)


@pytest.mark.parametrize(
    ("moment", "leaves"),
    [
        (datetime(2026, 11, 23, 10, tzinfo=UTC), datetime(2026, 11, 24, 9, tzinfo=UTC)),
        (datetime(2026, 11, 27, 10, tzinfo=UTC), datetime(2026, 11, 30, 9, tzinfo=UTC)),
        (datetime(2026, 12, 24, 10, tzinfo=UTC), datetime(2026, 12, 29, 9, tzinfo=UTC)),
        (datetime(2027, 6, 14, 22, 59, tzinfo=UTC), datetime(2027, 6, 15, 8, tzinfo=UTC)),
        (datetime(2027, 6, 14, 23, 1, tzinfo=UTC), datetime(2027, 6, 16, 8, tzinfo=UTC)),
    ],
    ids=["Monday", "Friday", "Christmas Eve", "just before midnight", "just after midnight"],
)
def test_nine_in_the_morning_is_of_the_next_working_day_in_the_uk(moment, leaves):
    assert leaves_at(Hold.MORNING, moment) == leaves


def test_the_short_hold_is_fifteen_minutes():
    assert leaves_at(Hold.SHORT, NOW) == NOW + SHORT


def test_the_email_leaves_at_the_end_of_the_hold_and_not_before(now):
    decision = decide(sent())
    send_owed_emails()
    before = len(mail.outbox)

    now.move_to(NOW + SHORT - timedelta(seconds=1))
    send_owed_emails()
    assert len(mail.outbox) == before

    now.move_to(NOW + SHORT)
    send_owed_emails()
    assert len(mail.outbox) == before + 1
    assert email_of(decision).state == "sent"


def test_a_decision_is_made_at_once_and_told_when_its_email_has_gone(now):
    application = sent()
    decide(application)

    assert again(application).at is Stage.UNSUCCESSFUL
    assert told.known(again(application)).at is Stage.SUBMITTED


def test_undoing_puts_back_the_stage_and_the_promise_and_cancels_the_email(now):
    application = sent()
    promised = application.promised_on
    decision, sam = decide(application), UserFactory()

    undone = services.undo([decision], by=sam, now=NOW + timedelta(minutes=5))

    assert [one.pk for one in undone.back] == [application.pk]
    assert (again(application).at, again(application).promised_on) == (Stage.SUBMITTED, promised)
    assert email_of(decision).state == "cancelled"
    now.move_to(NOW + timedelta(days=3))
    send_owed_emails()
    assert NO not in "".join(message.body for message in mail.outbox)


def test_undoing_erases_nothing_for_colleagues(now):
    application, sam = sent(), UserFactory()
    services.undo([decide(application)], by=sam, now=NOW)

    moves = [(one.was, one.now) for one in application.history.all()]
    assert moves[1:] == [("submitted", "unsuccessful"), ("unsuccessful", "submitted")]
    assert application.history.last().by == sam
    assert "told nothing" in application.history.last().note


def test_after_the_email_has_gone_there_is_no_undo(now):
    application, decision = sent_and_told(now)

    undone = services.undo([decision], by=UserFactory(), now=NOW + SHORT)

    assert (undone.back, undone.too_late) == ([], [application])
    assert again(application).at is Stage.UNSUCCESSFUL


def test_an_email_that_was_tried_may_have_arrived_so_it_is_not_undone(now):
    decision = decide(sent())
    Email.objects.filter(pk=decision.email_id).update(tries=1)

    assert services.undo([decision], by=UserFactory(), now=NOW).back == []


def test_a_second_undo_does_nothing_more(now):
    application = sent()
    decision = decide(application)
    services.undo([decision], by=UserFactory(), now=NOW)

    again_undone = services.undo([decision], by=UserFactory(), now=NOW)

    assert (again_undone.back, again_undone.too_late) == ([], [])
    assert application.history.count() == 3


def test_a_decision_that_was_undone_ended_no_wait(now):
    application = sent()
    services.undo([decide(application)], by=UserFactory(), now=NOW)
    assert list(measuring.lasted(NOW + SHORT)) == []

    decide(application)
    assert len(list(measuring.lasted(NOW + SHORT))) == 1


def test_the_next_decision_waits_for_the_email_of_the_last(now):
    application = sent()
    decide(application, Stage.INTERVIEW, words="")

    with pytest.raises(StillHeld):
        decide(application, Stage.UNSUCCESSFUL)


def test_the_same_decision_can_be_made_again_after_an_undo(now):
    application = sent()
    services.undo([decide(application)], by=UserFactory(), now=NOW)

    decision = decide(application)
    now.move_to(NOW + SHORT)
    send_owed_emails()

    assert email_of(decision).state == "sent"
    assert told.known(again(application)).at is Stage.UNSUCCESSFUL


def test_who_withdraws_and_takes_it_back_gets_no_email_before_the_hold_ends(now):
    application = sent()
    decision = decide(application, hold=Hold.MORNING)
    applications.withdraw(application.pk, reason="", now=NOW)

    applications.undo(application.pk, now=NOW)

    assert email_of(decision).next_try_at == leaves_at(Hold.MORNING, NOW)
    assert services.undo([decision], by=UserFactory(), now=NOW).back == [application]
    assert again(application).at is Stage.SUBMITTED


def test_an_interview_place_is_nobody_elses_while_the_end_is_held(now):
    application = sent()
    decide(application, Stage.WITHDRAWN, words="")
    slot = SlotFactory(vacancy=application.vacancy, places=1)
    slot.bookings.create(application=application, place=1, changed_at=NOW)
    free = type(slot).objects.with_room()

    assert not free.exists()
    now.move_to(NOW + SHORT)
    send_owed_emails()
    assert free.exists()


def test_an_email_that_failed_is_sent_again_to_the_address_of_now_and_stays_known(now):
    application = sent()
    decision, sam = decide(application), UserFactory()
    Email.objects.filter(pk=decision.email_id).update(state="failed", tries=3, problem="550")
    application.applicant.email = "new@home.example"
    application.applicant.save()

    delivering.send_again(decision.email_id, by=sam, now=NOW)

    assert told.known(again(application)).at is Stage.UNSUCCESSFUL
    assert services.undo([decision], by=sam, now=NOW).back == []
    record = SentAgain.objects.get()
    assert (record.by, record.problem) == (sam, "550")
    send_owed_emails()
    assert mail.outbox[-1].to == ["new@home.example"]


def test_sending_again_what_did_not_fail_does_nothing(now):
    decision = decide(sent())

    assert delivering.send_again(decision.email_id, by=UserFactory(), now=NOW) is None
    assert not SentAgain.objects.exists()


def batch(**fields):
    by = UserFactory()
    plain = {"key": wish().key, "to": "unsuccessful", "hold": "short", "people": 1}
    return Batch.objects.create(**{**plain, "prepared_by": by, "prepared_at": NOW, **fields})


def test_the_database_refuses_fifty_one_people_without_a_second_member_of_staff():
    later = {"decided_at": NOW, "leaves_at": NOW + SHORT}
    batch(people=50, **later)

    with pytest.raises(IntegrityError, match="second_member"), transaction.atomic():
        batch(people=51, **later)
    batch(people=51, **later, approved_by=UserFactory())


def test_the_database_refuses_somebody_who_approves_their_own():
    sam = UserFactory()

    with pytest.raises(IntegrityError, match="nobody_approves"), transaction.atomic():
        batch(prepared_by=sam, approved_by=sam)
