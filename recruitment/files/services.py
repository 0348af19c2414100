"""Everything that takes, scans, reads or removes a file.

A file belongs to a subject, like application:12. Who may send, see or remove it is decided by the
room that names the subject.

What is in a file is on the disk before its row is committed, and is removed only after its row was:
so a crash can leave bytes that belong to no row, which `sweep` removes, and never a row without
its bytes.
"""

import logging
from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from functools import partial
from hashlib import file_digest, sha256
from io import BufferedReader

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import connection, transaction

from recruitment.files import kinds, names, pictures, scanner, storage
from recruitment.files.kinds import PDF, Kind
from recruitment.files.models import HELD, File, Sending, State
from recruitment.files.refusals import Reason, Refused, size_in_words

log = logging.getLogger(__name__)

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
ORPHAN_AFTER = HOUR
"""Younger bytes may belong to a row that is about to be committed."""
MOST_ORPHANS = 100
"""Crashes leave a few. More than that means a wrong database, and nothing is deleted."""
SCANNER_AWAY, SCANNER_CANNOT_TELL = timedelta(seconds=20), HOUR


class NotReadable(Exception):
    """It waits for the virus scanner, was refused, or what was in it is lost."""


def take(upload: UploadedFile, *, subject: str, purpose: str, now: datetime) -> File:
    """Keep one file; the same one sent twice is kept once. Raises Refused.

    Must not be called inside a transaction: that it was sent counts also when it is refused, and
    a row may not be undone when its bytes are on the disk.
    """
    name = names.clean(upload.name or "")
    try:
        count(subject, now)
        kind, body = checked(upload, name)
        file = File(subject=subject, purpose=purpose, name=name, kind_code=kind.code, taken_at=now)
        return keep(file, body)
    except Refused as refusal:
        refusal.name = name
        raise


@transaction.atomic(durable=True)
def count(subject: str, now: datetime) -> None:
    """Checking a picture is work: nobody can make us do much of it."""
    one_at_a_time(subject)
    most = settings.UPLOADS_AN_HOUR
    if Sending.objects.filter(subject=subject, at__gt=now - HOUR).count() >= most:
        raise Refused(Reason.TOO_OFTEN, often=most)
    Sending.objects.create(subject=subject, at=now)


def one_at_a_time(subject: str) -> None:
    """Until this transaction ends, others who send about the same wait."""
    lock = f"files about {subject}"
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [lock])


def checked(upload: UploadedFile, name: str) -> tuple[Kind, bytes]:
    """What it is, and what we would store of it. Raises Refused for what we would not."""
    if reason := getattr(upload, "not_received", None):
        raise Refused(reason)
    largest = settings.UPLOADS_LARGEST
    if upload.size is None or upload.size > largest:
        raise Refused(Reason.TOO_LARGE, largest=size_in_words(largest))
    body: bytes = upload.read()
    if not body:
        raise Refused(Reason.EMPTY)
    kind = kinds.kind_of(body, name)
    if kind is PDF:
        kinds.check_pdf(body)
        return kind, body
    return kind, pictures.made_anew(body, kind)


@transaction.atomic(durable=True)
def keep(file: File, body: bytes) -> File:
    one_at_a_time(file.subject)
    held = File.objects.about(file.subject).held()
    file.size, file.sha256 = len(body), sha256(body).hexdigest()
    if known := held.filter(purpose=file.purpose, sha256=file.sha256).first():
        return known
    if held.count() >= settings.UPLOADS_MOST:
        raise Refused(Reason.TOO_MANY, most=settings.UPLOADS_MOST)
    file.state = State.WAITING if settings.CLAMD_ADDRESS else State.CLEAN
    file.scan_after = file.taken_at
    file.stored_as = storage.write(body)
    file.save()
    return file


def read(file: File) -> BufferedReader:
    """What is in it. Raises NotReadable."""
    if not file.readable:
        raise NotReadable(file)
    try:
        return storage.open_stored(file.stored_as)
    except OSError as fault:
        log.exception("What is in %s cannot be read", file)
        raise NotReadable(file) from fault


