"""Everything that changes what staff keep of the queue."""

from collections.abc import Sequence
from datetime import datetime

from recruitment.desk.queue.models import Export, Keys, SavedView
from recruitment.people.models import User


def save_view(name: str, query: str, *, by: User, shared: bool) -> None:
    """Under a name of one's own again, it takes the place of the one before."""
    kept = {"query": query, "shared": shared}
    SavedView.objects.update_or_create(by=by, name=name, defaults=kept)


def drop_view(view: SavedView) -> None:
    view.delete()


def set_keys(user: User, *, on: bool) -> None:
    if on:
        Keys.objects.filter(off_for=user).delete()
    else:
        Keys.objects.get_or_create(off_for=user)


def begin_export(
    kind: str, *, by: User, reason: str, filters: str, columns: Sequence[str], now: datetime
) -> Export:
    """On the record before the first row leaves: also who breaks it off has had some of it."""
    return Export.objects.create(
        kind=kind, by=by, at=now, reason=reason, filters=filters, columns=list(columns)
    )


def finish_export(export: Export, *, rows: int, sha256: str, now: datetime) -> None:
    export.rows, export.sha256, export.finished_at = rows, sha256, now
    export.save(update_fields=["rows", "sha256", "finished_at"])
