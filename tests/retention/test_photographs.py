"""Photographs: kept for 3 months after the end of their application, however it ended."""

from datetime import date, timedelta

import pytest

from recruitment.applications import services
from recruitment.applications.stages import Stage
from recruitment.files.models import Sending
from recruitment.models import Application, File, PhotographsDeleted
from recruitment.retention import photographs
from tests.applications.checked import at_checks
from tests.applications.decided import again, move
from tests.applications.test_holds import hold
from tests.crowd import all_at_once
from tests.factories import UserFactory, sent
from tests.files.sending import different, take
from tests.health.planting import found
from tests.moments import NOW
from tests.retention.passing import NIGHT, at

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
GOES = date(2027, 2, 23)


@pytest.fixture(autouse=True)
def folder(at_ten):
    return at_ten


def photographed(application):
    for number in (1, 2):
        take(different(number), subject=application.about)
    Sending.objects.all().delete()  # the sweep of that day
    return application


def ended(end=Stage.UNSUCCESSFUL, application=None):
    application = photographed(application or sent())
    move(application, end)
    return again(application)


def kept_at(moment):
    photographs.look_after(moment)
    return File.objects.count()


@pytest.mark.parametrize(
    "end",
    [
        ended,
        lambda: ended(Stage.WITHDRAWN),
        lambda: ended(application=at_checks()),
    ],
    ids=["unsuccessful", "withdrawn", "by vetting"],
)
def test_they_go_3_months_after_the_end_and_not_a_second_earlier(
    end, folder, django_capture_on_commit_callbacks
):
    mine = end()
    assert kept_at(at(GOES, NIGHT) - timedelta(minutes=30, seconds=1)) == 2

    with django_capture_on_commit_callbacks(execute=True):
        photographs.look_after(at(GOES, NIGHT) - timedelta(minutes=30))

    assert File.objects.count() == 0
    assert [path for path in folder.rglob("*") if path.is_file()] == []
    assert "R7" not in found(at(GOES, NIGHT))
    assert Application.objects.get() == mine
    assert PhotographsDeleted.objects.get().number == 2


def test_of_an_application_that_goes_on_and_of_a_draft_they_stay():
    photographed(at_checks())

    assert kept_at(at(GOES + 400 * DAY)) == 2


def test_what_is_kept_longer_keeps_its_photographs_until_that_day():
    mine, until = ended(), date(2027, 12, 1)
    by, seen = UserFactory(), mine.version
    services.keep(mine.pk, until=until, reason="A claim", by=by, seen=seen, now=NOW)

    assert kept_at(at(until, NIGHT) - timedelta(hours=1)) == 2
    assert kept_at(at(until, NIGHT)) == 0


def test_while_it_is_on_hold_they_stay_and_go_after_it_was_withdrawn():
    """Nobody can end a hold that somebody left behind."""
    application = photographed(sent())
    hold(application)
    assert kept_at(at(GOES + 9 * DAY)) == 2

    services.withdraw(application.pk, reason="", now=NOW + DAY)
    assert kept_at(at(GOES)) == 2
    assert kept_at(at(GOES + DAY)) == 0


def test_what_stayed_a_day_too_long_is_found():
    ended()

    assert "R10" not in found(at(GOES, NIGHT))
    assert found(at(GOES + 2 * DAY))["R10"] == 1


def test_other_files_of_the_case_stay():
    mine = ended()
    take(different(3), subject=mine.about, purpose="other")

    assert kept_at(at(GOES)) == 1


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_delete_and_note_them_once(roles):
    ended()

    all_at_once(*[lambda: photographs.look_after(at(GOES))] * 2)
    photographs.look_after(at(GOES))

    assert File.objects.count() == 0
    assert PhotographsDeleted.objects.count() == 1
