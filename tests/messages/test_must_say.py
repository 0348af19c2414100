"""What an email must say, where the product knows it."""

import pytest
from django.core import mail

from recruitment.applications import sections
from recruitment.applications.stages import Stage
from recruitment.models import Email, StageWait
from recruitment.tasks import send_owed_emails
from tests.applications.decided import move
from tests.factories import begun, fill_in, sent
from tests.moments import NOW
from tests.references.naming import offered

pytestmark = pytest.mark.django_db


def body_of(kind):
    send_owed_emails()
    name = Email.objects.filter(kind=kind, state="sent").latest("pk").message_id
    [found] = (one for one in mail.outbox if one.extra_headers["Message-ID"] == name)
    return found.body


@pytest.fixture(autouse=True)
def now(time_machine):
    time_machine.move_to(NOW, tick=False)
    return time_machine


@pytest.mark.parametrize(
    ("left", "said"),
    [
        ([], "All parts are done. You only have to check it and send it.\n\nGo on"),
        (["your-example"], "There is 1 part left to do:\n\n- Your example\n\nGo on"),
        (
            ["about-you", "your-example"],
            "There are 2 parts left to do:\n\n- Your details\n- Your example\n\nGo on",
        ),
    ],
)
def test_an_unfinished_application_says_which_parts_are_left(now, left, said):
    application = begun()
    for section in sections.of_route(application.vacancy.route):
        if section.name not in left:
            fill_in(application, section.name)
    now.move_to(Email.objects.filter(kind="unfinished").latest("next_try_at").next_try_at)

    assert said in body_of("unfinished")


def test_who_has_sent_theirs_is_told_where_a_copy_is():
    application = sent()

    assert f"/my/{application.reference}/copy.txt\n" in body_of("received")


def test_a_next_step_says_how_long_it_took_others_once_that_is_known():
    first, second = sent(), sent()
    move(first, Stage.INTERVIEW)
    assert "In the last year" not in body_of("next_step")

    wait = {"route_slug": second.vacancy.route_slug, "stage": "interview", "measured_at": NOW}
    StageWait.objects.create(**wait, cases=20, half_days=9, most_days=20)
    move(second, Stage.INTERVIEW)

    assert "half of people heard within 9 days, and 9 in 10 within 20 days." in body_of("next_step")


def test_an_offer_says_which_checks_the_role_needs_and_nothing_else_does():
    application = sent()
    for stage in (Stage.INTERVIEW, Stage.CHECKS):
        move(application, stage, words="")
        assert "these checks" not in body_of("next_step")
    offered()

    said = "Your role needs these checks first:\n\n- Vetting\n- References\n- Medical\n- Fitness\n"
    assert said in body_of("offer")


def test_a_refusal_says_whom_to_write_to_about_a_mistake():
    move(sent(), Stage.UNSUCCESSFUL)

    body = body_of("outcome")
    assert body.startswith("You have not been successful this time")
    assert "write to us and say why: careers@essex-police.example." in body
