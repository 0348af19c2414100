"""Where Django finds the HR desk."""

from recruitment.desk import admin

__all__ = ["admin"]
