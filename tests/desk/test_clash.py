"""Two people on one case: the second is refused, sees both versions, and loses no word."""

from datetime import timedelta

import pytest
from django.urls import reverse

from recruitment.applications import services
from recruitment.applications.stages import Stage
from recruitment.models import Delay, Ending, StageChange
from tests.applications.decided import again, has_gone, move, why
from tests.desk.test_cases import move_url, press
from tests.desk.test_deciding import numbers
from tests.factories import UserFactory, sent
from tests.moments import NOW

pytestmark = pytest.mark.django_db

BEFORE = NOW - timedelta(minutes=5)


def said(response):
    return " ".join(response.content.decode().split())


def test_a_second_move_shows_both_versions_and_what_was_typed(desk):
    application = sent(now=NOW - timedelta(hours=1))
    move(application, Stage.INTERVIEW, now=BEFORE, by=UserFactory(name="Jo Marsh"), words="Come")

    reply = press(
        desk("Recruiter"),
        application,
        Stage.UNSUCCESSFUL,
        words="You were kind.",
        note="Rang twice",
        why=["evidence"],
    )

    page = said(reply)
    assert reply.status_code == 409
    for words in ("Move it to Unsuccessful", "You were kind.", "Rang twice", "not enough evidence"):
        assert words in page
    for words in ("Received to Interview", "Jo Marsh", "Come"):
        assert words in page
    assert again(application).at is Stage.INTERVIEW
    assert not Ending.objects.exists()


def test_going_on_shows_the_email_again_with_every_word_and_then_sends(desk):
    application, browser = sent(), desk("Recruiter")
    move(application, Stage.INTERVIEW, now=BEFORE)
    has_gone()
    reply = press(
        browser, application, Stage.UNSUCCESSFUL, words="Kind.", note="Rang", why=["places"]
    )
    fields = as_sent(reply)

    page = said(browser.post(reply.context["url"], fields))

    assert "Nothing has been sent yet." in page
    assert "Kind." in page
    assert "Rang</textarea>" in page
    previewed = f"short {numbers('places')[0]} Kind."
    browser.post(reply.context["url"], {**fields, "previewed": previewed})
    change = StageChange.objects.last()
    assert (change.now, change.note, change.ending.own) == ("unsuccessful", "Rang", "Kind.")


def as_sent(reply):
    """What the button of the page of two versions sends."""
    fields = {"seen": reply.context["version"], "previewed": ""}
    for one in reply.context["hidden"]:
        assert f'name="{one["name"]}" value="{one["value"]}"' in said(reply)
        fields.setdefault(one["name"], []).append(one["value"])
    return fields


def test_what_cannot_be_done_any_more_is_still_there_to_be_copied(desk):
    application = sent()
    move(application, Stage.UNSUCCESSFUL, now=BEFORE, given=why("places"))

    reply = press(desk("Recruiter"), application, Stage.INTERVIEW, words="Bring water")

    page = said(reply)
    assert reply.status_code == 409
    assert "Bring water" in page
    assert "This cannot be done any more" in page
    assert "Go on with mine" not in page


def test_a_form_with_a_mistake_keeps_its_words_too(desk):
    application = sent()
    move(application, Stage.UNSUCCESSFUL, now=BEFORE, given=why("places"))

    reply = press(desk("Recruiter"), application, Stage.INTERVIEW, words="Water" * 201)

    assert "Water" * 201 in said(reply)


def test_what_an_applicant_changed_meanwhile_is_a_change_too(desk):
    application = sent()
    seen = application.version
    services.change_details(application.pk, {"known_as": "G"}, now=BEFORE)

    reply = press(desk("Recruiter"), application, Stage.INTERVIEW, seen=seen)

    assert reply.status_code == 409
    assert "What we call you: G (before: Gwen)" in said(reply)


def late_url(application):
    return reverse("admin:recruitment_application_late", args=[application.pk])


LATE = {
    "words": "Many applied",
    "promised_on": "18/12/2026",
    "previewed": "2026-12-18 Many applied",
}


@pytest.mark.parametrize("to", [Stage.INTERVIEW, Stage.UNSUCCESSFUL])
def test_a_delay_after_a_move_shows_both_and_sends_nothing(desk, to):
    application = sent()
    seen = application.version
    move(application, to, now=BEFORE, given=why("places") if to is Stage.UNSUCCESSFUL else None)

    reply = desk("Recruiter").post(late_url(application), {**LATE, "seen": seen})

    page = said(reply)
    assert reply.status_code == 409
    assert "Many applied" in page
    assert "2026-12-18" in page
    assert ("Go on with mine" in page) == (to is Stage.INTERVIEW)
    assert not Delay.objects.exists()


def test_a_second_press_of_the_same_delay_is_no_clash(desk):
    application, browser = sent(), desk("Recruiter")
    typed = {**LATE, "seen": application.version}

    for _ in range(2):
        reply = browser.post(late_url(application), typed)

    assert reply.status_code == 302
    assert Delay.objects.count() == 1


@pytest.mark.parametrize("seen", ["", "x", "-1", "9" * 30])
def test_a_version_that_no_page_has_is_no_error_of_ours(desk, seen):
    application = sent()

    reply = desk("Recruiter").post(
        move_url(application, Stage.INTERVIEW),
        {"words": "Water", "note": "", "seen": seen, "previewed": "Water"},
    )

    assert reply.status_code in (200, 409)
    assert "Water" in said(reply)
    assert again(application).at is Stage.SUBMITTED
