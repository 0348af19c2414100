"""What a newcomer finds: accounts for each role, open vacancies, and a sift to try."""

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from recruitment.management import invented
from recruitment.models import Applicant, Application, ScoringRun, User, Vacancy
from recruitment.sift import access, marking
from recruitment.staff.roles import EVERY_ROLE
from recruitment.tasks import send_owed_emails
from tests.health.planting import found
from tests.sift.runs import text

pytestmark = pytest.mark.django_db


@pytest.fixture
def load(monkeypatch):
    monkeypatch.setenv("DEMO_PASSWORD", "a long enough password")
    return lambda: call_command("demo")


def test_every_role_has_an_account_and_there_are_three_markers(load):
    load()

    assert {user.groups.get().name for user in User.objects.all()} == {
        role.name for role in EVERY_ROLE
    }
    assert len(access.markers()) == 3


def test_a_newcomer_scores_answers_and_sees_a_shortlist(load, client):
    load()
    to_score, scored = ScoringRun.objects.order_by("vacancy__reference")
    marker = User.objects.get(email="marker@fitthebill.example")
    ((run, done, all_of_them),) = marking.runs_of(marker)
    client.force_login(User.objects.get(email="recruiter@fitthebill.example"))

    shortlist = text(client.get(reverse("sift-shortlist", args=[scored.pk])))

    assert (run, done, all_of_them) == (to_score, 0, 4)
    assert to_score.answers.under_way().count() == 6
    assert "2 shortlisted of 6" in shortlist
    assert "Reserve" in shortlist
    assert "Below the minimum" in shortlist


def test_running_it_again_changes_nothing_and_nobody_in_it_is_real(load):
    load()
    load()

    assert ScoringRun.objects.count() == 2
    assert Vacancy.objects.filter(reference__startswith="SIFT-DEMO").count() == 2
    emails = Applicant.objects.values_list("email", flat=True)
    assert len(emails) == 12
    assert all(one.endswith(f"@{invented.DOMAIN}") for one in emails)


def test_every_case_of_it_opens_and_the_check_of_records_finds_nothing(load, client):
    load()
    client.force_login(User.objects.get(email="lead@fitthebill.example"))

    send_owed_emails()

    for case in Application.objects.all():
        for page in ("change", "replay"):
            address = reverse(f"admin:recruitment_application_{page}", args=[case.pk])
            assert client.get(address).status_code == 200
        assert "Nothing: every rule says the same." in text(client.get(address))
    assert found(now=timezone.now()) == {}


def test_it_never_runs_in_production(load, settings):
    settings.LOCAL = False

    with pytest.raises(CommandError, match="LOCAL=true"):
        load()
