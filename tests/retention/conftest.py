import pytest

from tests.moments import NOW


@pytest.fixture
def at_ten(time_machine, settings, tmp_path):
    """Ten in the morning, with a folder of uploads of its own."""
    time_machine.move_to(NOW)
    settings.UPLOADS_ROOT = str(tmp_path)
    return tmp_path
