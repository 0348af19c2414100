"""Bank holidays are data: the known ones are there, and promises are counted with them."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from recruitment.applications import services as applications
from recruitment.applications.stages import Stage
from recruitment.holidays import services
from recruitment.models import BankHoliday
from tests.factories import VacancyFactory
from tests.moments import NOW, TODAY

pytestmark = pytest.mark.django_db

KNOWN = """
2026-12-25 2026-12-28
2027-01-01 2027-03-26 2027-03-29 2027-05-03 2027-05-31 2027-08-30 2027-12-27 2027-12-28
2028-01-03 2028-04-14 2028-04-17 2028-05-01 2028-05-29 2028-08-28 2028-12-25 2028-12-26
"""
"""Of England and Wales, from today to the end of 2028."""


def test_the_known_ones_are_there_to_the_end_of_2028():
    assert services.days() == {date.fromisoformat(day) for day in KNOWN.split()}


def test_a_promise_leaves_out_a_holiday_that_hr_added():
    vacancy = VacancyFactory(promised_days={"submitted": 1})
    assert applications.promise(Stage.SUBMITTED, vacancy, NOW) == TODAY + timedelta(days=1)

    services.save(BankHoliday(day=TODAY + timedelta(days=1), name="Coronation"))

    assert applications.promise(Stage.SUBMITTED, vacancy, NOW) == TODAY + timedelta(days=2)


def test_a_holiday_that_no_longer_counts_is_a_working_day():
    BankHoliday.objects.filter(day="2026-12-25").update(counts=False)

    assert services.working_days_after(date(2026, 12, 24), 1) == date(2026, 12, 25)


@pytest.mark.parametrize(
    ("today", "warns"),
    [
        pytest.param(date(2027, 12, 27), False, id="365 days before the last"),
        pytest.param(date(2027, 12, 28), True, id="364 days before the last"),
    ],
)
def test_the_table_runs_out_when_it_ends_within_12_months(today, warns):
    assert services.runs_out(today) is warns


def test_an_empty_table_has_run_out():
    BankHoliday.objects.update(counts=False)

    assert services.runs_out(TODAY)


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"day": date(2029, 1, 6)}, "bank_holiday_is_a_weekday"),
        ({"day": date(2029, 1, 7)}, "bank_holiday_is_a_weekday"),
        ({"day": date(2101, 1, 3)}, "bank_holiday_is_in_this_century"),
        ({"name": ""}, "bank_holiday_has_a_name"),
        ({"day": date(2026, 12, 25)}, "day"),
    ],
)
def test_nonsense_is_refused_by_the_table(change, name):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        BankHoliday.objects.create(**{"day": date(2029, 1, 1), "name": "New Year", **change})
