"""Every kind of email, sent once and read: what it says, and what none may say."""

from dataclasses import replace

import pytest
from django.core import mail

from recruitment.emails import KINDS
from recruitment.forces import Quiet
from recruitment.messages import quiet
from recruitment.models import Email
from recruitment.tasks import send_owed_emails
from tests.messages.every_email import CANARY, Scenes, texts
from tests.moments import NOW

pytestmark = pytest.mark.django_db

UNSAID = (
    CANARY,
    "1990-05",
    "May 1990",
    "2009-12",
    "December 2009",
    "driving ban",
    "disqualif",
    "I like to help",
)
LOUD = ("police", "result", "interview", "offer", "success", "referee", "EP-", "volunteer")


@pytest.fixture
def scenes(time_machine, monkeypatch):
    time_machine.move_to(NOW, tick=False)
    return Scenes(lambda moment: time_machine.move_to(moment, tick=False))


def test_every_email_comes_about_and_none_says_what_somebody_told_us(scenes):
    scenes.all()

    gone = set(Email.objects.filter(state="sent").values_list("kind", flat=True))
    assert gone == set(KINDS), f"no scene sends {set(KINDS) - gone}"
    assert not Email.objects.exclude(problem="").exists()
    for text in texts():
        assert not [word for word in UNSAID if word.casefold() in text.casefold()], text
        assert "{{" not in text
    for message in mail.outbox:
        assert message.subject.strip()
        assert message.body.startswith(message.body.strip()[:1])
        assert message.reply_to == ["careers@essex-police.example"]
        assert message.extra_headers["Auto-Submitted"] == "auto-generated"
        assert 'lang="en-GB"' in message.alternatives[0][0]


def test_quiet_subjects_say_nothing_to_whoever_looks_over_a_shoulder(scenes, settings):
    settings.PACK = replace(settings.PACK, quiet=Quiet(True, "Careers team <c@force.example>"))

    scenes.all()

    assert len(mail.outbox) > len(KINDS)
    for message in mail.outbox:
        loud = [word for word in LOUD if word.casefold() in message.subject.casefold()]
        assert not loud, message.subject
        assert message.from_email == "Careers team <c@force.example>"


def test_the_digits_of_a_code_stay_in_a_quiet_subject():
    assert quiet.subject("sign_in_code", {"code": "123 456"}) == "123 456 is your code"


def test_without_quiet_subjects_the_sender_is_the_force(scenes):
    scenes.of_accounts()
    send_owed_emails()

    assert {message.from_email for message in mail.outbox} == {
        "Essex Police careers <careers@essex-police.example>"
    }
