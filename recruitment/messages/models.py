"""The table of owed emails: the promise. Celery only keeps it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from recruitment.encryption import SealedField
from recruitment.messages.refusals import OF_THE_ADDRESS, REFUSES_US

TRIED_IN_VAIN = 3


class State(models.TextChoices):
    OWED = "owed", "Owed"
    SENT = "sent", "Sent"
    FAILED = "failed", "Could not be delivered"
    CANCELLED = "cancelled", "No longer needed"


REFUSED = Q(state=State.FAILED, problem__in=OF_THE_ADDRESS)
"""Given up because of the address. What failed for anything else is a fault of ours."""


class EmailQuerySet(models.QuerySet["Email"]):
    def owed(self) -> EmailQuerySet:
        return self.filter(state=State.OWED)

    def due(self, now: datetime) -> EmailQuerySet:
        return self.owed().filter(next_try_at__lte=now)

    def untried(self) -> EmailQuerySet:
        """Nobody can have got them. One that failed before was tried, and counts as told."""
        return self.filter(tries=0, failed_before=False)

    def known(self) -> EmailQuerySet:
        """What the person has, or was shown instead when it could not be delivered."""
        return self.filter(Q(state__in=(State.SENT, State.FAILED)) | Q(failed_before=True))

    def refused(self) -> EmailQuerySet:
        return self.filter(REFUSED)

    def failed_for_us(self) -> EmailQuerySet:
        """Given up, and their address has nothing to do with it."""
        return self.filter(state=State.FAILED).exclude(REFUSED)

    def refused_for_us(self) -> EmailQuerySet:
        """Owed, tried in vain again and again, and their address has nothing to do with it."""
        in_vain = self.owed().filter(tries__gte=TRIED_IN_VAIN)
        return in_vain.filter(problem__startswith=REFUSES_US)

    def owe_anew(self, **due: Any) -> int:
        """Promise again what was taken back, as if nobody had tried it; how many those are."""
        fresh = {"state": State.OWED, "tries": 0, "problem": ""}
        return self.filter(state=State.CANCELLED).update(**fresh, **due)

    def about(self, subject: str) -> EmailQuerySet:
        return self.filter(about=subject)


class Email(models.Model):
    """One email to one person about one thing. Its words are made when it is sent, not before."""

    kind = models.CharField(max_length=40)
    about = models.CharField(max_length=60, help_text="What it is about, like application:12")
    occurrence = models.CharField(
        max_length=40, help_text="Tells two emails of one kind about one thing apart"
    )
    to = models.EmailField()
    message_id = models.CharField(max_length=120, unique=True)
    state = models.CharField(max_length=10, choices=State, default=State.OWED)
    owed_at = models.DateTimeField()
    next_try_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=200, blank=True)
    handed_over_as = models.CharField(
        max_length=200,
        blank=True,
        default="",
        db_default="",
        help_text="What the provider calls it, if one delivers it",
    )
    failed_before = models.BooleanField(default=False, help_text="It is being sent again")
    letter = SealedField(null=True, help_text="As it was written, of the kinds that are kept")
    wording = models.PositiveIntegerField(
        "version of its text", default=0, help_text="0: the text that comes with the program"
    )

    objects = EmailQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="email_is_owed_once_for_each_occurrence",
                fields=["kind", "about", "occurrence"],
                violation_error_message="This email is owed already.",
            ),
            models.CheckConstraint(
                name="email_state_is_known",
                condition=Q(state__in=State.values),
                violation_error_message="An email is owed, sent, failed or cancelled.",
            ),
            models.CheckConstraint(
                name="email_is_sent_exactly_when_it_has_a_moment_of_sending",
                condition=Q(state=State.SENT, sent_at__isnull=False)
                | (~Q(state=State.SENT) & Q(sent_at__isnull=True)),
                violation_error_message="An email has a moment of sending when it is sent.",
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_try_at", "id"], name="owed_emails", condition=Q(state="owed")
            ),
            models.Index(
                fields=["kind", "next_try_at", "id"],
                name="owed_emails_of_a_kind",
                condition=Q(state="owed"),
            ),
            models.Index(fields=["to"], name="owed_to_an_address", condition=Q(state="owed")),
            models.Index(fields=["about", "owed_at"], name="emails_about_something"),
            models.Index(
                fields=["handed_over_as"],
                name="emails_by_provider",
                condition=~Q(handed_over_as=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} about {self.about}"

    @property
    def is_our_fault(self) -> bool:
        return self.problem not in OF_THE_ADDRESS


class Stop(models.Model):
    """Somebody stopped an email to many: what had not left by then stays here until they go on."""

    kind = models.CharField(max_length=40)
    occurrence = models.CharField(max_length=40, help_text="As of the emails that it stopped")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    emails = models.PositiveIntegerField(help_text="How many it kept back")
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    ended_at = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="an_email_to_many_is_stopped_once_at_a_time",
                fields=["kind", "occurrence"],
                condition=Q(ended_at=None),
                violation_error_message="It is stopped already.",
            ),
            models.CheckConstraint(
                name="a_stop_ends_after_it_began_and_by_somebody",
                condition=Q(ended_at=None, ended_by=None)
                | Q(ended_at__gte=F("at"), ended_by__isnull=False),
                violation_error_message="Say who let it go on, and when.",
            ),
        ]

    def __str__(self) -> str:
        return f"stop of {self.kind} {self.occurrence}"
