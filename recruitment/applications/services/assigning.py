"""Who has a case."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from recruitment.applications.models import Application
from recruitment.applications.work import Assignment
from recruitment.people.models import User


@transaction.atomic
def assign(
    seen: Mapping[int, int | None], to: User | None, *, by: User, now: datetime
) -> tuple[list[Application], list[Application]]:
    """Give cases to somebody, or to nobody: which were given, and which somebody took meanwhile.

    `seen` says for each who had it on the page that was pressed.
    """
    known = Application.objects.sent().filter(pk__in=seen).defer("answers", "outcome")
    cases = list(known.select_related("owner").select_for_update(of=("self",)).order_by("pk"))
    target = to.pk if to else None
    taken = [case for case in cases if case.owner_id not in (seen[case.pk], target)]
    given = [case for case in cases if case.owner_id == seen[case.pk] != target]
    Assignment.objects.bulk_create(
        Assignment(application=case, was_id=case.owner_id, now=to, by=by, at=now) for case in given
    )
    Application.objects.filter(pk__in=[case.pk for case in given]).update(owner=to)
    return given, taken
