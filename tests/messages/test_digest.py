"""Reminders of one day to one address: one letter, and every row knows it."""

from dataclasses import replace
from datetime import timedelta
from functools import partial
from itertools import count
from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.mail import get_connection
from django.core.mail.backends.locmem import EmailBackend

from recruitment.messages import letters, outbox
from recruitment.messages.models import State
from recruitment.messages.outbox import Addressed, EmailKind, NoLongerOwed
from recruitment.models import Email
from tests.crowd import all_at_once
from tests.factories import EmailFactory
from tests.moments import NOW

pytestmark = pytest.mark.django_db

NUMBERS = count(100)
GWEN, SAM = "gwen@home.example", "sam@home.example"


def code(email):
    """What the template of a code needs; any short text does here."""
    if email.occurrence == "over":
        raise NoLongerOwed
    if email.occurrence == "broken":
        raise ZeroDivisionError
    return {"code": email.occurrence or "1", "minutes": 10}


def link(emails):
    return "https://stop.example/" + ",".join(email.about for email in emails)


KINDS = (
    EmailKind("unfinished", code, reminder=True, kept=True),
    EmailKind("pool", code, reminder=True),
    EmailKind("outcome", code),
    EmailKind("can_apply", code, reminder=True, unsubscribe=link),
    EmailKind("route_opened", code, reminder=True, unsubscribe=link),
)
"""Reminders, a decision, and a stream that people asked for."""


@pytest.fixture(autouse=True)
def one_text(monkeypatch):
    """Every kind here is written with the text of a code."""
    write = letters.write
    short = partial(write, "sign_in_code")
    monkeypatch.setattr(letters, "write", lambda _, *facts, **more: short(*facts, **more))


def due(kind="unfinished", **fields):
    own = str(next(NUMBERS))
    return EmailFactory(kind=kind, **{"to": GWEN, "occurrence": own, **fields})


def send_all(connection=None, now=NOW, **more):
    named = {kind.name: replace(kind, **more) for kind in KINDS}
    while outbox.send_next(named, now, connection or get_connection()):
        pass


def rows():
    return list(Email.objects.order_by("pk").values_list("state", "sent_at", "tries"))


def test_what_is_due_to_one_address_goes_as_one_letter_with_all_of_it():
    first, other = due(occurrence="111"), due("pool", occurrence="222")

    send_all()

    [letter] = mail.outbox
    assert letter.subject == "2 reminders from Essex Police careers"
    assert letter.body.startswith("2 reminders for you\n")
    assert letter.body.index("111") < letter.body.index("222")
    assert letter.body.count("\nEssex Police careers\n") == 1
    assert letter.extra_headers["Message-ID"] == first.message_id
    threads = [f"<{one.about.replace(':', '-')}@testserver>" for one in (first, other)]
    assert letter.extra_headers["References"] == " ".join(threads)
    assert rows() == [(State.SENT, NOW, 1)] * 2


def test_two_that_came_to_say_the_same_are_said_once():
    """As when no email could leave for days."""
    due(occurrence="")
    due(occurrence="1")

    send_all()

    assert mail.outbox[0].subject.startswith("1 is your")
    assert [state for state, _, _ in rows()] == [State.SENT, State.CANCELLED]


def test_each_keeps_its_own_words():
    one, other = due(occurrence="111"), due(occurrence="222")

    send_all()

    one.refresh_from_db()
    other.refresh_from_db()
    assert one.letter["subject"].startswith("111")
    assert other.letter["subject"].startswith("222")


def test_a_reminder_alone_is_as_it_was():
    due(occurrence="111")

    send_all()

    assert mail.outbox[0].subject.startswith("111 is your")


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"kind": "outcome"}, id="a decision"),
        pytest.param({"to": SAM}, id="somebody else"),
        pytest.param({"kind": "can_apply"}, id="another stream"),
    ],
)
def test_nothing_else_goes_with_it(other):
    due()
    due(**other)

    send_all()

    assert len(mail.outbox) == 2


def test_one_that_is_due_later_waits_for_its_own_time():
    due()
    due(next_try_at=NOW + timedelta(seconds=1))

    send_all()
    assert len(mail.outbox) == 1

    send_all(now=NOW + timedelta(seconds=1))
    assert len(mail.outbox) == 2


@pytest.mark.parametrize("occurrence", ["over", "broken"])
@pytest.mark.parametrize("turn", ["first", "last"])
def test_one_that_is_not_true_or_cannot_be_written_keeps_no_other_back(occurrence, turn):
    if turn == "first":
        due(occurrence=occurrence)
    due(occurrence="111")
    due(occurrence="222")
    if turn == "last":
        due(occurrence=occurrence)

    send_all()

    [letter] = mail.outbox
    assert "111" in letter.body
    assert "222" in letter.body
    bad = Email.objects.get(occurrence=occurrence)
    assert bad.state == (State.CANCELLED if occurrence == "over" else State.OWED)


def test_what_goes_to_a_parent_goes_by_itself():
    due(about="application:1")
    due(about="application:2")

    send_all(addressed=lambda email: Addressed(SAM if email.about.endswith("1") else GWEN))

    assert sorted(letter.to[0] for letter in mail.outbox) == [GWEN, SAM]


class Gone(EmailBackend):
    def send_messages(self, messages):
        raise SMTPServerDisconnected


def test_a_fault_puts_all_of_them_off_together():
    due(tries=3)
    due()

    send_all(Gone())

    assert [state for state, _, _ in rows()] == [State.OWED] * 2
    assert len(set(Email.objects.values_list("next_try_at", flat=True))) == 1
    send_all(now=NOW + timedelta(minutes=5))
    assert len(mail.outbox) == 1


class Killed(BaseException):
    """The worker dies."""


class Dying(EmailBackend):
    def send_messages(self, messages):
        super().send_messages(messages)
        raise Killed


def test_a_death_after_the_mail_servers_yes_costs_one_letter_more_and_no_other():
    due()
    due()
    with pytest.raises(Killed):
        send_all(Dying())

    send_all()

    assert len({letter.extra_headers["Message-ID"] for letter in mail.outbox}) == 1
    assert len(mail.outbox) == 2
    assert rows() == [(State.SENT, NOW, 1)] * 2


@pytest.mark.django_db(transaction=True)
def test_eight_workers_send_one_letter_to_each_of_five_people():
    for number in range(20):
        due(to=f"{number % 5}@home.example")

    all_at_once(*[send_all] * 8)

    assert len(mail.outbox) == 5
    assert set(Email.objects.values_list("state", "tries")) == {(State.SENT, 1)}


def test_the_stream_that_people_asked_for_stops_all_of_it_at_one_press():
    due("can_apply", about="reminder:1")
    due("route_opened", about="interest:2")

    send_all()

    [letter] = mail.outbox
    assert (
        letter.extra_headers["List-Unsubscribe"] == "<https://stop.example/reminder:1,interest:2>"
    )
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_nothing_about_an_application_can_be_unsubscribed_from():
    due()
    due("outcome")

    send_all()

    assert not [one for one in mail.outbox if "List-Unsubscribe" in one.extra_headers]
