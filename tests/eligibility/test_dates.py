from datetime import date

import pytest

from recruitment.eligibility.dates import months_after, spoken, years_after


@pytest.mark.parametrize(
    ("day", "years", "later"),
    [
        pytest.param("2008-11-24", 18, "2026-11-24", id="an ordinary birthday"),
        pytest.param("2008-02-29", 18, "2026-03-01", id="a leap day in a short year"),
        pytest.param("2008-02-29", 20, "2028-02-29", id="a leap day in a leap year"),
        pytest.param("2024-02-29", 3, "2027-03-01", id="three years from a leap day"),
        pytest.param("2023-11-24", 3, "2026-11-24", id="three years from a discharge"),
        pytest.param("2099-02-28", 1, "2100-02-28", id="a century without a leap day"),
        pytest.param("2096-02-29", 4, "2100-03-01", id="a leap day in such a century"),
        pytest.param("1996-02-29", 4, "2000-02-29", id="a century with one"),
        pytest.param("2026-11-23", 0, "2026-11-23", id="no years"),
    ],
)
def test_years_later(day, years, later):
    assert years_after(date.fromisoformat(day), years) == date.fromisoformat(later)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        pytest.param("2026-05-23", 6, "2026-11-23", id="the same day of the month"),
        pytest.param("2026-08-31", 6, "2027-02-28", id="clamped to the end of February"),
        pytest.param("2027-08-31", 6, "2028-02-29", id="clamped to the end of a leap February"),
        pytest.param("2026-05-31", 6, "2026-11-30", id="clamped to the end of November"),
        pytest.param("2026-06-30", 6, "2026-12-30", id="December stays in the same year"),
        pytest.param("2026-05-24", 6, "2026-11-24", id="a day later, a day later"),
        pytest.param("2028-02-29", 12, "2029-02-28", id="a year from a leap day"),
        pytest.param("2026-01-31", 1, "2026-02-28", id="the last day of January"),
        pytest.param("2026-12-31", 0, "2026-12-31", id="no months"),
        pytest.param("2026-12-01", 13, "2028-01-01", id="more than a year"),
    ],
)
def test_months_later(day, months, later):
    assert months_after(date.fromisoformat(day), months) == date.fromisoformat(later)


def test_dates_are_written_as_people_say_them():
    assert [spoken(date(2007, 3, 27)), spoken(date(2026, 12, 1))] == [
        "27 March 2007",
        "1 December 2026",
    ]
