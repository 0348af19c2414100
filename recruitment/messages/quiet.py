"""Subjects that say nothing to whoever looks over a shoulder, where the force wants them.

No police, no result, no stage, no name: a locked screen shows the subject to a whole household.
"""

from collections.abc import Mapping
from typing import Any

APPLICATION = "Your application: please sign in"
CHILD = "An application: please read"
ACCOUNT = "Your account: please read"
WORK = "Work for you: please sign in"
ASKED = "Something you asked us to send"
BOOKED = "Something you booked"
SUBJECTS: Mapping[str, str] = {
    "email_changed": "Your email address was changed",
    "staff_new_device": ACCOUNT,
    "staff_factor_added": ACCOUNT,
    "staff_factor_removed": ACCOUNT,
    "sift_opened": WORK,
    "sift_more": WORK,
    "copy": ASKED,
    "remind_confirm": "Confirm that we may write to you",
    "interest_confirm": "Confirm that we may write to you",
    "keep_confirm": "Confirm that we may write to you",
    "kept_result": "Something you asked us to keep",
    "can_apply": "A date you asked us to remember",
    "can_apply_soon": "A date you asked us to remember",
    "route_opened": ASKED,
    "interest_ends": "Shall we go on writing to you?",
    "event_confirm": "Confirm that we may write to you",
    "event_booked": BOOKED,
    "event_moved": "Something you booked has changed",
    "event_off": "Something you booked is cancelled",
    "event_soon": BOOKED,
    "event_feedback": "Tell us how it was",
    "parent_request": CHILD,
    "parent_answered": CHILD,
    "referee_request": "Somebody asks you to say something about them",
    "referee_thanks": "Thank you for your answer",
    "digest": "More than one reminder: please read",
}
"""Of what is not about the reader's own application."""


def subject(kind: str, facts: Mapping[str, Any]) -> str:
    """The digits of a code stay: people copy them from there."""
    if kind == "sign_in_code":
        return f"{facts['code']} is your code"
    return SUBJECTS.get(kind, APPLICATION)
