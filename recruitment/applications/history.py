"""What has happened to an application: every move, from which stage to which."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from recruitment.applications.stages import Stage


class StageChange(models.Model):
    """One move. Rows are only ever added: a trigger in the database refuses anything else."""

    application = models.ForeignKey(
        "recruitment.Application", on_delete=models.PROTECT, related_name="history"
    )
    was = models.CharField(max_length=20, choices=Stage)
    now = models.CharField(max_length=20, choices=Stage)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    at = models.DateTimeField()
    note = models.TextField(blank=True, help_text="For colleagues. The applicant may ask to see it")
    words = models.TextField(blank=True, help_text="What the applicant was told")
    promised_on = models.DateField(
        null=True, blank=True, help_text="The day by which we said that we would write"
    )
    reply_by = models.DateField(
        null=True, blank=True, help_text="Until when the applicant can do what we wait for"
    )
    overrides = models.BooleanField(
        default=False, help_text="An HR lead made it, and the table of moves does not have it"
    )

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="a_move_outside_the_table_says_why_and_who",
                condition=Q(overrides=False) | (~Q(note="") & Q(by__isnull=False)),
                violation_error_message="Say why this move is made all the same.",
            ),
            models.CheckConstraint(
                name="nobody_is_asked_for_more_without_being_told_what",
                condition=~Q(now=Stage.INFO_NEEDED) | ~Q(words=""),
                violation_error_message="Say what we need, in words that the applicant will read.",
            ),
            models.CheckConstraint(
                name="a_move_goes_somewhere",
                condition=~Q(was=F("now")),
                violation_error_message="It is at this stage already.",
            ),
            models.CheckConstraint(
                name="history_names_known_stages",
                condition=Q(was__in=Stage.values, now__in=Stage.values),
                violation_error_message="There is no such stage.",
            ),
            models.CheckConstraint(
                name="nobody_is_refused_without_a_reason",
                condition=~Q(now=Stage.UNSUCCESSFUL) | ~Q(words=""),
                violation_error_message="Say why, in words that the applicant will read.",
            ),
        ]
        indexes = [
            models.Index(fields=["promised_on"], name="promises_by_day"),
            models.Index(fields=["now", "application"], name="who_reached_a_stage"),
        ]

    def __str__(self) -> str:
        return f"{Stage(self.was).label} to {Stage(self.now).label}"
