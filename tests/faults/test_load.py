"""Many send while everything is killed, and once more in peace: goals 1 and 2, F1, F5, F6, F30.

`make faults` and `make soak` differ in how many.
"""

import os
import time

import pytest

from tests.faults.conftest import say
from tests.harness import oracle
from tests.harness.client import shown
from tests.harness.killer import Killer, Toll

PEOPLE = int(os.environ.get("FAULT_PEOPLE", "2000"))
TOLL = Toll(*map(int, os.environ.get("FAULT_TOLL", "4/4/1/1").split("/")))
"""Kills of web and of workers, restarts of the database, wipes of the broker."""
A_SECOND, SECONDS = 20, int(os.environ.get("FAULT_RATE_SECONDS", "30"))
SOON, SHARE, ALMOST = 10.0, 0.999, 0.95
QUIET_WITHIN = max(180, PEOPLE / A_SECOND)
"""Seconds. They send faster than that rate, so many emails may be owed when the last has sent."""


def test_nothing_is_lost_doubled_or_left_unsent_while_everything_is_killed(
    deployment, crowd, tmp_path
):
    people = deployment.people(PEOPLE)
    killer = Killer(deployment, TOLL, PEOPLE)
    deployment.mailbox.answer({"to": ".*", "answer": "451", "share": 0.02, "times": 1})

    begun = time.monotonic()
    number = killer.count(crowd.send_all(people))
    sent = time.monotonic()
    oracle.wait_for_quiet(deployment, QUIET_WITHIN)
    drained = time.monotonic()

    seen = shown(tmp_path / "shown")
    taken = deployment.mailbox.taken()
    say(f"{number} shown in {sent - begun:.0f} s, all emails out {drained - sent:.0f} s later")
    say(f"Answers: {dict(crowd.met)}. Second copies: {oracle.accounts(taken, killer.done)}")
    assert len(killer.done) == len(TOLL.faults)
    assert len(seen) == PEOPLE
    assert oracle.judge(deployment, seen, killer.done) == oracle.NOTHING_WRONG


def test_twenty_a_second_are_with_the_mail_server_within_ten_seconds(deployment, crowd, tmp_path):
    people = deployment.people(A_SECOND * SECONDS)

    begun = time.monotonic()
    number = len(list(crowd.send_all(people, a_second=A_SECOND)))
    rate = number / (time.monotonic() - begun)
    oracle.wait_for_quiet(deployment)

    share, waits = oracle.within(deployment, shown(tmp_path / "shown"), SOON)
    middle, worst = waits[len(waits) // 2], waits[-1]
    say(f"{rate:.1f} a second; {share:.2%} within {SOON:.0f} s; middle {middle:.1f}, {worst:.1f}")
    if rate < ALMOST * A_SECOND:
        pytest.skip(f"This computer was too busy to send {A_SECOND} a second")
    assert share >= SHARE
