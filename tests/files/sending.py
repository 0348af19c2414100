"""Sending a file the short way, without a page."""

import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile

from recruitment.files import services
from recruitment.models import File
from tests.files import corpus
from tests.moments import NOW

SUBJECT, PURPOSE = "application:12", "tattoo"


def take(
    sent: bytes | None = None,
    *,
    name: str = "",
    subject: str = SUBJECT,
    purpose: str = PURPOSE,
    now: datetime = NOW,
) -> File:
    upload = SimpleUploadedFile(name or "arm", corpus.jpeg() if sent is None else sent)
    return services.take(upload, subject=subject, purpose=purpose, now=now)


def different(number: int) -> bytes:
    """Another picture for each number."""
    return corpus.jpeg(size=(10 + number, 10))


def aged(folder: Path, at: datetime = NOW) -> list[str]:
    """What lies there, made to look as if written at that moment."""
    names = sorted(path.name for path in folder.iterdir())
    for name in names:
        os.utime(folder / name, (at.timestamp(), at.timestamp()))
    return names


def stored(folder: Path) -> Iterator[bytes]:
    return (path.read_bytes() for path in folder.iterdir()) if folder.is_dir() else iter(())


def contents(file: File) -> bytes:
    with services.read(file) as stream:
        return stream.read()


LATER = NOW + timedelta(hours=2)
