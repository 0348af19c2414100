"""Every kind of email, as people will read it."""

from datetime import timedelta

import pytest
from django.core import mail

from recruitment.applications import services
from recruitment.applications.stages import Stage
from recruitment.messages import letters
from recruitment.models import Email
from recruitment.people import services as people
from recruitment.tasks import send_owed_emails
from tests.factories import UserFactory, draft, sent
from tests.moments import NOW

pytestmark = pytest.mark.django_db


def test_an_apostrophe_stays_an_apostrophe_in_the_plain_part():
    letter = letters.write("sign_in_code", {"code": "it's", "minutes": 10})

    assert "it's" in letter.text
    assert "it&#x27;s" in letter.html


def test_what_a_person_typed_is_never_markup():
    letter = letters.write("sign_in_code", {"code": "<b>1</b>", "minutes": 10})

    assert "<b>1</b>" not in letter.html


def test_a_line_break_in_a_subject_cannot_make_a_header():
    letter = letters.write("sign_in_code", {"code": "1", "minutes": 10})

    assert "\n" not in letter.subject


def test_marks_become_headings_lists_facts_and_links():
    blocks = letters.blocks_of("# Head\n\nText\n- one\n- two\n\n> fact\n\nhttps://a.example/x/")

    assert [(block.kind, block.lines) for block in blocks] == [
        ("heading", ("Head",)),
        ("paragraph", ("Text",)),
        ("list", ("one", "two")),
        ("fact", ("fact",)),
        ("link", ("https://a.example/x/",)),
    ]


def move(application, to, words=""):
    return services.move(
        application.pk,
        to,
        by=UserFactory(),
        seen=application.version,
        now=application.submitted_at + timedelta(hours=1),
        note="only for colleagues",
        words=words,
    )


@pytest.fixture
def texts(time_machine):
    """Each kind of email sent once, by its kind."""
    time_machine.move_to(NOW)
    people.ask_for_code("gwen@home.example", address="192.0.2.1", now=NOW)
    move(sent(), Stage.INTERVIEW)
    move(sent(), Stage.UNSUCCESSFUL, words="We did not find enough about teamwork.")
    move(sent(), Stage.WITHDRAWN)
    draft()
    Email.objects.update(next_try_at=NOW)
    send_owed_emails()
    by_id = {message.extra_headers["Message-ID"]: message for message in mail.outbox}
    known = Email.objects.filter(message_id__in=by_id)
    return {email.kind: by_id[email.message_id] for email in known}


def test_every_kind_is_sent_as_text_and_html_with_a_subject(texts):
    assert set(texts) == {
        "sign_in_code",
        "received",
        "next_step",
        "outcome",
        "withdrawn",
        "saved",
        "unfinished",
        "feedback",
    }
    for message in texts.values():
        html, kind = message.alternatives[0]
        assert kind == "text/html"
        assert message.subject
        assert 'lang="en-GB"' in html
        assert "{{" not in message.body + html


def test_no_email_says_what_the_person_answered_or_what_colleagues_noted(texts):
    for message in texts.values():
        body = message.body + message.alternatives[0][0]
        assert "1990" not in body
        assert "only for colleagues" not in body
        assert "I like to help" not in body


def test_a_refusal_says_no_first_and_then_why(texts):
    body = texts["outcome"].body

    assert body.index("You have not been successful") < body.index("teamwork")
    assert texts["outcome"].subject.startswith("The result of your application EP-")


def test_the_plain_part_has_no_marks_of_ours(texts):
    for message in texts.values():
        assert not [line for line in message.body.splitlines() if line.startswith(("# ", "> "))]
