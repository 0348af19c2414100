"""The stop button of an email to many: what has not left stays here, at once."""

from threading import Event, Thread
from time import monotonic

import pytest
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection

from recruitment.messages import outbox, stopping
from recruitment.messages.outbox import EmailKind
from recruitment.messages.samples import FACTS
from recruitment.models import Email, Stop
from tests.factories import EmailFactory, UserFactory
from tests.moments import NOW

KIND = "deadline_moved"
KINDS = {KIND: EmailKind(KIND, lambda email: FACTS)}
WORKERS = 2


class Counting(BaseEmailBackend):
    """Says when so many have left."""

    def __init__(self, number):
        super().__init__()
        self.number, self.reached, self.gone = number, Event(), 0

    def send_messages(self, messages):
        self.gone += len(messages)
        if self.gone >= self.number:
            self.reached.set()
        return len(messages)


def owe(number, occurrence="1"):
    Email.objects.bulk_create(
        EmailFactory.build(kind=KIND, occurrence=occurrence) for _ in range(number)
    )


def work(backend):
    try:
        while outbox.send_next(KINDS, NOW, backend):
            pass
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_stopped_at_100_of_1000_within_a_second_nothing_leaves_but_what_was_in_hand():
    owe(1000)
    backend, user = Counting(100), UserFactory()
    workers = [Thread(target=work, args=(backend,)) for _ in range(WORKERS)]
    for worker in workers:
        worker.start()
    assert backend.reached.wait(timeout=60)

    pressed, gone_before = monotonic(), backend.gone
    done = stopping.stop(KIND, "1", by=user, now=NOW)
    took, gone_then = monotonic() - pressed, backend.gone
    for worker in workers:
        worker.join()

    assert took < 1
    assert backend.gone - gone_then <= WORKERS
    assert 100 <= gone_before <= backend.gone < 300
    assert done.emails == 1000 - backend.gone
    assert stopping.counted(KIND, "1") == {"sent": backend.gone, "cancelled": done.emails}


@pytest.mark.django_db
def test_it_goes_on_where_it_stopped_and_nobody_gets_it_twice():
    owe(3)
    backend, user = Counting(99), UserFactory()
    outbox.send_next(KINDS, NOW, backend)
    stopping.stop(KIND, "1", by=user, now=NOW)
    assert outbox.send_next(KINDS, NOW, backend) is None

    about = list(Email.objects.values_list("about", flat=True))
    assert stopping.go_on(KIND, "1", about=about, by=user, now=NOW) == 2
    assert stopping.go_on(KIND, "1", about=about, by=user, now=NOW) == 0
    work_here(backend)

    assert backend.gone == 3
    assert stopping.standing(KIND, "1") is None


def work_here(backend):
    while outbox.send_next(KINDS, NOW, backend):
        pass


@pytest.mark.django_db
def test_a_second_press_finds_the_first_and_others_are_left_alone():
    owe(2), owe(1, occurrence="2")
    user, other = UserFactory(), UserFactory()

    first = stopping.stop(KIND, "1", by=user, now=NOW)
    assert stopping.stop(KIND, "1", by=other, now=NOW) == first

    assert (first.by, first.emails, Stop.objects.count()) == (user, 2, 1)
    assert stopping.counted(KIND, "2") == {"owed": 1}
