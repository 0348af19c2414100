from pathlib import Path

import pytest

from tests.files import clamd


@pytest.fixture(autouse=True)
def folder(settings, tmp_path) -> Path:
    """Where uploads lie in these tests."""
    settings.UPLOADS_ROOT = str(tmp_path / "uploads")
    settings.UPLOADS_AN_HOUR = 1000
    return tmp_path / "uploads"


@pytest.fixture
def scanner(settings):
    with clamd.running() as (running, address):
        settings.CLAMD_ADDRESS = address
        yield running
