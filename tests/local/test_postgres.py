"""The launcher, with real servers in throw-away folders."""

# every program here is our own

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest
from environ import Env

from portal.local import address, postgres

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def pristine(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pristine") / "postgres"
    postgres.prepare(folder)
    address.forget(folder)
    return folder


@pytest.fixture
def folder(pristine, tmp_path):
    copy = tmp_path / "postgres"
    shutil.copytree(pristine, copy)
    yield copy
    address.forget(copy)


def ask(url, query):
    with psycopg.connect(url) as connection:
        return connection.execute(query).fetchone()


def remember_a_row(url):
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE kept (word text)")
        connection.execute("INSERT INTO kept VALUES ('still here')")


def serve(folder):
    server = subprocess.Popen([sys.executable, "-m", "portal.local.postgres", folder], cwd=ROOT)
    wait_until(lambda: address.ready(folder, server.pid))
    return server


def wait_until(met):
    deadline = time.monotonic() + 15
    while not met():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_a_new_folder_becomes_a_database_that_sorts_the_same_everywhere(folder):
    with postgres.running(folder, durable=False) as url:
        found = ask(
            url,
            "SELECT current_database(), upper('é'), current_setting('server_encoding'),"
            " current_setting('data_checksums'), current_setting('listen_addresses')",
        )

    assert found == ("recruitment", "É", "UTF8", "on", "")


def test_django_environ_reads_the_address(folder):
    read = Env.db_url_config(postgres.url(folder))

    assert read["ENGINE"] == "django.db.backends.postgresql"
    assert read["NAME"] == "recruitment"
    assert read["USER"] == "postgres"
    assert read["OPTIONS"] == {"host": str(address.socket_folder(folder))}


def test_a_second_start_finds_the_rows_again(folder):
    with postgres.running(folder, durable=True) as url:
        remember_a_row(url)

    with postgres.running(folder, durable=True) as url:
        assert ask(url, "SELECT word FROM kept") == ("still here",)


def test_nothing_is_left_of_a_server_that_was_stopped(folder):
    with postgres.running(folder, durable=False):
        assert address.socket_folder(folder).stat().st_mode & 0o777 == 0o700

    assert not address.socket_folder(folder).exists()
    assert not (folder / "postmaster.pid").exists()


def test_a_killed_server_starts_again_even_while_its_zombie_is_unburied(folder):
    first = serve(folder)
    remember_a_row(postgres.url(folder))
    os.kill(first.pid, signal.SIGKILL)  # not waited for: it stays a zombie
    wait_until(lambda: Path(f"/proc/{first.pid}/stat").read_text().split()[2] == "Z")

    second = serve(folder)

    assert ask(postgres.url(folder), "SELECT word FROM kept") == ("still here",)
    first.wait()
    postgres.stop(second)


def test_two_servers_never_share_a_folder(folder, monkeypatch):
    monkeypatch.setattr(postgres, "PATIENCE", 0.1)

    with postgres.running(folder, durable=False), pytest.raises(SystemExit, match="still uses"):
        postgres.claim(folder)


def test_a_socket_folder_that_others_can_open_is_refused(folder):
    address.socket_folder(folder).mkdir(mode=0o755)

    with pytest.raises(SystemExit, match="not private"):
        postgres.prepare(folder)


def test_data_of_another_version_is_named_in_the_refusal(folder):
    (folder / "PG_VERSION").write_text("9\n")

    with pytest.raises(SystemExit, match="made by PostgreSQL 9"):
        postgres.prepare(folder)


def test_a_server_ends_when_whoever_started_it_is_killed(folder):
    starter = "import subprocess, sys; subprocess.run(sys.argv[1:], check=False)"
    server = [sys.executable, "-m", "portal.local.postgres", str(folder)]
    parent = subprocess.Popen([sys.executable, "-c", starter, *server], cwd=ROOT)
    wait_until((folder / "postmaster.pid").exists)

    parent.kill()
    parent.wait()

    wait_until(lambda: not (folder / "postmaster.pid").exists())


ONE_ROUND = """
import sys; from pathlib import Path; from portal.local import postgres
with postgres.running(Path(sys.argv[1]) / "postgres", durable=False) as url:
    print(url)
"""
# An ordinary user, except that it may read the interpreter wherever that is installed.
NOBODY = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
MAY_READ = ["--inh-caps=+dac_override", "--ambient-caps=+dac_override"]


@pytest.mark.skipif(os.geteuid() != 0, reason="the other tests ran as an ordinary user already")
def test_an_ordinary_user_can_start_one_too(tmp_path):
    os.chown(tmp_path, 65534, 65534)
    python = [sys.executable, "-B", "-c", ONE_ROUND, tmp_path]

    done = subprocess.run(
        [*NOBODY, *MAY_READ, *python], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.stderr == ""
    assert done.stdout == f"{postgres.url(tmp_path / 'postgres')}\n"
    assert (tmp_path / "postgres").stat().st_uid == 65534


@pytest.mark.skipif(os.geteuid() != 0, reason="only root needs to become somebody else")
def test_root_without_user_namespaces_runs_it_as_nobody(folder, monkeypatch):
    monkeypatch.setattr(postgres, "AS_SEEMING_USER", ["false"])

    with postgres.running(folder, durable=False) as url:
        assert ask(url, "SELECT 1") == (1,)

    assert (folder / "PG_VERSION").stat().st_uid == 65534


@pytest.mark.skipif(os.geteuid() != 0, reason="only root needs to become somebody else")
def test_root_who_may_become_nobody_else_is_told_what_to_do(monkeypatch):
    monkeypatch.setattr(postgres, "AS_SEEMING_USER", ["false"])
    monkeypatch.setattr(postgres, "AS_NOBODY", ["false"])

    with pytest.raises(SystemExit, match="DATABASE_URL"):
        postgres.identity()
