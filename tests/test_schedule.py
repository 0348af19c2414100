"""The table of reminders, and its sums with days: weekends, bank holidays, nights of the clocks."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest

from recruitment import clock, schedule
from recruitment.emails import KINDS
from recruitment.schedule import SCHEDULE, Roll

NO_HOLIDAYS: frozenset[date] = frozenset()
CHRISTMAS = frozenset({date(2026, 12, 25), date(2026, 12, 28)})
MONDAY = date(2026, 11, 23)


def at_nine(day):
    return clock.uk_moment(day, schedule.AT)


def days(name, day, *, after=date(2026, 1, 1), holidays=NO_HOLIDAYS):
    found = schedule.moments(name, day, holidays, after=after)
    return {occurrence: clock.uk_day(at) for occurrence, at in found.items()}


@pytest.mark.parametrize("name", SCHEDULE)
def test_every_line_is_of_a_kind_that_is_sent_as_a_reminder(name):
    plan = SCHEDULE[name]

    assert KINDS[plan.kind].reminder
    assert all((plan.event, plan.stop, plan.source))


@pytest.mark.parametrize("name", SCHEDULE)
def test_nobody_is_reminded_more_than_three_times_of_one_deadline(name):
    plan = SCHEDULE[name]

    assert 1 <= len(plan.days) + len(plan.hours) <= schedule.MOST
    assert plan.again or len(schedule.moments(name, MONDAY, NO_HOLIDAYS, after=date.min)) <= 3


@pytest.mark.parametrize("name", SCHEDULE)
@pytest.mark.parametrize("day", [MONDAY + timedelta(days=number) for number in range(40)])
def test_reminders_are_at_nine_on_working_days_but_for_days_that_people_chose(name, day):
    plan = SCHEDULE[name]

    for occurrence, at in schedule.moments(name, day, CHRISTMAS, after=day - timedelta(99)).items():
        if occurrence.endswith("hours"):
            assert at == clock.end_of(day) - timedelta(hours=6)
            continue
        assert at.astimezone(clock.UK).hour == 9
        assert plan.roll is Roll.STAYS or clock.is_working_day(clock.uk_day(at), CHRISTMAS)


def test_before_a_deadline_it_goes_on_the_working_day_before():
    assert days("closing", date(2026, 12, 13)) == {
        "7 days": date(2026, 12, 4),
        "2 days": date(2026, 12, 11),
        "6 hours": date(2026, 12, 13),
    }


def test_after_an_event_it_goes_on_the_next_working_day():
    assert days("referee", MONDAY) == {"5 days": date(2026, 11, 30), "10 days": date(2026, 12, 3)}


def test_bank_holidays_are_no_working_days():
    assert days("interview", date(2026, 12, 29), holidays=CHRISTMAS) == {
        "7 days": date(2026, 12, 22),
        "1 day": date(2026, 12, 24),
    }


def test_two_that_come_to_one_morning_are_one():
    assert days("interview", date(2026, 12, 7)) == {
        "7 days": date(2026, 11, 30),
        "1 day": date(2026, 12, 4),
    }


def test_what_cannot_go_back_goes_on():
    thursday = date(2026, 11, 26)

    assert days("choose", thursday, after=thursday)["2 days"] == date(2026, 11, 27)
    friday = date(2026, 11, 27)
    assert days("choose", friday, after=friday)["2 days"] == date(2026, 11, 30)


def test_nobody_is_reminded_on_the_day_on_which_they_began():
    early = datetime(2026, 12, 11, 8, 0, tzinfo=UTC)

    ahead = schedule.ahead("closing", date(2026, 12, 13), NO_HOLIDAYS, now=early)

    assert list(ahead) == ["6 hours"]


@pytest.mark.parametrize("seconds", [-1, 0])
def test_what_has_passed_is_not_ahead(seconds):
    six = clock.end_of(MONDAY) - timedelta(hours=6) + timedelta(seconds=seconds)

    ahead = schedule.ahead("closing", MONDAY, NO_HOLIDAYS, now=six)

    assert list(ahead) == (["6 hours"] if seconds < 0 else [])


@pytest.mark.parametrize(
    ("day", "hour"),
    [
        pytest.param(date(2027, 3, 27), 9, id="the day before summer"),
        pytest.param(date(2027, 3, 28), 8, id="the night into summer"),
        pytest.param(date(2027, 10, 30), 8, id="the day before winter"),
        pytest.param(date(2027, 10, 31), 9, id="the night into winter"),
    ],
)
def test_nine_in_the_uk_is_the_right_moment_when_the_clocks_change(day, hour):
    [at] = schedule.moments("day", day, NO_HOLIDAYS, after=date(2027, 1, 1)).values()

    assert at.astimezone(UTC) == datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def test_every_clock_change_until_2030_moves_no_reminder_and_doubles_none():
    first = date(2026, 11, 23)
    number_of_days = (date(2030, 12, 31) - first).days
    every = [first + timedelta(days=number) for number in range(number_of_days)]
    moments = [at_nine(day).astimezone(UTC) for day in every]

    assert len(set(moments)) == len(every)
    gaps = [later - earlier for earlier, later in pairwise(moments)]
    assert sum(gap != timedelta(days=1) for gap in gaps) == 8
    assert set(gaps) == {timedelta(hours=hours) for hours in (23, 24, 25)}


@pytest.mark.parametrize(
    ("passed", "number"), [(0, 1), (59, 1), (60, 2), (61, 2), (119, 2), (120, 3)]
)
def test_what_comes_again_and_again_is_counted_from_its_beginning(passed, number):
    now = at_nine(MONDAY + timedelta(days=passed))

    at = schedule.next_again("pool", MONDAY, NO_HOLIDAYS, now=now)

    due = MONDAY + timedelta(days=60 * number)
    assert clock.uk_day(at) == (due if due.weekday() < 5 else due + timedelta(7 - due.weekday()))
