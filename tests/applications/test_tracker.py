"""The tracker: what has happened with its emails, new details, a note."""

from datetime import timedelta

import pytest
from django.core import mail

from recruitment.applications import services
from recruitment.applications.stages import Stage
from recruitment.models import Addition, Email
from recruitment.tasks import send_owed_emails
from tests.applications.applying import plain
from tests.applications.decided import NO, again, has_gone, move
from tests.factories import ApplicantFactory, UserFactory, draft, sent
from tests.moments import NOW, TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

EMAIL = "gwen@home.example"
DETAILS = {"known_as": "Gwenno", "reach_by": "phone", "phone": "01632 960001", "safe_times": "6pm"}


@pytest.fixture
def signed_in(visitor):
    visitor.application = sent(applicant=ApplicantFactory(email=EMAIL))
    visitor.reference = visitor.application.reference
    visitor.sign_in(EMAIL)
    return visitor


def letters(page):
    return [event["email"] for event in page.context["happened"] if event["email"]]


def test_each_thing_that_happened_has_its_email_to_read_again(signed_in):
    move(signed_in.application, Stage.UNSUCCESSFUL)
    send_owed_emails()

    page = signed_in.get("tracker", signed_in.reference)
    [result, received] = letters(page)
    again_read = plain(signed_in.client.get(result["url"]))

    assert received["subject"] == f"We have your application {signed_in.reference}"
    assert result["day"] == "Monday 23 November 2026"
    assert mail.outbox[-1].subject in again_read
    assert NO in again_read


def test_an_email_that_could_not_be_delivered_says_so_and_can_be_read_here(signed_in):
    send_owed_emails()
    theirs = {"state": "failed", "sent_at": None, "problem": "Came back"}
    Email.objects.filter(kind="received").update(**theirs)

    page = signed_in.get("tracker", signed_in.reference)

    assert "We could not deliver an email about this" in plain(page)
    assert "give us another one" in plain(page)
    read = plain(signed_in.client.get(letters(page)[0]["url"]))
    assert "This email did not reach you" in read


def test_what_failed_for_a_fault_of_ours_says_nothing_against_their_address(signed_in):
    send_owed_emails()
    ours = {"state": "failed", "sent_at": None, "problem": "SMTPServerDisconnected"}
    Email.objects.filter(kind="received").update(**ours)

    page = signed_in.get("tracker", signed_in.reference)

    assert "We could not send you an email about this. That is our fault" in plain(page)
    assert "give us another one" not in plain(page)
    read = plain(signed_in.client.get(letters(page)[0]["url"]))
    assert "This email did not reach you. That is our fault" in read.replace("</b>", "")
    assert "give us another one" not in read


def test_an_email_that_was_tried_and_is_still_owed_is_a_404(signed_in):
    move(signed_in.application, Stage.UNSUCCESSFUL)
    owed = Email.objects.get(kind="outcome")
    owed.letter = {"subject": "The result", "blocks": []}
    owed.save()

    assert signed_in.get("letter", signed_in.reference, owed.pk).status_code == 404


@pytest.mark.parametrize("number", [0, 9_999, 2**63, 10**30])
def test_an_email_that_is_not_there_is_a_404(signed_in, number):
    assert signed_in.get("letter", signed_in.reference, number).status_code == 404


def test_an_email_to_somebody_else_is_a_404(signed_in):
    others = sent()
    send_owed_emails()
    email = Email.objects.get(kind="received", about=others.about)

    assert signed_in.get("letter", signed_in.reference, email.pk).status_code == 404
    assert signed_in.get("letter", others.reference, email.pk).status_code == 404


def test_a_sign_in_code_is_never_kept(signed_in):
    send_owed_emails()

    assert Email.objects.get(kind="sign_in_code").letter is None


def test_steps_say_which_of_how_many_and_our_target(signed_in):
    move(signed_in.application, Stage.INTERVIEW)
    send_owed_emails()

    page = signed_in.get("tracker", signed_in.reference)

    assert page.context["steps_title"] == "Where you are: step 2 of 4"
    assert [step["words"] for step in page.context["steps"]][:2] == [
        "Done on Monday 23 November 2026",
        "You are here. Our target: you hear from us within 10 working days.",
    ]


