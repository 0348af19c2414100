"""Numbers that cost the same at any size: whoever has counted to 1,000 knows enough."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

MOST = 1000


def up_to(lists: Mapping[str, QuerySet]) -> dict[str, int]:
    """How long each list is, counted to one more than MOST, all in one query."""
    compiled = [compiled_count(known) for known in lists.values()]
    counts = ", ".join(sql for sql, _ in compiled)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {counts}", [one for _, its in compiled for one in its])
        row: tuple[int, ...] = cursor.fetchone()
    return dict(zip(lists, row, strict=True))


def compiled_count(known: QuerySet) -> tuple[str, tuple[Any, ...]]:
    """What people typed stays in the parameters: the words are those of Django's own compiler."""
    some = known.order_by().values("pk")[: MOST + 1]
    try:
        sql, params = some.query.sql_with_params()
    except EmptyResultSet:  # Django knows that nothing can fit
        return "0", ()
    return f"(SELECT count(*) FROM ({sql}) AS counted)", params  # noqa: S608  # as said above


def in_words(number: int) -> str:
    return f"{MOST:,}+" if number > MOST else f"{number:,}"
