import pytest
from django.utils import timezone

from recruitment.models import Application
from tests.applications.applying import EMAIL, OFFICER_ANSWERS, officer, signed_in_with
from tests.applications.photographs import picture, send
from tests.factories import ApplicantFactory, VacancyFactory, begun
from tests.files import clamd
from tests.moments import NOW
from tests.visitor import Visitor


@pytest.fixture
def now(time_machine, monkeypatch):
    """The database's clock is the one that judges; here it is told the test's moment."""
    time_machine.move_to(NOW)
    monkeypatch.setattr("recruitment.clock.database_now", timezone.now)
    return time_machine


@pytest.fixture
def visitor(client):
    return Visitor(client)


@pytest.fixture
def vacancy():
    return VacancyFactory()


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.UPLOADS_ROOT = str(tmp_path / "uploads")
    return tmp_path / "uploads"


@pytest.fixture
def scanner(settings):
    with clamd.running() as (running, address):
        settings.CLAMD_ADDRESS = address
        yield running


@pytest.fixture
def constable():
    return begun(
        applicant=ApplicantFactory(email=EMAIL),
        vacancy=VacancyFactory(route_slug="pcep"),
        answers=OFFICER_ANSWERS,
    )


@pytest.fixture
def reference(visitor, constable):
    return signed_in_with(visitor, constable)


@pytest.fixture
def ready(visitor):
    """An officer's draft with everything filled in, and one photograph."""
    application = officer(
        VacancyFactory(route_slug="pcep"), applicant=ApplicantFactory(email=EMAIL)
    )
    visitor.sign_in(EMAIL)
    send(visitor, application.reference, picture())
    return Application.objects.get(pk=application.pk)
