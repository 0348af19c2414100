"""A broker that is down, silent or wiped, of each kind that is on this computer: F3, F4, F5."""

import os
import time

import pytest

from tests.harness import oracle
from tests.harness.brokers import KNOWN, Folder

SOME = 60
DOWN, BACK_WITHIN = float(os.environ.get("FAULT_DOWN", "12")), 120


@pytest.fixture(params=KNOWN, ids=lambda kind: kind.name)
def broker(request, deployment):
    if why := request.param.missing():
        pytest.skip(why)
    before = deployment.broker
    if request.param is not Folder:
        deployment.use(request.param(deployment.folder, deployment.keeper))
    yield deployment.broker
    if deployment.broker is not before:
        deployment.broker.stop()
        deployment.use(before)


def send_while_away(deployment, crowd):
    """Nobody who sends is shown any of it; what came meanwhile is owed."""
    begun = time.monotonic()
    shown = list(crowd.send_all(deployment.people(SOME)))
    assert set(crowd.met) == {"302", "200"}
    time.sleep(max(0, begun + DOWN - time.monotonic()))
    return shown


def test_down_for_a_while_it_costs_a_delay(deployment, broker, crowd):
    broker.stop()
    shown = send_while_away(deployment, crowd)
    owed = deployment.database.rows(oracle.OVERDUE)

    broker.start()
    oracle.wait_for_quiet(deployment, BACK_WITHIN)

    assert owed
    assert oracle.judge(deployment, shown) == oracle.NOTHING_WRONG


def test_silent_for_a_while_it_costs_a_delay(deployment, broker, crowd):
    if isinstance(broker, Folder):
        pytest.skip("A folder cannot be silent")
    broker.silence()
    shown = send_while_away(deployment, crowd)

    broker.speak()
    oracle.wait_for_quiet(deployment, BACK_WITHIN)

    assert oracle.judge(deployment, shown) == oracle.NOTHING_WRONG


def test_wiped_with_everything_queued_it_loses_nothing(deployment, broker, crowd):
    shown = []
    for reference in crowd.send_all(deployment.people(SOME)):
        shown.append(reference)
        if len(shown) % (SOME // 4) == 0:
            broker.wipe()
    oracle.wait_for_quiet(deployment, BACK_WITHIN)

    assert oracle.judge(deployment, shown) == oracle.NOTHING_WRONG
