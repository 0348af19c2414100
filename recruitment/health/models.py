"""What the clock and its check left behind: when each was last heard of, and what was found."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Process(models.TextChoices):
    BEAT = "beat", "Beat"
    WORKER = "worker", "Worker"


class Heartbeat(models.Model):
    """The last sign of life of beats, and of workers, whichever of them gave it."""

    process = models.CharField(max_length=10, choices=Process, unique=True)
    at = models.DateTimeField(help_text="Of a beat: when the tick was made. Of a worker: when run")

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                name="heartbeat_is_of_a_known_process",
                condition=Q(process__in=Process.values),
                violation_error_message="Only beats and workers have a heartbeat.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.process} at {self.at}"


class Reconciliation(models.Model):
    """What the last hourly check found. One row: what matters is what is wrong now."""

    ONLY = 1

    at = models.DateTimeField()
    counts = models.JSONField(help_text="By the name of each invariant")
    files_read_to = models.BigIntegerField(
        default=0, help_text="The file at which the next check goes on reading"
    )
    bad_files = models.JSONField(default=list, help_text="Those that were not as they were stored")

    class Meta:
        default_permissions = ("view",)
        constraints = [
            models.CheckConstraint(
                name="only_the_last_reconciliation_is_kept",
                condition=Q(id=1),
                violation_error_message="Only what the last check found is kept.",
            ),
        ]

    def __str__(self) -> str:
        return f"reconciliation of {self.at}"
