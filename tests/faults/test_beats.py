"""Two beats, none, and one that comes back: F11, F12."""

import time
from collections import Counter

from tests.harness import oracle
from tests.harness.processes import wait_until

SOME = 40
DUE = """
UPDATE recruitment_email SET owed_at = now(), next_try_at = now() WHERE id IN (
    SELECT min(id) FROM recruitment_email WHERE kind = 'unfinished' AND about IN (
        SELECT 'application:' || id FROM recruitment_application WHERE reference = ANY(%s))
    GROUP BY about)
"""
TICKS = 11
"""Seconds in which each beat ticks twice more."""
SILENT = "UPDATE recruitment_heartbeat SET at = at - interval '3 minutes'"


def remind(deployment):
    """Reminders of so many drafts are due now."""
    people = deployment.people(SOME)
    deployment.database.rows(DUE, [line.split(",")[0] for line in people])


def assert_each_came_once(deployment):
    assert list(Counter(one.to for one in deployment.mailbox.taken()).values()) == [1] * SOME


def test_two_beats_remind_everybody_once(deployment):
    assert len(deployment.clockwork["beat"]) == 2

    remind(deployment)
    wait_until(lambda: len(deployment.mailbox.taken()) >= SOME, "reminders are missing")
    time.sleep(TICKS)

    assert_each_came_once(deployment)


def test_without_a_beat_the_alarm_rings_and_afterwards_everybody_is_reminded_once(deployment):
    wait_until(lambda: deployment.status("/readyz") == 200, "not ready", 90)
    deployment.stop_beats()
    remind(deployment)
    deployment.database.rows(SILENT)

    assert deployment.status("/readyz") == 503
    assert deployment.mailbox.taken() == []

    deployment.start_beats()
    oracle.wait_for_quiet(deployment)
    time.sleep(TICKS)

    assert_each_came_once(deployment)
