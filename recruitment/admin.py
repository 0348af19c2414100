"""Where Django finds the HR desk."""

from recruitment.desk import admin, later, taken_out

__all__ = ["admin", "later", "taken_out"]
