"""What the provider that delivers our emails says became of them."""

from django.db import models
from django.db.models import Q

from recruitment.messages import refusals
from recruitment.messages.models import Email

LONGEST_ID = 200


class What(models.TextChoices):
    DELIVERED = "delivered", "Delivered"
    BOUNCED = "bounced", refusals.CAME_BACK
    GAVE_UP = "gave_up", refusals.GAVE_UP
    REFUSED = "refused", refusals.NOT_SENT_TO
    FAILED = "failed", "The provider could not send it"
    COMPLAINED = "complained", "Marked as spam by whoever got it"


UNDELIVERED = (What.BOUNCED, What.GAVE_UP, What.REFUSED, What.FAILED)
"""Whoever should have the email does not, whatever else is said of it."""


class DeliveryReport(models.Model):
    """One thing that was said of one handing over of an email. Nothing else of it is kept."""

    email = models.ForeignKey(Email, on_delete=models.CASCADE, related_name="reports")
    handed_over_as = models.CharField(
        max_length=LONGEST_ID, blank=True, help_text="What the provider calls the message"
    )
    what = models.CharField(max_length=12, choices=What)
    at = models.DateTimeField(help_text="When it happened, as the provider says")
    taken_in_at = models.DateTimeField()
    sent_at = models.DateTimeField(
        null=True, help_text="When the provider had taken the email, by our clock"
    )

    class Meta:
        default_permissions = ()
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="a_handing_over_is_reported_once_for_each_thing",
                fields=["email", "handed_over_as", "what"],
                violation_error_message="This is known already.",
            ),
            models.CheckConstraint(
                name="delivery_report_says_what_is_known",
                condition=Q(what__in=What.values),
                violation_error_message="An email was delivered, came back or was refused.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.what}: {self.email_id}"
