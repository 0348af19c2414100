"""The same section on two devices, in two tabs, and in words that save themselves."""

import pytest
from django.test import Client
from django.urls import reverse

from recruitment.models import Application
from tests.applications.applying import (
    EMAIL,
    at_tasks,
    content,
    evidence,
    filled_in,
    plain,
    press_send,
    save,
    text,
)
from tests.factories import HOME, draft
from tests.visitor import DECLARED, Visitor, in_rows, sent_by

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

EXAMPLE = "your-example"


@pytest.fixture
def reference(visitor, vacancy):
    return at_tasks(visitor, vacancy)


@pytest.fixture
def laptop(reference):
    other = Visitor(Client())
    other.sign_in(EMAIL)
    return other


def open_example(device, reference):
    return device.get("section", reference, EXAMPLE)


def write(device, reference, page, words, **changed):
    fields = {**sent_by(page, EXAMPLE, evidence=words), **changed}
    return device.post("section", reference, EXAMPLE, **fields)


def clash(visitor, laptop, reference, now):
    """Both devices open the page; the phone saves, and a minute later the laptop."""
    on_phone, on_laptop = open_example(visitor, reference), open_example(laptop, reference)
    write(visitor, reference, on_phone, "From the phone")
    now.shift(60)
    return write(laptop, reference, on_laptop, "From the laptop")


def test_of_two_devices_neither_overwrites_the_other(visitor, laptop, reference, now):
    page = clash(visitor, laptop, reference, now)

    assert [status for _, status in page.redirect_chain] == [303]
    assert "You changed this at 10:00am on another device, or in another tab." in plain(page)
    assert "From the phone" in text(page)
    assert "From the laptop" in text(page)
    assert evidence() == "From the phone"


def test_both_devices_see_both_versions_until_one_is_chosen(visitor, laptop, reference, now):
    clash(visitor, laptop, reference, now)

    for device in (visitor, laptop):
        for _ in range(2):  # a reload, or Back
            page = open_example(device, reference)
            assert "From the phone" in text(page)
            assert "From the laptop" in text(page)
    assert "There are two versions" in text(visitor.get("tasks", reference))


def test_the_one_that_was_typed_can_be_kept(visitor, laptop, reference, now):
    page = clash(visitor, laptop, reference, now)

    after = write(laptop, reference, page, "From the laptop")

    assert after.resolver_match.url_name == "tasks"
    assert evidence() == "From the laptop"
    assert "There are two versions" not in text(open_example(visitor, reference))


def test_the_one_that_was_saved_can_be_kept(visitor, laptop, reference, now):
    page = clash(visitor, laptop, reference, now)

    settles = page.context["settles"]
    after = laptop.post("section", reference, EXAMPLE, press="keep-saved", settles=settles)

    assert after.resolver_match.url_name == "section"
    assert evidence() == "From the phone"
    assert "From the laptop" not in text(after)


def test_both_can_be_put_together(visitor, laptop, reference, now):
    page = clash(visitor, laptop, reference, now)

    write(laptop, reference, page, "From the phone and the laptop")

    assert evidence() == "From the phone and the laptop"


def test_a_mistake_in_the_one_that_is_kept_loses_nothing(visitor, laptop, reference, now):
    page = clash(visitor, laptop, reference, now)

    after = write(laptop, reference, page, "word " * 300)

    assert "It must have 250 or fewer" in text(after)
    assert evidence().count("word") == 300


def test_pressing_twice_asks_once(visitor, laptop, reference, now):
    page = clash(visitor, laptop, reference, now)

    for _ in range(2):
        after = write(laptop, reference, page, "From the laptop")
        assert after.resolver_match.url_name == "tasks"


def test_two_versions_of_a_list_stand_side_by_side(visitor, laptop, reference):
    on_phone, on_laptop = (
        device.get("section", reference, "addresses") for device in (visitor, laptop)
    )
    fields = sent_by(on_phone, "addresses")
    visitor.post("section", reference, "addresses", **fields)

    other = sent_by(on_laptop, "addresses", entries=[{**HOME, "address": "1 Low Road"}])
    page = laptop.post("section", reference, "addresses", **other)

    assert "12 High Street" in text(page)
    assert "1 Low Road" in text(page)
    rows = in_rows([{**HOME, "address": "1 Low Road"}])
    assert page.context["form"].data["e0_address"] == rows["e0_address"]


def test_on_another_day_the_day_is_said_too(visitor, laptop, reference, now):
    on_laptop = open_example(laptop, reference)
    write(visitor, reference, open_example(visitor, reference), "From the phone")
    now.shift(20 * 60 * 60)
    laptop.sign_in(EMAIL)

    page = write(laptop, reference, on_laptop, "From the laptop")

    assert "You changed this on 23 November 2026 at 10:00am" in plain(page)


def test_the_session_may_end_before_the_older_page_is_sent(visitor, laptop, reference):
    on_laptop = open_example(laptop, reference)
    write(visitor, reference, open_example(visitor, reference), "From the phone")
    laptop.client.session.flush()

    write(laptop, reference, on_laptop, "From the laptop")
    page = laptop.sign_in(EMAIL)

    assert page.resolver_match.url_name == "section"
    assert "From the phone" in text(page)
    assert "From the laptop" in text(page)
    assert evidence() == "From the phone"


