"""The parent or carer who agrees to the application of a child, and each thing they said."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from recruitment.applications.models import Application
from recruitment.encryption import SealedField
from recruitment.people.invitations import Invitation


class ParentQuerySet(models.QuerySet["Parent"]):
    def current(self) -> ParentQuerySet:
        """The one who is asked now; those named before are only remembered."""
        return self.filter(ended_at=None)

    def of(self, application: Application) -> Parent | None:
        known = self.current().filter(application=application)
        return known.prefetch_related("said").first()


class Parent(Invitation):
    """A parent or carer whom a child, or they themselves, named on the child's application."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="parents")

    objects = ParentQuerySet.as_manager()

    class Meta(Invitation.Meta):
        constraints = [
            *Invitation.Meta.constraints,
            models.UniqueConstraint(
                name="an_application_waits_for_one_parent",
                fields=["application"],
                condition=Q(ended_at=None),
                violation_error_message="A parent or carer is asked already.",
            ),
        ]

    @property
    def last_word(self) -> ParentAnswer | None:
        return max(self.said.all(), key=lambda answer: (answer.at, answer.pk), default=None)

    @property
    def agrees(self) -> bool:
        return bool(self.last_word and self.last_word.agrees)

    @property
    def refuses(self) -> bool:
        return bool(self.last_word and not self.last_word.agrees)


class ParentAnswer(models.Model):
    """A yes or a no. A later one takes an earlier one back, and neither is ever changed."""

    parent = models.ForeignKey(Parent, on_delete=models.CASCADE, related_name="said")
    agrees = models.BooleanField()
    at = models.DateTimeField()
    signed = SealedField(help_text="The name that they wrote, and the child's name that they read")
    words_version = models.PositiveSmallIntegerField(help_text="Of the words that they were shown")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_parent_answers_to_known_words",
                condition=Q(words_version__gte=1),
                violation_error_message="Say which words were shown: versions begin with 1.",
            ),
        ]

    def __str__(self) -> str:
        return f"{'yes' if self.agrees else 'no'} of {self.parent_id}"
