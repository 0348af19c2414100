"""Whoever asked about nothing that is open to them is shown where else to look."""

from dataclasses import replace

import pytest
from django.urls import reverse

from tests.site.looking import CUSTODY, DISMISSED, SIXTEEN, text

pytestmark = pytest.mark.django_db

NOT_OPEN = "None of the routes you asked about is open to you"
ASK = f'href="{reverse("fit-choice")}">Ask about other roles too</a>'


def test_whoever_chose_only_what_is_closed_hears_of_that_alone_and_can_ask_for_more(visitor):
    page = visitor.finish(["officer"], **CUSTODY)

    assert page.context["heading"] == NOT_OPEN
    assert "We looked only at what you asked about. Another role may be open to you." in text(page)
    assert ASK in text(page)


def test_whoever_asked_about_everything_can_ask_for_no_more(visitor, settings):
    settings.PACK = replace(settings.PACK, open_routes=("pcep",))

    page = visitor.finish(**DISMISSED)

    assert page.context["heading"] == "No route is open to you while this is true"
    assert ASK not in text(page)


def test_a_15_year_old_who_chose_officers_hears_from_when_and_can_ask_for_more(visitor):
    page = visitor.finish(["officer"], **SIXTEEN | {"date-of-birth": "2011-05-04"})

    assert page.context["heading"] == "Not yet, but from 4 May 2028 you can"
    assert ASK in text(page)
    assert page.context["others"] == []


def test_what_the_same_answers_open_is_named_although_nobody_asked_about_it(visitor):
    page = visitor.finish(["officer"], **SIXTEEN)

    [other] = page.context["others"]
    nearest = [card["nearest"] for group in page.context["sections"] for card in group["cards"]]
    assert other in nearest
    assert other["url"] == reverse("who-can-apply-route", args=["police-staff"])
    assert f'href="{other["url"]}">{other["title"]}</a>' in text(page)
    assert "By your answers, this is open to you:" in text(page)


@pytest.mark.parametrize("about", [["officer"], ["officer", "staff", "volunteer", "cadet"], []])
def test_nobody_to_whom_something_is_open_is_sent_on(visitor, about):
    page = visitor.finish(about)

    assert not page.context["ask_others"]
    assert page.context["others"] == []
    assert ASK not in text(page)


def test_a_child_for_whom_we_chose_is_told_once_where_there_is_more(visitor):
    page = visitor.finish(**{"date-of-birth": "2012-05-04", "lives-in-area": "no"})

    assert page.context["heading"] == "This route is not open to you"
    assert text(page).count("Ask about other roles too") == 1
