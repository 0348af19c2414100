"""The rules can be read on a machine where nothing is set up: no settings, no database."""

import json
import subprocess
import sys
from pathlib import Path

MANAGE = str(Path(__file__).parents[2] / "manage.py")


def manage(*arguments, said=""):
    return subprocess.run(
        [sys.executable, MANAGE, *arguments],
        input=said,
        env={},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_answers_are_judged_where_nothing_is_set_up():
    done = manage("assess", "--answers", "-", "--on", "2026-11-23", "--json", said="{}")

    assert (done.returncode, done.stderr) == (0, "")
    assert len(json.loads(done.stdout)["outcomes"]) == 18


def test_the_reminders_are_listed_where_nothing_is_set_up():
    done = manage("reminders")

    assert (done.returncode, done.stderr) == (0, "")
    assert "unfinished: " in done.stdout


def test_a_bad_file_is_one_sentence_and_no_traceback():
    done = manage("assess", "--answers", "-", said='{"shoe-size": "9"}')

    assert done.returncode == 1
    assert done.stderr.startswith("There is no question “shoe-size”")
    assert done.stderr.count("\n") == 1


def test_what_needs_a_database_still_asks_for_settings():
    done = manage("assess", "--trace", "EP-7K4M-2Q9F")

    assert done.returncode != 0
    assert "Set SECRET_KEY" in done.stderr
