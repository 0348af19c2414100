"""Empty tables beside the real ones, for this connection alone, in a transaction that is undone.

PostgreSQL looks for a table among the temporary ones first. So whatever the program writes while
these stand goes into them, and the real rows are neither changed nor locked. Foreign keys and
triggers are not copied; every other rule of the tables is. The transaction is there so that no
pool of connections can give us another one half-way, which would not know these tables.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.contrib.auth.models import Group
from django.db import connection, models, transaction

from recruitment.applications.reasons import Reason, ReasonWording
from recruitment.holidays.models import BankHoliday
from recruitment.messages.wordings import Publication, Wording

REAL: tuple[type[models.Model], ...] = (
    *(Group, BankHoliday, Reason, ReasonWording),
    *(Wording, Publication),
)
"""What HR has set up, and no person is in: it is copied, so that it is rehearsed too."""


class NotApart(Exception):
    """The tables that are written to are not the temporary ones."""


@contextmanager
def tables() -> Iterator[None]:
    names = connection.introspection.django_table_names(only_existing=True)
    with transaction.atomic():
        schema = one("SELECT current_schema()")
        for name in names:
            run(f"CREATE TEMP TABLE {quoted(name)} (LIKE {at(schema, name)} INCLUDING ALL)")
        refuse_real(names)
        for model in REAL:
            fill(schema, model)
        yield
        transaction.set_rollback(True)


def fill(schema: str, model: type[models.Model]) -> None:
    table = model._meta.db_table
    columns = ", ".join(quoted(str(one.column)) for one in model._meta.concrete_fields)
    real = f"SELECT {columns} FROM {at(schema, table)}"  # noqa: S608  # names of our own
    run(f"INSERT INTO pg_temp.{quoted(table)} ({columns}) {real}")


def refuse_real(names: Iterable[str]) -> None:
    """Before the first row is written."""
    if real := [name for name in names if not is_temporary(name)]:
        raise NotApart(real[0])


def is_temporary(name: str) -> bool:
    found = one("SELECT relpersistence FROM pg_class WHERE oid = to_regclass(%s)", quoted(name))
    return found in ("t", b"t")


def at(schema: str, name: str) -> str:
    return f"{quoted(schema)}.{quoted(name)}"


def quoted(name: str) -> str:
    return connection.ops.quote_name(name)


def run(words: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(words)


def one(words: str, *given: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(words, given)
        row = cursor.fetchone()
    return str(row[0]) if row and isinstance(row[0], str) else row[0] if row else ""
