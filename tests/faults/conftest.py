import sys

import pytest

from tests.harness.brokers import KNOWN
from tests.harness.client import Crowd
from tests.harness.deployment import Deployment
from tests.harness.killer import SEED
from tests.harness.oracle import wait_for_quiet


@pytest.fixture(scope="session")
def standing(tmp_path_factory):
    """One deployment for all tests: each leaves it whole, or it mends itself."""
    with Deployment(tmp_path_factory.mktemp("deployment")) as deployment:
        yield deployment


@pytest.fixture
def deployment(standing):
    wait_for_quiet(standing)
    standing.mailbox.begin()
    yield standing
    standing.mailbox.answer()
    wait_for_quiet(standing)
    assert_reconciled(standing)


@pytest.fixture
def crowd(deployment, tmp_path):
    return Crowd(deployment.port, tmp_path / "shown", SEED)


def pytest_terminal_summary(terminalreporter):
    for broker in KNOWN:
        if why := broker.missing():
            terminalreporter.write_line(f"Left out: {broker.name}. {why}", yellow=True)


def assert_reconciled(deployment):
    """The ten counts that the product makes of itself."""
    assert deployment.reconciled() == dict.fromkeys((f"R{one}" for one in range(1, 11)), 0)


def send_and_settle(deployment, crowd, number, seconds=180):
    """So many send, and everything owed leaves in time; the references that were shown."""
    shown = list(crowd.send_all(deployment.people(number)))
    assert len(shown) == number
    wait_for_quiet(deployment, seconds)
    return shown


def say(words):
    sys.stderr.write(f"{words}\n")
