from datetime import timedelta
from smtplib import (
    SMTPAuthenticationError,
    SMTPConnectError,
    SMTPDataError,
    SMTPRecipientsRefused,
    SMTPSenderRefused,
    SMTPServerDisconnected,
)

import pytest
from django.core import mail
from django.core.mail import get_connection
from django.core.mail.backends.locmem import EmailBackend
from django.db import IntegrityError, connection, transaction

from recruitment.emails import KINDS
from recruitment.messages import outbox
from recruitment.messages.models import State
from recruitment.messages.outbox import EmailKind, NoLongerOwed
from recruitment.models import Email
from recruitment.people import services as people
from recruitment.tasks import send_owed_emails
from tests.crowd import all_at_once
from tests.factories import EmailFactory, sent
from tests.moments import NOW

pytestmark = pytest.mark.django_db


class Scripted(EmailBackend):
    """A mail server that answers with one fault."""

    def __init__(self, fault):
        super().__init__()
        self.fault = fault

    def send_messages(self, messages):
        raise self.fault


def simple_kinds(facts):
    return {"sign_in_code": EmailKind("sign_in_code", facts)}


def send(email, *, now=NOW, backend=None, facts=lambda email: {"code": "1", "minutes": 10}):
    outbox.send_next(simple_kinds(facts), now, backend or get_connection())
    email.refresh_from_db()
    return email


def an_email(**fields):
    return EmailFactory(kind="sign_in_code", **fields)


def test_an_owed_email_is_sent_once_and_stamped():
    email = send(an_email())

    assert (email.state, email.sent_at, email.tries) == (State.SENT, NOW, 1)
    assert [message.to for message in mail.outbox] == [["somebody@home.example"]]
    assert outbox.send_next(simple_kinds(lambda email: {}), NOW, get_connection()) is None


def test_a_code_goes_before_what_has_been_due_longer(time_machine):
    """A morning of a thousand warnings costs nobody the 10 minutes that their code lasts."""
    time_machine.move_to(NOW, tick=False)
    hour_ago = NOW - timedelta(hours=1)
    longer = EmailFactory(kind="email_changed", about="applicant:1", next_try_at=hour_ago)
    code = people.ask_for_code("jo@home.example", address="1.2.3.4", now=NOW)
    waits = EmailFactory(kind="sign_in_code", next_try_at=NOW + timedelta(seconds=1))

    gone = [outbox.send_next(KINDS, NOW, get_connection()) for _ in range(3)]

    assert gone[0].about == f"sign-in:{code.pk}"
    assert gone[1:] == [longer, None]
    assert Email.objects.owed().get() == waits


def test_whether_a_code_is_due_is_read_from_an_index():
    Email.objects.bulk_create([EmailFactory.build(id=None) for _ in range(2000)])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE recruitment_email")
    due = Email.objects.due(NOW).filter(kind__in=["sign_in_code"])

    plan = due.order_by("next_try_at", "pk").explain()

    assert "owed_emails_of_a_kind" in plan


def test_an_email_that_is_not_due_yet_waits():
    email = send(an_email(next_try_at=NOW + timedelta(seconds=1)))

    assert email.state == State.OWED
    assert mail.outbox == []


def test_every_try_has_the_same_message_id_and_says_that_nobody_wrote_it():
    email = send(an_email())

    message = mail.outbox[0].message()
    assert message["Message-ID"] == email.message_id
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Reply-To"]


@pytest.mark.parametrize(
    ("tries", "gap"),
    [
        pytest.param(0, timedelta(seconds=15), id="first try"),
        pytest.param(1, timedelta(seconds=60), id="second try"),
        pytest.param(2, timedelta(minutes=5), id="third try"),
        pytest.param(50, timedelta(minutes=5), id="fifty-first try"),
    ],
)
def test_a_passing_fault_is_tried_again_with_growing_pauses(tries, gap):
    email = send(an_email(tries=tries), backend=Scripted(SMTPServerDisconnected("gone")))

    assert (email.state, email.next_try_at) == (State.OWED, NOW + gap)
    assert email.problem == "SMTPServerDisconnected"


@pytest.mark.parametrize(("seconds", "state"), [(0, State.OWED), (1, State.FAILED)])
def test_after_three_days_of_trying_we_give_up(seconds, state):
    late = an_email(owed_at=NOW - timedelta(hours=72, seconds=seconds), tries=800)

    email = send(late, backend=Scripted(OSError()))
    assert (email.state, email.is_our_fault) == (state, True)
    assert not Email.objects.refused().exists()


@pytest.mark.parametrize(
    ("fault", "state"),
    [
        pytest.param(SMTPRecipientsRefused({"a@b": (550, b"no")}), State.FAILED, id="no such box"),
        pytest.param(SMTPRecipientsRefused({"a@b": (450, b"later")}), State.OWED, id="box is busy"),
        pytest.param(SMTPDataError(550, b"no"), State.FAILED, id="no such box, said late"),
        pytest.param(SMTPDataError(554, b"refused"), State.OWED, id="message refused"),
        pytest.param(SMTPDataError(451, b"later"), State.OWED, id="greylisted"),
    ],
)
def test_a_final_no_of_the_mail_server_is_believed(fault, state):
    assert send(an_email(), backend=Scripted(fault)).state == state


