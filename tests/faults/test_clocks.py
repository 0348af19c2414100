"""Nights on which clocks change, and clocks that jump: F13, F14, goal 3."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from celery.schedules import maybe_schedule
from django.core import mail
from django.core.mail import get_connection

from portal.celery import app
from recruitment import clock
from recruitment.messages import outbox
from recruitment.messages.outbox import EmailKind
from recruitment.models import Email
from tests.factories import EmailFactory

pytestmark = pytest.mark.django_db

MINUTE, FIVE = timedelta(minutes=1), timedelta(minutes=5)
LATE = timedelta(minutes=2)
HOURS = 4
"""Of each night: clocks change after one."""


def nights(until=2030):
    """Every UK day from today's year on that has 23 or 25 hours."""
    first = date(2026, 10, 1)
    days = (first + timedelta(days=one) for one in range((date(until, 12, 31) - first).days))
    return [day for day in days if length(day) != timedelta(hours=24)]


def length(day):
    return clock.end_of(day).astimezone(UTC) - begin(day)


def begin(day):
    return clock.uk_moment(day, time()).astimezone(UTC)


every_night = pytest.mark.parametrize("night", nights(), ids=str)


def test_these_are_the_nights():
    assert len(nights()) == 9
    assert nights()[1:3] == [date(2027, 3, 28), date(2027, 10, 31)]


@every_night
def test_no_five_minutes_pass_without_a_tick(night):
    """By Celery's own reckoning: 300 in October, 276 in March."""
    assert len(ticks(night)) == length(night) // FIVE in (276, 300)


def ticks(night):
    """The five minutes of a day in which the outbox is looked at, once for each look."""
    entry = app.conf.beat_schedule["send owed emails"]
    now, end = begin(night), begin(night) + length(night)
    tick = maybe_schedule(entry["schedule"], app=app)
    tick.nowfun = lambda: now
    last, seen = now - FIVE, set()
    while now < end:
        state = tick.is_due(last)
        if state.is_due:
            seen.add((now - begin(night)) // FIVE)
            last = now
        now += timedelta(seconds=max(1, round(state.next)))
    return seen


def test_celery_counts_in_a_time_without_summer():
    assert str(app.timezone) in ("UTC", "Etc/UTC")
    assert app.conf.enable_utc


@every_night
def test_half_past_one_is_one_moment_also_when_there_is_none_or_two(night):
    """What does not exist moves forward; of what comes twice the first counts."""
    at = clock.uk_moment(night, time(1, 30)).astimezone(UTC)

    spring = night.month == 3
    assert at == begin(night) + timedelta(minutes=90)
    assert at.astimezone(clock.UK).time() == (time(2, 30) if spring else time(1, 30))


@every_night
@pytest.mark.parametrize("beats", [1, 2])
def test_each_reminder_of_the_night_leaves_once_and_in_time(night, beats):
    owe_every_five_minutes(night)

    for minute in range(HOURS * 60):
        for _ in range(beats):
            work(begin(night) + minute * MINUTE)

    assert_each_left_once(late=LATE)


def test_after_an_hour_without_a_beat_all_overdue_leave_once():
    night = date(2027, 10, 31)
    owe_every_five_minutes(night)

    for minute in [*range(60), *range(120, HOURS * 60)]:
        work(begin(night) + minute * MINUTE)

    assert_each_left_once(late=timedelta(hours=1))


@pytest.mark.parametrize("jump", [timedelta(hours=1), timedelta(hours=-1)], ids=["on", "back"])
def test_a_clock_that_jumps_sends_nothing_twice_and_leaves_nothing(jump):
    day = date(2026, 11, 24)
    owe_every_five_minutes(day)

    for minute in range(HOURS * 60):
        wrong = jump if 60 <= minute < 120 else timedelta()
        work(begin(day) + minute * MINUTE + wrong)

    assert_each_left_once(late=timedelta(hours=1), early=timedelta(hours=1))


def owe_every_five_minutes(day):
    """Of the night, by the clocks in the UK, and so twice or never in one hour of it."""
    moments = {begin(day) + number * FIVE for number in range((HOURS - 1) * 12)}
    moments.add(clock.uk_moment(day, time(1, 30)).astimezone(UTC))
    for at in sorted(moments):
        EmailFactory(kind="sign_in_code", owed_at=at, next_try_at=at)


def work(now: datetime):
    kinds = {"sign_in_code": EmailKind("sign_in_code", lambda email: {"code": "1", "minutes": 10})}
    while outbox.send_next(kinds, now, get_connection()):
        pass


def assert_each_left_once(*, late, early=timedelta()):
    emails = Email.objects.all()
    assert len(mail.outbox) == len(emails)
    for email in emails:
        assert email.tries == 1
        assert -early <= email.sent_at - email.owed_at <= late
