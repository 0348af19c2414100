"""What staff keep of the queue: views with a name, and the record of what left it as a file."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q


class SavedView(models.Model):
    """Filters under a name, as a tab. Its maker's own, or everybody's."""

    name = models.CharField(max_length=40)
    query = models.CharField(max_length=300, help_text="The filters, as an address says them")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    shared = models.BooleanField(default=False)

    class Meta:
        ordering = ["name", "pk"]
        permissions = [("share_view", "Can save a view of the queue for everybody")]
        constraints = [
            models.UniqueConstraint(
                name="a_person_has_one_view_of_a_name",
                fields=["by", "name"],
                violation_error_message="You have a view of this name already.",
            ),
            models.CheckConstraint(
                name="a_view_has_a_name",
                condition=~Q(name=""),
                violation_error_message="Enter a name.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Keys(models.Model):
    """A member of staff who has turned the single keys of the queue off (WCAG 2.1.4)."""

    off_for = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )

    def __str__(self) -> str:
        return f"keys off {self.pk}"


class Kind(models.TextChoices):
    CSV = "csv", "CSV"
    XLSX = "xlsx", "Excel (XLSX)"


class Export(models.Model):
    """A file that somebody took out. Rows and checksum are there once all of it was given out."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    reason = models.CharField(max_length=300)
    filters = models.CharField(max_length=500, blank=True)
    columns = models.JSONField()
    kind = models.CharField("format", max_length=5, choices=Kind)
    rows = models.PositiveIntegerField(null=True)
    sha256 = models.CharField("checksum", max_length=64, blank=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="nothing_is_exported_without_a_reason",
                condition=~Q(reason=""),
                violation_error_message="Say what the file is for.",
            ),
            models.CheckConstraint(
                name="export_is_of_a_known_kind",
                condition=Q(kind__in=Kind.values),
                violation_error_message="A file is CSV or Excel.",
            ),
            models.CheckConstraint(
                name="a_finished_export_has_its_rows_and_checksum",
                condition=Q(finished_at=None, rows=None, sha256="")
                | Q(finished_at__isnull=False, rows__isnull=False, sha256__regex="^[0-9a-f]{64}$"),
                violation_error_message="Only a finished file has a number of rows.",
            ),
        ]

    def __str__(self) -> str:
        return f"export {self.pk}"
