"""Whose fault a refusal is: told by a real mail server that answers as it is told."""

import json
import os
import re

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from django.core.mail import get_connection

from recruitment.messages.models import State
from recruitment.messages.refusals import PUTS_US_OFF, REFUSES_US
from recruitment.models import Email
from tests.harness.processes import HOST, free_port
from tests.harness.sink import Sink
from tests.messages.test_outbox import an_email, send

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """It takes no password, and says no to whoever shows one."""
    folder = tmp_path_factory.mktemp("sink")
    no = {
        "authenticator": lambda *_: AuthResult(success=False, handled=False),
        "auth_require_tls": False,
    }
    sink = Sink(folder)
    running = Controller(sink, hostname=HOST, port=free_port(), **no)
    running.start()
    running.sink = sink
    yield running
    running.stop()
    os.close(sink.record)


def says(server, *rules):
    server.sink.script.write_text(json.dumps(rules))
    server.sink.read_at = 0  # two tests within one tick of the disk's clock


def tried(server, email, **login):
    smtp = "django.core.mail.backends.smtp.EmailBackend"
    connection = get_connection(smtp, host=HOST, port=server.port, timeout=5, **login)
    try:
        return send(email, backend=connection)
    finally:
        connection.close()


def answered(server, at, line, **login):
    """What became of an email to which the mail server says this."""
    says(server, {"to": ".*", "at": at, "answer": line})
    return tried(server, an_email(), **login)


THEIRS = [
    ("RCPT", "550 No such mailbox"),
    ("RCPT", "550 5.1.1 Mailbox relay@x.example unknown"),
    ("RCPT", "550 <relay@x.example>: no such user"),
    ("RCPT", "550 5.1.6 Moved"),
    ("RCPT", "553 5.1.3 Bad address"),
    ("RCPT", "556 5.1.10 Domain takes no mail"),
    ("RCPT", "552 5.2.2 Mailbox full"),
    ("RCPT", "550 5.2.1 Mailbox disabled"),
    ("DATA", "550 No such mailbox"),
    ("DATA", "552 5.2.2 Mailbox full"),
]
OURS = [
    ("MAIL", "550 5.1.1 Not you", "550 5.1.1"),
    ("MAIL", "530 5.7.0 Authentication required", "530 5.7.0"),
    ("MAIL", "553 Sender rejected", "553"),
    ("RCPT", "550 5.7.1 Relaying denied", "550 5.7.1"),
    ("RCPT", "554 5.7.1 Relay access denied", "554 5.7.1"),
    ("RCPT", "550 relay not permitted", "550"),
    ("RCPT", "530 Authentication required", "530"),
    ("RCPT", "550 Sender verify failed", "550"),
    ("RCPT", "553 5.1.7 Bad sender", "553 5.1.7"),
    ("RCPT", "553 5.1.8 Bad domain of sender", "553 5.1.8"),
    ("RCPT", "550 5.4.1 Not here", "550 5.4.1"),
    ("RCPT", "503 5.5.1 Bad sequence", "503 5.5.1"),
    ("DATA", "550 5.7.26 Not signed", "550 5.7.26"),
    ("DATA", "552 5.3.4 Too big", "552 5.3.4"),
    ("DATA", "554 Refused", "554"),
]
FOR_NOW = [
    ("MAIL", "450 4.7.1 Who are you", f"{PUTS_US_OFF}: 450 4.7.1"),
    ("RCPT", "450 4.7.1 Greylisted", f"{PUTS_US_OFF}: 450 4.7.1"),
    ("RCPT", "452 4.2.2 Mailbox full", "SMTPRecipientsRefused"),
    ("RCPT", "450 Later", "SMTPRecipientsRefused"),
    ("RCPT", "451 Temporary local problem", f"{PUTS_US_OFF}: 451"),
    ("DATA", "451 Later", f"{PUTS_US_OFF}: 451"),
]


@pytest.mark.parametrize(("at", "line"), THEIRS)
def test_what_speaks_of_the_address_is_believed_at_once(server, at, line):
    email = answered(server, at, line)

    assert (email.state, email.is_our_fault) == (State.FAILED, False)
    assert Email.objects.refused().get() == email


@pytest.mark.parametrize(("at", "line", "kept"), OURS)
def test_what_speaks_of_us_is_tried_again_as_any_passing_fault(server, at, line, kept):
    email = answered(server, at, line)

    assert (email.state, email.is_our_fault) == (State.OWED, True)
    assert email.problem == f"{REFUSES_US}: {kept}"


@pytest.mark.parametrize(("at", "line", "kept"), FOR_NOW)
def test_a_no_for_now_is_tried_again_and_says_whose_it_is_where_that_is_plain(
    server, at, line, kept
):
    email = answered(server, at, line)

    assert (email.state, email.problem) == (State.OWED, kept)


def test_a_wrong_password_is_our_fault(server):
    email = answered(server, "MAIL", "no", username="portal", password="wrong")

    assert email.state == State.OWED
    assert re.fullmatch(rf"{REFUSES_US}: 535 5\.7\.8", email.problem)


def test_an_email_that_the_mail_server_takes_after_all_keeps_no_problem(server):
    email = answered(server, "RCPT", "550 5.7.1 Relaying denied")
    Email.objects.filter(pk=email.pk).update(next_try_at=email.owed_at)
    says(server)

    sent = tried(server, email)

    assert (sent.state, sent.tries, sent.problem) == (State.SENT, 2, "")
