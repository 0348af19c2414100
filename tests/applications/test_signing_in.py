"""An applicant signs in by code, and out again."""

import pytest
from django.core import mail

from recruitment.people import services
from recruitment.tasks import send_owed_emails
from tests.applications.applying import (
    EMAIL,
    filled_in,
    text,
)
from tests.factories import (
    ApplicantFactory,
    UserFactory,
    sent,
)
from tests.visitor import Visitor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def test_the_code_page_is_the_same_for_somebody_who_has_applied_and_somebody_who_has_not(client):
    sent(applicant=ApplicantFactory(email="known@home.example"))
    pages = []
    for email in ("known@home.example", "other@home.example"):
        visitor = Visitor()
        page = visitor.post("return", email=email)
        pages.append((page.status_code, len(text(page).replace(email, ""))))

    assert pages[0] == pages[1]


def test_a_code_from_another_browser_does_not_work():
    mine, theirs = Visitor(), Visitor()
    mine.post("return", email=EMAIL)
    code = mine.code_sent_to(EMAIL)
    theirs.post("return", email="other@home.example")

    page = theirs.post("return-code", code=code)

    assert "That code does not work" in text(page)


def test_after_five_codes_the_page_looks_the_same_and_no_email_goes(visitor):
    for _ in range(7):
        page = visitor.post("return", email=EMAIL)
        send_owed_emails()

    assert page.resolver_match.url_name == "return-code"
    assert len(mail.outbox) == 5


@pytest.mark.parametrize("again", [{}, {"resend": "1"}], ids=["the first", "a new one"])
def test_somebody_whose_network_had_too_many_is_told_so(visitor, again, monkeypatch):
    visitor.post("return", email=EMAIL)
    monkeypatch.setattr(services, "MOST_UNUSED_FROM_AN_ADDRESS", 1)

    page = visitor.post("return-code" if again else "return", **(again or {"email": "b@c.example"}))

    assert page.status_code == 429
    assert "try now on another connection" in text(page)
    assert visitor.post("return-code", code=visitor.code_sent_to(EMAIL)).status_code == 200


def test_a_new_code_can_be_asked_for_and_the_old_one_stops(visitor):
    visitor.post("return", email=EMAIL)
    old = visitor.code_sent_to(EMAIL)
    visitor.post("return-code", resend="1")

    assert "That code does not work" in text(visitor.post("return-code", code=old))


def test_an_applicants_session_does_not_open_the_desk(visitor):
    UserFactory(email=EMAIL, role="HR lead")
    visitor.sign_in(EMAIL)

    assert visitor.client.get("/admin/").status_code == 302


def test_signing_in_changes_the_session_key(visitor):
    visitor.post("return", email=EMAIL)
    before = visitor.client.session.session_key
    visitor.post("return-code", code=visitor.code_sent_to(EMAIL))

    assert visitor.client.session.session_key != before


def test_signing_out_ends_the_session(visitor):
    visitor.sign_in(EMAIL)
    visitor.post("sign-out")

    assert visitor.get("my").resolver_match.url_name == "return"


def test_a_session_ends_after_a_day(visitor, now):
    visitor.sign_in(EMAIL)
    for _ in range(25):
        now.shift(3600)
        page = visitor.get("my")

    assert page.resolver_match.url_name == "return"


def test_a_session_that_is_used_every_hour_goes_on(visitor, now):
    visitor.sign_in(EMAIL)
    for _ in range(5):
        now.shift(3600)
        page = visitor.get("my")

    assert page.resolver_match.url_name == "my"


def test_signing_out_forgets_the_answers_too(visitor, vacancy):
    filled_in(visitor, vacancy)
    visitor.post("sign-out")

    assert not visitor.client.cookies["answers"].value


def test_a_sixth_code_that_is_refused_leaves_the_fifth_working(visitor):
    for _ in range(6):
        visitor.post("return", email=EMAIL)

    page = visitor.post("return-code", code=visitor.code_sent_to(EMAIL))

    assert page.resolver_match.url_name == "my"
