"""How long the emails of a decision wait, so that it can be undone before anybody is told."""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.db.models import TextChoices

from recruitment import clock
from recruitment.holidays.services import working_days_after

MORNING = time(9)


class Hold(TextChoices):
    SHORT = "short", "In 15 minutes"
    MORNING = "morning", "At 9am on the next working day"


def leaves_at(hold: Hold, now: datetime) -> datetime:
    if hold is Hold.SHORT:
        return now + timedelta(seconds=settings.DECISION_HOLD)
    return clock.uk_moment(working_days_after(clock.uk_day(now), 1), MORNING)


def in_words(moment: datetime) -> str:
    """Tuesday 24 November 2026, 9:00am."""
    day = clock.day_in_words(clock.uk_day(moment))
    return f"{day}, {clock.moment_in_words(moment).partition(', ')[2]}"
