"""Sensitive parts of a case stay folded; who opens one is on the record, and the case shows it."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.db import DatabaseError, IntegrityError, transaction
from django.urls import reverse

from recruitment.applications import services
from recruitment.desk import sensitive
from recruitment.eligibility import BY_KEY
from recruitment.models import SensitiveRead
from tests.applications.applying import OFFICER_ANSWERS
from tests.factories import UserFactory, VacancyFactory, draft, fill_in, sent
from tests.moments import NOW

pytestmark = pytest.mark.django_db

CANARY = "I need a quiet room because of"
RECORD = {
    **OFFICER_ANSWERS,
    "any-of-these": ["money"],
    "money": ["debt-plan"],
    "police-record": ["caution"],
}


@pytest.fixture
def application():
    vacancy = VacancyFactory(route_slug="pcep")
    application = draft(vacancy=vacancy, answers=OFFICER_ANSWERS)
    application = fill_in(application, "adjustments", wanted=CANARY)
    application = fill_in(application, "support", wanted="tell-me-more")
    return services.submit(application.pk, shown=application.version, now=NOW)


def case(browser, application):
    address = reverse("admin:recruitment_application_change", args=[application.pk])
    return said(browser.get(address))


def opened(browser, application, part):
    return browser.post(reverse("admin:recruitment_application_open", args=[application.pk, part]))


def said(response):
    return " ".join(response.content.decode().split())


def test_what_is_sensitive_is_not_on_the_case(desk, application):
    page = case(desk("HR lead"), application)

    assert CANARY not in page
    assert "Tell me more first" not in page
    for key in sensitive.RECORD & application.answers.keys():
        assert f"<dt>{BY_KEY[key].short}</dt>" not in page
    assert not SensitiveRead.objects.exists()


@pytest.mark.parametrize(
    ("part", "words"),
    [("help", CANARY), ("help", "Tell me more first"), ("record", BY_KEY["police-record"].short)],
)
def test_a_press_opens_one_part_and_records_who_read_what_and_when(desk, application, part, words):
    browser = desk("Recruiter")

    page = said(opened(browser, application, part))

    assert words in page
    read = SensitiveRead.objects.get()
    assert (read.application, read.part, read.by) == (application, part, browser.user)
    assert NOW <= read.at < NOW + timedelta(minutes=1)
    label = read.get_part_display().lower()
    assert f"Opened: {label}" in case(browser, application)


def test_opening_one_part_leaves_the_others_folded(desk, application):
    assert CANARY not in said(opened(desk("Recruiter"), application, "record"))


def test_what_the_rules_said_of_the_record_is_folded_with_it(desk, application):
    findings = [one for one in application.outcome["findings"] if sensitive.rests_on_record(one)]
    browser = desk("Recruiter")

    page = case(browser, application)

    assert findings
    assert not [one["title"] for one in findings if f"<p>{one['title']}</p>" in page]
    page = said(opened(browser, application, "record"))
    assert all(f"<p>{one['title']}</p>" in page for one in findings)


def test_an_address_that_is_only_asked_for_opens_and_records_nothing(desk, application):
    address = reverse("admin:recruitment_application_open", args=[application.pk, "help"])

    reply = desk("Recruiter").get(address)

    assert reply["Location"] == reverse(
        "admin:recruitment_application_change", args=[application.pk]
    )
    assert not SensitiveRead.objects.exists()


def test_whoever_may_only_look_at_cases_opens_nothing(client, application):
    user = UserFactory()
    user.user_permissions.add(Permission.objects.get(codename="view_application"))
    client.force_login(user)

    assert "Your role does not open this part." in case(client, application)
    assert opened(client, application, "help").status_code == 403
    assert not SensitiveRead.objects.exists()


def test_an_administrator_opens_nothing(desk, application):
    assert opened(desk("Administrator"), application, "help").status_code == 403


@pytest.mark.parametrize("part", ["equality", "nonsense", "HELP"])
def test_there_is_no_other_part(desk, application, part):
    assert opened(desk("HR lead"), application, part).status_code == 404


def test_a_draft_has_no_parts_for_staff(desk):
    assert opened(desk("HR lead"), draft(), "help").status_code == 404


@pytest.mark.parametrize("act", ["update", "delete"])
def test_a_read_cannot_be_taken_off_the_record(desk, application, act):
    opened(desk("Recruiter"), application, "help")
    rows = SensitiveRead.objects.all()

    with pytest.raises(DatabaseError, match="only ever added to"), transaction.atomic():
        rows.update(part="record") if act == "update" else rows._raw_delete(rows.db)


def test_the_record_knows_no_other_part(application):
    with pytest.raises(IntegrityError, match="sensitive_part_is_known"), transaction.atomic():
        SensitiveRead.objects.create(
            application=application, part="equality", by=UserFactory(), at=NOW
        )


def test_every_question_that_is_folded_exists():
    assert BY_KEY.keys() >= sensitive.RECORD


def test_a_route_that_asks_for_no_help_from_a_team_shows_only_what_it_asks(desk):
    page = said(opened(desk("Recruiter"), sent(), "help"))

    assert "What would help you" in page
    assert "Support from our team" not in page
