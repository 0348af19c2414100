"""The queue as a file, sent while it is read: in memory there are never more than 1,000 rows."""

import csv
import hashlib
import io
from collections.abc import Iterator

from django.utils import timezone

from recruitment.applications.models import ApplicationQuerySet
from recruitment.desk.queue import services
from recruitment.desk.queue.columns import COLUMNS, LOADED, cells
from recruitment.desk.queue.models import Export, Kind
from recruitment.desk.queue.workbook import workbook

CHUNK = 1000
TYPES = {
    Kind.CSV: "text/csv; charset=utf-8",
    Kind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
MARK = "\ufeff"
"""Tells spreadsheets that the file is UTF-8."""


def given_out(export: Export, known: ApplicationQuerySet) -> Iterator[bytes]:
    """The bytes of the file. Its rows and checksum are recorded after the last has been taken."""
    digest, rows = hashlib.sha256(), Counted()
    for piece in written(export, rows.of(chunks(known, export.columns))):
        digest.update(piece)
        yield piece
    services.finish_export(export, rows=rows.number, sha256=digest.hexdigest(), now=timezone.now())


class Counted:
    def __init__(self) -> None:
        self.number = 0

    def of(self, parts: Iterator[list[list[str]]]) -> Iterator[list[list[str]]]:
        for part in parts:
            self.number += len(part)
            yield part


def chunks(known: ApplicationQuerySet, columns: list[str]) -> Iterator[list[list[str]]]:
    """Each from the row after the last on: no transaction stays open while a slow reader reads."""
    last, rows = 0, known.select_related("vacancy", "owner", "applicant").only(*LOADED)
    while found := list(rows.filter(pk__gt=last).order_by("pk")[:CHUNK]):
        yield [cells(case, columns) for case in found]
        last = found[-1].pk


def written(export: Export, parts: Iterator[list[list[str]]]) -> Iterator[bytes]:
    if export.kind == Kind.XLSX:
        return workbook(headed(export.columns, parts))
    return comma_separated(headed(export.columns, parts))


def headed(columns: list[str], parts: Iterator[list[list[str]]]) -> Iterator[list[list[str]]]:
    """The heading goes at once, before the first row has been read."""
    yield [[COLUMNS[key].title for key in columns]]
    yield from parts


def comma_separated(parts: Iterator[list[list[str]]]) -> Iterator[bytes]:
    """RFC 4180, with every cell in quotation marks."""
    yield MARK.encode()
    for part in parts:
        text = io.StringIO()
        csv.writer(text, quoting=csv.QUOTE_ALL).writerows(part)
        yield text.getvalue().encode()
