"""The words of emails that staff wrote, and which of them were put into force."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

SHIPPED = 0
"""The number of the text that comes with the program."""
LONGEST_SUBJECT, LONGEST_BODY = 150, 5000


class Wording(models.Model):
    """One version of the text of a kind of email. It is never changed: a change is a version."""

    kind = models.CharField(max_length=40)
    number = models.PositiveIntegerField()
    subject = models.CharField(max_length=LONGEST_SUBJECT)
    body = models.TextField(max_length=LONGEST_BODY)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = "email wording"
        ordering = ["kind", "number"]
        permissions = [("publish_wording", "Can put an email wording into force")]
        constraints = [
            models.UniqueConstraint(
                name="a_kind_of_email_has_each_version_once",
                fields=["kind", "number"],
                violation_error_message="This version is there already.",
            ),
            models.CheckConstraint(
                name="wording_is_numbered_from_1",
                condition=Q(number__gt=SHIPPED),
                violation_error_message="Version 0 is the text that comes with the program.",
            ),
            models.CheckConstraint(
                name="wording_says_something",
                condition=~Q(subject="") & ~Q(body=""),
                violation_error_message="An email needs a subject and a text.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}, version {self.number}"


class Publication(models.Model):
    """A version put into force: the newest of a kind is what its emails say. Only ever added."""

    kind = models.CharField(max_length=40)
    turn = models.PositiveIntegerField(help_text="Which of its kind, from 1")
    wording = models.ForeignKey(
        Wording, on_delete=models.PROTECT, null=True, help_text="None: the shipped text"
    )
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_text_comes_into_force_at_a_time",
                fields=["kind", "turn"],
                violation_error_message="Somebody put another text into force.",
            ),
            models.CheckConstraint(
                name="a_second_person_publishes_a_wording",
                condition=Q(wording=None, written_by=None)
                | (Q(wording__isnull=False, written_by__isnull=False) & ~Q(by=F("written_by"))),
                violation_error_message="Somebody who did not write it has to publish it.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: version {self.number}"

    @property
    def number(self) -> int:
        return self.wording.number if self.wording else SHIPPED
