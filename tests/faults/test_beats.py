"""Two beats, none, and one that comes back, and a stop in the middle: F11, F12, F33."""

import sys
import time
from collections import Counter
from datetime import timedelta
from subprocess import PIPE, Popen

from tests.harness import oracle
from tests.harness.processes import wait_until

SOME, MANY = 40, 400
IN_FLIGHT = 1.0
DUE = """
UPDATE recruitment_email SET state = 'owed', owed_at = now(), next_try_at = now() WHERE id IN (
    SELECT min(id) FROM recruitment_email
    WHERE kind = 'unfinished' AND occurrence <> 'idle' AND about IN (
        SELECT 'application:' || id FROM recruitment_application WHERE reference = ANY(%s))
    GROUP BY about)
"""
TICKS = 11
"""Seconds in which each beat ticks twice more."""
HEARD = """
INSERT INTO recruitment_heartbeat (process, at) VALUES ('beat', now() - %s), ('worker', now())
ON CONFLICT (process) DO UPDATE SET at = EXCLUDED.at
"""
ALARM_AFTER = timedelta(minutes=3)


def remind(deployment, number=SOME):
    """Reminders of so many drafts are due now."""
    people = deployment.people(number)
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
    deployment.stop_beats()
    deployment.database.rows(HEARD, timedelta())
    assert deployment.status("/readyz") == 200
    remind(deployment)
    deployment.database.rows(HEARD, ALARM_AFTER)

    assert deployment.status("/readyz") == 503
    assert deployment.mailbox.taken() == []

    deployment.start_beats()
    oracle.wait_for_quiet(deployment)
    time.sleep(TICKS)

    assert_each_came_once(deployment)


def test_after_a_stop_only_what_is_being_sent_at_that_moment_still_leaves(deployment):
    program = [sys.executable, "-m", "tests.harness.stopping"]
    with Popen(program, env=deployment.environment, stdin=PIPE, stdout=PIPE, text=True) as stop:
        assert stop.stdout.readline() == "ready\n"
        remind(deployment, MANY)
        wait_until(lambda: len(deployment.mailbox.taken()) >= MANY // 10, "nothing leaves")
        said, _ = stop.communicate("stop\n")
    oracle.wait_for_quiet(deployment)

    times = [one.at for one in deployment.mailbox.taken()]
    after = [at for at in times if at > float(said)]
    assert len(times) < MANY
    assert len(after) <= len(deployment.senders)
    assert all(at <= float(said) + IN_FLIGHT for at in after)
