"""Promises that lapse: who is told, when, once, and who is not."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from recruitment import clock
from recruitment.applications import services
from recruitment.applications.stages import Stage
from recruitment.models import Application, BankHoliday, Delay, Email
from recruitment.tasks import look_after_promises, send_owed_emails
from tests.applications.decided import again, at_interview, has_gone, move
from tests.crowd import all_at_once
from tests.factories import UserFactory, VacancyFactory, sent
from tests.moments import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

PROMISED = date(2026, 12, 7)
"""A Monday, 10 working days after NOW."""
TUESDAY = date(2026, 12, 8)


def at(day, hour=9, minute=0):
    return clock.uk_moment(day, time(hour, minute))


@pytest.fixture
def waiting(db):
    """Sent, with its email gone, and nobody has done anything since."""
    application = sent()
    has_gone()
    assert application.promised_on == PROMISED
    return application


def told_of(application):
    emails = Email.objects.about(application.about).exclude(state="cancelled")
    return [one.kind for one in emails.order_by("pk") if one.kind not in ("received", "unfinished")]


def page_of(visitor, application):
    visitor.sign_in(application.applicant.email)
    return visitor.get("tracker", application.reference).context["box"]


@pytest.mark.parametrize(
    ("moment", "told"),
    [
        (at(PROMISED, 23, 59), 0),
        (at(TUESDAY, 8, 59), 0),
        (at(TUESDAY), 1),
        (at(TUESDAY, 22), 1),
    ],
)
def test_the_day_itself_is_ours_and_the_next_working_day_at_nine_it_is_broken(
    waiting, moment, told
):
    assert services.tell_late(moment) == told
    assert told_of(waiting) == ["late"] * told


def test_it_says_a_new_day_counted_in_working_days_and_our_own_deadline_stays(waiting):
    services.tell_late(at(TUESDAY))

    delay = Delay.objects.get()
    assert (delay.by, delay.broke) == (None, PROMISED)
    assert delay.promised_on == date(2026, 12, 22)
    assert again(waiting).promised_on == PROMISED
    assert again(waiting).version == waiting.version


def test_the_applicant_reads_it_in_the_email_and_on_their_page(waiting, visitor, now, mailoutbox):
    now.move_to(at(TUESDAY, 9, 1))
    look_after_promises()
    send_owed_emails()

    [email] = [one for one in mailoutbox if "running late" in one.subject]
    assert "This step is taking us longer than we planned." in email.body
    assert "We will write to you by Tuesday 22 December 2026." in email.body
    assert page_of(visitor, waiting)["title"] == "We are late"
    assert "by Tuesday 22 December 2026" in page_of(visitor, waiting)["text"]


@pytest.mark.parametrize("hour", [9, 10, 23])
def test_nobody_is_told_twice_on_a_day_by_any_number_of_ticks(waiting, hour):
    services.tell_late(at(TUESDAY))
    has_gone()
    services.tell_late(at(TUESDAY, hour))
    services.tell_late(at(date(2026, 12, 22), 23))

    assert Delay.objects.count() == 1


def test_who_is_late_again_is_told_again(waiting):
    services.tell_late(at(TUESDAY))
    has_gone()

    assert services.tell_late(at(date(2026, 12, 23))) == 1
    assert Delay.objects.last().broke == date(2026, 12, 22)
    assert told_of(waiting) == ["late", "late"]


@pytest.mark.django_db(transaction=True)
def test_two_beats_and_four_workers_tell_once(waiting):
    all_at_once(*[lambda: services.tell_late(at(TUESDAY))] * 4)

    assert Delay.objects.count() == Email.objects.filter(kind="late").count() == 1


@pytest.mark.parametrize("day", [date(2026, 12, 12), date(2026, 12, 13), date(2026, 12, 25)])
def test_nobody_is_told_at_a_weekend_or_on_a_bank_holiday(waiting, day):
    BankHoliday.objects.get_or_create(day=date(2026, 12, 25), defaults={"name": "Christmas Day"})

    assert services.tell_late(at(day, 10)) == 0


def test_who_was_promised_a_friday_is_told_on_monday():
    friday = datetime(2026, 11, 20, 10, tzinfo=UTC)
    application = sent(now=friday)
    has_gone()
    assert application.promised_on == date(2026, 12, 4)

    assert services.tell_late(at(date(2026, 12, 5))) == 0
    assert services.tell_late(at(date(2026, 12, 7))) == 1


def on_hold(application):
    review = TUESDAY + timedelta(days=30)
    services.hold(
        application.pk,
        reason="Snow",
        words="",
        review_on=review,
        by=UserFactory(),
        seen=application.version,
        now=NOW,
    )


def waited_for(application):
    services.begin_wait(application.pk, "answer", by=UserFactory(), now=NOW)


def asked_for_more(application):
    move(application, Stage.INFO_NEEDED)


def withdrawn(application):
    services.withdraw(application.pk, reason="", now=NOW)


def refused(application):
    move(application, Stage.UNSUCCESSFUL)


def moved_on(application):
    move(application, Stage.INTERVIEW, now=at(TUESDAY, 8))


@pytest.mark.parametrize(
    "done", [on_hold, waited_for, asked_for_more, withdrawn, refused, moved_on]
)
def test_nobody_is_told_who_is_not_waiting_for_us(waiting, done):
    done(waiting)
    has_gone()

    assert services.tell_late(at(TUESDAY)) == 0


def test_nobody_is_told_while_a_decision_is_held(waiting):
    move(waiting, Stage.INTERVIEW, now=at(PROMISED, 16))
    Application.objects.update(promised_on=PROMISED)  # even if its own day had passed

    assert services.tell_late(at(TUESDAY)) == 0


def test_a_person_who_put_the_day_off_themselves_is_believed(waiting):
    services.delay(
        waiting.pk,
        words="Many people applied.",
        promised_on=date(2026, 12, 18),
        by=UserFactory(),
        seen=waiting.version,
        now=NOW,
    )
    has_gone()

    assert services.tell_late(at(date(2026, 12, 18), 12)) == 0
    assert services.tell_late(at(date(2026, 12, 21))) == 1


def test_days_that_stood_still_give_the_new_day_and_the_promise_is_kept_to_them(waiting):
    services.begin_wait(waiting.pk, "answer", by=UserFactory(), now=NOW)
    services.end_wait(waiting.pk, by=UserFactory(), now=NOW + timedelta(days=7))
    assert again(waiting).promised_on == date(2026, 12, 14)

    assert services.tell_late(at(TUESDAY)) == 1
    assert Delay.objects.get().promised_on == date(2026, 12, 14)
    has_gone()
    assert services.tell_late(at(date(2026, 12, 14))) == 0
    assert services.tell_late(at(date(2026, 12, 15))) == 1


def test_an_email_that_a_move_has_overtaken_does_not_leave(waiting, now):
    services.tell_late(at(TUESDAY))
    move(waiting, Stage.INTERVIEW, now=at(TUESDAY, 10))
    has_gone(kind="next_step")
    now.move_to(at(TUESDAY, 11))
    send_owed_emails()

    assert Email.objects.get(kind="late").state == "cancelled"


def test_a_hold_counts_what_is_left_of_the_new_day(waiting):
    services.tell_late(at(TUESDAY))
    has_gone()
    application = again(waiting)

    held = services.hold(
        application.pk,
        reason="Snow",
        words="",
        review_on=date(2027, 1, 11),
        by=UserFactory(),
        seen=application.version,
        now=at(date(2026, 12, 9)),
    )

    assert held.days_left == 9


CHECKS = NOW
LATER = clock.uk_day(NOW) + timedelta(days=14)


@pytest.fixture
def at_checks():
    application = at_interview(vacancy=VacancyFactory(promised_days={"checks": 60}))
    move(application, Stage.CHECKS, now=CHECKS)
    has_gone()
    return application


def test_checks_that_go_on_are_told_after_14_days_and_every_14_days(at_checks):
    touch = services.keep_in_touch
    day = timedelta(days=1)

    assert touch(at(LATER - day, 22)) == 0
    assert touch(at(LATER, 8, 59)) == 0
    assert touch(at(LATER)) == 1
    assert touch(at(LATER, 10)) == 0
    assert touch(at(LATER + 13 * day, 22)) == 0
    assert touch(at(LATER + 14 * day)) == 1
    assert told_of(at_checks)[-2:] == ["still_checking"] * 2


def test_they_are_told_nothing_about_the_checks(at_checks, now, mailoutbox):
    now.move_to(at(LATER, 9, 1))
    look_after_promises()
    send_owed_emails()

    [email] = [one for one in mailoutbox if one.subject.startswith("Still checking")]
    assert "no news for some weeks is normal" in email.body
    assert "Our target: you hear from us within 60 working days." in email.body
    assert "- your name or your address" in email.body
    for word in ("vetting", "health", "medical", "record", "fingerprint"):
        assert word not in email.body.lower()


@pytest.mark.parametrize("done", [on_hold, waited_for, withdrawn, refused])
def test_it_stops_when_the_checks_do(at_checks, done):
    done(again(at_checks))
    has_gone()

    assert services.keep_in_touch(at(LATER)) == 0


def test_one_that_is_owed_does_not_leave_when_the_stage_is_left(at_checks, now):
    services.keep_in_touch(at(LATER))
    move(at_checks, Stage.UNSUCCESSFUL, now=at(LATER))
    has_gone(kind="outcome")
    now.move_to(at(LATER, 10))
    send_owed_emails()

    assert Email.objects.get(kind="still_checking").state == "cancelled"


def test_after_a_broken_promise_nobody_waits_more_than_14_days_for_a_word(now, mailoutbox):
    application = sent(vacancy=VacancyFactory(promised_days={"submitted": 30}))
    has_gone()
    told_on = date(2027, 1, 8)
    assert services.keep_in_touch(at(told_on)) == 0
    assert services.tell_late(at(told_on)) == 1
    has_gone()

    assert services.keep_in_touch(at(told_on + timedelta(days=13))) == 0
    now.move_to(at(told_on + timedelta(days=14)))
    assert services.keep_in_touch(at(told_on + timedelta(days=14))) == 1
    send_owed_emails()
    [email] = [one for one in mailoutbox if one.subject.startswith("Not decided yet")]
    assert "We will write to you by" in email.body
    assert told_of(application) == ["late", "still_deciding"]
