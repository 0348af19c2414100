"""The check by hand, the check of every hour, and where Today shows what it found."""

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from recruitment.desk import reconciling
from recruitment.health import services
from recruitment.health.invariants.every import EVERY
from recruitment.models import Reconciliation
from recruitment.tasks import reconcile
from tests.factories import EmailFactory, UserFactory
from tests.health.planting import found
from tests.moments import NOW

NAMES = [one.name for one in EVERY]
pytestmark = pytest.mark.django_db


def run(*arguments):
    """How it ended, and what it printed."""
    out = StringIO()
    try:
        call_command("reconcile", *arguments, stdout=out)
    except SystemExit as end:
        return end.code, out.getvalue()
    return 0, out.getvalue()


@pytest.fixture
def at_desk(client, at_ten):
    def sign_in(role):
        client.force_login(UserFactory(role=role))
        return client

    return sign_in


def test_all_is_well_for_programs_and_for_people(at_ten):
    code, printed = run("--json")
    said = json.loads(printed)

    assert code == 0
    assert {name: said[name] for name in NAMES} == dict.fromkeys(NAMES, 0)
    assert said["all_files_read"] is True
    code, printed = run()
    assert code == 0
    assert "All is well." in printed
    assert "R10" in printed


def test_one_wrong_thing_is_counted_explained_and_ends_with_1(at_ten):
    EmailFactory(about="application:999")
    lost = EVERY[0]

    code, printed = run("--json")
    assert (code, json.loads(printed)["R1"]) == (1, 1)
    code, printed = run()
    assert code == 1
    assert lost.means in printed


def test_references_and_what_the_mail_server_took_come_from_files(tmp_path, at_ten):
    shown, took = tmp_path / "shown.txt", tmp_path / "took.txt"
    shown.write_text("EP-2222-2222\n\nEP-3333-3333\n")
    took.write_text("<1@x>\n<1@x>\n<2@x>\n")

    said = json.loads(run("--json", f"--references={shown}", f"--handed-over={took}")[1])
    assert (said["R1"], said["R5"]) == (2, 1)
    assert json.loads(run("--json", f"--handed-over={took}", "--kills=1")[1])["R5"] == 0


def test_a_file_that_is_not_there_is_no_empty_list(at_ten):
    with pytest.raises(CommandError, match="cannot be read"):
        run("--references=/there/is/none")


def test_the_check_comes_every_hour_and_keeps_its_last_result_in_one_row(at_ten, time_machine):
    time_machine.move_to(NOW, tick=False)
    reconcile()
    EmailFactory(about="application:999")

    time_machine.move_to(NOW + timedelta(minutes=59), tick=False)
    reconcile()
    assert Reconciliation.objects.get().at == NOW
    time_machine.move_to(NOW + timedelta(hours=1), tick=False)
    reconcile()
    only = Reconciliation.objects.get()
    assert (only.at, only.counts["R1"]) == (NOW + timedelta(hours=1), 1)


def test_what_was_read_is_remembered_from_one_hour_to_the_next(at_ten):
    Reconciliation.objects.create(pk=1, at=NOW, counts={}, files_read_to=5, bad_files=[3])

    kept = services.reconcile(NOW, seconds=60)

    assert (kept.files_read_to, kept.bad_files) == (0, [])


@pytest.mark.parametrize("role", ["HR lead", "Administrator"])
def test_today_shows_how_many_things_are_wrong_and_leads_to_why(role, at_desk):
    browser = at_desk(role)
    EmailFactory(about="application:999")
    reconcile()

    shown = browser.get(reverse("admin:index")).context["problems"]
    figure = next(one for one in shown if one.label == "Checks of our records")
    page = browser.get(figure.url)

    assert figure.count == page.context["count"] == 1
    assert EVERY[0].means in page.content.decode()
    assert EVERY[1].means not in page.content.decode()


def test_a_check_that_has_not_come_is_a_problem_too(at_desk, time_machine):
    browser = at_desk("Administrator")
    address = reverse("reconciliation")
    assert "not been done yet" in browser.get(address).content.decode()

    time_machine.move_to(NOW, tick=False)
    reconcile()
    time_machine.move_to(NOW + reconciling.STALE, tick=False)
    assert not reconciling.is_stale(reconciling.last())
    time_machine.move_to(NOW + reconciling.STALE + timedelta(seconds=1), tick=False)
    page = at_desk("Administrator").get(address)
    assert page.context["count"] == 1
    assert "too long ago" in page.content.decode()


def test_a_recruiter_has_no_such_figure(at_desk):
    page = at_desk("Recruiter").get(reverse("admin:index"))

    assert "Checks of our records" not in page.content.decode()


@pytest.mark.django_db(transaction=True)
def test_nothing_is_found_among_invented_people(at_ten, settings, time_machine):
    call_command("demo_data", applications=300, stdout=StringIO())

    assert found() == {}
