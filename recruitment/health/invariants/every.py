"""The ten invariants: what must always be 0, how each is counted, and what to do when it is not."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from recruitment.health.invariants import of_applications, of_emails, of_files, retention
from recruitment.health.invariants.of_files import Reading


@dataclass(frozen=True)
class Invariant:
    name: str
    title: str
    means: str
    """What it says when it is not 0, and what to do then: for people at the desk."""


EVERY = (
    Invariant(
        "R1",
        "References without an application",
        "Somebody was told that we have their application, and it is not there. Restore it from "
        "the backup, or write to them: they cannot know.",
    ),
    Invariant(
        "R2",
        "Applications without a receipt",
        "Somebody sent an application and was never promised an email that says so. Write to them.",
    ),
    Invariant(
        "R3",
        "Applications sent twice",
        "One person has two live applications for one vacancy, or one draft was sent twice. "
        "Decide about one of them only.",
    ),
    Invariant(
        "R4",
        "Emails late",
        "Emails have been due for more than 5 minutes. If it does not go down, no worker runs or "
        "the mail server is slow: see the health page of the servers, /readyz.",
    ),
    Invariant(
        "R5",
        "Emails handed over too often",
        "An email left before its time, or more often than it was tried. Somebody may have it "
        "twice. Look at it in the list of emails.",
    ),
    Invariant(
        "R6",
        "Moves that history does not have",
        "A stage was changed without a row of history, or history has a gap. Somebody changed "
        "the database by hand, or we have a fault. Do not decide about these cases until the "
        "developers have looked.",
    ),
    Invariant(
        "R7",
        "Files astray",
        "An uploaded file is missing, is not what was stored, or belongs to nobody. Restore the "
        "folder of uploads from the backup.",
    ),
    Invariant(
        "R8",
        "Reminders late, missing or twice",
        "Somebody was not reminded in time, or is reminded twice. If it does not go down within "
        "minutes, no worker runs.",
    ),
    Invariant(
        "R9",
        "Applications taken after the closing moment",
        "An application came after its vacancy closed, and no extension covers it. Decide "
        "whether it counts before anybody reads it.",
    ),
    Invariant(
        "R10",
        "Rows kept for too long",
        "Something that we promised to forget is still there, such as sign-in codes or reminders. "
        "The clock that forgets does not run, or fails: see the logs of the worker.",
    ),
)


@dataclass(frozen=True)
class Seen:
    """What clients and the mail server say that they saw, if anybody wrote it down."""

    references: Collection[str] = ()
    handed_over: Mapping[str, int] | None = None
    """How often the mail server said yes, by Message-ID."""
    kills: int = 0
    """How many workers were killed: each may have cost one second copy."""


NOTHING = Seen()


def counts(now: datetime, reading: Reading, seen: Seen = NOTHING) -> dict[str, int]:
    """How many there are of each. Every one must be 0."""
    return {name: count() for name, count in counted(now, reading, seen)}


def counted(now: datetime, reading: Reading, seen: Seen) -> Iterator[tuple[str, Callable[[], int]]]:
    shown, app = seen.references, of_applications
    yield "R1", lambda: app.receipts_of_nothing() + app.missing(shown)
    yield "R2", app.without_receipt
    yield "R3", app.doubled
    yield "R4", lambda: of_emails.overdue(now).count()
    yield "R5", lambda: of_emails.handed_over_too_often() + second_copies(seen)
    yield "R6", app.unrecorded_moves
    yield "R7", lambda: of_files.astray(now, reading)
    yield "R8", lambda: of_emails.reminders_astray(now)
    yield "R9", app.too_late
    yield "R10", lambda: retention.overstayed(now)


def second_copies(seen: Seen) -> int:
    """More than the kills account for."""
    copies = sum(number - 1 for number in (seen.handed_over or {}).values())
    return max(0, copies - seen.kills)
