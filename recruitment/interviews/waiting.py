"""Who waits for an interview time, because every one is taken."""

from django.db import models
from django.db.models import Q

from recruitment.applications.models import Application
from recruitment.interviews.models import Slot


class Waiting(models.Model):
    """One applicant in the line. Who asked first is told first. Gone once they have a time."""

    application = models.OneToOneField(
        Application, on_delete=models.PROTECT, related_name="waiting_for_a_time"
    )
    asked_at = models.DateTimeField()
    offered = models.ForeignKey(
        Slot,
        on_delete=models.PROTECT,
        null=True,
        related_name="offers",
        help_text="The time of which they were told last, as long as it has room",
    )
    offers = models.PositiveSmallIntegerField(default=0, help_text="How often they were told")

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="an_offered_time_was_told",
                condition=Q(offered=None) | Q(offers__gte=1),
                violation_error_message="A time is offered by telling.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application} waits for a time"
