"""Words that staff write for emails: what may stand in them, who publishes, what is sent."""

import pytest
from django.core import mail
from django.db import DatabaseError, IntegrityError, transaction

from recruitment.emails import KINDS
from recruitment.messages import letters, rewording
from recruitment.messages.filling import filled, wrong
from recruitment.messages.places import NOT_OFFERED, OFFERED, PLACES
from recruitment.messages.rewording import Overtaken, OwnWords, Unusable
from recruitment.messages.samples import FACTS
from recruitment.models import Email, Publication, Wording
from recruitment.tasks import send_owed_emails
from tests.factories import UserFactory, sent
from tests.moments import NOW

pytestmark = pytest.mark.django_db

SUBJECT = "Got it: {{reference}}"
BODY = """# We have it, {{name}}

{{next_step}}

{{promise}}

{{link}}

Write to {{ contact }}."""


def write(by=None, seen=0, subject=SUBJECT, body=BODY):
    by = by or UserFactory()
    return rewording.write_version(
        "received", subject=subject, body=body, by=by, seen=seen, now=NOW
    )


def publish(number, by=None, seen=0):
    return rewording.publish("received", number, by=by or UserFactory(), seen=seen, now=NOW)


def in_words(kind, subject, body):
    return Wording(kind=kind, number=1, subject=subject, body=body)


@pytest.mark.parametrize("kind", OFFERED)
def test_the_beginning_says_what_the_shipped_email_says(kind):
    beginning = in_words(kind, *rewording.beginning(kind))

    ours = letters.worded(kind, FACTS, beginning)
    shipped = letters.worded(kind, FACTS, None)

    assert (ours.subject, ours.text) == (shipped.subject, shipped.text)
    assert wrong(kind, beginning.subject, beginning.body) == []


def test_what_is_offered_exists_and_what_is_not_is_explained():
    assert set(OFFERED) | set(NOT_OFFERED) == set(KINDS)
    assert not set(OFFERED) & set(NOT_OFFERED)
    assert "outcome" in NOT_OFFERED
    assert "sign_in_code" in NOT_OFFERED
    for offer in OFFERED.values():
        assert set(offer.allowed) <= set(PLACES)


@pytest.mark.parametrize(
    ("subject", "body", "sentence"),
    [
        (SUBJECT, BODY.replace("{{promise}}", ""), "This email needs {{promise}}"),
        (SUBJECT, f"{BODY} {{{{password}}}}", "This email knows no {{password}}"),
        (SUBJECT, f"{BODY} {{{{when}}}}", "This email knows no {{when}}"),
        (SUBJECT, f"{BODY} {{% load x %}}", "no other curly brackets"),
        (SUBJECT, f"{BODY} {{{{name.pk}}}}", "no other curly brackets"),
        (SUBJECT, f"{BODY} {{{{name|safe}}}}", "no other curly brackets"),
        (SUBJECT, f"{BODY} {{# x #}}", "no other curly brackets"),
        (SUBJECT, f"{BODY} {{", "no other curly brackets"),
        (SUBJECT, BODY.removeprefix("# "), "Begin the text with a heading"),
        (SUBJECT, f"# \n{BODY}", "Begin the text with a heading"),
        (SUBJECT, BODY.replace("\n{{link}}", "Go to {{link}}"), "on a line of its own"),
        (SUBJECT, f"{BODY} {{{{copy}}}}", "{{copy}} on a line of its own"),
        ("See {{link}}", BODY, "{{link}} cannot stand in the subject"),
        ("One\nBcc: x", BODY, "The subject must be on one line"),
    ],
)
def test_a_text_that_cannot_be_used_is_refused_in_a_sentence(subject, body, sentence):
    assert any(sentence in one for one in wrong("received", subject, body))
    with pytest.raises(Unusable):
        write(subject=subject, body=body)


def test_what_a_fact_says_is_not_looked_through_again():
    assert filled("Dear {{name}}", {"name": "{{link}} {% now %} <b>"}) == (
        "Dear {{link}} {% now %} <b>"
    )


def test_a_version_that_nobody_published_is_not_sent():
    write()
    sent()
    send_owed_emails()

    assert "What happens next" in mail.outbox[-1].body
    assert Email.objects.get(kind="received").wording == 0


def test_a_published_version_is_sent_and_the_email_remembers_which():
    publish(write().number)
    application = sent()
    send_owed_emails()

    said = mail.outbox[-1]
    assert said.subject == f"Got it: {application.reference}"
    assert "We have it, Gwen" in said.body
    assert f'<a href="http://testserver/my/{application.reference}/">' in said.alternatives[0][0]
    email = Email.objects.get(kind="received")
    assert email.wording == 1
    assert email.letter["subject"] == said.subject


def test_the_shipped_text_can_be_gone_back_to_by_anybody():
    author = UserFactory()
    publish(write(author).number)

    publish(0, by=author, seen=1)

    assert letters.in_force("received") is None
    assert rewording.numbers_in_force()["received"] == 0


def test_nobody_publishes_their_own_words():
    author = UserFactory()
    number = write(author).number

    with pytest.raises(OwnWords):
        publish(number, by=author)


def test_the_table_refuses_it_too():
    wording = write()
    with pytest.raises(IntegrityError, match="a_second_person"), transaction.atomic():
        Publication.objects.create(
            kind="received", turn=1, wording=wording, written_by=wording.by, by=wording.by, at=NOW
        )


def test_of_two_who_write_at_once_the_second_is_told():
    write()

    with pytest.raises(Overtaken):
        write(seen=0)


def test_no_version_is_skipped():
    with pytest.raises(Overtaken):
        write(seen=7)
    with pytest.raises(Overtaken):
        publish(0, seen=7)


def test_of_two_who_publish_at_once_the_second_is_told():
    number = write().number
    publish(number)

    with pytest.raises(Overtaken):
        publish(0, seen=0)


def test_the_table_refuses_two_with_one_number_and_two_at_one_turn():
    wording = write()
    with pytest.raises(Overtaken):
        rewording.keep(
            Wording(kind="received", number=1, subject="x", body="x", by=wording.by, at=NOW)
        )
    publish(0)
    with pytest.raises(Overtaken):
        rewording.keep(Publication(kind="received", turn=1, by=wording.by, at=NOW))


def test_what_was_written_is_never_changed():
    wording = write()
    with pytest.raises(DatabaseError, match="only ever added to"), transaction.atomic():
        Wording.objects.filter(pk=wording.pk).update(body="# Other")


def test_words_that_a_newer_program_cannot_fill_are_passed_over(caplog):
    """They were usable when they were published."""
    wording = Wording.objects.create(
        kind="received", number=1, subject="x", body="# {{gone}}", by=UserFactory(), at=NOW
    )
    Publication.objects.create(
        kind="received", turn=1, wording=wording, written_by=wording.by, by=UserFactory(), at=NOW
    )

    assert letters.in_force("received") is None
    assert "cannot be used" in caplog.text
