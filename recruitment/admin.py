"""Where Django finds the HR desk."""

from recruitment.desk import admin, interviewing, later, set_up

__all__ = ["admin", "interviewing", "later", "set_up"]
