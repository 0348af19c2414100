"""The judge itself: it can say no."""

import pytest

from tests.harness.killer import Fault
from tests.harness.mailbox import Arrival
from tests.harness.oracle import copies, unexplained

KILL = Fault("worker", at=100.0, until=100.1, senders=2)


def came(at, message="<a>", answer="yes"):
    return Arrival(at=at, id=message, to="somebody@load.example", answer=answer, pid=0)


def test_an_email_that_came_once_has_no_copies():
    assert copies([came(1), came(2, "<b>")]) == []


@pytest.mark.parametrize(
    ("first", "alone"),
    [
        pytest.param(99.9, 0, id="taken just before the kill"),
        pytest.param(90.0, 1, id="taken long before it"),
        pytest.param(101.0, 1, id="taken after it"),
    ],
)
def test_a_second_copy_needs_a_fault_at_the_moment_of_the_first(first, alone):
    assert unexplained([came(first), came(110)], [KILL]) == alone
    assert unexplained([came(first), came(110)], []) == 1


def test_a_kill_explains_as_many_copies_as_processes_were_sending():
    twice = [one for name in "abc" for one in (came(99.9, name), came(110, name))]

    assert unexplained(twice, [KILL]) == 1


def test_a_fault_that_stops_no_sender_explains_nothing_and_hides_no_other():
    web = Fault("web", at=100.0, until=100.1, senders=0)

    assert unexplained([came(99.9), came(110)], [web]) == 1
    assert unexplained([came(99.9), came(110)], [web, KILL]) == 0


def test_a_third_copy_needs_a_fault_of_its_own():
    assert unexplained([came(99.9), came(105), came(110)], [KILL]) == 1


@pytest.mark.parametrize("answer", ["kill", "cut"])
def test_what_the_mail_server_did_itself_explains_the_copy_after_it(answer):
    assert unexplained([came(1, answer=answer), came(110)], []) == 0
    assert unexplained([came(1, answer=answer), came(110), came(120)], []) == 1
