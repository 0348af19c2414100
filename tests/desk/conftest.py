import pytest

from tests.factories import UserFactory


@pytest.fixture
def desk(client):
    """Signs a member of staff in, and gives the browser that they sit at."""

    def sign_in(role):
        user = UserFactory(role=role)
        client.force_login(user)
        client.user = user
        return client

    return sign_in