def test_the_reason_kept_never_repeats_what_the_server_said_about_the_person():
    refused = SMTPRecipientsRefused({"gwen@home.example": (550, b"gwen is unknown")})

    assert send(an_email(), backend=Scripted(refused)).problem == "SMTPRecipientsRefused"


def test_an_email_that_is_no_longer_true_is_cancelled():
    def gone(email):
        raise NoLongerOwed

    assert send(an_email(), facts=gone).state == State.CANCELLED
    assert mail.outbox == []


def test_an_email_that_cannot_be_written_is_parked_after_five_tries():
    email = an_email()

    for number in range(5):
        send(email, now=NOW + timedelta(hours=number), facts=lambda email: 1 / 0)

    assert (email.state, email.tries) == (State.FAILED, 5)
    assert not Email.objects.refused().exists()


def test_one_bad_email_does_not_hold_up_the_others(time_machine):
    time_machine.move_to(NOW)
    EmailFactory(kind="received", about="application:0", occurrence="0")
    good = sent()

    send_owed_emails()

    assert Email.objects.get(about=good.about, kind="received").state == State.SENT


def test_promising_the_same_email_twice_owes_it_once():
    one = outbox.owe("received", about="application:1", to="a@home.example", now=NOW)
    other = outbox.owe("received", about="application:1", to="a@home.example", now=NOW)

    assert one == other


def test_the_database_refuses_a_second_row_for_the_same_occurrence():
    EmailFactory(about="application:1", occurrence="1")

    with pytest.raises(IntegrityError), transaction.atomic():
        EmailFactory(about="application:1", occurrence="1")


@pytest.mark.django_db(transaction=True)
def test_eight_workers_on_twenty_emails_send_twenty():
    for number in range(20):
        an_email(occurrence=str(number))

    all_at_once(*[work] * 8)

    assert Email.objects.filter(state=State.SENT, tries=1).count() == 20
    assert len(mail.outbox) == 20


def work():
    kinds = simple_kinds(lambda email: {"code": "1", "minutes": 10})
    while outbox.send_next(kinds, NOW, get_connection()):
        pass


def test_every_kind_that_can_be_owed_has_a_template():
    assert set(KINDS) == {
        "sign_in_code",
        "received",
        "next_step",
        "reversed",
        "outcome",
        "withdrawn",
        "info_needed",
        "appeal",
        "offer",
        "offer_again",
        "vetting_form",
        "offer_accepted",
        "on_hold",
        "off_hold",
        "unfinished",
        "draft_goes",
        "application_goes",
        "saved",
        "info_again",
        "still_waiting",
        "choose_again",
        "interview_soon",
        "pool",
        "still_on_hold",
        "feedback",
        "cadet_next_steps",
        "interest_ends",
        "deadline_moved",
        "you_withdrew",
        "withdrawal_undone",
        "late",
        "still_checking",
        "still_deciding",
        "email_changed",
        "staff_new_device",
        "staff_factor_added",
        "staff_factor_removed",
        "sift_opened",
        "sift_more",
        "choose_slot",
        "slot_free",
        "interview",
        "interview_off",
        "event_confirm",
        "event_booked",
        "event_moved",
        "event_off",
        "event_soon",
        "event_feedback",
        "copy",
        "remind_confirm",
        "keep_confirm",
        "kept_result",
        "can_apply_soon",
        "can_apply",
        "interest_confirm",
        "route_opened",
        "parent_request",
        "parent_answered",
        "referee_request",
        "referee_thanks",
        "referee_silent",
        "name_referees",
        "another_referee",
        "helped",
    }


def test_an_address_that_would_begin_a_new_header_line_is_refused():
    with pytest.raises(ValueError, match="one line"):
        outbox.owe(
            "received",
            about="application:1",
            to='"a\x0cBcc:x@y.example"@home.example',
            now=NOW,
        )


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(SMTPAuthenticationError(535, b"wrong password"), id="our password"),
        pytest.param(SMTPConnectError(554, b"no"), id="refused at the door"),
        pytest.param(SMTPSenderRefused(550, b"no", "us"), id="our own address"),
    ],
)
def test_a_fault_of_our_own_set_up_loses_no_email(fault):
    assert send(an_email(), backend=Scripted(fault)).state == State.OWED


def test_a_database_fault_while_writing_does_not_block_the_queue():
    def broken(email):
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1/0")

    email = send(an_email(), facts=broken)

    assert (email.state, email.tries) == (State.OWED, 1)


def test_a_promise_taken_back_and_made_again_is_owed_again():
    email = an_email()
    outbox.cancel(email.kind, about=email.about)

    outbox.owe(email.kind, about=email.about, occurrence=email.occurrence, to=email.to, now=NOW)

    email.refresh_from_db()
    assert email.state == State.OWED
