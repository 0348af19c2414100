"""Guesses at the door of the desk, and the devices from which staff have come in."""

from django.conf import settings
from django.db import models
from django.db.models import Q

HASH = r"^[0-9a-f]{64}$"


class Guess(models.Model):
    """A password or a code that was tried and was not right, or is being looked at now."""

    who = models.CharField(max_length=64, help_text="A keyed hash of the account that was tried")
    where = models.CharField(max_length=64, help_text="A keyed hash of the network address")
    device = models.CharField(max_length=64, blank=True, help_text="Of one that the account knows")
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "guesses"
        default_permissions = ()
        indexes = [
            models.Index(fields=["who", "at"], name="guesses_at_an_account"),
            models.Index(fields=["where", "at"], name="guesses_from_an_address"),
        ]
        constraints = [
            models.CheckConstraint(
                name="guess_names_nobody",
                condition=Q(who__regex=HASH, where__regex=HASH),
                violation_error_message="Only hashes are kept of who guessed, and where.",
            ),
        ]

    def __str__(self) -> str:
        return f"guess {self.pk}"


class Device(models.Model):
    """A browser from which somebody has signed in. It knows its key, and we the hash of it."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="devices"
    )
    key = models.CharField(max_length=64)
    since = models.DateTimeField()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                name="device_is_known_once_to_an_account",
                fields=["user", "key"],
                violation_error_message="This device is known already.",
            ),
            models.CheckConstraint(
                name="device_key_is_a_hash",
                condition=Q(key__regex=HASH),
                violation_error_message="Only a hash of the device's key is kept.",
            ),
        ]

    def __str__(self) -> str:
        return f"device {self.pk}"
