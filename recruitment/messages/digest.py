"""Reminders that are due to one address go as one letter; everything else goes by itself."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.template.loader import render_to_string

from recruitment.messages import letters
from recruitment.messages.kinds import Addressed, EmailKind, File, Kinds, NoLongerOwed
from recruitment.messages.letters import Block, Letter
from recruitment.messages.models import Email, EmailQuerySet, State

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Written:
    """One email as it is now: what it says, to whom."""

    email: Email
    who: Addressed
    letter: Letter
    file: File | None


class Apart(Exception):
    """It cannot go in that letter: it is for somebody else as well, or not for them."""


def first_of_each(kinds: Kinds, now: datetime) -> EmailQuerySet:
    """What is due, without reminders that go in the letter of an earlier one.

    So two workers never begin two letters to one address: the later reminder waits.
    """
    names = [kind.name for kind in kinds.values() if kind.reminder]
    earlier = Q(next_try_at__lt=OuterRef("next_try_at")) | Q(
        next_try_at=OuterRef("next_try_at"), pk__lt=OuterRef("pk")
    )
    before = Email.objects.due(now).filter(earlier, kind__in=names, to=OuterRef("to"))
    return Email.objects.due(now).exclude(Q(kind__in=names) & Exists(before))


def gathered(email: Email, kinds: Kinds, now: datetime) -> list[Written]:
    """This email, and all that goes with it. Raises what writing this one raises."""
    kind, to = kinds[email.kind], email.to
    first = written(email, kind)
    if not kind.reminder:
        return [first]
    stream = [one.name for one in kinds.values() if goes_with(one, kind)]
    due = Email.objects.due(now).filter(kind__in=stream, to=to).exclude(pk=email.pk)
    rows = due.order_by("next_try_at", "pk").select_for_update(skip_locked=True)
    parts = [first]
    for row in rows:
        if found := beside(first, row, kinds[row.kind]):
            join(parts, found)
    return parts


def join(parts: list[Written], found: Written) -> None:
    """Two that came to say the same, because the first could not leave, are said once."""
    if any(one.letter.text == found.letter.text for one in parts):
        found.email.state = State.CANCELLED
        found.email.save()
    else:
        parts.append(found)


def goes_with(one: EmailKind, other: EmailKind) -> bool:
    return one.reminder and other.reminder and one.unsubscribe == other.unsubscribe


def beside(first: Written, email: Email, kind: EmailKind) -> Written | None:
    """None when it is not true any more or cannot be written: its own turn says which."""
    try:
        with transaction.atomic():
            found = written(email, kind)
            if found.who != first.who:
                raise Apart
    except (NoLongerOwed, Apart):
        return None
    except Exception:
        log.exception("Email %s cannot be written", email.pk)
        return None
    email.tries += 1
    return found


def written(email: Email, kind: EmailKind) -> Written:
    """What it says is put on its row, if its kind is kept."""
    who = kind.addressed(email)
    letter = letters.write(email.kind, kind.facts(email), preface=who.preface)
    email.to = who.to
    email.letter = letter.as_data() if kind.kept else None
    email.wording = letter.version
    return Written(email, who, letter, kind.file(email))


def as_one(parts: Sequence[Letter]) -> Letter:
    """One letter with a section for each, signed once."""
    if len(parts) == 1:
        return parts[0]
    facts = {"force": settings.PACK, "number": len(parts)}
    subject, _, heading = render_to_string("emails/digest.txt", facts).strip().partition("\n")
    signed = Block("paragraph", (settings.PACK.careers_name,))
    sections = [replace(one, blocks=unsigned(one, signed)) for one in parts[:-1]]
    every = chain.from_iterable(one.blocks for one in (*sections, parts[-1]))
    blocks = (*letters.blocks_of(heading), *every)
    return letters.finished("digest", subject, blocks, {"force": settings.PACK})


def unsigned(letter: Letter, signed: Block) -> tuple[Block, ...]:
    return tuple(block for block in letter.blocks if block != signed)
