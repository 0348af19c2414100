"""What staff decided together, and what became of each decision before its email left."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from recruitment.applications.models import Application, StageChange
from recruitment.applications.stages import Stage
from recruitment.decisions.holds import Hold
from recruitment.encryption import SealedField
from recruitment.messages.models import Email

ALONE = 50
"""To so many people one member of staff may write at once. More need a second one."""

STAFF = settings.AUTH_USER_MODEL


class Batch(models.Model):
    """One press of "send": one or many decisions, alike, whose emails leave at one moment."""

    key = models.UUIDField(unique=True, help_text="Of the page that made it: it makes one only")
    to = models.CharField(max_length=20, choices=Stage)
    reverses = models.BooleanField(
        default=False, help_text="It takes back what the applicant was told"
    )
    words = SealedField(default=str, help_text="What the applicants read")
    wordings = models.JSONField(
        default=list, help_text="The reasons for an end; the words are then a line beside them"
    )
    note = SealedField(default=str, help_text="For colleagues. The applicant may ask to see it")
    hold = models.CharField(max_length=10, choices=Hold)
    people = models.PositiveIntegerField(help_text="How many would be written to, when it was made")
    prepared_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField()
    approved_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    leaves_at = models.DateTimeField(null=True, help_text="When its emails leave")
    discarded_by = models.ForeignKey(STAFF, on_delete=models.PROTECT, null=True, related_name="+")
    discarded_at = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()
        permissions = [
            ("see_outbox", "Can see which emails are held, sent and not delivered"),
            ("approve_batch", "Can approve what a colleague prepared for many people"),
            ("reverse_decision", "Can reverse a decision that the applicant was told of"),
        ]
        indexes = [models.Index(fields=["-prepared_at"], name="batches_newest_first")]
        constraints = [
            models.CheckConstraint(
                name="batch_moves_to_a_known_stage",
                condition=Q(to__in=[one for one in Stage.values if one != Stage.DRAFT]),
                violation_error_message="There is no such stage.",
            ),
            models.CheckConstraint(
                name="batch_is_held_in_a_known_way",
                condition=Q(hold__in=Hold.values),
                violation_error_message="Choose when the emails leave.",
            ),
            models.CheckConstraint(
                name="many_people_need_a_second_member_of_staff",
                condition=Q(people__lte=ALONE) | Q(decided_at=None) | Q(approved_by__isnull=False),
                violation_error_message="A colleague has to approve this first.",
            ),
            models.CheckConstraint(
                name="nobody_approves_what_they_prepared",
                condition=Q(approved_by=None) | ~Q(approved_by=F("prepared_by")),
                violation_error_message="Somebody else has to approve what you prepared.",
            ),
            models.CheckConstraint(
                name="what_is_decided_has_a_moment_of_leaving",
                condition=Q(decided_at=None, leaves_at=None)
                | Q(leaves_at__gt=F("decided_at"), discarded_at=None),
                violation_error_message="Emails leave after the decision.",
            ),
            models.CheckConstraint(
                name="what_is_thrown_away_says_by_whom",
                condition=Q(discarded_by=None, discarded_at=None)
                | Q(discarded_by__isnull=False, discarded_at__isnull=False),
                violation_error_message="Say who threw it away, and when.",
            ),
        ]

    def __str__(self) -> str:
        return f"{Stage(self.to).label}, prepared by {self.prepared_by}"

    @property
    def waits(self) -> bool:
        """For a second member of staff."""
        return self.decided_at is None and self.discarded_at is None


class Decision(models.Model):
    """One application in a batch: moved, left out with the reason, or not yet either."""

    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="decisions")
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="decisions")
    seen = models.PositiveIntegerField(help_text="The version that the email was shown for")
    left_out = models.CharField(max_length=200, blank=True, help_text="Why, in a sentence")
    change = models.OneToOneField(
        StageChange, on_delete=models.PROTECT, null=True, related_name="decision"
    )
    email = models.OneToOneField(Email, on_delete=models.PROTECT, null=True, related_name="+")
    promised_before = models.DateField(null=True, help_text="To go back to when it is undone")
    put_back = models.OneToOneField(
        StageChange, on_delete=models.PROTECT, null=True, related_name="undoes"
    )

    class Meta:
        default_permissions = ()
        ordering = ["application_id"]
        constraints = [
            models.UniqueConstraint(
                name="an_application_is_once_in_a_batch",
                fields=["batch", "application"],
                violation_error_message="It is in this batch already.",
            ),
            models.CheckConstraint(
                name="a_decision_that_was_made_has_its_email",
                condition=Q(change=None, email=None)
                | Q(change__isnull=False, email__isnull=False, left_out=""),
                violation_error_message="A decision comes with its email.",
            ),
            models.CheckConstraint(
                name="only_what_was_decided_is_put_back",
                condition=Q(put_back=None) | Q(change__isnull=False),
                violation_error_message="Nothing was decided here.",
            ),
        ]

    def __str__(self) -> str:
        return f"decision {self.pk}"


class SentAgain(models.Model):
    """Somebody asked for an email that could not be delivered to be tried again."""

    email = models.ForeignKey(Email, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(STAFF, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    problem = models.CharField(max_length=200, blank=True, help_text="Why it had not arrived")

    class Meta:
        default_permissions = ()
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"again: {self.email}"
