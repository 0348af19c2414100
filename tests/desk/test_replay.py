"""The answers of a case judged again by the rules of now."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from recruitment.desk import sensitive
from recruitment.models import Application, SensitiveRead
from tests.applications.applying import OFFICER_ANSWERS
from tests.desk.test_cases import case_url
from tests.factories import UserFactory, VacancyFactory, draft, sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def application():
    """What the rules once said of it differs in one rule of the record, and in another one."""
    application = sent(vacancy=VacancyFactory(route_slug="pcep"), answers=OFFICER_ANSWERS)
    findings = application.outcome["findings"]
    for private in (True, False):
        changed = next(one for one in findings if sensitive.rests_on_record(one) is private)
        changed["verdict"] = "ASSESS"
    rows = Application.objects.filter(pk=application.pk)
    rows.update(outcome=application.outcome, rules_version="older")
    application.refresh_from_db()
    return application


def title(application, *, private):
    findings = application.outcome["findings"]
    return next(
        one["title"]
        for one in findings
        if sensitive.rests_on_record(one) is private and one["verdict"] == "ASSESS"
    )


def url(application):
    return reverse("admin:recruitment_application_replay", args=[application.pk])


def said(response):
    return " ".join(response.content.decode().split())


def test_a_case_whose_rules_have_changed_links_to_what_they_would_say(desk, application):
    browser = desk("Recruiter")

    assert url(application) in said(browser.get(case_url(application)))
    page = said(browser.get(url(application)))
    assert f"“{title(application, private=False)}” came out as" in page
    assert "older" in page


def test_what_rests_on_the_record_is_told_after_a_press_that_is_recorded(desk, application):
    browser, private = desk("Recruiter"), title(application, private=True)

    page = said(browser.get(url(application)))
    assert private not in page
    assert "1 more difference rests on answers about record and conduct" in page
    assert not SensitiveRead.objects.exists()

    assert private in said(browser.post(url(application)))
    assert SensitiveRead.objects.get().part == "record"


def test_nothing_is_changed_by_it(desk, application):
    desk("Recruiter").get(url(application))

    assert Application.objects.get(pk=application.pk).rules_version == "older"


def test_a_case_that_would_come_out_the_same_says_so(desk):
    assert "Nothing: every rule says the same." in said(desk("Recruiter").get(url(sent())))


def test_whoever_may_only_look_is_not_told_more(client, application):
    user = UserFactory()
    user.user_permissions.add(Permission.objects.get(codename="view_application"))
    client.force_login(user)

    assert title(application, private=True) not in said(client.get(url(application)))
    assert client.post(url(application)).status_code == 403


def test_a_draft_is_not_judged_for_staff(desk):
    assert desk("HR lead").get(url(draft())).status_code == 404
