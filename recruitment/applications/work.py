"""What staff do with a case that is no move: who has it, and when we waited for the applicant."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from recruitment.applications.models import Application


class Assignment(models.Model):
    """Somebody was given a case, or gave it back. Rows are only ever added."""

    application = models.ForeignKey(
        Application, on_delete=models.PROTECT, related_name="assignments"
    )
    was = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    now = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]
        permissions = [("assign_application", "Can say who has a case")]
        constraints = [
            models.CheckConstraint(
                name="an_assignment_changes_who_has_it",
                condition=~Q(was=F("now"))
                | Q(was=None, now__isnull=False)
                | Q(was__isnull=False, now=None),
                violation_error_message="They have it already.",
            ),
        ]

    def __str__(self) -> str:
        return f"assignment {self.pk}"


class For(models.TextChoices):
    """What we wait for. None of these says anything about a decision."""

    ANSWER = "answer", "An answer or something that we asked them for"
    TIME = "time", "Their choice of an interview time"
    REFEREES = "referees", "Their referees"


class Wait(models.Model):
    """We wait for the applicant, so the days of our promise do not count."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="waits")
    what = models.CharField(max_length=10, choices=For)
    began_at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text="Nobody, where it began by itself",
    )
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text="Staff who said that the next step is ours",
    )

    class Meta:
        ordering = ["began_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="a_wait_that_staff_ended_has_ended",
                condition=Q(ended_by=None) | Q(ended_at__isnull=False),
                violation_error_message="Say when the wait ended.",
            ),
            models.UniqueConstraint(
                name="we_wait_once_at_a_time",
                fields=["application"],
                condition=Q(ended_at=None),
                violation_error_message="We wait for them already.",
            ),
            models.CheckConstraint(
                name="we_wait_for_something_known",
                condition=Q(what__in=For.values),
                violation_error_message="Say what we wait for.",
            ),
            models.CheckConstraint(
                name="a_wait_ends_after_it_began",
                condition=Q(ended_at=None) | Q(ended_at__gte=F("began_at")),
                violation_error_message="It cannot end before it began.",
            ),
        ]

    def __str__(self) -> str:
        return f"wait {self.pk}"


class Look(models.Model):
    """When somebody last opened a case, for a colleague who opens it now. Gone after a day."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="looks")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        ordering = ["-at", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="a_colleague_looks_once_at_a_case",
                fields=["application", "by"],
                violation_error_message="This look is known already.",
            ),
        ]
        indexes = [models.Index(fields=["at"], name="looks_by_moment")]

    def __str__(self) -> str:
        return f"look {self.pk}"
