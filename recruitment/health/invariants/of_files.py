"""R7: each uploaded file has a row, each row its file, and what is in it is what was stored.

That every file is there is looked at each time. Reading them all again takes longer, so each time
goes on where the last one stopped; what was bad is read again each time, until it is mended.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from time import monotonic

from recruitment.files import services, storage
from recruitment.files.models import File, FileQuerySet

SWEPT_AFTER = timedelta(hours=2)
"""What a crash leaves is removed by then: the sweep comes every hour."""


@dataclass(frozen=True)
class Reading:
    """How far the files have been read again, and which were bad."""

    to: int = 0
    """0: from the beginning."""
    bad: tuple[int, ...] = ()


def read_on(last: Reading, seconds: float) -> Reading:
    enough, bad = monotonic() + seconds, set(spoilt(File.objects.held().filter(pk__in=last.bad)))
    for file in File.objects.held().filter(pk__gt=last.to).order_by("pk").iterator():
        if monotonic() > enough:
            return Reading(last.to, tuple(sorted(bad)))
        last = Reading(file.pk)
        bad.update(spoilt(File.objects.held().filter(pk=file.pk)))
    return Reading(0, tuple(sorted(bad)))


def spoilt(files: FileQuerySet) -> Iterator[int]:
    for file in files:
        if services.problem_of(file) and File.objects.held().filter(pk=file.pk).exists():
            yield file.pk  # and it was not removed while we read


def astray(now: datetime, reading: Reading) -> int:
    left = list(services.without_row(now - SWEPT_AFTER))
    return len({*lost(), *reading.bad}) + len(left)


def lost() -> Iterator[int]:
    """Rows without their file, whether it was their turn to be read or not."""
    for pk, name in File.objects.held().values_list("pk", "stored_as").iterator():
        held = File.objects.held().filter(pk=pk)
        if not storage.is_there(name) and held.exists():
            yield pk
