"""Production does not start half configured. Each start here is a real process."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from portal import durability

ROOT = Path(__file__).parents[2]
COMPLETE = {
    "SECRET_KEY": "a long enough secret for a start that only checks what is missing",
    "DATABASE_URL": "postgres://user@localhost:1/nowhere",
    "CELERY_BROKER_URL": "amqp://localhost:1",
    "SITE_URL": "https://careers.force.example",
    "EMAIL_URL": "smtp://localhost:1",
    "UPLOADS_ROOT": "/srv/uploads",
}


def start(**environment):
    """The settings read in a process of their own, as a server would."""
    kept = {name: os.environ[name] for name in ("PATH",) if name in os.environ}
    done = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=ROOT,
        env={**kept, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stderr.strip().splitlines()[-1] if done.stderr else ""


def test_with_everything_set_it_starts():
    assert start(**COMPLETE)[0] == 0


@pytest.mark.parametrize("missing", sorted(COMPLETE))
def test_without_one_of_them_it_says_which_in_one_sentence(missing):
    code, last_line = start(**{key: value for key, value in COMPLETE.items() if key != missing})

    assert code != 0
    assert f"Set {missing}:" in last_line


def test_staff_always_need_a_second_factor_where_people_really_apply():
    code, said = start(**COMPLETE, STAFF_SECOND_FACTOR="false")

    assert code != 0
    assert "STAFF_SECOND_FACTOR cannot be off" in said


def test_uploads_never_lie_where_a_web_server_shows_them():
    code, last_line = start(**COMPLETE | {"STATIC_ROOT": "/srv/www", "UPLOADS_ROOT": "/srv/www/in"})

    assert code != 0
    assert "outside of STATIC_ROOT" in last_line


BROKERS = ("filesystem:///srv/broker", "redis://localhost:1/0", "amqp://localhost:1//")


@pytest.mark.parametrize("broker", BROKERS)
def test_every_broker_that_the_guide_names_can_be_spoken_to(broker):
    asked = (
        "from portal.celery import app; from kombu import Connection; c = app.conf; "
        "print(type(Connection(c.broker_url, transport_options=c.broker_transport_options)"
        ".transport).__module__)"
    )
    done = subprocess.run(
        [sys.executable, "-c", asked],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **COMPLETE, "CELERY_BROKER_URL": broker},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stdout.startswith(("kombu.transport.", "portal.folder_broker")), done.stderr


@pytest.mark.parametrize("package", ["redis", "amqp"])
def test_what_speaks_to_a_broker_is_in_the_lock_that_production_installs(package):
    lock = (ROOT / "requirements.lock").read_text().splitlines()

    assert any(line.startswith(f"{package}==") for line in lock)


LOADED_BY_GUNICORN = ("-c", "import portal.wsgi")
WORKER = ("-m", "celery", "--app=portal.celery", "worker", "--pool=solo")


@pytest.mark.django_db
@pytest.mark.parametrize("server", [LOADED_BY_GUNICORN, WORKER], ids=["web", "worker"])
def test_what_would_forget_does_not_start(server):
    """The tests' own server runs without fsync. The start ends with that sentence."""
    name = connection.settings_dict["NAME"]
    done = subprocess.run(
        [sys.executable, *server],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": os.environ["DATABASE_URL"].replace("recruitment", name)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert done.returncode != 0
    assert "fsync is off: an application could be lost" in done.stderr


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["fsync", "full_page_writes", "synchronous_commit"])
def test_a_database_that_may_forget_is_refused(name, monkeypatch):
    """The tests' own server runs without all three, for speed: just what must be refused."""
    assert name in durability.NEVER_OFF
    monkeypatch.setattr(durability, "NEVER_OFF", (name,))

    with pytest.raises(ImproperlyConfigured, match=f"{name} is off: an application could be lost"):
        durability.refuse_a_forgetful_database()


def test_in_production_every_cookie_is_for_https_and_not_for_scripts():
    names = (
        "SESSION_COOKIE_SECURE",
        "SESSION_COOKIE_HTTPONLY",
        "CSRF_COOKIE_SECURE",
        "CSRF_COOKIE_HTTPONLY",
        "SECURE_SSL_REDIRECT",
        "SECURE_HSTS_INCLUDE_SUBDOMAINS",
    )
    asked = f"from portal import settings as s; print([getattr(s, name) for name in {names}])"
    done = subprocess.run(
        [sys.executable, "-c", asked],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **COMPLETE},
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.strip() == str([True] * len(names))
