"""Where people see what became of an email: HR at the desk, applicants on their page."""

import pytest

from recruitment.models import Application
from tests.delivery.saying import by_notify, handed_over
from tests.desk.test_cases import case_url
from tests.factories import UserFactory
from tests.moments import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(client):
    client.force_login(UserFactory(role="Recruiter"))
    return client


def lines(browser, status):
    email = handed_over()
    by_notify(browser, email, status)
    application = Application.objects.get(pk=email.about.partition(":")[2])
    page = browser.get(f"{case_url(application)}?show=emails")
    return [(event.what, event.detail, event.tone) for event in page.context["timeline"]["events"]]


def test_the_case_says_that_an_email_arrived(browser, notify):
    assert [(what, tone) for what, _, tone in lines(browser, "delivered")] == [
        ("Email sent: We have your application", ""),
        ("Delivered: We have your application", ""),
    ]


def test_the_case_says_that_an_email_came_back_and_when_it_had_left(browser, notify):
    assert sorted(lines(browser, "permanent-failure")) == [
        (
            "Came back: We have your application",
            "It had left on 23 November 2026, 10:00am",
            "late",
        ),
        ("Email could not be delivered: We have your application", "To gwen@home.example", "late"),
    ]


def test_the_outbox_lists_it_with_the_reason_to_be_sent_again(browser, notify):
    lines(browser, "temporary-failure")

    page = browser.get("/admin/outbox/?show=failed").content.decode()

    assert "gwen@home.example" in page
    assert "The mailbox is full or does not answer" in page
    assert "Send again" in page


def test_the_applicant_reads_the_same_as_when_a_mail_server_refuses(client, notify):
    email = handed_over()
    by_notify(client, email)
    application = Application.objects.get(pk=email.about.partition(":")[2])
    signed_in = {"applicant": application.applicant_id, "since": NOW.isoformat()}
    session = client.session
    session.update({**signed_in, "seen": NOW.isoformat()})
    session.save()

    page = client.get(f"/my/{application.reference}/").content.decode()

    assert "We could not deliver an email about this" in page
    assert "gwen@home.example" in page
