"""Find applicants who may be one person, and keep what staff say of them."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from recruitment.applications.models import Application
from recruitment.duplicates import traits
from recruitment.duplicates.models import Judgement, Kind, Pair, Said, ToLookAt, Trait
from recruitment.people import services as people
from recruitment.people.models import User

MOST_ALIKE = 20
"""Other people with one and the same trait that are suggested. Ours to set: a number that a whole
office shares says nothing."""


class Overtaken(Exception):
    """A colleague has said something of this pair since the page was drawn."""


def look_next(now: datetime) -> bool:
    """Compare the next application that waits; False when none does.

    One at a time: two that were compared at the same moment would not see each other.
    """
    with transaction.atomic():
        people.one_at_a_time("look for duplicates")
        free = ToLookAt.objects.select_for_update(skip_locked=True).order_by("pk")
        waiting = free.first()
        if waiting is None:
            return False
        known = Application.objects.sent().select_related("applicant").defer("outcome")
        application = known.filter(pk=waiting.pk).first()
        if application:
            compare(application, now)
        waiting.delete()
    return True


def compare(application: Application, now: datetime) -> None:
    """Note its traits, and suggest whoever shares one."""
    found = traits.marks(application)
    application.traits.all().delete()
    Trait.objects.bulk_create(
        Trait(application=application, kind=kind, mark=mark) for kind, mark in found.items()
    )
    for other, kinds in alike(application, found).items():
        suggest(application.applicant_id, other, kinds, now)


def alike(application: Application, found: dict[Kind, str]) -> dict[int, list[Kind]]:
    """Other applicants, with what they have in common."""
    others: dict[int, list[Kind]] = defaultdict(list)
    for kind, mark in found.items():
        same = Trait.objects.filter(kind=kind, mark=mark)
        theirs = same.exclude(application__applicant=application.applicant_id)
        numbers = theirs.values_list("application__applicant", flat=True).distinct()
        for number in numbers.order_by("application__applicant")[:MOST_ALIKE]:
            others[number].append(kind)
    return others


def suggest(first: int, second: int, kinds: Iterable[Kind], now: datetime) -> None:
    """Once for each two. What somebody has said of them stays said."""
    one, other = sorted((first, second))
    pair, _ = Pair.objects.select_for_update().get_or_create(
        one_id=one, other_id=other, defaults={"found_at": now}
    )
    every = sorted({*pair.kinds, *(kind.value for kind in kinds)})
    if every != pair.kinds:
        pair.kinds = every
        pair.save(update_fields=["kinds"])


@transaction.atomic
def judge(pair_id: int, said: Said, *, seen: str, by: User, now: datetime) -> Pair:
    """Keep what a member of staff says. Nothing is merged.

    Saying the same again changes nothing. Raises Overtaken when it is not what they saw.
    """
    pair = Pair.objects.select_for_update().get(pk=pair_id)
    if pair.said == said:
        return pair
    if pair.said != seen:
        raise Overtaken
    Judgement.objects.create(pair=pair, said=said, by=by, at=now)
    pair.said = said
    pair.save(update_fields=["said"])
    return pair


def linked(application: Application) -> list[Application]:
    """Sent applications of whoever staff have said is the same person."""
    mine = application.applicant_id
    same = Pair.objects.filter(said=Said.SAME)
    applicants = {
        *same.filter(one=mine).values_list("other", flat=True),
        *same.filter(other=mine).values_list("one", flat=True),
    }
    if not applicants:
        return []
    theirs = Application.objects.sent().filter(applicant__in=applicants).select_related("vacancy")
    return list(theirs.defer("answers", "outcome").order_by("submitted_at"))


@transaction.atomic
def look_again() -> int:
    """Every sent application waits to be compared anew; how many."""
    numbers = Application.objects.sent().values_list("pk", flat=True)
    rows = [ToLookAt(application_id=number) for number in numbers.iterator()]
    ToLookAt.objects.bulk_create(rows, batch_size=1000, ignore_conflicts=True)
    return len(rows)
