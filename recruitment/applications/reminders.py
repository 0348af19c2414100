"""Reminders of an unfinished draft: rows with a moment, written when the draft is begun."""

from datetime import datetime, time, timedelta

from recruitment import clock
from recruitment.applications.models import Application
from recruitment.messages import outbox
from recruitment.vacancies.models import Vacancy

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


def reschedule(vacancy: Vacancy, now: datetime) -> None:
    """Put the reminders not yet sent where a new closing day puts them; none goes at once."""
    to = vacancy.applications.drafts().addresses()
    outbox.cancel_all(KIND, about=to)
    for occurrence, at in moments(vacancy).items():
        if at > now:
            outbox.owe_all(KIND, to=to, occurrence=occurrence, now=now, at=at)
