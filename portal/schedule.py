"""When Celery's beat asks for each task. Seconds, in UTC: promises by the clock live in rows."""

from typing import Any

MINUTE, HOUR = 60, 60 * 60


def every(seconds: float, task: str, *, expires: int) -> dict[str, Any]:
    return {
        "task": f"recruitment.tasks.{task}",
        "schedule": float(seconds),
        "options": {"expires": expires},
    }


SCHEDULE: dict[str, dict[str, Any]] = {
    # It waits its turn behind the others: how late it comes is what it tells (portal/celery.py).
    "heartbeat": every(MINUTE, "heartbeat", expires=10 * MINUTE),
    # A tick that nobody took within a minute is worthless: a later one does its work. (Not less:
    # the clocks of two machines may differ.)
    "send owed emails": every(5, "send_owed_emails", expires=MINUTE),
    "forget old sign-ins": every(HOUR, "forget_old_sign_ins", expires=HOUR),
    "forget looks": every(HOUR, "forget_looks", expires=HOUR),
    "scan files": every(10, "scan_files", expires=MINUTE),
    "sweep files": every(HOUR, "sweep_files", expires=HOUR),
    "offer free interview times": every(MINUTE, "offer_free_interview_times", expires=MINUTE),
    "look after referees": every(MINUTE, "look_after_referees", expires=MINUTE),
    "look for duplicates": every(MINUTE, "look_for_duplicates", expires=MINUTE),
    # It does something from 9am of a working day, and finds nothing the second time.
    "look after promises": every(5 * MINUTE, "look_after_promises", expires=5 * MINUTE),
    # It reads the whole history, and what it measures changes slowly.
    "measure waits": every(6 * HOUR, "measure_waits", expires=HOUR),
    "tell interested": every(HOUR, "tell_interested", expires=HOUR),
    # Every hour and not every day: what is promised to go after 24 hours then goes after 25.
    "forget interest": every(HOUR, "forget_interest", expires=HOUR),
    # What it has to do changes at midnight. The other hours make up for a night that was missed.
    "look after retention": every(HOUR, "look_after_retention", expires=HOUR),
    "reconcile": every(MINUTE, "reconcile", expires=MINUTE),
}
