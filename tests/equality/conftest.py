import pytest
from django.utils import timezone

from tests.factories import ApplicantFactory, sent
from tests.moments import NOW
from tests.visitor import Visitor

EMAIL = "gwen@home.example"


@pytest.fixture(autouse=True)
def now(time_machine, monkeypatch):
    time_machine.move_to(NOW)
    monkeypatch.setattr("recruitment.clock.database_now", timezone.now)
    return time_machine


@pytest.fixture
def application():
    """Of somebody born on 4 May 1990, so aged 36."""
    return sent(applicant=ApplicantFactory(email=EMAIL))


@pytest.fixture
def visitor(client, application):
    """Its applicant, signed in."""
    visitor = Visitor(client)
    visitor.sign_in(EMAIL)
    return visitor
