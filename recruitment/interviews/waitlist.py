"""The line for interview times: who asked first is told first, once for each place that is free.

A place comes free in many ways: given up, withdrawn, added by HR, its person refused. So nobody
announces it. The clock looks after the line, and finds what is free by the same question that
the applicant's own page asks.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db import transaction

from recruitment.applications.models import Application
from recruitment.interviews import services
from recruitment.interviews.models import Slot
from recruitment.interviews.services import NotInvited
from recruitment.interviews.waiting import Waiting
from recruitment.messages import outbox

FREE = "slot_free"


class TimesThere(Exception):
    """There is a time to choose, or they have one: nobody needs to wait."""


@transaction.atomic
def join(application_id: int, *, now: datetime) -> Waiting:
    """Ask to be told. Asking again changes nothing. Raises NotInvited or TimesThere."""
    application = services.locked(application_id)
    if not services.invited(application):
        raise NotInvited
    if services.offered(application, now).exists() or services.booking(application):
        raise TimesThere
    made, _ = Waiting.objects.get_or_create(application=application, defaults={"asked_at": now})
    return made


@transaction.atomic
def leave(application_id: int) -> None:
    application = services.locked(application_id)
    Waiting.objects.filter(application=application).delete()


def is_waiting(application: Application) -> bool:
    return Waiting.objects.filter(application=application).exists()


def look_after(now: datetime) -> None:
    """Offer what is free, vacancy by vacancy."""
    vacancies = Waiting.objects.order_by("application__vacancy")
    for vacancy_id in vacancies.values_list("application__vacancy", flat=True).distinct():
        offer_free(vacancy_id, now)


@transaction.atomic
def offer_free(vacancy_id: int, now: datetime) -> None:
    """One email for each place that is free and that nobody was told of. Two of these queue up."""
    line = list(
        Waiting.objects.select_for_update(of=("self",))
        .filter(application__vacancy=vacancy_id)
        .order_by("asked_at", "pk")
    )
    free = free_places(vacancy_id, now)
    for one in line:
        forget_what_has_gone(one, free)
    told = Counter(one.offered_id for one in line)
    places = (slot for slot, number in free.items() for _ in range(number - told[slot]))
    for one, slot in zip(next_in(line), places, strict=False):
        tell(one, slot, now)


def free_places(vacancy_id: int, now: datetime) -> dict[int, int]:
    """How many places each time has left that can be chosen, the earliest first."""
    open_now: Any = Slot.objects.with_room().open_at(now).filter(vacancy=vacancy_id)
    return {slot.pk: slot.places - slot.taken for slot in open_now}


def forget_what_has_gone(one: Waiting, free: dict[int, int]) -> None:
    """Whoever was too late is in the line again, where they were."""
    if one.offered_id and one.offered_id not in free:
        one.offered = None
        one.save(update_fields=["offered"])


def next_in(line: list[Waiting]) -> Iterator[Waiting]:
    """Those who have no offer that stands, and who still know themselves at the interview."""
    waiting = [one.application_id for one in line if one.offered_id is None]
    there = services.still_invited(Application.objects.filter(pk__in=waiting))
    known = {application.pk: application for application in there}
    for one in line:
        if one.offered_id is None and one.application_id in known:
            one.application = known[one.application_id]
            yield one


def tell(one: Waiting, slot_id: int, now: datetime) -> None:
    one.offered_id, one.offers = slot_id, one.offers + 1
    one.save(update_fields=["offered", "offers"])
    outbox.owe(
        FREE,
        about=one.application.about,
        to=one.application.applicant.email,
        occurrence=f"{slot_id}.{one.pk}.{one.offers}",
        now=now,
    )