def test_the_session_may_end_before_one_is_chosen(visitor, laptop, reference, now):
    page = clash(visitor, laptop, reference, now)
    laptop.client.session.flush()

    write(laptop, reference, page, "From the laptop, changed")
    laptop.sign_in(EMAIL)

    assert evidence() == "From the laptop, changed"


def test_two_tabs_in_two_sections_never_clash(visitor, reference):
    example = open_example(visitor, reference)
    details = visitor.get("section", reference, "about-you")

    write(visitor, reference, example, "From one tab")
    page = visitor.post("section", reference, "about-you", **sent_by(details, "about-you"))

    assert page.resolver_match.url_name == "tasks"
    assert (evidence(), content("about-you")["full_name"]) == ("From one tab", "Gwen Hughes")


def test_a_last_page_that_is_older_than_a_section_is_not_sent(visitor, laptop, vacancy, reference):
    for name in ("about-you", "addresses", "business-interests", EXAMPLE):
        save(visitor, reference, name)
    shown = visitor.get("check", reference).context["form"]["shown"].value()
    save(laptop, reference, EXAMPLE, evidence="From the laptop")

    page = visitor.post("check", reference, shown=shown, **DECLARED)

    assert "Your answers changed after this page was opened" in text(page)
    assert "From the laptop" in text(page)


# Words that save themselves


def save_itself(device, reference, page, words, *, turn=1, **changed):
    """What the script of the page sends."""
    fields = sent_by(page, EXAMPLE, evidence=words)
    fields |= {"turn": turn, "key": page.context["autosave_key"], **changed}
    del fields["press"]
    return device.post("autosave", reference, EXAMPLE, **fields)


def test_words_save_themselves_without_being_judged(visitor, reference):
    response = save_itself(visitor, reference, open_example(visitor, reference), "word " * 300)

    assert response.status_code == 204
    assert evidence().count("word") == 300
    assert response["X-Version"] == "1"


def test_then_the_button_of_the_same_page_asks_nothing(visitor, reference):
    page = open_example(visitor, reference)
    save_itself(visitor, reference, page, "Half a sent")

    after = write(visitor, reference, page, "A whole sentence.")

    assert after.resolver_match.url_name == "tasks"
    assert evidence() == "A whole sentence."


def test_an_older_autosave_never_overwrites_newer_words(visitor, reference):
    page = open_example(visitor, reference)
    write(visitor, reference, page, "Newer words", turn=2)

    response = save_itself(visitor, reference, page, "Older words", turn=1)

    assert response.status_code == 409
    assert evidence() == "Newer words"
    assert "Older words" not in text(open_example(visitor, reference))


def test_words_of_another_device_that_save_themselves_are_shown_beside(visitor, laptop, reference):
    on_laptop = open_example(laptop, reference)
    write(visitor, reference, open_example(visitor, reference), "From the phone")

    assert save_itself(laptop, reference, on_laptop, "From the laptop").status_code == 409

    assert evidence() == "From the phone"
    assert "From the laptop" in text(open_example(visitor, reference))


def test_words_that_save_themselves_after_a_quick_exit_are_kept_and_open_no_session(
    visitor, reference
):
    page = open_example(visitor, reference)
    visitor.client.get(reverse("leave"))
    visitor.client.handler.enforce_csrf_checks = True

    response = save_itself(visitor, reference, page, "Half a sent")

    assert response.status_code == 204
    assert evidence() == "Half a sent"
    assert not visitor.client.session.keys()


def test_an_address_saves_itself_too(visitor, reference):
    page = visitor.get("section", reference, "addresses")
    fields = {**sent_by(page, "addresses"), "turn": 1, "key": page.context["autosave_key"]}

    assert visitor.post("autosave", reference, "addresses", **fields).status_code == 204
    assert content("addresses")["entries"] == [HOME]


def test_the_key_of_one_draft_does_not_save_into_another(visitor, reference, vacancy):
    page = open_example(visitor, reference)
    others = draft(vacancy=vacancy)

    assert save_itself(visitor, others.reference, page, "Mine now").status_code == 404
    assert others.parts.get(name=EXAMPLE).content == {"evidence": "I like to help."}


def test_the_key_of_one_section_does_not_save_into_another(visitor, reference):
    page = open_example(visitor, reference)
    fields = {"full_name": "Somebody", "key": page.context["autosave_key"], "version": 0}

    assert visitor.post("autosave", reference, "about-you", **fields).status_code == 404
    assert not Application.objects.get().parts.exists()


@pytest.mark.parametrize("fields", [{}, {"key": "x", "version": "1"}, {"version": "x"}])
def test_an_autosave_without_its_key_is_refused(visitor, vacancy, fields):
    others = draft(vacancy=vacancy)

    response = visitor.post("autosave", others.reference, EXAMPLE, **fields)

    assert response.status_code == 401


def test_an_autosave_that_is_too_long_is_refused(visitor, reference):
    page = open_example(visitor, reference)

    assert save_itself(visitor, reference, page, "x" * 30_000).status_code == 413


def test_an_autosave_of_a_sent_application_changes_nothing(visitor, vacancy):
    reference = filled_in(visitor, vacancy)
    page = open_example(visitor, reference)
    press_send(visitor, reference)

    assert save_itself(visitor, reference, page, "Too late").status_code == 409
    assert evidence() == "I like to help."
