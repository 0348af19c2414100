"""What was promised, held against what is there."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from tests.harness.deployment import Deployment
from tests.harness.killer import Fault
from tests.harness.mailbox import Arrival
from tests.harness.processes import wait_until

SENT = "SELECT reference FROM recruitment_application WHERE stage <> 'draft'"
TWICE = """
SELECT applicant_id FROM recruitment_application WHERE stage <> 'draft'
GROUP BY applicant_id, vacancy_id HAVING count(*) > 1
UNION ALL
SELECT application_id FROM recruitment_stagechange WHERE now = 'submitted'
GROUP BY application_id HAVING count(*) > 1
"""
HALF = """
SELECT id FROM recruitment_application one WHERE stage <> 'draft' AND NOT (
    EXISTS (SELECT FROM recruitment_stagechange WHERE application_id = one.id)
    AND EXISTS (SELECT FROM recruitment_email
                WHERE kind = 'received' AND about = 'application:' || one.id))
"""
OVERDUE = "SELECT id FROM recruitment_email WHERE state = 'owed' AND owed_at <= now()"
SENT_EMAILS = "SELECT message_id FROM recruitment_email WHERE state = 'sent'"
FAILED = "SELECT id FROM recruitment_email WHERE state = 'failed'"
NEAR = 30.0
COMMITTED_WITHIN = 5.0
"""Seconds between the mail server's yes and our commit, on a busy computer."""
READ_WITHIN = 0.5
"""Seconds in which the mail server still reads what somebody wrote who has died since."""


@dataclass
class Verdict:
    """Each a number that is 0 when all is well."""

    lost: int
    """References shown to somebody, and no application sent (R1)."""
    doubled: int
    half_written: int
    """Sent applications without their history or without the promise of an email (R2, R6)."""
    overdue: int
    failed: int
    missing: int
    """Emails that we believe sent and the mail server has not."""
    unexplained: int
    """Second copies that no recorded fault explains, or more of them than it may cause (R5)."""


def judge(deployment: Deployment, shown: Iterable[str], faults: Iterable[Fault] = ()) -> Verdict:
    """Once nothing is owed any more. Second copies are counted from when this test began."""
    rows = deployment.database.rows
    there = {one.id for one in deployment.mailbox.arrivals() if one.taken}
    taken = deployment.mailbox.taken()
    return Verdict(
        lost=len(set(shown) - {name for (name,) in rows(SENT)}),
        doubled=len(rows(TWICE)),
        half_written=len(rows(HALF)),
        overdue=len(rows(OVERDUE)),
        failed=len(rows(FAILED)),
        missing=len({number for (number,) in rows(SENT_EMAILS)} - there),
        unexplained=unexplained(taken, list(faults)),
    )


NOTHING_WRONG = Verdict(0, 0, 0, 0, 0, 0, 0)


def wait_for_quiet(deployment: Deployment, seconds: float = 180) -> None:
    """Until nothing is owed that should have gone by now."""
    try:
        wait_until(lambda: not deployment.database.rows(f"{OVERDUE} LIMIT 1"), "", seconds)
    except TimeoutError:
        sample = deployment.database.rows(
            "SELECT kind, about, tries, problem, next_try_at FROM recruitment_email "
            "WHERE state = 'owed' AND owed_at <= now() LIMIT 3"
        )
        raise AssertionError(f"Emails are still owed after {seconds} s: {sample}") from None


def copies(taken: Iterable[Arrival]) -> list[Arrival]:
    """Of each email that arrived more than once, every arrival but the last."""
    seen: dict[str, list[Arrival]] = defaultdict(list)
    for one in taken:
        seen[one.id].append(one)
    return [one for same in seen.values() for one in same[:-1]]


def unexplained(taken: Iterable[Arrival], faults: list[Fault]) -> int:
    """A second copy is due to a fault just after the first, and to at most one for each sender."""
    left = {number: fault.senders for number, fault in enumerate(faults)}
    alone = 0
    for one in sorted(copies(taken), key=lambda one: one.at):
        if one.answer in ("kill", "cut"):
            continue
        to_blame = [number for number in left if left[number] and explains(faults[number], one)]
        if to_blame:
            left[to_blame[0]] -= 1
        else:
            alone += 1
    return alone


def accounts(taken: Iterable[Arrival], faults: Iterable[Fault]) -> list[str]:
    """Each second copy, and the faults that stopped senders around the first, in seconds."""
    stopped = [fault for fault in faults if fault.senders]
    return [
        f"{one.to}: "
        + ", ".join(
            f"{fault.what} {fault.at - one.at:+.2f} to {fault.until - one.at:+.2f}"
            for fault in stopped
            if abs(fault.at - one.at) < NEAR
        )
        for one in copies(taken)
    ]


def explains(fault: Fault, one: Arrival) -> bool:
    return fault.at - COMMITTED_WITHIN <= one.at <= fault.until + READ_WITHIN


def within(
    deployment: Deployment, shown: dict[str, float], seconds: float
) -> tuple[float, list[float]]:
    """The share of receipts that the mail server had so soon, and all the waits, in order.

    Counted from when the receipt was shown.
    """
    names = dict(
        deployment.database.rows(
            "SELECT message_id, reference FROM recruitment_email "
            "JOIN recruitment_application one ON about = 'application:' || one.id "
            "WHERE kind = 'received'"
        )
    )
    first: dict[str, float] = {}
    for arrival in deployment.mailbox.arrivals():
        if arrival.taken and arrival.id in names:
            first.setdefault(names[arrival.id], arrival.at)
    waits = sorted(first[name] - at for name, at in shown.items())
    return sum(wait <= seconds for wait in waits) / len(waits), waits
