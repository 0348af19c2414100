"""Reminders after sending: each goes while it is true, and not when it is not any more."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail

from recruitment.applications import services
from recruitment.applications.stages import Stage
from recruitment.messages import held
from recruitment.models import Email
from recruitment.tasks import send_owed_emails
from tests.applications.decided import again, move
from tests.applications.test_holds import hold, resume
from tests.factories import UserFactory, VacancyFactory, sent
from tests.moments import NOW
from tests.parents.family import CHILD, PARENT, agreed, cadet, send

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

WHAT = "Send us your share code."


def at_nine(month, day, year=2026):
    return datetime(year, month, day, 9, 0, tzinfo=UTC)


@pytest.fixture
def leaves(now):
    """Gives the kinds of the emails that leave at a moment."""

    def at(moment):
        now.move_to(moment, tick=False)
        waiting = set(Email.objects.owed().values_list("pk", flat=True))
        send_owed_emails()
        gone = Email.objects.filter(pk__in=waiting, state="sent")
        return sorted(gone.values_list("kind", flat=True))

    return at


def owed(*kinds):
    known = Email.objects.owed().filter(kind__in=kinds).order_by("next_try_at")
    return list(known.values_list("next_try_at", flat=True))


def at(stage, **fields):
    """An application whose applicant has been told that it is there."""
    application = sent(**fields)
    move(application, stage, words=WHAT)
    send_owed_emails()
    return again(application)


def at_pool(**fields):
    application = sent(**fields)
    move(application, Stage.INTERVIEW)
    move(application, Stage.POOL)
    send_owed_emails()
    return again(application)


def answers(application):
    services.add_note(application.pk, words="Here it is.", now=NOW + timedelta(hours=1))


def withdraws(application):
    services.withdraw(application.pk, reason="", now=NOW + timedelta(hours=1))


def is_held(application):
    hold(application)


def goes_on(application):
    to = Stage.SUBMITTED if application.at is Stage.INFO_NEEDED else Stage.UNSUCCESSFUL
    move(application, to, now=NOW + timedelta(hours=1))


def test_who_was_asked_for_more_is_reminded_after_3_and_6_days(leaves):
    """The sixth day is a Sunday, and the last day the Monday after: the Friday before."""
    at(Stage.INFO_NEEDED)

    assert owed("info_again") == [at_nine(11, 26), at_nine(11, 27)]
    assert leaves(at_nine(11, 26) - timedelta(seconds=1)) == []
    assert leaves(at_nine(11, 26)) == ["info_again"]
    for letter, still in zip(mail.outbox[-2:], ("", " still"), strict=True):
        assert letter.subject == f"We{still} need something from you by 30 November"
        assert "Send it by Monday 30 November 2026." in letter.body
        assert WHAT in letter.body


@pytest.mark.parametrize("stops", [answers, withdraws, is_held, goes_on])
def test_nobody_is_reminded_of_what_is_settled(leaves, stops):
    stops(at(Stage.INFO_NEEDED))

    assert owed("info_again") == []
    assert "info_again" not in leaves(at_nine(11, 27))


@pytest.mark.parametrize("stops", [answers, withdraws, is_held, goes_on])
def test_one_that_was_left_behind_asks_again_when_it_is_sent(leaves, stops):
    stops(at(Stage.INFO_NEEDED))
    Email.objects.filter(kind="info_again").update(state="owed")

    assert "info_again" not in leaves(at_nine(11, 27))


@pytest.mark.parametrize(("day", "kinds"), [(30, ["info_again"]), (31, [])])
def test_after_the_last_day_it_is_too_late(leaves, day, kinds):
    at(Stage.INFO_NEEDED)
    last = at_nine(11, 30) + timedelta(days=day - 30)

    assert leaves(last)[:1] == kinds


def test_a_withdrawal_that_is_taken_back_brings_them_back(leaves):
    application = at(Stage.INFO_NEEDED)
    withdraws(application)
    services.undo(application.pk, now=NOW + timedelta(hours=2))

    assert owed("info_again") == [at_nine(11, 26), at_nine(11, 27)]
    leaves(NOW + timedelta(hours=3))
    assert leaves(at_nine(11, 26)) == ["info_again"]


def test_a_decision_that_is_undone_brings_them_back_and_none_of_its_own(leaves):
    application = at(Stage.INFO_NEEDED)
    change = move(application, Stage.UNSUCCESSFUL).history.last()
    assert len(owed("info_again", "feedback")) == 1
    email = Email.objects.get(kind="outcome")
    held.take_back([email.pk])

    services.put_back(change, by=UserFactory(), now=NOW, promised_on=None)

    assert owed("feedback") == []
    assert owed("info_again") == [at_nine(11, 26), at_nine(11, 27)]
    assert leaves(at_nine(11, 26)) == ["info_again"]


def test_a_decision_that_waits_to_leave_is_reminded_of_from_then_on():
    application = sent()
    tuesday = NOW + timedelta(days=1)
    services.move(
        application.pk,
        Stage.INFO_NEEDED,
        by=UserFactory(),
        seen=application.version,
        now=NOW,
        note="",
        words=WHAT,
        leaves_at=tuesday,
    )

    assert owed("info_again") == [at_nine(11, 27), at_nine(11, 30)]


def test_a_hold_that_ends_brings_them_back_and_its_own_day_goes(leaves):
    application = at(Stage.INFO_NEEDED)
    hold(application, review_on=date(2026, 11, 25))
    assert owed("still_on_hold") == [at_nine(11, 25)]

    resume(application, now=NOW + timedelta(hours=2))

    assert owed("still_on_hold") == []
    assert owed("info_again") == [at_nine(11, 26), at_nine(11, 27)]


def test_on_the_day_of_review_who_is_on_hold_hears_of_it(leaves):
    application = at(Stage.INTERVIEW)
    hold(application, review_on=date(2026, 11, 28))
    leaves(NOW + timedelta(hours=2))

    assert owed("still_on_hold") == [at_nine(11, 30)]  # that day is a Saturday
    assert leaves(at_nine(11, 30)) == ["still_on_hold"]
    assert "again on Saturday 28 November 2026" in mail.outbox[-1].body


def test_a_hold_until_another_day_says_nothing_of_the_first(leaves):
    application = at(Stage.INTERVIEW)
    hold(application, review_on=date(2026, 11, 26))
    leaves(NOW + timedelta(hours=2))
    hold(application, now=NOW + timedelta(hours=3), review_on=date(2026, 12, 3))
    leaves(NOW + timedelta(hours=4))

    assert leaves(at_nine(11, 26)) == []
    assert leaves(at_nine(12, 3)) == ["still_on_hold"]


def test_who_waits_for_a_place_is_asked_every_60_days(leaves):
    application = at_pool()
    first, second = at_nine(1, 22, 2027), at_nine(3, 23, 2027)

    assert leaves(first - timedelta(seconds=1)) == []
    assert leaves(first) == ["pool"]
    assert "for about 2 months" in mail.outbox[-1].body
    assert owed("pool") == [second]
    withdraws(application)
    assert "pool" not in leaves(second)


def test_a_cadet_on_the_waiting_list_is_asked_once_a_year_and_the_parent_first(leaves):
    application = cadet()
    agreed(application)
    send(application)
    move(application, Stage.POOL)
    send_owed_emails()
    mail.outbox.clear()

    assert owed("pool") == [at_nine(11, 23, 2027)]
    assert leaves(at_nine(11, 23, 2027)) == ["pool"]
    assert [message.to for message in mail.outbox] == [[PARENT], [CHILD]]


@pytest.mark.parametrize("to", [Stage.UNSUCCESSFUL, Stage.WITHDRAWN])
def test_a_week_after_the_end_we_ask_how_it_was_but_nobody_who_withdrew(leaves, to):
    at(to)
    asked = to is Stage.UNSUCCESSFUL

    assert owed("feedback") == ([at_nine(11, 30)] if asked else [])
    assert leaves(at_nine(11, 30)) == (["feedback"] if asked else [])


def test_a_decision_that_was_reversed_is_not_asked_about(leaves):
    application = at(Stage.UNSUCCESSFUL)
    services.reverse(
        application.pk,
        application.history.last(),
        by=UserFactory(),
        seen=application.version,
        now=NOW,
        note="",
        words="We were wrong.",
        leaves_at=NOW,
    )

    assert owed("feedback") == []


def test_who_keeps_us_waiting_is_reminded_three_times(leaves):
    application = at(Stage.INTERVIEW)
    services.begin_wait(application.pk, "answer", by=UserFactory(), now=NOW)

    assert owed("still_waiting") == [at_nine(11, 26), at_nine(11, 30)]
    assert leaves(at_nine(11, 26)) == ["still_waiting"]
    assert "Your application is at: Interview" in mail.outbox[-1].body


def test_a_wait_that_is_over_is_not_reminded_of(leaves):
    application = at(Stage.INTERVIEW)
    services.begin_wait(application.pk, "answer", by=UserFactory(), now=NOW)
    services.end_wait(application.pk, by=UserFactory(), now=NOW)
    assert owed("still_waiting") == []
    Email.objects.filter(kind="still_waiting").update(state="owed")

    assert leaves(at_nine(11, 26)) == []


def test_the_thread_of_an_application_is_one_and_a_person_can_be_reached(leaves):
    at(Stage.INFO_NEEDED)
    leaves(at_nine(11, 26))

    threads = {message.extra_headers["References"] for message in mail.outbox}
    assert len(threads) == 1
    assert {message.extra_headers["Auto-Submitted"] for message in mail.outbox} == {
        "auto-generated"
    }
    assert all(message.reply_to == ["careers@essex-police.example"] for message in mail.outbox)
    assert len({message.extra_headers["Message-ID"] for message in mail.outbox}) == len(mail.outbox)


def test_a_vacancy_that_closes_takes_no_reminder_of_a_sent_application_along(leaves):
    application = at(Stage.INFO_NEEDED, vacancy=VacancyFactory())
    application.vacancy.closes_on = date(2027, 1, 31)
    services.save_vacancy(application.vacancy, now=NOW)

    assert owed("info_again") == [at_nine(11, 26), at_nine(11, 27)]
