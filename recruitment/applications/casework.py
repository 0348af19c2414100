"""What staff leave on a case: notes, and that they opened a sensitive part."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from recruitment.applications.models import Application
from recruitment.encryption import SealedField


class Scope(models.TextChoices):
    """Who may read a note, besides the applicant, who may always ask to see it."""

    CASE = "case", "Everybody who works on this case"
    LEADS = "leads", "HR leads only"


class Note(models.Model):
    """By a member of staff. Rows are only ever added: a correction is a note of its own."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="notes")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    scope = models.CharField(max_length=10, choices=Scope)
    words = SealedField()
    corrects = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="corrected_by"
    )

    class Meta:
        default_permissions = ("add",)
        permissions = [("read_restricted_note", "Can read notes that are for HR leads only")]
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="note_has_a_known_scope",
                condition=Q(scope__in=Scope.values),
                violation_error_message="Say who may read the note.",
            ),
            models.CheckConstraint(
                name="a_note_corrects_another_one",
                condition=Q(corrects=None) | ~Q(corrects=F("id")),
                violation_error_message="A note cannot correct itself.",
            ),
        ]

    def __str__(self) -> str:
        return f"note {self.pk}"


class SensitivePart(models.TextChoices):
    """What a case keeps folded until somebody has a reason to read it."""

    RECORD = "record", "Record and conduct"
    PHOTOGRAPHS = "photographs", "Photographs"
    HELP = "help", "What would help them"
    MARKS = "marks", "Marks of the sift"


class SensitiveRead(models.Model):
    """Somebody opened a sensitive part. Rows are only ever added."""

    application = models.ForeignKey(
        Application, on_delete=models.PROTECT, related_name="sensitive_reads"
    )
    part = models.CharField(max_length=20, choices=SensitivePart)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        permissions = [("read_sensitive", "Can open the sensitive parts of a case")]
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="sensitive_part_is_known",
                condition=Q(part__in=SensitivePart.values),
                violation_error_message="There is no such part.",
            ),
        ]

    def __str__(self) -> str:
        return SensitivePart(self.part).label
