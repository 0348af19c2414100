"""What providers say of emails that they took: believed when they show who they are, once."""

import json
from datetime import timedelta
from itertools import permutations
from threading import Thread
from uuid import uuid4

import pytest
from django.core import mail
from django.core.mail.backends import locmem
from django.db import connection
from django.test import Client

from recruitment.decisions import delivering
from recruitment.messages import outbox
from recruitment.messages.models import State
from recruitment.messages.outbox import EmailKind
from recruitment.messages.samples import FACTS
from recruitment.models import DeliveryReport, Email
from recruitment.tasks import send_owed_emails
from tests.delivery import saying
from tests.delivery.saying import ADDRESS, BASIC, BEARER, by_mailgun, by_notify, by_postmark
from tests.factories import EmailFactory, UserFactory
from tests.moments import NOW

pytestmark = pytest.mark.django_db

WAYS = ["notify", "postmark", "mailgun"]
BOUNCE = {"notify": by_notify, "postmark": by_postmark, "mailgun": by_mailgun}
DELIVERED = {"notify": "delivered", "postmark": "Delivery", "mailgun": "delivered"}
JUST_BEFORE = NOW - timedelta(seconds=1)


@pytest.fixture(params=WAYS)
def way(request):
    request.getfixturevalue(request.param)
    return request.param


def again(email):
    return Email.objects.get(pk=email.pk)


def kept():
    return list(DeliveryReport.objects.values_list("what", flat=True))


def test_an_email_that_came_back_could_not_be_delivered(client, way):
    email = saying.handed_over()

    assert BOUNCE[way](client, email).status_code == 200

    email = again(email)
    assert (email.state, email.problem, email.sent_at) == (State.FAILED, "Came back", None)
    report = DeliveryReport.objects.get()
    assert (report.email, report.what, report.at) == (email, "bounced", report.at)
    assert JUST_BEFORE <= report.at <= report.taken_in_at
    assert report.sent_at >= NOW


def test_an_email_that_arrived_stays_sent_and_the_report_is_kept(client, way):
    email = saying.handed_over()

    assert BOUNCE[way](client, email, DELIVERED[way]).status_code == 200

    assert again(email).state == State.SENT
    assert kept() == ["delivered"]


@pytest.mark.parametrize(
    ("status", "problem"),
    [
        ("temporary-failure", "The mailbox is full or does not answer"),
        ("technical-failure", "The provider could not send it"),
    ],
)
def test_every_end_without_delivery_counts_as_one(client, notify, status, problem):
    email = saying.handed_over()
    by_notify(client, email, status)

    assert (again(email).state, again(email).problem) == (State.FAILED, problem)
    assert again(email).is_our_fault is (status == "technical-failure")


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_an_address_that_gave_it_back_counts_in_whichever_order_that_is_said(client, notify, order):
    email = saying.handed_over()
    for number in order:
        by_notify(client, email, ("technical-failure", "permanent-failure")[number])

    assert (again(email).problem, again(email).is_our_fault) == ("Came back", False)


def test_an_address_to_which_the_provider_will_not_send_is_a_refusal(client, postmark):
    email = saying.handed_over()
    by_postmark(client, email, Type="Blocked")

    assert again(email).problem == "The provider will not send to this address"


def test_marked_as_spam_it_did_arrive(client, postmark):
    email = saying.handed_over()
    by_postmark(client, email, "SpamComplaint", Type="SpamComplaint")

    assert again(email).state == State.SENT
    assert kept() == ["complained"]


def test_nobody_is_watched_while_they_read(client, postmark):
    email = saying.handed_over()

    assert by_postmark(client, email, "Open").status_code == 200
    assert by_postmark(client, email, "Click").status_code == 200
    assert kept() == []


@pytest.mark.parametrize("shown", ["", "Bearer ", "Bearer wrong", BEARER[:-1], BASIC, "Bearer é"])
def test_without_the_token_of_notify_nothing_changes(client, notify, shown):
    email = saying.handed_over()

    assert by_notify(client, email, shown=shown).status_code == 403
    assert again(email).state == State.SENT
    assert kept() == []


