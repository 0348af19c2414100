"""A child is never emailed alone, whatever the kind of the email."""

from contextlib import suppress
from datetime import timedelta
from smtplib import SMTPRecipientsRefused

import pytest
from django.core import mail
from django.core.mail import get_connection
from django.core.mail.backends.locmem import EmailBackend
from django.db import transaction

from recruitment.applications import services
from recruitment.applications.stages import Stage
from recruitment.emails import KINDS
from recruitment.messages import outbox
from recruitment.messages.models import State
from recruitment.messages.outbox import Addressed, NoLongerOwed
from recruitment.models import Email
from recruitment.tasks import send_owed_emails
from tests.factories import EmailFactory, UserFactory, sent
from tests.moments import NOW
from tests.parents.family import CHILD, PARENT, agreed, asked, cadet, everybody, said, send

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

EVERY_KIND = sorted(KINDS)


def owed(kind, application, to):
    return EmailFactory(kind=kind, about=application.about, to=to, occurrence="tried")


def addressed(application, to=CHILD):
    """Of every kind as if it alone were owed, on one case: to make one for each takes long."""
    found = dict.fromkeys(EVERY_KIND)
    for kind in EVERY_KIND:
        with suppress(NoLongerOwed), transaction.atomic():
            found[kind] = KINDS[kind].addressed(owed(kind, application, to))
            transaction.set_rollback(True)
    return found


def who_gets_each(application):
    """The address and that of the copy; None for what nobody gets."""
    return {kind: who and (who.to, who.copy) for kind, who in addressed(application).items()}


def all_alike(who):
    return dict.fromkeys(EVERY_KIND, who)


def test_before_a_parent_is_named_nobody_gets_anything():
    assert who_gets_each(cadet()) == all_alike(None)


def test_before_a_yes_only_the_parent_gets_anything():
    application = cadet()
    asked(application)

    assert who_gets_each(application) == all_alike((PARENT, ""))


def test_after_a_yes_the_parent_gets_it_and_the_child_a_copy():
    application = cadet()
    agreed(application)

    assert who_gets_each(application) == all_alike((PARENT, CHILD))


def test_after_a_no_to_a_draft_nobody_gets_anything():
    application = cadet()
    said(agreed(application), False)

    assert who_gets_each(application) == all_alike(None)


def test_after_a_no_to_what_was_sent_only_the_parent_gets_anything():
    application = cadet()
    parent = agreed(application)
    send(application)
    said(parent, False)

    assert who_gets_each(application) == all_alike((PARENT, ""))


def test_an_adult_gets_their_own_emails():
    found = addressed(sent(), to="gwen@home.example")

    assert found == all_alike(Addressed("gwen@home.example"))


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_an_email_about_something_new_goes_nowhere_until_it_is_decided_who_gets_it(kind):
    email = EmailFactory(kind=kind, about="something-new:1", to=CHILD)

    with pytest.raises(KeyError):
        KINDS[kind].addressed(email)


def test_all_that_happens_to_a_case_is_written_to_the_parent_first():
    application = cadet()
    agreed(application)
    send(application)
    for to, words in ((Stage.INTERVIEW, ""), (Stage.UNSUCCESSFUL, "There is no place.")):
        application.refresh_from_db()
        services.move(
            application.pk,
            to,
            by=UserFactory(),
            seen=application.version,
            now=NOW,
            note="",
            words=words,
        )

    send_owed_emails()

    about_it = [(to, subject) for to, subject in everybody() if application.reference in subject]
    assert [to for to, _ in about_it] == [PARENT, CHILD] * 4
    assert [subject for _, subject in about_it][::2] == [subject for _, subject in about_it][1::2]
    for message in mail.outbox:
        if application.reference in message.subject:
            assert "This email is for Robin Hughes and for their parent" in message.body
            assert (message.cc, message.bcc) == ([], [])


def test_a_reminder_of_a_draft_comes_to_the_parent_who_is_asked(now):
    asked(cadet())

    now.move_to(NOW + timedelta(days=14))
    send_owed_emails()

    reminders = [to for to, subject in everybody() if "days left" in subject]
    assert reminders == [PARENT]


class Picky(EmailBackend):
    """A mail server that refuses one address."""

    def __init__(self, refused):
        super().__init__()
        self.refused = refused

    def send_messages(self, messages):
        for message in messages:
            if message.to == [self.refused]:
                raise SMTPRecipientsRefused({self.refused: (550, b"no such person")})
        return super().send_messages(messages)


def received(application):
    Email.objects.exclude(kind="received").delete()
    return Email.objects.get(kind="received", about=application.about)


def to_send():
    application = cadet()
    agreed(application)
    return received(send(application))


def test_when_the_parents_address_is_refused_the_child_gets_nothing():
    email = to_send()

    outbox.send_next(KINDS, NOW, Picky(PARENT))

    email.refresh_from_db()
    assert (email.state, email.to) == (State.FAILED, PARENT)
    assert mail.outbox == []


def test_when_the_childs_address_is_refused_the_parent_gets_it_once():
    email = to_send()

    outbox.send_next(KINDS, NOW, Picky(CHILD))
    outbox.send_next(KINDS, NOW + timedelta(hours=1), get_connection())

    email.refresh_from_db()
    assert email.state == State.SENT
    assert [to for to, _ in everybody()] == [PARENT]
