"""A promise that is put off, or made again, has all its tries; its Message-ID stays."""

from datetime import timedelta

import pytest
from django.core.mail import get_connection

from recruitment.health.invariants import of_emails
from recruitment.messages import held, outbox, stopping
from recruitment.messages.outbox import EmailKind
from recruitment.messages.samples import FACTS
from recruitment.models import Email
from tests.factories import EmailFactory, UserFactory
from tests.moments import NOW

pytestmark = pytest.mark.django_db

KIND = "deadline_moved"
KINDS = {KIND: EmailKind(KIND, lambda email: FACTS)}
LATER = NOW + timedelta(days=1)
OF_IT = {"about": "application:1", "to": "gwen@home.example"}


def moved(email):
    Email.objects.update(state="owed")
    outbox.move(KIND, about=email.about, occurrence="1", at=LATER)


def owed(email):
    outbox.owe(KIND, **OF_IT, occurrence="1", now=LATER)


def owed_with_others(email):
    outbox.owe_all(KIND, to={email.about: email.to}, occurrence="1", now=LATER)


def owed_with_its_moments(email):
    outbox.owe_each(KIND, **OF_IT, moments={"1": LATER}, now=NOW - timedelta(seconds=1))


def resumed(email):
    held.resume(KIND, about=email.about, but="2.", now=NOW - timedelta(seconds=1))


def let_go_on(email):
    stopping.stop(KIND, "1", by=UserFactory(), now=NOW)
    stopping.go_on(KIND, "1", about=[email.about], by=UserFactory(), now=LATER)


def owed_again(email):
    held.owe_again([email.pk], LATER)


EVERY = [moved, owed, owed_with_others, owed_with_its_moments, resumed, let_go_on, owed_again]


@pytest.mark.parametrize("again", EVERY)
def test_what_is_promised_again_has_all_its_tries_and_its_old_name(again):
    tried = {"state": "cancelled", "tries": of_emails.MOST_TRIES, "problem": "OSError"}
    email = EmailFactory(kind=KIND, occurrence="1", **OF_IT, **tried)

    again(email)
    gone = outbox.send_next(KINDS, LATER, get_connection())

    assert (gone.state, gone.message_id) == ("sent", email.message_id)
    assert of_emails.handed_over_too_often() == 0


@pytest.mark.parametrize(("tries", "untried"), [(0, 1), (1, 0), (9, 0)])
def test_a_decision_that_may_have_arrived_counts_as_tried_when_it_is_owed_again(tries, untried):
    email = EmailFactory(kind="outcome", state="cancelled", tries=tries)

    owed_again(email)

    assert Email.objects.owed().untried().count() == untried