@transaction.atomic
def remove(file_id: int, *, subject: str) -> None:
    """Delete one file of this subject. A second press changes nothing."""
    for file in File.objects.about(subject).filter(pk=file_id):
        forget_bytes(file)
        file.delete()


@transaction.atomic
def forget(subject: str) -> None:
    """Delete every file about it, and that anything was sent."""
    for file in File.objects.about(subject):
        forget_bytes(file)
        file.delete()
    Sending.objects.filter(subject=subject).delete()


@transaction.atomic
def forget_for(subject: str, purposes: Collection[str]) -> int:
    """Delete every file about it that was sent for one of these; how many we still held."""
    files = list(File.objects.about(subject).filter(purpose__in=purposes))
    for file in files:
        forget_bytes(file)
        file.delete()
    return sum(file.state in HELD for file in files)


def forget_bytes(file: File) -> None:
    """When it is certain that no row needs them."""
    transaction.on_commit(partial(storage.remove, file.stored_as), robust=True)


@transaction.atomic
def scan_next(now: datetime) -> File | None:
    """Show the scanner the file that has waited longest. None when none waits or nobody answers.

    One at a time, whoever asks: a scanner that is silent must not hold up all our workers. The row
    itself is not locked, so whoever removes the file meanwhile does not wait.
    """
    if not (settings.CLAMD_ADDRESS and ours_to_scan()):
        return None
    file = File.objects.to_scan(now).first()
    return file if file and scan(file, now) else None


def ours_to_scan() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtextextended('files to scan', 0))")
        return bool(cursor.fetchone()[0])


def scan(file: File, now: datetime) -> bool:
    """Whether the scanner was there."""
    try:
        with storage.open_stored(file.stored_as) as stream:
            found = scanner.found_in(stream, settings.CLAMD_ADDRESS)
    except scanner.Away:
        settle(file, scan_after=now + SCANNER_AWAY)
        return False
    except (scanner.CannotTell, OSError) as fault:
        log.warning("%s cannot be scanned: %s", file, type(fault).__name__)
        settle(file, state=State.FAILED, scan_after=now + SCANNER_CANNOT_TELL)
    else:
        judged(file, found, now)
    return True


def judged(file: File, found: str, now: datetime) -> None:
    state = State.REFUSED if found else State.CLEAN
    settle(file, state=state, scanned_at=now, found=found[:100])
    if found:
        log.warning("The scanner refused %s", file)
        forget_bytes(file)


def settle(file: File, **fields: object) -> None:
    """Only if it is still there, and nobody has judged it meanwhile."""
    File.objects.unscanned().filter(pk=file.pk).update(**fields)


def sweep(now: datetime) -> int:
    """Delete bytes that belong to no file, as a crash leaves them; how many there were."""
    Sending.objects.filter(at__lte=now - DAY).delete()
    orphans = list(without_row(now))
    if len(orphans) > MOST_ORPHANS:
        log.error("%s stored files belong to no row: is this the right database?", len(orphans))
        return 0
    for name in orphans:
        storage.remove(name)
    return len(orphans)


def without_row(now: datetime) -> Iterator[str]:
    """The disk is read before the table: what is committed in between has its row by then."""
    there = list(storage.older_than(now - ORPHAN_AFTER))
    wanted = set(File.objects.held().values_list("stored_as", flat=True))
    return (name for name in there if name not in wanted)


def differences(now: datetime) -> Iterator[str]:
    """What the table and the disk do not agree on, in sentences. Reads every file."""
    for file in File.objects.held().iterator():
        problem = problem_of(file)
        if problem and File.objects.held().filter(pk=file.pk).exists():  # not removed meanwhile
            yield problem
    for name in without_row(now):
        yield f"Stored {name} belongs to no file."


def problem_of(file: File) -> str:
    try:
        with storage.open_stored(file.stored_as) as stream:
            same = file_digest(stream, "sha256").hexdigest() == file.sha256
    except OSError:
        return f"What is in {file} cannot be read: stored {file.stored_as}."
    return "" if same else f"What is in {file} is not what was stored."
