"""What markers are told: which vacancy and question, and that something waits. Never of whom."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from recruitment.messages.models import Email
from recruitment.messages.outbox import EmailKind, NoLongerOwed
from recruitment.sift import access, telling
from recruitment.sift.models import RunMarker


def facts(email: Email) -> dict[str, Any]:
    """Nothing once they have scored all, or may not mark any more."""
    run_id, person_id = int(email.occurrence.split(".")[0]), int(email.about.split(":")[1])
    known = RunMarker.objects.select_related("run__vacancy", "person").filter(left_at=None)
    at = known.filter(run=run_id, person=person_id).first()
    if at is None or not access.may_mark(at.person):
        raise NoLongerOwed
    number = telling.to_score().filter(marker=at).count()
    if not number:
        raise NoLongerOwed
    page = settings.SITE_URL + reverse("sift-overview", args=[at.run_id])
    return {"run": at.run, "number": number, "page": page}


KINDS = (EmailKind(telling.OPENED, facts), EmailKind(telling.MORE, facts))
