import pytest

from tests.factories import UserFactory
from tests.moments import NOW


@pytest.fixture(autouse=True)
def at_ten_in_the_morning(time_machine):
    time_machine.move_to(NOW)


@pytest.fixture
def desk(client):
    """Signs a member of staff in, and gives the browser that they sit at."""

    def sign_in(role):
        user = UserFactory(role=role)
        client.force_login(user)
        client.user = user
        return client

    return sign_in
