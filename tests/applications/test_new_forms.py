"""A section gets a new form between any two steps of a walk: words stay where they were typed."""

from dataclasses import replace

import pytest
from django import forms

from recruitment.applications import sections
from recruitment.models import Application
from tests.applications.applying import press_send, save, signed_in_with, text
from tests.factories import FILLED_IN
from tests.visitor import sent_by

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

NAMES = list(FILLED_IN)
NEW = "Is there anything else?"


def asking_more(section, *, required=False):
    """The next version of a section, with one question more."""
    version = section.version + 1
    question = forms.CharField(
        label=NEW, required=required, error_messages={"required": "Answer the new question"}
    )
    form = type(f"New{section.form.__name__}", (section.form,), {f"new{version}": question})
    return replace(section, form=form, version=version, news={**section.news, version: 1})


@pytest.fixture
def publish(monkeypatch):
    """Put a new form of a section, or of all, into force."""

    def one(name="", **options):
        changed = tuple(
            asking_more(section, **options) if name in ("", section.name) else section
            for section in sections.SECTIONS
        )
        monkeypatch.setattr(sections, "SECTIONS", changed)

    return one


def kept(name):
    return Application.objects.get().parts.get(name=name)


def hints(page):
    tasks = [task for group in page.context["groups"] for task in group["tasks"]]
    return {task["name"]: task["hint"] for task in tasks}


@pytest.mark.parametrize("between", ["every page and its button", "every button and the next page"])
def test_on_a_whole_walk_every_word_stays_where_it_was_typed(visitor, constable, publish, between):
    reference = signed_in_with(visitor, constable)

    for name in NAMES:
        page = visitor.get("section", reference, name)
        if between == "every page and its button":
            publish()
        visitor.post("section", reference, name, **sent_by(page, name))
        if between != "every page and its button":
            publish()

    for name in NAMES:
        stored = kept(name).content
        assert {key: stored[key] for key in FILLED_IN[name]} == FILLED_IN[name]
        assert not any(stored[key] for key in stored.keys() - FILLED_IN[name].keys())


@pytest.mark.parametrize("name", NAMES)
def test_a_page_drawn_before_the_new_form_does_not_answer_it(visitor, constable, publish, name):
    reference = signed_in_with(visitor, constable)
    page = visitor.get("section", reference, name)
    publish(name)

    after = visitor.post("section", reference, name, **sent_by(page, name))

    assert hints(after)[name] == "One new question. Everything else is kept."
    shown = visitor.get("section", reference, name)
    assert NEW in text(shown)
    assert hints(save(visitor, reference, name))[name] == ""


@pytest.mark.parametrize("name", NAMES)
def test_a_new_question_that_must_be_answered_is_asked_and_nothing_else_is_lost(
    visitor, constable, publish, name
):
    reference = signed_in_with(visitor, constable)
    save(visitor, reference, name)
    publish(name, required=True)

    page = save(visitor, reference, name)

    assert "Answer the new question" in text(page)
    stored = kept(name).content
    assert {key: stored[key] for key in FILLED_IN[name]} == FILLED_IN[name]


def test_between_the_last_page_and_its_button_nothing_is_sent_unseen(visitor, constable, publish):
    reference = signed_in_with(visitor, constable)
    for name in NAMES:
        save(visitor, reference, name)
    shown = visitor.get("check", reference).context["form"]["shown"].value()
    publish("your-example")

    page = press_send(visitor, reference, shown=shown)

    assert page.resolver_match.url_name == "check"
    assert [task["name"] for task in page.context["left"]] == ["your-example"]


@pytest.mark.parametrize("asked", ["", "x", "-1", "0", "99", "\0"])
def test_a_version_of_the_form_that_somebody_made_up_is_bounded(visitor, constable, asked):
    reference = signed_in_with(visitor, constable)
    page = visitor.get("section", reference, "about-you")

    fields = sent_by(page, "about-you") | {"asked": asked}
    visitor.post("section", reference, "about-you", **fields)

    assert kept("about-you").form_version == (2 if asked == "99" else 1)
