import pytest

from tests.factories import UserFactory
from tests.moments import NOW


@pytest.fixture(autouse=True)
def at_ten_in_the_morning(time_machine):
    time_machine.move_to(NOW)


@pytest.fixture
def recruiter(client):
    client.user = UserFactory(role="Recruiter")
    client.force_login(client.user)
    return client
