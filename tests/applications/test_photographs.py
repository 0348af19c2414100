"""Photographs of tattoos: chosen, kept with the words beside them, and taken away."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from recruitment.applications import sections
from recruitment.eligibility import ROUTES
from recruitment.files import services as files
from recruitment.models import Application, File
from tests.applications.applying import (
    content,
    plain,
    save,
    text,
)
from tests.applications.photographs import TATTOOS, names, picture, send
from tests.files import corpus
from tests.moments import NOW
from tests.visitor import sent_by

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

SOON = NOW + timedelta(minutes=1)
PHOTOGRAPHS = next(section.photographs for section in sections.SECTIONS if section.photographs)


def gif():
    return SimpleUploadedFile("holiday.gif", corpus.other("GIF"))


@pytest.mark.parametrize("slug", ROUTES)
def test_they_are_asked_for_where_tattoos_are(slug):
    asked = [one.name for one in sections.of_route(ROUTES[slug]) if one.photographs]

    assert asked == ([TATTOOS] if sections.find(ROUTES[slug], TATTOOS) else [])


def test_the_page_says_what_to_send_and_that_it_can_wait(visitor, reference):
    page = plain(visitor.get("section", reference, TATTOOS))

    assert "Photographs of your tattoos (optional)" in page
    assert "Add a photograph of each tattoo that shows." in page
    assert "JPEG, PNG or PDF. Up to 10 files, of up to 10\xa0MB each." in text(
        visitor.get("section", reference, TATTOOS)
    )
    assert 'enctype="multipart/form-data"' in page


def test_other_sections_take_no_files(visitor, reference):
    page = visitor.get("section", reference, "about-you")
    fields = {**sent_by(page, "about-you"), "press": "upload", "uploads": [picture()]}

    visitor.post("section", reference, "about-you", **fields)

    assert "multipart" not in text(page)
    assert not File.objects.exists()
    assert content("about-you")["full_name"] == "Gwen Hughes"


def test_several_at_one_press_are_kept_and_the_bad_one_is_named(visitor, reference):
    page = send(visitor, reference, picture("arm.jpg", 1), gif(), picture("leg.jpg", 2))

    assert names() == ["arm.jpg", "leg.jpg"]
    assert page.resolver_match.url_name == "section"
    assert text(page).count("“holiday.gif” is not a JPEG, PNG or PDF.") == 2
    assert text(page).count('class="govuk-error-summary"') == 1
    assert 'href="#id_uploads"' in text(page)
    assert "holiday.gif" not in text(visitor.get("section", reference, TATTOOS))


def test_a_page_that_has_something_to_tell_begins_at_its_top(visitor, reference):
    section = f"/my/{reference}/tasks/tattoos/"

    assert send(visitor, reference, gif()).redirect_chain == [(section, 303)]
    assert send(visitor, reference, picture()).redirect_chain == [(f"{section}#photographs", 303)]


def test_words_typed_beside_them_are_kept_and_not_judged(visitor, reference):
    page = send(visitor, reference, picture(), has="yes", details="")

    assert content(TATTOOS) == {"has": "yes", "details": ""}
    assert "Say where your tattoos are" not in text(page)
    assert not Application.objects.get().parts.get().complete


def test_the_button_below_keeps_them_too(visitor, reference):
    page = send(visitor, reference, picture(), press="save")

    assert page.resolver_match.url_name == "tasks"
    assert names() == ["arm.jpg"]


@pytest.mark.parametrize("press", ["save", "later"])
def test_a_bad_file_is_told_before_anything_goes_on(visitor, reference, press):
    page = send(visitor, reference, gif(), press=press, has="yes", details="A rose")

    assert page.resolver_match.url_name == "section"
    assert "“holiday.gif” is not" in text(page)
    assert content(TATTOOS)["details"] == "A rose"


def test_a_mistake_and_a_bad_file_are_told_together(visitor, reference):
    page = send(visitor, reference, gif(), press="save", has="yes", details="")

    assert "“holiday.gif” is not" in text(page)
    assert "Say where your tattoos are" in text(page)
    assert text(page).count('class="govuk-error-summary"') == 1
    assert "You were signed out" not in text(page)


def test_a_press_without_a_file_says_what_is_missing(visitor, reference):
    assert text(send(visitor, reference)).count("Choose a file") == 2


def test_without_photographs_the_section_is_complete(visitor, reference):
    page = save(visitor, reference, TATTOOS, has="yes", details="A rose")

    assert page.resolver_match.url_name == "tasks"
    assert Application.objects.get().parts.get().complete


def test_photographs_alone_begin_the_section_and_do_not_complete_it(visitor, reference, constable):
    files.take(picture(), subject=constable.about, purpose="tattoo", now=NOW)

    page = visitor.get("tasks", reference)

    tasks = {task["name"]: task for group in page.context["groups"] for task in group["tasks"]}
    assert tasks[TATTOOS]["status"] == "In progress"


def test_no_more_than_the_settings_say(visitor, reference, settings):
    settings.UPLOADS_MOST = 2

    page = send(visitor, reference, *[picture(f"{number}.jpg", number) for number in range(4)])

    assert names() == ["0.jpg", "1.jpg"]
    assert "“3.jpg” was not kept, as we already have 2 files from you." in text(page)


def test_one_is_taken_away_with_its_bytes_and_the_words_stay(
    visitor, reference, folder, django_capture_on_commit_callbacks
):
    send(visitor, reference, picture("arm.jpg", 1), picture("leg.jpg", 2))
    press = f"photograph-away-{File.objects.order_by('pk')[0].pk}"

    with django_capture_on_commit_callbacks(execute=True):
        page = send(visitor, reference, press=press, has="yes", details="A rose")

    assert names() == ["leg.jpg"]
    assert len(list(folder.iterdir())) == 1
    assert content(TATTOOS)["details"] == "A rose"
    assert "arm.jpg" not in text(page)


@pytest.mark.parametrize("number", ["", "x", "-1", "²", "9" * 30, "\0"])
def test_a_number_that_somebody_made_up_takes_nothing_away(visitor, reference, number):
    send(visitor, reference, picture())

    page = send(visitor, reference, press=f"photograph-away-{number}")

    assert page.status_code == 200
    assert names() == ["arm.jpg"]
