"""Reminders of an unfinished draft: rows with a moment, written when the draft is begun."""

from datetime import datetime, time, timedelta

from recruitment import clock
from recruitment.applications.models import Application, Vacancy
from recruitment.messages import outbox
from recruitment.messages.models import Email

KIND = "unfinished"
DAYS_BEFORE_CLOSING = (7, 2)
AT = time(9)
"""In the UK, summer and winter."""


def moments(vacancy: Vacancy) -> dict[str, datetime]:
    """When each reminder goes, by the name of its occurrence."""
    return {
        f"{days} days": clock.uk_moment(vacancy.closes_on - timedelta(days=days), AT)
        for days in DAYS_BEFORE_CLOSING
    }


def promise(application: Application, now: datetime) -> None:
    """Owe every reminder that still lies ahead."""
    for occurrence, at in moments(application.vacancy).items():
        if at > now:
            outbox.owe(
                KIND,
                about=application.about,
                to=application.applicant.email,
                occurrence=occurrence,
                now=now,
                at=at,
            )


def stop(application: Application) -> None:
    outbox.cancel(KIND, about=application.about)


def reschedule(vacancy: Vacancy) -> None:
    """Move the reminders not yet sent to where a new closing day puts them."""
    abouts = [draft.about for draft in vacancy.applications.drafts()]
    for occurrence, at in moments(vacancy).items():
        owed = Email.objects.owed().filter(kind=KIND, occurrence=occurrence, about__in=abouts)
        owed.update(next_try_at=at)
