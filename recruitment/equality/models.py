"""The equality answers, in a table that leads nowhere: docs/decisions/0026-equality-store.md."""

import json
from typing import Any
from uuid import uuid4

from django.db import models
from django.db.models import Q

from recruitment.encryption import SealedField, keys

SIGNS = 4096
"""Bytes. More than the longest answers take."""


class UndatedField(SealedField):
    """Sealed so that neither the moment nor the length of what is in it can be told from outside.

    What seals writes the second at which it did so into the open beginning. Here it is always the
    same, and spaces fill up what is short.
    """

    def get_prep_value(self, value: Any) -> str | None:
        if value is None:
            return None
        words = json.dumps(value, ensure_ascii=False).encode()
        return keys(self._purpose()).encrypt_at_time(words.ljust(SIGNS), 0).decode()


class EqualityAnswers(models.Model):
    """What one person said. Whose it is, only the key of the server can work out.

    No permission to look at it exists, so none can be given to anybody.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    link = models.CharField(max_length=64, unique=True, help_text="A keyed hash, see services")
    answers = UndatedField()
    month = models.DateField(help_text="The first day of the month of the first answer")

    class Meta:
        verbose_name_plural = "equality answers"
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                name="equality_link_is_a_hash",
                condition=Q(link__regex=r"^[0-9a-f]{64}$"),
                violation_error_message="A link is 64 signs that say nothing.",
            ),
            models.CheckConstraint(
                name="equality_answers_say_no_more_than_the_month",
                condition=Q(month__day=1),
                violation_error_message="Only the month is kept: give its first day.",
            ),
        ]

    def __str__(self) -> str:
        return "equality answers"
