"""The last page, and what leads to it and back."""

import pytest
from django.urls import reverse

from recruitment.models import Application
from tests.applications.applying import (
    at_tasks,
    filled_in,
    save,
    text,
)
from tests.visitor import DECLARED, sent_by

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def test_a_change_from_the_last_page_leads_back_to_it(visitor, vacancy):
    reference = filled_in(visitor, vacancy)
    check = visitor.get("check", reference)
    url = next(part["change_url"] for part in check.context["parts"])

    page = visitor.client.get(url)
    fields = {**sent_by(page, "about-you", full_name="Gwen Jones"), "back": page.context["back"]}
    after = visitor.client.post(url, fields, follow=True)

    assert after.resolver_match.url_name == "check"
    assert "Gwen Jones" in text(after)


def test_a_mistake_on_the_way_from_the_last_page_still_leads_back_to_it(visitor, vacancy):
    reference = filled_in(visitor, vacancy)
    page = visitor.get("section", reference, "about-you")
    wrong = {**sent_by(page, "about-you", full_name=""), "back": "check"}

    page = visitor.post("section", reference, "about-you", **wrong)

    assert page.context["back"] == "check"


@pytest.mark.parametrize("back", ["//evil.example", "my", "x" * 500])
def test_nothing_else_leads_back(visitor, vacancy, back):
    reference = filled_in(visitor, vacancy)
    page = visitor.get("section", reference, "about-you")

    fields = {**sent_by(page, "about-you"), "back": back}

    assert visitor.post("section", reference, "about-you", **fields).context["groups"]


def test_what_is_missing_is_a_link_on_the_last_page(visitor, vacancy):
    reference = at_tasks(visitor, vacancy)
    save(visitor, reference, "about-you", full_name="")

    page = visitor.get("check", reference)

    address = reverse("section", args=[reference, "about-you"])
    assert f'<a href="{address}?back=check">Enter your full name</a>' in text(page)
    assert [task["name"] for task in page.context["left"]] == [
        "about-you",
        "addresses",
        "business-interests",
        "your-example",
    ]


def test_sending_what_is_not_finished_leads_to_what_is_missing(visitor, vacancy):
    reference = at_tasks(visitor, vacancy)
    shown = Application.objects.get().version

    page = visitor.post("check", reference, shown=shown, **DECLARED)

    assert page.resolver_match.url_name == "check"
    assert "You cannot send this yet" in text(page)
