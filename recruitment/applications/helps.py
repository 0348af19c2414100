"""What is remembered of each time that staff filled in an application with somebody."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from recruitment.applications.models import Application


class HelpStep(models.TextChoices):
    BEGUN = "begun", "Began to help"
    FINISHED = "finished", "Finished helping"
    TAKEN_OVER = "taken_over", "The applicant went on alone"


class HelpEvent(models.Model):
    """Rows are only ever added."""

    application = models.ForeignKey(
        Application, on_delete=models.CASCADE, related_name="help_events"
    )
    what = models.CharField(max_length=10, choices=HelpStep)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="staff_help_and_applicants_take_over",
                condition=Q(what=HelpStep.TAKEN_OVER, by__isnull=True)
                | Q(what__in=[HelpStep.BEGUN, HelpStep.FINISHED], by__isnull=False),
                violation_error_message="Staff begin and finish; the applicant takes over.",
            ),
        ]

    def __str__(self) -> str:
        return HelpStep(self.what).label