def test_a_delay_is_told_with_its_reason_and_the_new_day(signed_in):
    application = signed_in.application
    services.delay(
        application.pk,
        words="More people applied than we thought.",
        promised_on=TODAY + timedelta(days=60),
        by=UserFactory(),
        seen=application.version,
        now=NOW + timedelta(hours=1),
    )
    before = signed_in.get("tracker", signed_in.reference).context["box"]
    assert before["title"].startswith("Nothing to do")

    has_gone(kind="late")

    box = signed_in.get("tracker", signed_in.reference).context["box"]
    assert (box["tone"], box["title"]) == ("late", "We are late")
    assert "More people applied" in box["text"]
    assert "We will write to you by Friday 22 January 2027" in box["text"]


def test_a_move_after_a_delay_ends_it(signed_in):
    application = signed_in.application
    services.delay(
        application.pk,
        words="Much to read.",
        promised_on=TODAY + timedelta(days=60),
        by=UserFactory(),
        seen=application.version,
        now=NOW,
    )
    move(application, Stage.INTERVIEW, now=NOW + timedelta(hours=1))
    has_gone()

    box = signed_in.get("tracker", signed_in.reference).context["box"]
    assert box["title"].startswith("Nothing to do until")


def test_details_that_change_reach_hr_with_the_old_ones(signed_in):
    page = signed_in.post("details", signed_in.reference, **DETAILS)

    application = again(signed_in.application)
    assert (application.known_as, application.phone) == ("Gwenno", "01632 960001")
    assert application.full_name == "Gwen Hughes"
    assert application.parts.get(name="about-you").content["safe_times"] == "6pm"
    assert "What we call you: Gwenno (before: Gwen)" in Addition.objects.get().words
    assert "You changed your details" in plain(page)


def test_the_same_details_again_say_nothing_new(signed_in):
    for _ in range(2):
        signed_in.post("details", signed_in.reference, **DETAILS)

    assert Addition.objects.count() == 1


def test_wrong_details_are_said_in_words_and_stay_as_typed(signed_in):
    page = signed_in.post("details", signed_in.reference, **{**DETAILS, "phone": "call me"})

    assert "Enter a phone number" in plain(page)
    assert "call me" in plain(page)
    assert not Addition.objects.exists()


def test_a_note_is_kept_sealed_and_shown_to_its_writer(signed_in):
    page = signed_in.post("more", signed_in.reference, words="I moved house\nlast week")

    assert "I moved house" in plain(page)
    raw = Addition.objects.extra(select={"raw": "words"}).get().raw
    assert "moved" not in raw


def test_a_second_press_sends_one_note(signed_in):
    for _ in range(2):
        signed_in.post("more", signed_in.reference, words="I moved house")

    assert Addition.objects.count() == 1


@pytest.mark.parametrize("words", ["", "   ", "x" * 2001, "a\0b"])
def test_a_note_that_cannot_be_kept_is_refused_in_words(signed_in, words):
    page = signed_in.post("more", signed_in.reference, words=words)

    assert page.status_code == 200
    assert page.context["form"].errors
    assert not Addition.objects.exists()


def test_a_note_typed_when_the_session_had_gone_is_there_after_signing_in(signed_in):
    signed_in.client.session.flush()

    signed_in.post("more", signed_in.reference, words="I moved house")
    page = signed_in.sign_in(EMAIL)

    assert "I moved house" in plain(page)
    assert not Addition.objects.exists()


@pytest.mark.parametrize("name", ["details", "more"])
def test_somebody_elses_application_is_a_404(signed_in, name):
    others = sent()

    assert signed_in.get(name, others.reference).status_code == 404
    assert signed_in.post(name, others.reference, words="x", **DETAILS).status_code == 404
    assert not Addition.objects.exists()


@pytest.mark.parametrize("name", ["details", "more", "interview", "withdraw"])
def test_a_draft_leads_to_itself(visitor, name):
    application = draft(applicant=ApplicantFactory(email=EMAIL))
    visitor.sign_in(EMAIL)

    assert visitor.get(name, application.reference).resolver_match.url_name == "tracker"
