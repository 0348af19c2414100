"""What has come to an application since it was sent, beside its moves."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from recruitment.applications.models import Application, StageChange
from recruitment.applications.stages import Stage
from recruitment.encryption import SealedField

UNDO_FOR = timedelta(hours=48)


class Withdrawal(models.Model):
    """The applicant asked us to stop. For two days they can take that back."""

    application = models.ForeignKey(
        Application, on_delete=models.PROTECT, related_name="withdrawals"
    )
    at = models.DateTimeField()
    reason = SealedField(default=str, help_text="In the applicant's words, if they gave one")
    stood_at = models.CharField(
        max_length=20, choices=Stage, help_text="Where it was, also if nobody had told them yet"
    )
    promised_on = models.DateField(null=True, blank=True)
    held_back = models.JSONField(
        default=list, help_text="The emails that it stopped, to go after all when it is taken back"
    )
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="an_application_is_withdrawn_once_at_a_time",
                fields=["application"],
                condition=Q(undone_at=None),
                violation_error_message="It is withdrawn already.",
            ),
            models.CheckConstraint(
                name="withdrawal_stood_at_a_stage_of_a_sent_application",
                condition=Q(stood_at__in=[one for one in Stage.values if one != Stage.DRAFT]),
                violation_error_message="Only what was sent can be withdrawn.",
            ),
            models.CheckConstraint(
                name="withdrawal_is_undone_within_48_hours",
                condition=Q(undone_at=None)
                | Q(undone_at__gte=F("at"), undone_at__lt=F("at") + UNDO_FOR),
                violation_error_message="After 48 hours it is final.",
            ),
        ]

    def __str__(self) -> str:
        return f"withdrawal {self.pk}"

    @property
    def undo_until(self) -> datetime:
        """The first moment that is too late."""
        return self.at + UNDO_FOR


class What(models.TextChoices):
    NOTE = "note", "Note from the applicant"
    DETAILS = "details", "Details changed by the applicant"
    ACCEPTED = "accepted", "Conditional offer accepted"


class Addition(models.Model):
    """Something that the applicant told us later: a note, new details, or a yes to an offer."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="additions")
    at = models.DateTimeField("came")
    what = models.CharField(max_length=10, choices=What)
    words = SealedField(help_text="Nothing where they only pressed a button")
    offer = models.OneToOneField(
        StageChange,
        on_delete=models.PROTECT,
        null=True,
        related_name="acceptance",
        help_text="The move by which they were offered what they accepted",
    )
    promised_on = models.DateField(
        null=True, help_text="By when we said, when they accepted, that we would write"
    )

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="addition_is_of_a_known_sort",
                condition=Q(what__in=What.values),
                violation_error_message="It is a note, details that changed, or a yes to an offer.",
            ),
            models.CheckConstraint(
                name="an_offer_is_what_is_accepted",
                condition=Q(what=What.ACCEPTED, offer__isnull=False)
                | (~Q(what=What.ACCEPTED) & Q(offer=None, promised_on=None)),
                violation_error_message="Say which offer they accepted.",
            ),
        ]
        indexes = [models.Index(fields=["-at"], name="additions_newest_first")]

    def __str__(self) -> str:
        return What(self.what).label


class Delay(models.Model):
    """We could not keep a promise: why, and the new day. The applicant is told both.

    Where nobody here said so before the day had passed, nobody is named, and it says which day.
    """

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="delays")
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    words = models.TextField(help_text="Why, as the applicant reads it")
    promised_on = models.DateField("we write by")
    broke = models.DateField(
        null=True, help_text="The promised day that passed with nobody having said why"
    )
    stood_at = models.CharField(
        max_length=20, choices=Stage, blank=True, help_text="Not known of the first ones"
    )

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="nobody_waits_longer_without_a_reason",
                condition=~Q(words=""),
                violation_error_message="Say why, in words that the applicant will read.",
            ),
            models.UniqueConstraint(
                name="a_promise_is_broken_once",
                fields=["application", "broke"],
                violation_error_message="They were told of this day already.",
            ),
            models.CheckConstraint(
                name="somebody_says_why_or_a_day_has_passed",
                condition=Q(by__isnull=False, broke=None)
                | Q(by=None, broke__isnull=False, promised_on__gt=F("broke")),
                violation_error_message="Say who put it off, or which day has passed.",
            ),
        ]
        indexes = [models.Index(fields=["broke"], name="promises_that_lapsed")]

    def __str__(self) -> str:
        return f"delay {self.pk}"
