"""Nothing is kept for longer than we said. Each promise is tested just before and just after."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.conf import settings
from django.db import connection, transaction

import recruitment.tasks
from recruitment.interest import forgetting, keeping, services
from recruitment.messages import outbox
from recruitment.models import Asking, Copy, Email, Interest, KeptResult, Reminder
from recruitment.tasks import forget_interest
from tests.crowd import all_at_once
from tests.factories import EmailFactory
from tests.interest.somebody import (
    OPENS,
    ask_for_copy,
    ask_for_news,
    ask_for_reminder,
    ask_to_keep,
    interest,
    kept,
    reminder,
)
from tests.moments import NOW

pytestmark = pytest.mark.django_db

SECOND = timedelta(seconds=1)
NINE_ON_THE_DAY = datetime(2026, 12, 23, 9, 0, tzinfo=UTC)
BOTH_SIDES = pytest.mark.parametrize("late", [False, True], ids=["just before", "at the moment"])


def kept_at(model, moment, *, late):
    forgetting.forget(moment if late else moment - SECOND)
    return model.objects.exists()


@BOTH_SIDES
def test_a_copy_that_never_left_goes_after_24_hours(late):
    ask_for_copy()

    assert kept_at(Copy, NOW + timedelta(hours=24), late=late) != late
    assert Email.objects.exists() != late


@BOTH_SIDES
def test_who_asked_is_forgotten_after_a_day(late):
    ask_for_copy()

    assert kept_at(Asking, NOW + timedelta(days=1), late=late) != late


@BOTH_SIDES
def test_a_reminder_that_nobody_confirmed_goes_after_7_days(late):
    ask_for_reminder()

    assert kept_at(Reminder, NOW + timedelta(days=7), late=late) != late
    assert Email.objects.exists() != late


@BOTH_SIDES
def test_interest_that_nobody_confirmed_goes_after_7_days(late):
    ask_for_news()

    assert kept_at(Interest, NOW + timedelta(days=7), late=late) != late
    assert Email.objects.exists() != late


@BOTH_SIDES
def test_a_result_that_nobody_confirmed_goes_after_7_days(late):
    ask_to_keep()

    assert kept_at(KeptResult, NOW + timedelta(days=7), late=late) != late
    assert Email.objects.exists() != late


@BOTH_SIDES
def test_a_kept_result_goes_30_days_after_its_owner_said_yes(late):
    asked = ask_to_keep()
    keeping.confirm(asked.pk, asked.token, now=NOW + timedelta(days=3))

    assert kept_at(KeptResult, NOW + timedelta(days=33), late=late) != late
    assert Email.objects.exists() != late


@BOTH_SIDES
def test_a_kept_result_goes_30_days_after_it_was_shown_last(late):
    one = kept()
    keeping.show_again(one.pk, one.token, now=NOW + timedelta(days=29))

    assert kept_at(KeptResult, NOW + timedelta(days=59), late=late) != late


@BOTH_SIDES
def test_a_confirmed_reminder_goes_30_days_after_its_day(late):
    reminder()

    assert kept_at(Reminder, NINE_ON_THE_DAY + timedelta(days=30), late=late) != late
    assert Email.objects.exists() != late


def test_a_reminder_whose_day_is_far_stays():
    reminder(day=date(2030, 1, 1))

    forgetting.forget(NOW + timedelta(days=400))

    assert Reminder.objects.exists()


@BOTH_SIDES
def test_a_day_that_was_put_off_counts_anew(late):
    one = reminder()
    services.owe_on_the_day(one, date(2027, 3, 1), NINE_ON_THE_DAY)
    moment = datetime(2027, 3, 31, 9, 0, tzinfo=UTC)

    assert kept_at(Reminder, moment, late=late) != late


@BOTH_SIDES
def test_interest_ends_with_the_last_day_of_its_year(late):
    interest()

    assert kept_at(Interest, datetime(2027, 11, 24, 0, 0, tzinfo=UTC), late=late) != late
    assert Email.objects.exists() != late


def test_a_year_that_is_over_does_not_take_away_a_question_just_asked_again():
    interest()
    again = datetime(2027, 11, 23, 12, 0, tzinfo=UTC)
    asked = ask_for_news(now=again)

    forgetting.forget(again + timedelta(days=1))

    assert services.confirm_interest(asked.pk, asked.token, now=again + timedelta(days=2))


def test_asking_again_and_again_keeps_no_address_longer_than_the_first_time():
    first = ask_for_news()
    for day in range(1, 7):
        assert ask_for_news(now=NOW + timedelta(days=day)) == first

    forgetting.forget(NOW + timedelta(days=7))

    assert not Interest.objects.exists()


def test_asking_again_after_the_seven_days_is_a_first_asking():
    first = ask_for_news()

    again = ask_for_news(now=NOW + timedelta(days=7))

    assert again.pk != first.pk
    assert again.asked_at == NOW + timedelta(days=7)


def test_asking_again_does_not_prolong_a_year():
    interest()
    first = datetime(2027, 11, 22, 12, 0, tzinfo=UTC)
    for day in range(7):
        ask_for_news(now=first + timedelta(days=day))

    forgetting.forget(first + timedelta(days=7))

    assert not Interest.objects.exists()


def test_asking_again_after_the_year_is_a_first_asking():
    old = interest()
    again = ask_for_news(now=datetime(2027, 11, 24, 0, 0, tzinfo=UTC))

    assert again.pk != old.pk
    assert (again.confirmed_at, again.expires_on) == (None, None)


def test_a_question_asked_again_that_nobody_answered_can_be_asked_once_more():
    interest()
    ask_for_news(now=NOW + timedelta(days=10))

    again = ask_for_news(now=NOW + timedelta(days=17))

    assert again.asked_at == NOW + timedelta(days=17)


def test_an_email_that_was_taken_back_does_not_keep_a_reminder():
    one = reminder()
    services.owe_on_the_day(one, date(2027, 3, 1), NINE_ON_THE_DAY)
    outbox.cancel("can_apply", about=one.about)

    forgetting.forget(NINE_ON_THE_DAY + timedelta(days=30))

    assert not Reminder.objects.exists()


def test_emails_about_what_is_there_stay_and_those_of_others_too():
    reminder()
    interest()
    kept()
    EmailFactory(kind="sign_in_code", about="sign-in:1")
    EmailFactory(kind="received", about="application:1")
    before = Email.objects.count()

    forgetting.forget(NOW)

    assert Email.objects.count() == before == 9


def test_after_a_stop_the_address_is_nowhere(time_machine):
    time_machine.move_to(NOW, tick=False)
    one = reminder()
    services.stop_by_link(Reminder.objects.all(), one.pk, one.token, now=NOW)

    forget_interest()

    assert not Email.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_an_email_that_is_being_sent_is_left_for_the_next_time():
    ask_for_reminder()
    Reminder.objects.all().delete()

    with transaction.atomic():
        Email.objects.select_for_update().get()
        all_at_once(lambda: forgetting.forget(NOW))

    assert Email.objects.exists()
    forgetting.forget(NOW)
    assert not Email.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_what_is_confirmed_at_the_last_moment_is_not_forgotten():
    one = ask_for_reminder()
    last = NOW + timedelta(days=7)

    all_at_once(
        *[lambda: services.confirm_reminder(one.pk, one.token, now=last - SECOND)] * 3,
        *[lambda: forgetting.forget(last - SECOND)] * 3,
    )

    assert Reminder.objects.get().confirmed_at
    assert Email.objects.owed().filter(kind="can_apply").count() == 1


def test_beat_rings_for_both_tasks_every_hour():
    for name in ("tell interested", "forget interest"):
        entry = settings.CELERY_BEAT_SCHEDULE[name]
        room, task = entry["task"].rsplit(".", 1)
        assert room == "recruitment.tasks"
        assert hasattr(recruitment.tasks, task)
        assert entry["schedule"] == 60 * 60


def test_nothing_that_was_sealed_lies_open_in_the_tables():
    reminder(day=OPENS)
    ask_for_copy()

    with connection.cursor() as cursor:
        cursor.execute("SELECT answers FROM recruitment_reminder")
        [[answers]] = cursor.fetchall()
        cursor.execute("SELECT words FROM recruitment_copy")
        [[words]] = cursor.fetchall()

    assert answers.startswith("gAAAA")
    assert words.startswith("gAAAA")
