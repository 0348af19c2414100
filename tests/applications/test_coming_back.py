"""Leaving it for later, and pressing twice."""

import pytest

from recruitment.models import Application
from tests.applications.applying import (
    at_tasks,
    evidence,
    filled_in,
    text,
)
from tests.visitor import sent_by

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def test_save_and_come_back_later_keeps_all_and_signs_out(visitor, vacancy):
    reference = at_tasks(visitor, vacancy)
    page = visitor.get("section", reference, "your-example")
    fields = {**sent_by(page, "your-example", evidence="Half a sent"), "press": "later"}

    page = visitor.post("section", reference, "your-example", **fields)

    assert page.resolver_match.url_name == "come-back"
    assert "6-digit code" in text(page)
    assert reference not in text(page)
    assert evidence() == "Half a sent"
    assert visitor.get("tasks", reference).resolver_match.url_name == "return"


def test_the_task_list_can_be_left_for_later_too(visitor, vacancy):
    reference = at_tasks(visitor, vacancy)

    assert visitor.post("later").resolver_match.url_name == "come-back"
    assert visitor.get("tasks", reference).resolver_match.url_name == "return"


def test_pressing_the_button_twice_saves_once(visitor, vacancy):
    reference = at_tasks(visitor, vacancy)
    page = visitor.get("section", reference, "your-example")
    fields = sent_by(page, "your-example", evidence="Twice")

    for _ in range(2):
        page = visitor.post("section", reference, "your-example", **fields)
        assert page.resolver_match.url_name == "tasks"

    assert Application.objects.get().parts.get(name="your-example").version == 1


@pytest.mark.parametrize("version", ["", "x", "-1", "9" * 40, "\0", "²"])
def test_a_version_that_somebody_made_up_overwrites_nothing(visitor, vacancy, version):
    reference = filled_in(visitor, vacancy)

    page = visitor.post("section", reference, "your-example", evidence="Another", version=version)

    assert page.status_code == 200
    assert evidence() == "I like to help."
