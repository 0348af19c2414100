"""The last second of a vacancy, in winter and in summer: who arrives before it is in time."""

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from threading import Thread

import pytest
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from recruitment.applications import services
from recruitment.applications.services import VacancyClosed
from recruitment.applications.stages import Stage
from recruitment.models import Application
from tests.crowd import wait_until_somebody_waits
from tests.factories import VacancyFactory, draft
from tests.visitor import DECLARED, Visitor

CLOSINGS = [
    pytest.param(date(2026, 12, 4), datetime(2026, 12, 5, 0, 0, tzinfo=UTC), id="winter"),
    pytest.param(date(2027, 7, 9), datetime(2027, 7, 9, 23, 0, tzinfo=UTC), id="summer"),
    pytest.param(date(2027, 3, 28), datetime(2027, 3, 28, 23, 0, tzinfo=UTC), id="summer begins"),
    pytest.param(date(2027, 10, 31), datetime(2027, 11, 1, 0, 0, tzinfo=UTC), id="summer ends"),
]
ARRIVALS = [
    pytest.param(timedelta(seconds=-1), True, id="a second before"),
    pytest.param(timedelta(milliseconds=-1), True, id="a millisecond before"),
    pytest.param(timedelta(0), False, id="on it"),
    pytest.param(timedelta(milliseconds=1), False, id="a millisecond after"),
    pytest.param(timedelta(seconds=1), False, id="a second after"),
]


def written(application):
    return {part.name: (part.content, part.version) for part in application.parts.all()}


@pytest.mark.django_db
@pytest.mark.parametrize(("closes_on", "closing"), CLOSINGS)
@pytest.mark.parametrize(("arrives", "in_time"), ARRIVALS)
def test_who_arrives_before_the_closing_moment_is_in_time(closes_on, closing, arrives, in_time):
    application = draft(vacancy=VacancyFactory(closes_on=closes_on))
    before = written(application)

    with suppress(VacancyClosed):
        services.submit(application.pk, shown=application.version, now=closing + arrives)

    application.refresh_from_db()
    assert (application.at is Stage.SUBMITTED) == in_time
    assert written(application) == before


@pytest.mark.django_db
@pytest.mark.parametrize(("closes_on", "closing"), CLOSINGS[:2])
@pytest.mark.parametrize(("arrives", "in_time"), ARRIVALS)
def test_the_page_says_the_same_and_shows_the_rule(
    closes_on, closing, arrives, in_time, time_machine, monkeypatch
):
    monkeypatch.setattr("recruitment.clock.database_now", timezone.now)
    application = draft(vacancy=VacancyFactory(closes_on=closes_on))
    time_machine.move_to(closing - timedelta(minutes=5))
    visitor = Visitor(Client())
    visitor.sign_in(application.applicant.email)
    time_machine.move_to(closing + arrives, tick=False)

    page = visitor.post("check", application.reference, shown=application.version, **DECLARED)

    words = page.content.decode()
    assert page.status_code == (200 if in_time else 410)
    assert (Application.objects.get().at is Stage.SUBMITTED) == in_time
    assert ("It closed at 11:59pm on" in words) != in_time
    assert ("We have kept what you wrote" in words) != in_time


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("closes_on", "closing"), CLOSINGS[:2])
def test_who_arrives_in_time_and_then_waits_for_others_is_in_time(
    closes_on, closing, time_machine, monkeypatch
):
    monkeypatch.setattr("recruitment.clock.database_now", timezone.now)
    application = draft(vacancy=VacancyFactory(closes_on=closes_on))
    time_machine.move_to(closing - timedelta(seconds=1), tick=False)
    visitor = Visitor(Client())
    visitor.sign_in(application.applicant.email)
    sending = Thread(target=send, args=(visitor, application))

    with transaction.atomic():
        Application.objects.select_for_update().get(pk=application.pk)
        sending.start()
        wait_until_somebody_waits()
        time_machine.move_to(closing + timedelta(seconds=2), tick=False)
    sending.join()

    assert timezone.now() > closing
    assert Application.objects.get().at is Stage.SUBMITTED


def send(visitor, application):
    try:
        visitor.client.post(
            f"/my/{application.reference}/check/", {"shown": application.version, **DECLARED}
        )
    finally:
        connection.close()


@pytest.mark.django_db
def test_a_draft_outlives_its_vacancy_word_for_word(time_machine, monkeypatch):
    monkeypatch.setattr("recruitment.clock.database_now", timezone.now)
    application = draft(vacancy=VacancyFactory(closes_on=date(2026, 12, 4)), evidence="My words")
    time_machine.move_to(datetime(2027, 6, 1, tzinfo=UTC))
    visitor = Visitor(Client())
    visitor.sign_in(application.applicant.email)

    copy = visitor.get("copy-text", application.reference).content.decode()
    tracker = visitor.get("tracker", application.reference).content.decode()

    assert "My words" in copy
    assert "This vacancy has closed" in tracker
