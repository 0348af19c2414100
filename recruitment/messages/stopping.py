"""Stop an email to many people, and let it go on.

Stopping takes every row that nobody is sending at this moment, in one statement that waits for
nobody: of one email each worker may be in the middle, and that one leaves.
"""

from collections import Counter
from collections.abc import Collection
from datetime import datetime

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.db.models import BigIntegerField, Count, QuerySet
from django.db.models.functions import Cast

from recruitment.messages.models import Email, EmailQuerySet, State, Stop


def of(kind: str, occurrence: str) -> EmailQuerySet:
    """The emails of one sending."""
    return Email.objects.filter(kind=kind, occurrence=occurrence)


def standing(kind: str, occurrence: str) -> Stop | None:
    """By whom it is stopped, if it is."""
    stops = Stop.objects.select_related("by").filter(kind=kind, occurrence=occurrence)
    return stops.filter(ended_at=None).first()


def stopped(kind: str) -> QuerySet:
    """Of a kind whose occurrences are numbers of rows: of which rows nobody is told now."""
    stops = Stop.objects.filter(kind=kind, ended_at=None)
    return stops.annotate(number=Cast("occurrence", BigIntegerField())).values("number")


def counted(kind: str, occurrence: str) -> Counter[str]:
    """How many of its emails are in each state."""
    states = of(kind, occurrence).order_by().values_list("state").annotate(Count("pk"))
    return Counter(dict(states))


@transaction.atomic
def stop(kind: str, occurrence: str, *, by: AbstractBaseUser, now: datetime) -> Stop:
    """Nothing more of it leaves. A second press finds the first."""
    free = of(kind, occurrence).owed().select_for_update(skip_locked=True).values("pk")
    kept_back = Email.objects.filter(pk__in=free).update(state=State.CANCELLED)
    done, _ = Stop.objects.get_or_create(
        kind=kind,
        occurrence=occurrence,
        ended_at=None,
        defaults={"by_id": by.pk, "at": now, "emails": kept_back},
    )
    return done


@transaction.atomic
def go_on(
    kind: str, occurrence: str, *, about: Collection[str], by: AbstractBaseUser, now: datetime
) -> int:
    """What was kept back leaves after all, if it is about one of these; how many those are.

    Who needs it no more, because they have sent theirs or asked us to stop, is left out.
    """
    stops = Stop.objects.filter(kind=kind, occurrence=occurrence, ended_at=None)
    if not stops.update(ended_at=now, ended_by_id=by.pk):
        return 0
    kept_back = of(kind, occurrence).filter(about__in=about)
    return kept_back.owe_anew(owed_at=now, next_try_at=now)
