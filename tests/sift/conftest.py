import pytest

from tests.moments import NOW


@pytest.fixture(autouse=True)
def at_ten_in_the_morning(time_machine):
    time_machine.move_to(NOW)
