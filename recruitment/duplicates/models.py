"""Applicants who may be one person: suggested here, decided by people, never merged."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from recruitment.applications.models import Application
from recruitment.people.models import Applicant

STAFF = settings.AUTH_USER_MODEL


class Kind(models.TextChoices):
    EMAIL = "email", "Same email address, written differently"
    PHONE = "phone", "Same phone number"
    BIRTH = "birth", "Same name and date of birth"


class Said(models.TextChoices):
    OPEN = "open", "Nobody has looked yet"
    SAME = "same", "Linked: the same person"
    DIFFERENT = "different", "Not the same person"


class ToLookAt(models.Model):
    """An application that is new, or whose name, phone or email is.

    A trigger in the database adds the row, whoever makes the change, so none can be forgotten.
    """

    application = models.OneToOneField(
        Application, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"to look at: {self.application_id}"


class Trait(models.Model):
    """A keyed hash of something that an application says, by which two can be compared.

    What was hashed cannot be read from it, and two sites hash it differently.
    """

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="traits")
    kind = models.CharField(max_length=10, choices=Kind)
    mark = models.CharField(max_length=64)

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["kind", "mark"], name="traits_that_are_alike")]
        constraints = [
            models.UniqueConstraint(
                name="an_application_has_each_trait_once",
                fields=["application", "kind"],
                violation_error_message="This is noted already.",
            ),
            models.CheckConstraint(
                name="trait_is_of_a_known_kind",
                condition=Q(kind__in=Kind.values),
                violation_error_message="It is an email, a phone, or a name with a birth date.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.application_id}"


class Pair(models.Model):
    """Two applicants with something alike, the older one first."""

    one = models.ForeignKey(Applicant, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Applicant, on_delete=models.CASCADE, related_name="+")
    kinds = models.JSONField(default=list, help_text="What is alike")
    found_at = models.DateTimeField()
    said = models.CharField(max_length=10, choices=Said, default=Said.OPEN)

    class Meta:
        default_permissions = ()
        permissions = [("judge_pair", "Can say whether two applicants are one person")]
        indexes = [
            models.Index(fields=["found_at"], name="pairs_to_look_at", condition=Q(said="open")),
            models.Index(fields=["other"], name="pairs_of_the_younger"),
        ]
        constraints = [
            models.UniqueConstraint(
                name="two_applicants_are_one_pair",
                fields=["one", "other"],
                violation_error_message="These two are a pair already.",
            ),
            models.CheckConstraint(
                name="pair_is_of_two_in_order",
                condition=Q(one__lt=F("other")),
                violation_error_message="Name the older applicant first.",
            ),
            models.CheckConstraint(
                name="pair_is_said_to_be_something_known",
                condition=Q(said__in=Said.values),
                violation_error_message="Link them, or say that they are not the same.",
            ),
        ]

    def __str__(self) -> str:
        return f"pair {self.pk}"


class Judgement(models.Model):
    """What somebody said of a pair. Rows are only added; the last one counts."""

    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="judgements")
    said = models.CharField(max_length=10, choices=Said)
    by = models.ForeignKey(STAFF, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="judgement_links_or_parts",
                condition=Q(said__in=[Said.SAME, Said.DIFFERENT]),
                violation_error_message="Link them, or say that they are not the same.",
            ),
        ]

    def __str__(self) -> str:
        return Said(self.said).label
