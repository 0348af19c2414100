"""Decide for one person or many, and hold the emails. Undoing before they leave: undoing.py."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from recruitment.applications import services as applications
from recruitment.applications import told
from recruitment.applications.models import Application, StageChange
from recruitment.applications.services import Changed, Given
from recruitment.applications.stages import Stage
from recruitment.decisions import choosing
from recruitment.decisions.choosing import Chosen
from recruitment.decisions.holds import Hold, leaves_at
from recruitment.decisions.models import ALONE, Batch, Decision
from recruitment.decisions.undoing import Undone as Undone
from recruitment.decisions.undoing import undo as undo
from recruitment.decisions.undoing import undo_batch as undo_batch
from recruitment.messages.models import Email
from recruitment.people.models import User


class StillHeld(Exception):
    """An earlier decision about it has not left yet."""


class Settled(Exception):
    """A colleague, or the same person in another tab, did this already."""


class OwnBatch(Exception):
    """Whoever prepared it cannot approve it."""


class NobodyLeft(Exception):
    """Nobody who was chosen can be decided for."""


@dataclass(frozen=True)
class Wish:
    """What a page asks for. `key` is of that page: pressing its button twice sends once."""

    to: Stage
    hold: Hold
    key: UUID
    words: str = ""
    note: str = ""
    wordings: tuple[int, ...] = ()
    """The reasons for an end; the words are then a line beside them."""

    @property
    def given(self) -> Given | None:
        return Given(self.wordings, self.words) if self.wordings else None

    @property
    def plain_words(self) -> str:
        """Those of a decision without reasons."""
        return "" if self.wordings else self.words


@transaction.atomic
def decide_one(application_id: int, wish: Wish, *, by: User, seen: int, now: datetime) -> Decision:
    """A decision about one person, who was looked at by themselves.

    Raises Changed, IllegalMove, Unexplained or StillHeld.
    """
    refuse_while_held(application_id, seen)
    batch = prepared(wish, 1, by, now)
    decision = batch.decisions.create(application_id=application_id, seen=seen)
    begin(batch, now)
    make(decision, batch, by=by, now=now)
    return decision


def refuse_while_held(application_id: int, seen: int) -> None:
    """Locked, so that no decision comes in between."""
    application = Application.objects.select_for_update().get(pk=application_id)
    if application.version != seen:
        raise Changed
    if choosing.held([application.about]):
        raise StillHeld


def prepared(wish: Wish, people: int, by: User, now: datetime, *, reverses: bool = False) -> Batch:
    """Raises Settled when this very page has made its batch already."""
    batch, is_new = Batch.objects.get_or_create(
        key=wish.key,
        defaults={
            "to": wish.to,
            "reverses": reverses,
            "words": wish.words,
            "wordings": list(wish.wordings),
            "note": wish.note,
            "hold": wish.hold,
            "people": people,
            "prepared_by": by,
            "prepared_at": now,
        },
    )
    if not is_new:
        raise Settled
    return batch


def begin(batch: Batch, now: datetime) -> None:
    batch.decided_at, batch.leaves_at = now, leaves_at(Hold(batch.hold), now)
    batch.save()


def make(decision: Decision, batch: Batch, *, by: User, now: datetime) -> None:
    """Move it, and keep what is needed to undo that."""
    before = Application.objects.only("promised_on").get(pk=decision.application_id)
    wish = wish_of(batch)
    applications.move(
        decision.application_id,
        wish.to,
        by=by,
        seen=decision.seen,
        now=now,
        note=wish.note,
        words=wish.plain_words,
        given=wish.given,
        leaves_at=batch.leaves_at,
    )
    keep(decision, newest_of(decision.application_id), before)


def wish_of(batch: Batch) -> Wish:
    to, hold, wordings = Stage(batch.to), Hold(batch.hold), tuple(batch.wordings)
    return Wish(to, hold, batch.key, batch.words, batch.note, wordings)


def newest_of(application_id: int) -> StageChange:
    return StageChange.objects.filter(application=application_id).latest("at", "pk")


def keep(decision: Decision, change: StageChange, before: Application) -> None:
    decision.change, decision.promised_before = change, before.promised_on
    about = f"application:{decision.application_id}"
    emails = Email.objects.about(about).filter(kind__in=told.MOVED)
    decision.email = emails.get(occurrence=str(change.pk))
    decision.save()


@transaction.atomic
def send(chosen: Chosen, wish: Wish, *, by: User, now: datetime) -> Batch:
    """Decide for many: for all whom it fits, or, if anything fails, for nobody.

    For more than ALONE people it is only prepared, for a colleague to approve. Raises NobodyLeft,
    or Settled when this page has done it before.
    """
    found = choosing.candidates(choosing.locked(chosen), chosen, wish.to, now)
    fit = [one for one in found if not one.why_not]
    if not fit and not Batch.objects.filter(key=wish.key).exists():
        raise NobodyLeft
    batch = prepared(wish, len(fit), by, now)
    Decision.objects.bulk_create(
        Decision(
            batch=batch,
            application=one.application,
            seen=chosen[one.application.pk],
            left_out=one.why_not,
        )
        for one in found
    )
    if not needs_second(batch.people):
        make_all(batch, now)
    return batch


def needs_second(people: int) -> bool:
    """Whether a colleague has to approve a decision about so many."""
    return people > ALONE


def make_all(batch: Batch, now: datetime) -> None:
    begin(batch, now)
    for decision in batch.decisions.filter(left_out="").select_related("batch"):
        make(decision, batch, by=batch.prepared_by, now=now)


@transaction.atomic
def approve(batch_id: int, *, by: User, now: datetime) -> Batch:
    """The second person says yes. Who changed meanwhile is left out, and that is kept.

    Raises OwnBatch, Settled, or NobodyLeft.
    """
    batch = open_batch(batch_id)
    if batch.prepared_by_id == by.pk:
        raise OwnBatch
    rows = {one.application_id: one for one in batch.decisions.filter(left_out="")}
    chosen = {number: one.seen for number, one in rows.items()}
    found = choosing.candidates(choosing.locked(chosen), chosen, Stage(batch.to), now)
    for one in found:
        rows[one.application.pk].left_out = one.why_not
    if all(one.left_out for one in rows.values()):
        raise NobodyLeft
    Decision.objects.bulk_update(rows.values(), ["left_out"])
    batch.approved_by = by
    make_all(batch, now)
    return batch


def open_batch(batch_id: int) -> Batch:
    """Waiting for a second person, and for nobody else while this transaction lasts."""
    batches = Batch.objects.select_for_update(of=("self",)).select_related("prepared_by")
    batch = batches.get(pk=batch_id)
    if not batch.waits:
        raise Settled
    return batch


@transaction.atomic
def discard(batch_id: int, *, by: User, now: datetime) -> Batch:
    """What was prepared is not sent. Raises Settled."""
    batch = open_batch(batch_id)
    batch.discarded_by, batch.discarded_at = by, now
    batch.save()
    return batch