@pytest.mark.parametrize("shown", ["", "Basic ", "Basic aG9vazp3cm9uZw==", BEARER])
def test_without_the_password_a_provider_changes_nothing(client, postmark, shown):
    email = saying.handed_over()

    assert by_postmark(client, email, shown=shown).status_code == 403
    assert again(email).state == State.SENT


@pytest.mark.parametrize("changed", [{"key": "another"}, {"shown": ""}])
def test_a_signature_of_another_or_no_password_changes_nothing(client, mailgun, changed):
    email = saying.handed_over()

    assert by_mailgun(client, email, **changed).status_code == 403
    assert again(email).state == State.SENT


def test_a_message_that_nobody_here_sent_is_no_fault(client, way):
    email = saying.handed_over()
    stranger = Email(message_id=f"<{'0' * 36}@testserver>", handed_over_as="strange", to="a@b.c")

    assert BOUNCE[way](client, stranger).status_code == 200
    assert again(email).state == State.SENT
    assert kept() == []


@pytest.mark.parametrize("order", [*permutations(["delivered", "permanent-failure", "delivered"])])
def test_in_any_order_and_however_often_it_ends_the_same(client, notify, order):
    email = saying.handed_over()
    for status in order * 2:
        assert by_notify(client, email, status).status_code == 200

    assert again(email).state == State.FAILED
    assert sorted(kept()) == ["bounced", "delivered"]


def test_a_late_word_of_the_first_try_says_nothing_of_the_second(client, notify):
    first = saying.handed_over()
    by_notify(client, first)
    delivering.send_again(first.pk, by=UserFactory(), now=NOW)
    by_notify(client, first, "technical-failure")
    assert again(first).state == State.OWED
    send_owed_emails()

    by_notify(client, first)
    by_notify(client, first, "temporary-failure")

    second = again(first)
    assert (second.state, second.handed_over_as) == (State.SENT, "named-2")
    by_notify(client, second)
    assert again(second).state == State.FAILED


def test_a_copy_that_came_back_is_not_the_email(client, notify):
    """A parent reads along: their message has our mark too, and a name of its own."""
    email = saying.handed_over()

    assert by_notify(client, email, id="named-of-the-copy").status_code == 200
    assert again(email).state == State.SENT


def test_what_went_in_one_letter_came_back_together(client, notify):
    email = saying.handed_over()
    name = {"handed_over_as": email.handed_over_as, "sent_at": NOW, "state": State.SENT}
    beside, other = EmailFactory(**name), EmailFactory(**name | {"handed_over_as": "another"})

    by_notify(client, email)

    assert [again(one).state for one in (email, beside, other)] == ["failed", "failed", "sent"]
    assert kept() == ["bounced", "bounced"]


def one_letter():
    """Two reminders in it, which no provider has named, and a third by itself."""
    kinds = {
        "deadline_moved": EmailKind(
            "deadline_moved", lambda email: {**FACTS, "name": email.pk}, reminder=True
        )
    }
    of = {"kind": "deadline_moved"}
    emails = [EmailFactory(**of, message_id=f"<{uuid4()}@testserver>") for _ in range(2)]
    emails.append(EmailFactory(**of, to="other@home.example"))
    while outbox.send_next(kinds, NOW, locmem.EmailBackend()):
        pass
    return [again(email) for email in emails]


@pytest.mark.parametrize("named", ["", "a-name-that-we-never-heard"])
def test_a_letter_that_nobody_named_came_back_with_all_that_is_in_it(client, postmark, named):
    first, second, other = one_letter()
    assert (first.state, second.state, len(mail.outbox)) == ("sent", "sent", 2)

    by_postmark(client, first, MessageID=named)

    assert [again(one).state for one in (first, second, other)] == ["failed", "failed", "sent"]
    assert kept() == ["bounced", "bounced"]


