"""Where Django finds the HR desk."""

from recruitment.desk import admin, later, staff

__all__ = ["admin", "later", "staff"]
