"""A process that takes or removes a file and is killed at a given point, as a server may be."""

import os
import signal
import sys
from pathlib import Path
from typing import NoReturn
from unittest.mock import patch

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402

from recruitment.files import services, storage  # noqa: E402
from recruitment.models import File  # noqa: E402
from tests.files.sending import SUBJECT, take  # noqa: E402

POINTS = {
    "before the rename": (Path, "replace"),
    "before the row": (File, "save"),
    "before the bytes go": (storage, "remove"),
}


def die(*_: object, **__: object) -> NoReturn:
    os.kill(os.getpid(), signal.SIGKILL)
    raise SystemExit


if __name__ == "__main__":
    where, database, settings.UPLOADS_ROOT = sys.argv[1:]
    connection.settings_dict["NAME"] = database
    with patch.object(*POINTS[where], die):
        file = File.objects.first()
        services.remove(file.pk, subject=SUBJECT) if file else take()
