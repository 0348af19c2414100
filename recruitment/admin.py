"""Where Django finds the HR desk."""

from recruitment.desk import (
    admin,
    interviewing,
    later,
    meeting,
    reasons,
    set_up,
    staff,
    taken_out,
)

__all__ = ["admin", "interviewing", "later", "meeting", "reasons", "set_up", "staff", "taken_out"]
