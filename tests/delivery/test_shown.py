"""Where people see what became of an email: HR on the case and in the outbox."""

import pytest

from recruitment.models import Application
from tests.delivery.saying import by_notify, handed_over
from tests.desk.test_cases import case_url
from tests.factories import UserFactory

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
