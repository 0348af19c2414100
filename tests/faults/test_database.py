"""A database that restarts, is away, or has no connection left: F6, F7, F31."""

import time
from contextlib import ExitStack, closing
from http.client import HTTPConnection

import psycopg
import pytest

from tests.faults.conftest import send_and_settle
from tests.harness import oracle
from tests.harness.client import Crowd, Person, body, headers
from tests.harness.database import FAST, IMMEDIATE
from tests.harness.killer import SEED
from tests.harness.processes import HOST, wait_until

SOME, MANY = 60, 200
PAGE = "/careers/vacancies/"
BACK_WITHIN, REFUSED_WITHIN, RECOVERS_WITHIN = 5, 3, 10
CONNECTIONS = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"


@pytest.mark.parametrize("how", [FAST, IMMEDIATE], ids=["fast", "immediate"])
def test_a_restart_loses_nothing_and_nothing_else_need_be_started_again(deployment, crowd, how):
    people = deployment.people(SOME)
    before = {child.name: child.pid for child in deployment.keeper.kept}
    shown = []

    for reference in crowd.send_all(people):
        shown.append(reference)
        if len(shown) == SOME // 3:
            deployment.database.restart(how)
            wait_until(lambda: deployment.status(PAGE) == 200, "no service", BACK_WITHIN)
    oracle.wait_for_quiet(deployment)

    after = {child.name: child.pid for child in deployment.keeper.kept}
    assert {name for name in after if after[name] != before[name]} == {"postgres"}
    assert set(crowd.met) <= {"302", "200", "503"}
    verdict = oracle.judge(deployment, shown)
    assert verdict.unexplained <= len(deployment.senders)
    verdict.unexplained = 0
    assert verdict == oracle.NOTHING_WRONG


def test_while_it_is_away_people_are_told_so_at_once_and_lose_nothing(deployment, crowd):
    (line,) = deployment.people(1)
    person = Person(*line.split(","))
    deployment.database.stop()

    begun = time.monotonic()
    status, again, page = press(deployment, person)
    took = time.monotonic() - begun
    deployment.database.start()

    assert (status, again) == (503, "30")
    assert took < REFUSED_WITHIN
    assert "Traceback" not in page
    assert person.reference not in page
    assert list(crowd.send_all([line])) == [person.reference]
    oracle.wait_for_quiet(deployment)


def press(deployment, person):
    with closing(HTTPConnection(HOST, deployment.port, timeout=30)) as site:
        site.request("POST", person.page, body(person, "POST"), headers(person))
        with site.getresponse() as reply:
            return reply.status, reply.getheader("Retry-After"), reply.read().decode()


@pytest.fixture
def few_connections(deployment):
    set_up(deployment, "ALTER SYSTEM SET max_connections = 20")
    yield
    set_up(deployment, "ALTER SYSTEM RESET max_connections")


def set_up(deployment, words):
    deployment.database.rows(words)
    deployment.database.restart(FAST)
    wait_until(lambda: deployment.status(PAGE) == 200, "no service")


@pytest.mark.usefixtures("few_connections")
def test_two_hundred_at_once_and_hardly_a_connection_left(deployment, tmp_path):
    everybody = Crowd(deployment.port, tmp_path / "many", SEED, at_once=MANY)
    people = deployment.people(MANY)
    shown = []

    with ExitStack() as held:
        take_connections(deployment, held)
        for reference in everybody.send_all(people):
            shown.append(reference)
            held.close()
    wait_until(lambda: deployment.status(PAGE) == 200, "no service", RECOVERS_WITHIN)
    oracle.wait_for_quiet(deployment)

    assert set(everybody.met) <= {"302", "200", "503"}
    assert oracle.judge(deployment, shown) == oracle.NOTHING_WRONG


def take_connections(deployment, held):
    """All that are left but one or two."""
    while deployment.database.one(CONNECTIONS) < 18:
        held.enter_context(psycopg.connect(deployment.database.url))


def test_in_peace_nothing_goes_twice(deployment, crowd):
    shown = send_and_settle(deployment, crowd, SOME)

    assert len(deployment.mailbox.taken()) == SOME
    assert oracle.judge(deployment, shown) == oracle.NOTHING_WRONG
