from datetime import UTC, date, datetime

import pytest

from recruitment import clock


@pytest.mark.parametrize(
    ("day", "end"),
    [
        (date(2026, 12, 4), datetime(2026, 12, 5, 0, 0, tzinfo=UTC)),
        (date(2027, 7, 9), datetime(2027, 7, 9, 23, 0, tzinfo=UTC)),
        (date(2027, 3, 28), datetime(2027, 3, 28, 23, 0, tzinfo=UTC)),
        (date(2026, 10, 25), datetime(2026, 10, 26, 0, 0, tzinfo=UTC)),
    ],
    ids=["winter", "summer", "the day the clocks go forward", "the day they go back"],
)
def test_a_day_ends_at_midnight_in_the_uk(day, end):
    assert clock.end_of(day) == end


@pytest.mark.parametrize(
    ("day", "number", "after"),
    [
        pytest.param(date(2026, 11, 23), 1, date(2026, 11, 24), id="the next day"),
        pytest.param(date(2026, 11, 27), 1, date(2026, 11, 30), id="over a weekend"),
        pytest.param(date(2026, 12, 24), 1, date(2026, 12, 29), id="over Christmas"),
        pytest.param(date(2026, 11, 23), 10, date(2026, 12, 7), id="two weeks"),
    ],
)
def test_working_days_leave_out_weekends_and_bank_holidays(day, number, after):
    holidays = {date(2026, 12, 25), date(2026, 12, 28)}

    assert clock.working_days_after(day, number, holidays) == after


@pytest.mark.django_db
def test_the_database_tells_the_time():
    assert clock.database_now().utcoffset() is not None
