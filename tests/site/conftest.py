import pytest

from tests.moments import NOW
from tests.visitor import Visitor


@pytest.fixture
def visitor(client, time_machine):
    """Somebody at a browser, on the day of the tests."""
    time_machine.move_to(NOW)
    return Visitor(client)
