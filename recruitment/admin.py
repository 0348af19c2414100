"""Where Django finds the HR desk."""

from recruitment.desk import admin, later, reasons

__all__ = ["admin", "later", "reasons"]
