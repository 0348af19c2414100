"""Where Django finds the HR desk."""

from recruitment.desk import admin, later

__all__ = ["admin", "later"]
