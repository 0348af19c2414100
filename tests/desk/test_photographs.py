"""Photographs on a case: HR may save those that were scanned, and nobody else comes near."""

from datetime import timedelta

import pytest
from django.urls import reverse

from recruitment.files import services as files
from recruitment.models import File
from tests.applications.applying import OFFICER_ANSWERS, officer
from tests.factories import VacancyFactory, sent
from tests.files import clamd
from tests.files.sending import different, take
from tests.moments import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.UPLOADS_ROOT = str(tmp_path / "uploads")


@pytest.fixture
def scanner(settings):
    with clamd.running() as (running, address):
        settings.CLAMD_ADDRESS = address
        yield running


@pytest.fixture
def application():
    return sent(vacancy=VacancyFactory(route_slug="pcep"), answers=OFFICER_ANSWERS)


def photograph(application, number=1):
    return take(different(number), name=f"arm{number}.jpg", subject=application.about)


def case(browser, application):
    address = reverse("admin:recruitment_application_change", args=[application.pk])
    return browser.get(address).content.decode()


def opened(browser, application):
    """The case after the press that opens the photographs, and records that."""
    address = reverse("admin:recruitment_application_open", args=[application.pk, "photographs"])
    return browser.post(address).content.decode()


def address(application, file):
    return reverse("admin:recruitment_application_photograph", args=[application.pk, file.pk])


def test_a_case_names_them_and_they_can_be_saved(desk, application):
    file = photograph(application)
    browser = desk("Recruiter")

    assert "arm1.jpg" not in case(browser, application)
    assert address(application, file) in opened(browser, application)
    reply = browser.get(address(application, file))
    assert b"".join(reply.streaming_content).startswith(b"\xff\xd8\xff")
    assert 'attachment; filename="arm1.jpg"' in reply["Content-Disposition"]


def test_one_that_was_not_scanned_is_named_and_cannot_be_opened(desk, application, scanner):
    file = photograph(application)
    browser = desk("Recruiter")

    page = opened(browser, application)
    assert "arm1.jpg" in page
    assert "Waiting for the virus scanner" in page
    assert address(application, file) not in page
    assert browser.get(address(application, file)).status_code == 404

    files.scan_next(NOW + timedelta(minutes=1))
    assert address(application, file) in opened(browser, application)


@pytest.mark.parametrize("role", [None, "Administrator"])
def test_staff_who_see_no_applications_see_no_photographs(desk, application, role):
    file = photograph(application)

    assert desk(role).get(address(application, file)).status_code == 403


def test_whoever_is_not_signed_in_is_asked_to(client, application):
    assert client.get(address(application, photograph(application))).status_code == 302


def test_those_of_a_draft_are_its_writers_own(desk):
    application = officer(VacancyFactory(route_slug="pcep"))

    reply = desk("HR lead").get(address(application, photograph(application)))

    assert reply.status_code == 404


def test_those_of_another_case_are_not_on_this_one(desk, application):
    other = sent(vacancy=VacancyFactory(route_slug="pcep"), answers=OFFICER_ANSWERS)
    file = photograph(other)
    browser = desk("Recruiter")

    assert browser.get(address(application, file)).status_code == 404
    assert "arm1.jpg" not in opened(browser, application)


def test_a_file_that_is_no_photograph_is_not_given(desk, application):
    file = photograph(application)
    File.objects.update(purpose="other")

    assert desk("Recruiter").get(address(application, file)).status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_a_case_takes_the_same_queries_for_any_number(
    desk, application, number, django_assert_max_num_queries
):
    for one in range(number):
        photograph(application, one)
    browser = desk("Recruiter")
    case(browser, application)

    with django_assert_max_num_queries(22):
        case(browser, application)
    assert opened(browser, application).count(f"{number - 1}.jpg") == 1
