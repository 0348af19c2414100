"""Emails go to a provider's API: what it is given, and what is done about its answers."""

import json
import logging
from threading import Event

import pytest
from django.core import mail
from django.core.mail import EmailMessage, get_connection

from recruitment.messages.models import State
from tests.delivery.saying import handed_over, mark
from tests.moments import NOW

pytestmark = pytest.mark.django_db

UNAVAILABLE = [
    pytest.param((429, {"message": "slow down"}), id="too many at once"),
    pytest.param((500, {}), id="a fault of theirs"),
    pytest.param((503, b"<html>"), id="not even their words"),
    pytest.param((200, b"cut o"), id="an answer that was cut off"),
]
NO_KEY = [
    pytest.param((401, {}), id="our key is wrong"),
    pytest.param((403, {"errors": [{"error": "AuthError", "message": "no key"}]}), id="no key"),
]
REFUSES_US = "The mail server refuses us: 550"
INVALID = {"errors": [{"error": "ValidationError", "message": "gwen@x is not an address"}]}
ON_TRIAL = {"errors": [{"error": "BadRequestError", "message": "service in trial mode"}]}
FOUND = "Found inactive addresses: gwen@home.example. Inactive recipients are ones that bounced."
INACTIVE = {"ErrorCode": 406, "Message": FOUND}
NO_SENDER = {"ErrorCode": 400, "Message": "The 'From' address is not a Sender Signature."}


def test_notify_gets_one_template_with_subject_and_body_and_our_mark(notify):
    email = handed_over()

    path, headers, body = notify.asked[0]
    given = json.loads(body)
    assert path == "/v2/notifications/email"
    assert headers["Authorization"].startswith("Bearer ")
    assert given["email_address"] == email.to
    assert given["reference"] == mark(email)
    assert given["personalisation"]["subject"].startswith("We have your application")
    assert "http://testserver/my/" in given["personalisation"]["body"]
    assert (email.state, email.handed_over_as) == (State.SENT, "named-1")
    assert mail.outbox == []


def test_a_name_is_no_link_in_what_notify_makes_of_our_words(notify):
    hostile = "Kim [sign in](https://elsewhere.example)"
    message = EmailMessage("Hello", f"Dear {hostile},", to=["a@home.example"])

    get_connection().send_messages([message])

    body = json.loads(notify.asked[0][2])["personalisation"]["body"]
    assert "[" not in body
    assert "](" not in body


def test_where_people_may_unsubscribe_goes_to_notify(notify):
    link = {"List-Unsubscribe": "<https://force.example/stop/1/>"}

    get_connection().send_messages([EmailMessage("News", "News", to=["a@b.example"], headers=link)])

    given = json.loads(notify.asked[0][2])
    assert given["one_click_unsubscribe_url"] == "https://force.example/stop/1/"


def test_notify_gets_no_calendar_file_and_the_text_says_where_it_is(notify):
    message = EmailMessage("Interview", "You come on Monday.\n", to=["a@home.example"])
    message.attach("interview.ics", "BEGIN:VCALENDAR", "text/calendar")

    get_connection().send_messages([message])

    given = json.loads(notify.asked[0][2])["personalisation"]
    assert set(given) == {"subject", "body"}
    assert "Our emails come without files" in given["body"]
    assert "The page that this email leads to shows your time, if you have one" in given["body"]


def test_a_provider_gets_the_email_with_its_headers_and_our_mark(postmark):
    email = handed_over()

    given = json.loads(postmark.asked[0][2])
    assert given["To"] == email.to
    assert given["Metadata"] == {"our_email": mark(email)}
    assert {"Name": "Auto-Submitted", "Value": "auto-generated"} in given["Headers"]
    assert {"Name": "Message-ID", "Value": email.message_id} in given["Headers"]
    assert (given["TrackOpens"], given["TrackLinks"]) == (False, "None")
    assert "HtmlBody" in given
    assert (email.state, email.handed_over_as) == (State.SENT, "named-1")


@pytest.mark.parametrize("answer", UNAVAILABLE)
def test_what_notify_cannot_take_now_is_tried_again(notify, answer):
    notify.script.append(answer)

    email = handed_over()

    assert (email.state, email.problem, email.tries) == (State.OWED, "NotNow", 1)
    assert 15 <= (email.next_try_at - NOW).total_seconds() < 60


@pytest.mark.parametrize("answer", UNAVAILABLE)
def test_what_a_provider_cannot_take_now_is_tried_again(postmark, answer):
    postmark.script.append(answer)

    email = handed_over()

    assert (email.state, email.problem, email.tries) == (State.OWED, "NotNow", 1)


@pytest.mark.parametrize("answer", [*NO_KEY, pytest.param((400, ON_TRIAL), id="on trial")])
def test_what_notify_has_against_us_is_tried_again_and_said_to_be_of_us(notify, answer):
    notify.script.append(answer)

    email = handed_over()

    assert (email.state, email.problem, email.is_our_fault) == (State.OWED, REFUSES_US, True)


@pytest.mark.parametrize(
    "answer",
    [
        *NO_KEY,
        pytest.param((422, NO_SENDER), id="our sender is not known"),
        pytest.param((400, {"Message": "bad"}), id="bad request"),
    ],
)
def test_what_a_provider_has_against_us_is_tried_again_and_said_to_be_of_us(postmark, answer):
    postmark.script.append(answer)

    email = handed_over()

    assert (email.state, email.problem, email.is_our_fault) == (State.OWED, REFUSES_US, True)


def test_an_address_that_notify_does_not_read_as_one_fails_at_once(notify):
    notify.script.append((400, INVALID))

    email = handed_over()

    assert (email.state, email.problem, email.is_our_fault) == (State.FAILED, "Refused", False)


def test_an_address_that_a_provider_refuses_fails_at_once(postmark):
    postmark.script.append((422, INACTIVE))

    email = handed_over()

    assert (email.state, email.problem, email.is_our_fault) == (State.FAILED, "Refused", False)


@pytest.mark.parametrize("way", ["notify", "postmark"])
def test_a_provider_that_is_not_there_costs_a_delay(request, way):
    api = request.getfixturevalue(way)
    api.shutdown()
    api.server_close()

    assert handed_over().state == State.OWED


def test_a_provider_that_says_nothing_is_not_waited_for_long(notify, settings):
    settings.EMAIL_TIMEOUT = 0.05
    enough = Event()
    notify.before_answering = lambda: enough.wait(5)

    email = handed_over()
    enough.set()

    assert (email.state, email.problem) == (State.OWED, "NotNow")


def test_no_log_line_names_the_person(notify, caplog):
    caplog.set_level(logging.DEBUG)
    logging.getLogger("notifications_python_client").setLevel(logging.CRITICAL)
    notify.script.append((400, INVALID))

    email = handed_over()

    assert email.to not in caplog.text
    assert "gwen@x" not in caplog.text
