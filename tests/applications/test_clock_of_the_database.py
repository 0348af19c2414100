"""Closing moments are judged by the database's clock, not by that of a web server."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from recruitment import clock
from recruitment.applications.stages import Stage
from recruitment.models import Application
from recruitment.people import session
from tests.factories import VacancyFactory, draft
from tests.visitor import DECLARED, Visitor

pytestmark = pytest.mark.django_db


def test_a_web_server_whose_clock_is_fast_closes_nothing_early(client, time_machine):
    now = clock.database_now()
    vacancy = VacancyFactory(opens_on=localdate(now), closes_on=localdate(now) + timedelta(days=1))
    application = draft(vacancy=vacancy, now=now)
    time_machine.move_to(now + timedelta(days=3))
    kept = client.session
    kept[session.APPLICANT] = application.applicant.pk
    kept[session.SINCE] = kept[session.SEEN] = (now + timedelta(days=3)).isoformat()
    kept.save()
    client.cookies["sessionid"] = kept.session_key

    Visitor(client).post("check", application.reference, shown=application.version, **DECLARED)

    assert Application.objects.get().at is Stage.SUBMITTED
