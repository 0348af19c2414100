"""A server that is killed between the disk and the table, and the sweep that mends it."""

import signal
import subprocess
import sys

import pytest
from django.db import connection

from recruitment.files import services
from recruitment.models import File
from tests.files.sending import LATER, aged, take

pytestmark = pytest.mark.django_db(transaction=True)


def die(where, folder):
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "tests.files.dying",
            where,
            connection.settings_dict["NAME"],
            folder,
        ],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr


@pytest.mark.parametrize("where", ["before the rename", "before the row"])
def test_killed_while_it_takes_a_file(where, folder):
    die(where, folder)

    left = aged(folder)
    assert not File.objects.exists()
    assert len(left) == 1
    assert list(services.differences(LATER)) == [f"Stored {left[0]} belongs to no file."]
    assert services.sweep(LATER) == 1
    assert list(services.differences(LATER)) == []
    assert take()


def test_killed_while_it_removes_one(folder):
    file = take()

    die("before the bytes go", folder)

    assert not File.objects.exists()
    assert aged(folder) == [file.stored_as]
    assert services.sweep(LATER) == 1
    assert list(folder.iterdir()) == []
