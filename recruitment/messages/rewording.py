"""New words for an email: written by one member of staff, put into force by another."""

from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import IntegrityError, transaction
from django.db.models import Max

from recruitment.messages.filling import wrong
from recruitment.messages.places import OFFERED
from recruitment.messages.wordings import SHIPPED, Publication, Wording

BEGINNINGS = Path(settings.BASE_DIR, "templates", "emails", "words")


class Overtaken(Exception):
    """Somebody else wrote or published a version after this page was opened."""


class OwnWords(Exception):
    """Nobody puts their own words into force."""


class Unusable(Exception):
    """The text lacks something, or has something in it that cannot be filled."""


def beginning(kind: str) -> tuple[str, str]:
    """The shipped text of a kind with its placeholders, as a beginning: subject and body."""
    subject, _, body = (BEGINNINGS / f"{kind}.txt").read_text("utf-8").partition("\n")
    return subject, body.strip()


def versions(kind: str) -> list[Wording]:
    """Newest first."""
    return list(Wording.objects.filter(kind=kind).select_related("by").order_by("-number"))


def newest(kind: str) -> int:
    found = Wording.objects.filter(kind=kind).aggregate(number=Max("number"))["number"]
    return found or SHIPPED


def history(kind: str) -> list[Publication]:
    """What came into force, newest first."""
    known = Publication.objects.filter(kind=kind).select_related("wording", "by")
    return list(known.order_by("-turn"))


def numbers_in_force() -> dict[str, int]:
    """Of every kind that may be reworded."""
    turns = Publication.objects.select_related("wording").order_by("turn")
    return {**dict.fromkeys(OFFERED, SHIPPED), **{one.kind: one.number for one in turns}}


def write_version(
    kind: str, *, subject: str, body: str, by: AbstractBaseUser, seen: int, now: datetime
) -> Wording:
    """Keep a new version; nothing is sent with it yet. `seen` is the newest that the writer saw.

    Raises Unusable, or Overtaken when there is a newer one.
    """
    if kind not in OFFERED or wrong(kind, subject, body):
        raise Unusable
    if newest(kind) != seen:
        raise Overtaken
    made = Wording(kind=kind, number=seen + 1, subject=subject, body=body, by_id=by.pk, at=now)
    keep(made)
    return made


def publish(
    kind: str, number: int, *, by: AbstractBaseUser, seen: int, now: datetime
) -> Publication:
    """Put a version into force, or with 0 the shipped text. `seen` counts what came before.

    Raises OwnWords, Unusable, Wording.DoesNotExist, or Overtaken when somebody was quicker.
    """
    wording = Wording.objects.get(kind=kind, number=number) if number != SHIPPED else None
    if wording and wording.by_id == by.pk:
        raise OwnWords
    if wording and wrong(kind, wording.subject, wording.body):
        raise Unusable
    if Publication.objects.filter(kind=kind).count() != seen:
        raise Overtaken
    made = Publication(kind=kind, turn=seen + 1, wording=wording, by_id=by.pk, at=now)
    made.written_by_id = wording.by_id if wording else None
    keep(made)
    return made


def keep(made: Wording | Publication) -> None:
    """Of two at the same moment the table takes one."""
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError as clash:
        raise Overtaken from clash
