"""HR keeps an application that ended longer than we would."""

from datetime import date, datetime

from django.db import transaction

from recruitment.applications import keeping
from recruitment.applications.kept import Keep
from recruitment.applications.services.drafts import locked
from recruitment.applications.services.problems import Changed, NotLater, Unexplained
from recruitment.messages import outbox
from recruitment.people.models import User


@transaction.atomic
def keep(
    application_id: int, *, until: date, reason: str, by: User, seen: int, now: datetime
) -> Keep:
    """Not before that day is it deleted, and it is warned of anew.

    The same words again, as a second press sends them, change nothing. Raises Unexplained, Changed
    for what has not ended, or NotLater: nobody makes the time shorter.
    """
    if not reason:
        raise Unexplained
    application = locked(application_id)
    last = application.keeps.last()
    if last and (last.until, last.reason, last.by_id) == (until, reason, by.pk):
        return last
    goes_on = keeping.goes_on(application) if application.submitted_at else None
    if application.version != seen or goes_on is None:
        raise Changed
    if until <= goes_on:
        raise NotLater
    outbox.cancel(keeping.ENDED.kind, about=application.about)
    return application.keeps.create(until=until, reason=reason, by=by, at=now)
