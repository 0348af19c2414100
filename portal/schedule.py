"""When Celery's beat asks for each task. Seconds, in UTC: promises by the clock live in rows."""

from typing import Any

SCHEDULE: dict[str, dict[str, Any]] = {
    # It waits its turn behind the others: how late it comes is what it tells (portal/celery.py).
    "heartbeat": {
        "task": "recruitment.tasks.heartbeat",
        "schedule": 60.0,
        "options": {"expires": 10 * 60},
    },
    # A tick that nobody took within a minute is worthless: a later one does its work. (Not less:
    # the clocks of two machines may differ.)
    "send owed emails": {
        "task": "recruitment.tasks.send_owed_emails",
        "schedule": 5.0,
        "options": {"expires": 60},
    },
    "forget old sign-ins": {
        "task": "recruitment.tasks.forget_old_sign_ins",
        "schedule": 60 * 60.0,
        "options": {"expires": 60 * 60},
    },
    "forget looks": {
        "task": "recruitment.tasks.forget_looks",
        "schedule": 60 * 60.0,
        "options": {"expires": 60 * 60},
    },
    "scan files": {
        "task": "recruitment.tasks.scan_files",
        "schedule": 10.0,
        "options": {"expires": 60},
    },
    "sweep files": {
        "task": "recruitment.tasks.sweep_files",
        "schedule": 60 * 60.0,
        "options": {"expires": 60 * 60},
    },
    "offer free interview times": {
        "task": "recruitment.tasks.offer_free_interview_times",
        "schedule": 60.0,
        "options": {"expires": 60},
    },
    "look after referees": {
        "task": "recruitment.tasks.look_after_referees",
        "schedule": 60.0,
        "options": {"expires": 60},
    },
    "look for duplicates": {
        "task": "recruitment.tasks.look_for_duplicates",
        "schedule": 60.0,
        "options": {"expires": 60},
    },
    # It does something from 9am of a working day, and finds nothing the second time.
    "look after promises": {
        "task": "recruitment.tasks.look_after_promises",
        "schedule": 5 * 60.0,
        "options": {"expires": 5 * 60},
    },
    # It reads the whole history, and what it measures changes slowly.
    "measure waits": {
        "task": "recruitment.tasks.measure_waits",
        "schedule": 6 * 60 * 60.0,
        "options": {"expires": 60 * 60},
    },
    "tell interested": {
        "task": "recruitment.tasks.tell_interested",
        "schedule": 60 * 60.0,
        "options": {"expires": 60 * 60},
    },
    # Every hour and not every day: what is promised to go after 24 hours then goes after 25.
    "forget interest": {
        "task": "recruitment.tasks.forget_interest",
        "schedule": 60 * 60.0,
        "options": {"expires": 60 * 60},
    },
    # What it has to do changes at midnight. The other hours make up for a night that was missed.
    "look after retention": {
        "task": "recruitment.tasks.look_after_retention",
        "schedule": 60 * 60.0,
        "options": {"expires": 60 * 60},
    },
    "reconcile": {
        "task": "recruitment.tasks.reconcile",
        "schedule": 60.0,
        "options": {"expires": 60},
    },
}
