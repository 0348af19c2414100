"""The session is gone between every page and its button: nothing that was typed is lost.

Also when it goes a second time, while the code is typed, and when nobody ever comes back.
"""

import pytest
from django.contrib.sessions.models import Session
from django.forms import ChoiceField
from django.urls import reverse

from recruitment.applications import sections
from recruitment.models import Application
from tests.applications.applying import (
    EMAIL,
    OFFICER_ANSWERS,
    content,
    filled_in,
    signed_in_with,
    text,
)
from tests.factories import FILLED_IN, VOLUNTEER_ANSWERS
from tests.visitor import DECLARED, sent_by

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

SECTIONS = [section.name for section in sections.SECTIONS]
BUTTONS = {
    section.name: ["save", "later"]
    + (["add", "remove-0"] if section.form.entry else [])
    + (["upload"] if section.photographs else [])
    for section in sections.SECTIONS
}
EVERY_BUTTON = [(name, press) for name, presses in BUTTONS.items() for press in presses]
TYPED = "Typed for an hour"


def lose(*_):
    """Every row, whoever's it is."""
    Session.objects.all().delete()


def lose_cookies_too(visitor):
    lose()
    visitor.client.cookies.clear()


def typed_into(name):
    """Something in every box of text, and so no section without a mistake or a gap."""
    form = next(section.form for section in sections.SECTIONS if section.name == name)
    boxes = [key for key, one in form.base_fields.items() if not isinstance(one, ChoiceField)]
    own = {key: f"{TYPED} {key}" for key in boxes}
    entry = {key: f"{TYPED} {key}" for key in ("address", "employer", "role", "what", "grade")}
    entries = [{key: entry[key] for key in form.entry if key in entry}] if form.entry else None
    return {**own, **({"entries": entries} if entries else {})}


def words_in(kept):
    return {word for word in values(kept) if TYPED in word}


def values(kept):
    for value in kept.values():
        if isinstance(value, list):
            for entry in value:
                yield from values(entry)
        else:
            yield value


@pytest.mark.parametrize("gone", [lose, lose_cookies_too])
@pytest.mark.parametrize(("name", "press"), EVERY_BUTTON)
def test_before_any_button_of_any_section(visitor, constable, name, press, gone):
    reference = signed_in_with(visitor, constable)
    words = typed_into(name)
    page = visitor.get("section", reference, name)
    gone(visitor)

    asked = visitor.post(
        "section", reference, name, **sent_by(page, name, **words) | {"press": press}
    )
    kept_already = words_in(content(name))
    after = visitor.sign_in(EMAIL)

    assert asked.resolver_match.url_name == "return"
    assert kept_already == words_in(words)
    if press == "remove-0":
        return  # what was taken away is gone, because the person said so
    assert words_in(content(name)) == words_in(words)
    assert all(word in text(after) for word in words_in(words)) or press == "later"


@pytest.mark.parametrize("name", SECTIONS)
def test_before_each_page_of_signing_in_as_well(visitor, constable, name):
    reference = signed_in_with(visitor, constable)
    page = visitor.get("section", reference, name)
    lose()
    visitor.post("section", reference, name, **sent_by(page, name))

    lose()
    visitor.post("return", email=EMAIL)
    lose()
    asked = visitor.post("return-code", code=visitor.code_sent_to(EMAIL))
    visitor.sign_in(EMAIL)

    assert asked.resolver_match.url_name == "return"
    assert content(name) == FILLED_IN[name]
    assert Application.objects.get().parts.get(name=name).complete


@pytest.mark.parametrize("url", ["return", "return-code"])
def test_whoever_signs_in_and_loses_it_begins_again_and_gets_in(visitor, constable, url):
    visitor.post("return", email=EMAIL)
    lose()

    visitor.post(url, email=EMAIL, code="123456")
    page = visitor.sign_in(EMAIL)

    assert page.resolver_match.url_name == "my"


