"""An application that stands still for a while, and when somebody looks at it again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from recruitment.applications.models import Application, StageChange
from recruitment.applications.stages import ENDS
from recruitment.encryption import SealedField


class HoldQuerySet(models.QuerySet["Hold"]):
    def standing(self) -> HoldQuerySet:
        return self.filter(ended_at=None)

    def to_review(self, day: date) -> HoldQuerySet:
        """Those whose day has come. What its applicant ended meanwhile waits for nobody."""
        here = self.standing().filter(review_on__lte=day)
        return here.exclude(application__stage__in=ENDS)


class Hold(models.Model):
    """The stage stays. The days that were left of our promise count again when it ends.

    Where we wait for the applicant, its days are theirs: what was left until their last day.
    """

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="holds")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reason = SealedField(help_text="For colleagues. The applicant may ask to see this")
    words = models.TextField(blank=True, help_text="What the applicant was told")
    review_on = models.DateField("look at it again on")
    days_left = models.PositiveSmallIntegerField(
        null=True, help_text="Working days of our promise. None: nothing was promised"
    )
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    promised_on = models.DateField(null=True, help_text="What we promised when it ended")

    objects = HoldQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="an_application_is_on_hold_once_at_a_time",
                fields=["application"],
                condition=Q(ended_at=None),
                violation_error_message="It is on hold already.",
            ),
            models.CheckConstraint(
                name="a_hold_ends_after_it_began_and_by_somebody",
                condition=Q(ended_at=None, ended_by=None, promised_on=None)
                | Q(ended_at__gte=F("at"), ended_by__isnull=False),
                violation_error_message="Say who ended it, and when.",
            ),
        ]
        indexes = [
            models.Index(
                fields=["review_on"], condition=Q(ended_at=None), name="holds_by_day_of_review"
            )
        ]

    def __str__(self) -> str:
        return f"hold {self.pk}"


def last_day(asked: StageChange, holds: Iterable[Hold]) -> date | None:
    """Until when they can do what this move asks: the hold that ended last gave them days again."""
    ended = [one for one in holds if one.ended_at and one.ended_at > asked.at and one.promised_on]
    return ended[-1].promised_on if asked.reply_by and ended else asked.reply_by
