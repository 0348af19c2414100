"""A mail server that fails in every way, and workers that die or stand still at it.

F2, F8, F9, F28.
"""

import os
import time
from collections import Counter

from tests.faults.conftest import send_and_settle
from tests.harness import oracle
from tests.harness.processes import wait_until
from tests.harness.sink import PAUSE

YES_AND_DEAD = int(os.environ.get("FAULT_REPEATS", "10"))
"""Workers killed between the mail server's yes and our commit."""
SOME = 40
TRY_AGAIN = """
UPDATE recruitment_email SET state = 'owed', failed_before = true, tries = 0, next_try_at = now()
WHERE state = 'failed'
"""
"""What staff do when they have put an address right."""
FLAGGED_WITHIN, OTHERS_WITHIN = 60, 30
QUIET_WITHIN = 60 + 5 * YES_AND_DEAD
"""Seconds: whoever died was the last to look, until a beat ticks."""


def numbers(deployment, people):
    """Of their addresses."""
    found = deployment.database.rows(
        "SELECT email FROM recruitment_applicant one JOIN recruitment_application "
        "ON applicant_id = one.id WHERE reference = ANY(%s)",
        [line.split(",")[0] for line in people],
    )
    return [email.removeprefix("person").split("@")[0] for (email,) in found]


def test_killed_after_the_yes_each_email_comes_once_more_and_no_more(deployment, crowd):
    deployment.mailbox.answer({"to": ".*", "answer": "kill", "times": 1})

    shown = send_and_settle(deployment, crowd, YES_AND_DEAD, QUIET_WITHIN)

    taken = deployment.mailbox.taken()
    assert Counter(one.id for one in taken if one.answer == "kill").total() == YES_AND_DEAD
    assert set(Counter(one.id for one in taken).values()) == {2}
    assert oracle.judge(deployment, shown) == oracle.NOTHING_WRONG


def test_a_passing_fault_costs_a_second_try_and_only_a_cut_a_second_copy(deployment, crowd):
    """Cut after the data and before the answer, the mail server may have it or not."""
    people = deployment.people(SOME)
    each = numbers(deployment, people)
    faults = {"cut": each[:10], "421": each[10:20], "451": each[20:30]}
    deployment.mailbox.answer(
        *({"to": pattern(some), "answer": answer, "times": 1} for answer, some in faults.items())
    )

    shown = list(crowd.send_all(people))
    oracle.wait_for_quiet(deployment)

    answers = Counter(one.answer for one in deployment.mailbox.arrived())
    taken = deployment.mailbox.taken()
    cut = {one.id for one in taken if one.answer == "cut"}
    often = Counter(one.id for one in taken)
    assert answers == {"yes": SOME, "cut": 10, "421": 10, "451": 10}
    assert often == {message: 2 if message in cut else 1 for message in often}
    assert oracle.judge(deployment, shown) == oracle.NOTHING_WRONG


def pattern(some):
    return f"person({'|'.join(some)})@"


def test_a_final_no_is_for_staff_to_see_and_one_that_hangs_holds_up_nobody(deployment, crowd):
    people = deployment.people(SOME)
    never, hangs, *_ = numbers(deployment, people)
    begun = time.monotonic()
    deployment.mailbox.answer(
        {"to": f"person{never}@", "answer": "550"},
        {"to": f"person{hangs}@", "answer": "hang"},
    )

    list(crowd.send_all(people))
    wait_until(lambda: len(deployment.mailbox.taken()) == SOME - 2, "emails wait", OTHERS_WITHIN)
    wait_until(lambda: failed(deployment), "nobody is told", FLAGGED_WITHIN)

    assert time.monotonic() - begun < FLAGGED_WITHIN
    assert [row[0] for row in failed(deployment)] == [f"person{never}@load.example"]
    deployment.database.rows(TRY_AGAIN)


def failed(deployment):
    return deployment.database.rows('SELECT "to" FROM recruitment_email WHERE state = %s', "failed")


def test_a_worker_that_stands_still_with_an_email_holds_up_no_other(deployment, crowd):
    people = deployment.people(SOME)
    slow = numbers(deployment, people)[0]
    deployment.mailbox.answer({"to": f"person{slow}@", "answer": "pause", "times": 1})

    list(crowd.send_all(people))
    wait_until(lambda: len(deployment.mailbox.taken()) == SOME, "emails wait", OTHERS_WITHIN)
    others = [one.at for one in deployment.mailbox.taken() if one.answer == "yes"]
    paused = next(one.at for one in deployment.mailbox.taken() if one.answer == "pause")
    oracle.wait_for_quiet(deployment)

    assert any(paused < at < paused + PAUSE for at in others)
    assert set(Counter(one.id for one in deployment.mailbox.taken()).values()) == {1}
