"""Photographs go before the rest of their application: nobody needs them so long.

Nobody is warned of it: the page where they are chosen says for how long we keep them.
"""

import logging
from datetime import datetime

from django.db import transaction

from recruitment import clock
from recruitment.applications import keeping
from recruitment.applications.models import Application
from recruitment.applications.sections import PURPOSES
from recruitment.files import services as files
from recruitment.retention.models import PhotographsDeleted

log = logging.getLogger(__name__)

MOST = 1000
"""At once. The next tick takes the others."""


def look_after(now: datetime) -> None:
    """One transaction for each: a fault with one keeps no other from its turn."""
    over = keeping.photographed(clock.uk_day(now))
    for number in list(over.values_list("pk", flat=True)[:MOST]):
        try:
            delete(number, now)
        except Exception:
            log.exception("Whether the photographs of application %s go is not settled", number)


@transaction.atomic
def delete(application_id: int, now: datetime) -> bool:
    """False if it was done, or its application came back or is kept longer, meanwhile."""
    free = Application.objects.only("pk").select_for_update(skip_locked=True)
    application = free.filter(pk=application_id).first()
    still = keeping.photographed(clock.uk_day(now)).filter(pk=application_id)
    if application is None or not still.exists():
        return False
    number = files.forget_for(application.about, PURPOSES)
    if number:  # else the scanner had refused all of them long ago
        PhotographsDeleted.objects.create(application=application, at=now, number=number)
    return True
