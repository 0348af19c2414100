"""How long vetting counts: for officers and specials 6 months, to the day."""

from datetime import date, timedelta

import pytest

from recruitment.applications import services
from recruitment.applications.checks import Check, Outcome
from recruitment.applications.services import NotChecked
from recruitment.applications.stages import Stage
from recruitment.models import Application
from tests.applications.checked import OFFICERS_WAY, appoint, at_checks, officer_at
from tests.applications.decided import again, move, pass_checks
from tests.factories import VacancyFactory
from tests.moments import NOW, TODAY

pytestmark = pytest.mark.django_db

BOUNDARIES = [
    ("2026-11-23", "2027-05-23", "2027-05-24"),
    ("2026-08-31", "2027-02-28", "2027-03-01"),
    ("2026-08-30", "2027-02-28", "2027-03-01"),
    ("2026-08-28", "2027-02-28", "2027-03-01"),
    ("2026-08-27", "2027-02-27", "2027-02-28"),
    ("2027-08-31", "2028-02-29", "2028-03-01"),
    ("2026-10-31", "2027-04-30", "2027-05-01"),
    ("2027-02-28", "2027-08-28", "2027-08-29"),
    ("2028-02-29", "2028-08-29", "2028-08-30"),
]


@pytest.mark.parametrize(("given", "good", "late"), BOUNDARIES)
def test_an_officers_clearance_counts_for_six_months_and_not_a_day_longer(given, good, late):
    application = officer_at(Stage.SIFT)
    pass_checks(application)
    Check.objects.filter(kind="vetting").update(asked_on=None, finished_on=given)

    def says(day):
        application.starts_on = date.fromisoformat(day)
        return services.in_the_way(application, Stage.APPOINTED, TODAY)

    assert says(good) == ()
    assert len(says(late)) == 1


@pytest.mark.parametrize(("given", "good", "late"), BOUNDARIES[:2])
def test_the_clearance_of_staff_does_not_age(given, good, late):
    application = at_checks()
    pass_checks(application)
    Check.objects.filter(kind="vetting").update(asked_on=None, finished_on=given)

    application.starts_on = date.fromisoformat(late)
    assert services.in_the_way(application, Stage.APPOINTED, TODAY) == ()


def test_a_special_constables_clearance_ages_as_an_officers_does():
    vacancy = VacancyFactory(route_slug="special-constable", vetting="recruitment")
    application = Application(vacancy=vacancy)
    check = Check(kind="vetting", finished_on=date(2026, 8, 31), outcome=Outcome.PASSED)

    assert services.good_until(application, check) == date(2027, 2, 28)


def test_an_officer_is_not_appointed_before_the_first_day_is_set():
    application = officer_at(*OFFICERS_WAY)
    pass_checks(application)
    move(application, Stage.FINAL_OFFER)

    with pytest.raises(NotChecked, match="Set the first day"):
        appoint(application)

    services.set_first_day(application.pk, TODAY, seen=again(application).version, now=NOW)
    assert appoint(application).at is Stage.APPOINTED


def test_a_first_day_that_has_passed_counts_as_the_day_of_the_move():
    application = officer_at(*OFFICERS_WAY)
    pass_checks(application)
    move(application, Stage.FINAL_OFFER)
    services.set_first_day(application.pk, TODAY, seen=again(application).version, now=NOW)

    with pytest.raises(NotChecked, match="too old on 24 May 2027"):
        appoint(application, NOW + timedelta(days=182))


@pytest.mark.parametrize(("given", "good", "late"), BOUNDARIES)
def test_what_runs_out_by_a_day_is_what_counts_until_it_at_the_latest(given, good, late):
    application = officer_at(Stage.SIFT)
    pass_checks(application)
    vetting = Check.objects.filter(kind="vetting")
    vetting.update(asked_on=None, finished_on=given, expires_on=None)

    until = date.fromisoformat(good)
    assert vetting.filter(services.running_out(until)).exists()
    assert not vetting.filter(services.running_out(until - timedelta(days=1))).exists()


def test_a_day_of_expiry_runs_out_on_every_route():
    application = at_checks()
    pass_checks(application)
    Check.objects.update(expires_on="2027-01-10")

    running = services.running_out(date(2027, 1, 10))
    assert Check.objects.filter(running).count() == Check.objects.count()
    assert not Check.objects.filter(services.running_out(date(2027, 1, 9))).exists()
