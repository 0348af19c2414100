"""An application that HR keeps longer than we would, as somebody may still need it."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from recruitment.applications.models import Application
from recruitment.encryption import SealedField


class Keep(models.Model):
    """Rows are only ever added: a trigger in the database refuses anything else."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="keeps")
    until = models.DateField("keep it until")
    reason = SealedField(help_text="For colleagues. The applicant may ask to see this")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"kept until {self.until}"