def test_between_every_question_and_its_answer(visitor, constable):
    """The answers are with the person, not with us."""
    page = visitor.post("apply", constable.vacancy.reference)
    while key := visitor.asked(page):
        lose()
        page = visitor.answer(key, OFFICER_ANSWERS[key])

    assert page.resolver_match.url_name == "apply"
    lose()
    visitor.post("apply", constable.vacancy.reference, use_answers="yes")
    assert visitor.sign_in(EMAIL).resolver_match.url_name == "tasks"
    assert content("right-to-be-here") == {"status": "I am a British citizen"}


def test_before_the_last_button(visitor, vacancy):
    """Nothing is sent that was not pressed by somebody we know, and every tick is there again."""
    reference = filled_in(visitor, vacancy)
    shown = visitor.get("check", reference).context["form"]["shown"].value()
    lose()

    visitor.post("check", reference, shown=shown, **DECLARED)
    page = visitor.sign_in(EMAIL)

    assert page.resolver_match.url_name == "check"
    assert all(page.context["form"][name].value() for name in DECLARED)
    assert Application.objects.get().answers.keys() == VOLUNTEER_ANSWERS.keys()
    again = visitor.post("check", reference, shown=shown, **DECLARED)
    assert again.resolver_match.url_name == "sent"


def test_while_two_versions_are_shown(visitor, constable):
    reference = signed_in_with(visitor, constable)
    older = visitor.get("section", reference, "your-example")
    newer = visitor.get("section", reference, "your-example")
    for page, words in ((newer, "From the phone"), (older, "From the laptop")):
        fields = sent_by(page, "your-example", evidence=words)
        shown = visitor.post("section", reference, "your-example", **fields)
    fields = sent_by(shown, "your-example", evidence="Both together")
    lose()

    visitor.post("section", reference, "your-example", **fields)

    assert content("your-example")["evidence"] == "Both together"


def test_the_token_against_forged_pages_may_be_gone_too(visitor, constable):
    """As after a quick exit in another tab. The page is refused, and its words are kept."""
    reference = signed_in_with(visitor, constable)
    page = visitor.get("section", reference, "your-example")
    lose_cookies_too(visitor)
    visitor.client.handler.enforce_csrf_checks = True

    reply = visitor.post(
        "section", reference, "your-example", **sent_by(page, "your-example", evidence=TYPED)
    )

    assert reply.status_code == 403
    assert content("your-example")["evidence"] == TYPED


def test_a_forged_page_changes_nothing(visitor, constable):
    reference = signed_in_with(visitor, constable)
    fields = sent_by(visitor.get("section", reference, "your-example"), "your-example")
    visitor.client.handler.enforce_csrf_checks = True

    for key in ("", "forged"):
        reply = visitor.post("section", reference, "your-example", **fields | {"key": key})
        assert reply.status_code == 403

    assert not constable.parts.exists()


@pytest.mark.parametrize("key", ["", "x", "key of another section"])
def test_without_the_key_of_its_page_nobody_saves_without_a_session(visitor, constable, key):
    reference = signed_in_with(visitor, constable)
    if key.startswith("key"):
        key = visitor.get("section", reference, "about-you").context["autosave_key"]
    fields = sent_by(visitor.get("section", reference, "your-example"), "your-example")
    lose()

    visitor.client.post(reverse("section", args=[reference, "your-example"]), fields | {"key": key})

    assert not constable.parts.exists()


def test_a_press_that_follows_words_which_save_themselves_is_never_too_late(visitor, constable):
    """Also by a button that completes nothing, before the answer to those words has come."""
    reference = signed_in_with(visitor, constable)
    page = visitor.get("section", reference, "addresses")
    fields = sent_by(page, "addresses", elsewhere="Half") | {"turn": 1}
    visitor.post("autosave", reference, "addresses", **fields)

    for press in ("add", "later"):
        fields = sent_by(page, "addresses", elsewhere=TYPED + press) | {"turn": 1, "press": press}
        visitor.post("section", reference, "addresses", **fields)
        assert content("addresses")["elsewhere"] == TYPED + press
