"""The two addresses that load balancers and alarms ask."""

from datetime import timedelta
from time import time

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from recruitment.clock import database_now
from recruitment.health import readiness, services
from recruitment.models import Email, Heartbeat
from recruitment.tasks import heartbeat
from tests.factories import EmailFactory

SECOND = timedelta(seconds=1)
EMAILS = {"overdue_emails", "refused_emails", "emails_refused_for_us"}
NUMBERS = {"beat_seconds", "clock_skew_seconds", *EMAILS}


@pytest.fixture
def alive(db):
    """A tick that was made and run a moment ago."""
    heartbeat(time())


def asked(**more):
    page = Client().get("/readyz", **more)
    return page.status_code, page.json()


def silent_for(process, seconds):
    Heartbeat.objects.filter(process=process).update(at=database_now() - seconds * SECOND)


def test_alive_asks_no_database_and_no_host_name():
    """Without the mark of pytest-django any query would fail."""
    page = Client().get("/healthz", headers={"host": "10.0.0.7:8000"})

    assert (page.status_code, page.content) == (200, b"ok")


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_a_probe_is_kept_nowhere_and_begins_no_session(path, alive):
    page = Client().get(path, headers={"host": "10.0.0.7:8000"})

    assert page["Cache-Control"] == "no-store"
    assert not page.cookies
    assert Client().head(path).status_code == 200
    assert Client().post(path).status_code == 405


def test_behind_a_proxy_a_probe_is_not_sent_to_https(settings, alive):
    settings.SECURE_SSL_REDIRECT = True

    assert Client().get("/healthz").status_code == Client().get("/readyz").status_code == 200
    assert Client().get("/careers/").status_code == 301


def test_all_is_well_and_only_numbers_are_told(alive):
    status, said = asked()

    assert (status, said["ready"], said["problems"]) == (200, True, [])
    assert set(said) == {"ready", "problems", "worker_seconds", *NUMBERS}
    assert all(isinstance(said[name], int | float) for name in NUMBERS)


def test_it_is_cheap(alive, django_assert_max_num_queries):
    with django_assert_max_num_queries(10):  # a transaction and its patience are 3 of them
        asked()


@pytest.mark.django_db
def test_before_the_first_heartbeat_it_is_not_ready():
    status, said = asked()

    assert (status, said["problems"]) == (503, ["beat", "worker"])
    assert said["beat_seconds"] is None


@pytest.mark.parametrize("process", ["beat", "worker"])
def test_it_turns_red_within_3_minutes_of_the_last_heartbeat(process, alive):
    silent_for(process, 160)
    assert asked()[0] == 200

    silent_for(process, 175)
    status, said = asked()
    assert (status, said["problems"]) == (503, [process])
    assert 175 <= said[f"{process}_seconds"] < 180


def test_a_beat_whose_clock_is_ahead_is_not_alive_for_ever(db):
    now = database_now()
    services.heard(now + timedelta(hours=1), now)

    assert Heartbeat.objects.get(process="beat").at == now


def test_a_tick_that_comes_late_takes_nothing_back(db):
    now = database_now()
    services.heard(now, now)
    services.heard(now - timedelta(hours=1), now - SECOND)

    assert set(Heartbeat.objects.values_list("process", "at")) == {("beat", now), ("worker", now)}


def test_late_emails_make_it_red_and_their_number_stops_at_1000(alive, monkeypatch):
    EmailFactory.create_batch(3, next_try_at=timezone.now() - timedelta(minutes=6))
    EmailFactory(next_try_at=timezone.now() - timedelta(minutes=4))
    assert (asked()[1]["problems"], asked()[1]["overdue_emails"]) == (["emails"], 3)

    monkeypatch.setattr(readiness, "COUNTED_TO", 2)
    assert asked()[1]["overdue_emails"] == 2


def test_emails_that_one_mailbox_refuses_for_now_are_told_and_not_red(alive):
    email = EmailFactory(tries=3)
    Email.objects.filter(pk=email.pk).update(next_try_at=timezone.now() + timedelta(minutes=5))

    status, said = asked()

    assert (status, said["refused_emails"], said["overdue_emails"]) == (200, 1, 0)


@pytest.mark.parametrize(("tries", "number"), [(2, 0), (3, 1)])
def test_emails_that_the_mail_server_refuses_for_a_fault_of_ours_are_told(alive, tries, number):
    later = timezone.now() + timedelta(minutes=5)
    ours = "The mail server refuses us: 535 5.7.8"
    for name, problem in enumerate((ours, "SMTPRecipientsRefused")):
        email = EmailFactory(occurrence=str(name), tries=tries)
        Email.objects.filter(pk=email.pk).update(next_try_at=later, problem=problem)

    status, said = asked()

    assert (status, said["emails_refused_for_us"]) == (200, number)


@pytest.mark.parametrize(("apart", "problems"), [(1.5, []), (-1.5, []), (3, ["clock"])])
def test_a_clock_that_is_2_seconds_off_is_told(apart, problems, alive):
    said = readiness.look(lambda: timezone.now() + apart * SECOND)

    assert said["problems"] == problems


def test_a_clock_that_is_behind_is_told_too(alive):
    said = readiness.look(lambda: timezone.now() - 3 * SECOND)

    assert said["problems"] == ["clock"]
    assert 2.5 <= said["clock_skew_seconds"] <= 3


@pytest.mark.django_db
def test_a_database_that_is_too_slow_is_not_waited_for(monkeypatch):
    monkeypatch.setattr(readiness, "PATIENCE", "50ms")
    monkeypatch.setattr(readiness, "heartbeats", lambda: sleep_in_the_database(5))

    status, said = asked()

    assert (status, said) == (503, {"ready": False, "problems": ["database"]})


def sleep_in_the_database(seconds):
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_sleep(%s)", [seconds])


@pytest.mark.django_db(transaction=True)
def test_without_a_database_it_says_so_and_nothing_else(monkeypatch):
    connection.close()
    monkeypatch.setitem(connection.settings_dict, "NAME", "there_is_no_such_database")
    try:
        status, said = asked()
    finally:
        monkeypatch.undo()
        connection.close()

    assert (status, said) == (503, {"ready": False, "problems": ["database"]})
