"""What stays of what was deleted: a count, and that a case had photographs."""

from django.db import models
from django.db.models import Q

from recruitment.applications.models import Application
from recruitment.applications.stages import Stage


class Forgotten(models.Model):
    """How many were begun in a month, for a route, and came to a stage. Nobody is in it."""

    month = models.DateField(help_text="The first day of the month in which they were begun")
    route_slug = models.CharField("route", max_length=40)
    stage = models.CharField("last stage", max_length=20, choices=Stage)
    number = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name_plural = "forgotten"
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                name="what_was_forgotten_is_counted_in_one_row",
                fields=["month", "route_slug", "stage"],
                violation_error_message="There is a count of these already.",
            ),
            models.CheckConstraint(
                name="what_was_forgotten_says_no_more_than_the_month",
                condition=Q(month__day=1),
                violation_error_message="Only the month is kept: give its first day.",
            ),
            models.CheckConstraint(
                name="what_was_forgotten_was_at_a_known_stage",
                condition=Q(stage__in=Stage.values),
                violation_error_message="There is no such stage.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} of {self.route_slug}, {self.stage}"


class PhotographsDeleted(models.Model):
    """That an application had photographs, until the time for which we keep them was over."""

    application = models.ForeignKey(
        Application, on_delete=models.PROTECT, related_name="photographs_deleted"
    )
    at = models.DateTimeField()
    number = models.PositiveSmallIntegerField(help_text="How many we still held")

    class Meta:
        default_permissions = ()
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.number} photographs of {self.application_id}"
