"""Runs a command as a person at a keyboard does, without a database."""

import io
import json

import pytest
from django.core.management import call_command


def run(name, *arguments):
    """What it printed."""
    out = io.StringIO()
    call_command(name, *arguments, stdout=out)
    return out.getvalue()


def refused(name, *arguments):
    """What it said when it would not, having ended with code 1 and printed nothing else."""
    out, err = io.StringIO(), io.StringIO()
    with pytest.raises(SystemExit) as end:
        call_command(name, *arguments, stdout=out, stderr=err)
    assert (end.value.code, out.getvalue()) == (1, "")
    return err.getvalue().rstrip("\n")


def data(name, *arguments):
    return json.loads(run(name, *arguments, "--json"))
