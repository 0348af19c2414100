"""The bank holidays that working days leave out: data, so that HR adds one without a developer."""

from datetime import date

from django.db import models
from django.db.models import Q

FIRST, LAST = date(2026, 1, 1), date(2099, 12, 31)
FRIDAY = 5


class BankHoliday(models.Model):
    """One day on which nobody here works. A row is never removed: it counts, or counts no more."""

    day = models.DateField(
        unique=True,
        help_text="One that falls on a weekend is held on a later weekday: enter that day",
        error_messages={"unique": "This day is in the table already."},
    )
    name = models.CharField(max_length=80, help_text="Like Christmas Day")
    counts = models.BooleanField(
        default=True, help_text="Untick if it is no bank holiday after all. Never delete a row"
    )

    class Meta:
        verbose_name = "bank holiday"
        ordering = ["day"]
        constraints = [
            models.CheckConstraint(
                name="bank_holiday_is_a_weekday",
                condition=Q(day__iso_week_day__lte=FRIDAY),
                violation_error_message="Enter a weekday: weekends are never working days.",
            ),
            models.CheckConstraint(
                name="bank_holiday_is_in_this_century",
                condition=Q(day__range=(FIRST, LAST)),
                violation_error_message="Enter a day from 2026 to 2099.",
            ),
            models.CheckConstraint(
                name="bank_holiday_has_a_name",
                condition=~Q(name=""),
                violation_error_message="Say which bank holiday it is.",
            ),
        ]

    def __str__(self) -> str:
        return self.name
