"""One press, one application: many presses at once, and presses whose answer never arrived."""

import os
import socket
import time

import pytest
from django.test import Client
from django.urls import reverse

from recruitment.applications.stages import Stage
from recruitment.models import Application, Email, StageChange
from tests.crowd import all_at_once
from tests.factories import VacancyFactory, draft
from tests.visitor import DECLARED, Visitor

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("now")]

KEYS = int(os.environ.get("SENT_ONCE_KEYS", "5"))
"""How many applications are raced for. `make faults` takes 100."""
PRESSES = 50


@pytest.fixture
def ready(visitor):
    """Gives a draft with everything filled in, its writer's cookies, and what the button sends."""
    vacancy = VacancyFactory()

    def one():
        application = draft(vacancy=vacancy)
        visitor.client.logout()
        visitor.sign_in(application.applicant.email)
        return application, {"shown": application.version, **DECLARED}

    return one


def press(cookies, address, fields):
    """From a browser tab of its own."""
    browser = Client()
    browser.cookies = cookies
    reply = browser.post(address, fields)
    return reply.status_code, reply.get("Location")


@pytest.mark.parametrize("key", range(KEYS))
def test_fifty_presses_at_once_send_one_application(visitor, ready, key):
    application, fields = ready()
    cookies = visitor.client.cookies
    address = reverse("check", args=[application.reference])

    given = all_at_once(*[lambda: press(cookies, address, fields)] * PRESSES)

    receipt = reverse("sent", args=[application.reference])
    assert given == [(302, receipt)] * PRESSES
    assert Application.objects.get().at is Stage.SUBMITTED
    assert StageChange.objects.count() == 1
    assert Email.objects.filter(kind="received").count() == 1


def test_a_press_whose_answer_was_cut_off_is_sent_and_a_second_one_gives_the_same(
    visitor, ready, live_server
):
    """As when a proxy says 504 although we have taken it."""
    application, fields = ready()
    session = visitor.client.cookies["sessionid"].value
    body = "&".join(f"{name}={value}" for name, value in fields.items())

    post_and_hang_up(live_server, application, session, body)
    wait_until_sent(application)
    again = visitor.post("check", application.reference, **fields)

    assert again.resolver_match.url_name == "sent"
    assert application.reference in again.content.decode()
    assert Application.objects.count() == StageChange.objects.count() == 1
    assert Email.objects.filter(kind="received").count() == 1


def post_and_hang_up(live_server, application, session, body):
    host, port = live_server.url.removeprefix("http://").split(":")
    token = "a" * 32
    body = f"{body}&csrfmiddlewaretoken={token}"
    head = (
        f"POST {reverse('check', args=[application.reference])} HTTP/1.1\r\n"
        f"Host: {host}:{port}\r\nCookie: sessionid={session}; csrftoken={token}\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    with socket.create_connection((host, int(port))) as door:
        door.sendall((head + body).encode())


def wait_until_sent(application):
    for _ in range(100):
        if Application.objects.sent().filter(pk=application.pk).exists():
            return
        time.sleep(0.1)
    pytest.fail("It was not sent")


def test_two_people_who_send_at_once_each_send_their_own(ready, visitor):
    one, fields = ready()
    mine = visitor.client.cookies
    other = Visitor(Client())
    theirs = draft(vacancy=one.vacancy)
    other.sign_in(theirs.applicant.email)
    their_fields = {"shown": theirs.version, **DECLARED}

    all_at_once(
        *[lambda: press(mine, reverse("check", args=[one.reference]), fields)] * 5,
        *[
            lambda: press(
                other.client.cookies, reverse("check", args=[theirs.reference]), their_fields
            )
        ]
        * 5,
    )

    assert Application.objects.sent().count() == StageChange.objects.count() == 2
