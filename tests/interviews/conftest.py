import pytest
from django.utils import timezone

from tests.moments import NOW
from tests.visitor import Visitor


@pytest.fixture(autouse=True)
def now(time_machine, monkeypatch):
    """The database's clock is the one that judges; here it is told the test's moment."""
    time_machine.move_to(NOW)
    monkeypatch.setattr("recruitment.clock.database_now", timezone.now)
    return time_machine


@pytest.fixture
def visitor(client):
    return Visitor(client)
