"""Bank holidays at the desk, and Today's warning when their table ends."""

import pytest
from django.urls import reverse

from recruitment.models import BankHoliday
from tests.moments import NOW

pytestmark = pytest.mark.django_db

ADD = reverse("admin:recruitment_bankholiday_add")
WARNING = "The table of bank holidays ends on"


def said(response):
    return " ".join(response.content.decode().split())


def test_an_hr_lead_adds_a_bank_holiday(desk):
    desk("HR lead").post(ADD, {"day": "01/01/2029", "name": "New Year", "counts": "on"})

    assert str(BankHoliday.objects.get(name="New Year").day) == "2029-01-01"


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"day": "06/01/2029"}, "Enter a weekday"),
        ({"day": "25/12/2026"}, "This day is in the table already."),
        ({"day": "05/01/2101"}, "Enter a day from 2026 to 2099."),
        ({"day": "31/02/2029"}, "Enter a valid date"),
        ({"name": ""}, "This field is required"),
    ],
)
def test_a_day_that_is_no_bank_holiday_is_refused_in_words(desk, changed, error):
    typed = {"day": "01/01/2029", "name": "New Year", "counts": "on", **changed}

    assert error in said(desk("HR lead").post(ADD, typed))
    assert BankHoliday.objects.count() == 18


def test_a_recruiter_sees_the_table_and_does_not_change_it(desk):
    browser = desk("Recruiter")

    assert browser.get(reverse("admin:recruitment_bankholiday_changelist")).status_code == 200
    assert browser.get(ADD).status_code == 403


def test_today_warns_an_hr_lead_within_12_months_of_the_end(desk, time_machine):
    browser = desk("HR lead")
    assert WARNING not in said(browser.get("/admin/"))

    time_machine.move_to(NOW.replace(year=2027, month=12, day=28))
    browser.force_login(browser.user)

    assert f"{WARNING} Tuesday 26 December 2028" in said(browser.get("/admin/"))


def test_today_says_nothing_of_it_to_whoever_cannot_change_it(desk):
    BankHoliday.objects.update(counts=False)

    assert "bank holidays is empty" in said(desk("HR lead").get("/admin/"))
    assert "bank holidays is empty" not in said(desk("Recruiter").get("/admin/"))