def test_a_report_that_leaves_out_the_name_is_of_the_whole_letter_too(client, postmark):
    email = saying.handed_over()
    name = {"handed_over_as": email.handed_over_as, "sent_at": NOW, "state": State.SENT}
    in_it = EmailFactory(**name)

    by_postmark(client, email, MessageID="")

    assert (again(email).state, again(in_it).state) == ("failed", "failed")


def test_a_provider_that_named_nothing_is_found_by_our_mark(client, postmark):
    email = saying.handed_over()
    Email.objects.update(handed_over_as="")
    by_postmark(client, email)

    assert again(email).state == State.FAILED


def test_a_provider_that_does_not_give_our_mark_back_is_understood(client, postmark):
    email = saying.handed_over()
    by_postmark(client, email, Metadata={})

    assert again(email).state == State.FAILED


def test_a_clock_that_is_fast_does_not_make_the_future(client, notify):
    email = saying.handed_over()
    by_notify(client, email, completed_at="9999-12-31T23:59:59.000000Z")

    report = DeliveryReport.objects.get()
    assert report.at == report.taken_in_at


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"\xff", b"[" * 100_000, b'{"status": "delivered", "completed_at": "9-9"}']
)
def test_nonsense_of_notify_is_refused_and_no_fault_of_ours(client, notify, body):
    answer = saying.post(client, body, shown=BEARER)

    assert answer.status_code in (200, 400)
    assert kept() == []


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"\xff", b"[" * 100_000, b'{"Metadata": 1, "RecordType": "Delivery"}']
)
def test_nonsense_of_a_provider_is_refused_and_no_fault_of_ours(client, postmark, body):
    assert saying.post(client, body, shown=BASIC).status_code == 400
    assert kept() == []


@pytest.mark.parametrize(("size", "status"), [(1024 * 1024, 400), (1024 * 1024 + 1, 413)])
def test_a_request_has_a_largest_size(client, notify, size, status):
    assert saying.post(client, b"x" * size, shown=BEARER).status_code == status


def test_nothing_of_what_was_said_is_kept_but_what_and_when(client, postmark, caplog):
    email = saying.handed_over()
    by_postmark(client, email, Details="550 gwen is not known here", Description="gwen")
    saying.post(client, {"Email": email.to, "RecordType": "Inbound"}, shown=BASIC)

    with connection.cursor() as cursor:
        cursor.execute("SELECT to_jsonb(one)::text FROM recruitment_deliveryreport AS one")
        (row,) = cursor.fetchone()
    assert "gwen" not in row
    assert "gwen" not in caplog.text


def test_a_get_is_not_taken(client, notify):
    assert client.get(ADDRESS).status_code == 405


def test_a_provider_may_look_whether_the_address_is_there(client, postmark):
    assert client.head(ADDRESS).status_code == 200


@pytest.mark.parametrize("method", ["get", "post", "head"])
@pytest.mark.parametrize(
    "given",
    [
        {},
        {
            "EMAIL_PROVIDER": "postmark",
            "ANYMAIL_POSTMARK_SERVER_TOKEN": "token",
        },
    ],
)
def test_without_a_secret_there_is_no_address(client, chosen, given, method):
    chosen(**given)

    assert getattr(client, method)(ADDRESS).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_a_report_that_is_quicker_than_our_own_table_waits_for_it(notify):
    """The provider speaks while the worker still has the row."""
    answers, threads = [], []

    def speak():
        given = json.loads(notify.asked[-1][2])
        name = f"<{given['reference']}@testserver>"
        email = Email(message_id=name, to=given["email_address"], handed_over_as=notify.named())
        threads.append(Thread(target=lambda: answers.append(in_a_thread(email))))
        threads[0].start()
        threads[0].join(0.3)

    notify.before_answering = speak
    email = saying.handed_over()
    threads[0].join(5)

    assert [answer.status_code for answer in answers] == [200]
    assert again(email).state == State.FAILED


def in_a_thread(email):
    try:
        return by_notify(Client(), email)
    finally:
        connection.close()
