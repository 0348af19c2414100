"""A result of "Do you fit the bill?" that somebody asked us to keep."""

from datetime import date, datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import F, Q

from recruitment import answers_cookie
from recruitment.answers_cookie import Visit
from recruitment.encryption import SealedField
from recruitment.interest.models import OptIn, OptInQuerySet

LASTS = timedelta(days=30)
"""From the last use: its owner's yes, or the last time that it was shown."""


class KeptResultQuerySet(OptInQuerySet["KeptResult"]):
    def for_link(self, number: int) -> Self:
        """Answers stay shut: whoever wants to stop can, even when their key is lost."""
        return super().for_link(number).defer("visit")

    def over(self, now: datetime) -> Self:
        """Those that nobody confirmed in time, and those that nobody has looked at for long."""
        return self.run_out(now) | self.filter(used_at__lte=now - LASTS)


class KeptResult(OptIn):
    """Answers and what they were asked for, sealed, not the verdicts: those are worked out again.

    An address has one that is confirmed. A stop deletes it.
    """

    visit = SealedField(help_text="What the answers cookie holds, with the answers that count")
    for_parent = models.BooleanField(help_text="Whether our emails about it greet a parent")
    used_at = models.DateTimeField(null=True, help_text="When it was confirmed, or shown last")

    objects = KeptResultQuerySet.as_manager()

    class Meta(OptIn.Meta):
        constraints = [
            *OptIn.Meta.constraints,
            models.CheckConstraint(
                name="kept_result_is_confirmed_after_it_was_asked_for",
                condition=Q(confirmed_at=None) | Q(confirmed_at__gte=F("asked_at")),
                violation_error_message="Nobody confirms what was not asked for yet.",
            ),
            models.CheckConstraint(
                name="kept_result_is_used_from_its_confirmation_on",
                condition=Q(confirmed_at=None, used_at=None)
                | Q(confirmed_at__isnull=False, used_at__isnull=False)
                & Q(used_at__gte=F("confirmed_at")),
                violation_error_message="It is used when it is confirmed, and not before.",
            ),
            models.UniqueConstraint(
                name="one_confirmed_kept_result_of_an_address",
                fields=["email"],
                condition=Q(confirmed_at__isnull=False),
                violation_error_message="This address has a kept result already.",
            ),
        ]
        indexes = [
            *OptIn.Meta.indexes,
            models.Index(fields=["used_at"], name="kept_results_by_last_use"),
        ]

    @property
    def goes_at(self) -> datetime:
        """When it is deleted, unless it is shown again or confirmed before."""
        return self.confirm_by if self.used_at is None else self.used_at + LASTS

    def ran_out(self, now: datetime) -> bool:
        return self.goes_at <= now

    def opened(self, on: date) -> Visit:
        """As it was kept. Raises Unreadable when its key is lost."""
        return answers_cookie.of_data(self.visit, on)

    def lasts(self, now: datetime) -> bool:
        return self.confirmed_at is not None and not self.ran_out(now)
