"""One card of the results: what it says at the top, why, and what would open the route."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.urls import reverse

from recruitment.eligibility import ROUTES, Verdict, assess, restore
from recruitment.site import cards, results
from tests.factories import VacancyFactory
from tests.moments import TODAY
from tests.site.looking import DISMISSED, NEW_HERE, PEOPLE, SIXTEEN, all_cards, card_of, text
from tests.visitor import EVERY_ANSWER

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("changed", "tag", "tone"),
    [
        pytest.param({}, "You can apply now", "now", id="now"),
        pytest.param(
            {"driving-licence": "automatic"},
            "You can apply, we will check 1 thing",
            "check",
            id="we will check",
        ),
        pytest.param(SIXTEEN, "Not yet, from 4 March 2027", "notyet", id="not yet"),
        pytest.param(DISMISSED, "You cannot apply for this route", "cannot", id="cannot"),
    ],
)
def test_each_verdict_has_its_label_and_only_open_routes_have_a_button(visitor, changed, tag, tone):
    vacancy = VacancyFactory(route_slug="pcep")

    page = visitor.finish(**changed)

    card = card_of(page, "pcep")
    assert (card["tag"], card["tone"]) == (tag, tone)
    offered = f'href="{reverse("apply", args=[vacancy.reference])}"' in text(page)
    assert offered == (tone in ("now", "check"))


@pytest.mark.parametrize(
    ("changed", "tag"),
    [
        ({}, "You fit the bill"),
        ({"driving-licence": "automatic"}, "We would check 1 thing"),
    ],
)
def test_nobody_is_told_to_apply_now_where_no_vacancy_is_open(visitor, changed, tag):
    VacancyFactory(route_slug="pcep", closes_on=TODAY - timedelta(days=1))

    page = visitor.finish(**changed)

    assert card_of(page, "pcep")["tag"] == tag
    assert "No vacancy today" in text(page)


def test_the_longest_wait_is_at_the_top_of_its_card(visitor):
    page = visitor.finish(**SIXTEEN, **NEW_HERE)

    card = card_of(page, "pcep")
    assert card["tag"] == "Not yet, from 20 July 2027"
    assert card["lead"].startswith("You need to have lived in the UK")
    assert card["opening"] == "Only time changes this: about 8 months more in the UK."


def test_a_day_can_be_remembered_where_there_is_one(visitor):
    card = card_of(visitor.finish(**SIXTEEN), "pcep")

    assert card["opening"] == "Only time changes this: it opens on 4 March 2027."
    assert card["calendar_url"] == reverse("calendar", args=["pcep"])
    assert card["remind_url"] == f"{reverse('remind')}?route=pcep"


def test_a_rule_that_is_due_a_check_says_so_and_turns_nobody_away(visitor, time_machine):
    time_machine.shift(timedelta(days=500))

    page = visitor.finish(**DISMISSED)

    assert card_of(page, "pcep")["tone"] == "check"
    assert "We are due to check this rule again." in text(page)


def test_fitness_and_health_are_explained_and_never_asked(visitor):
    page = visitor.finish()

    titles = [test["title"] for test in card_of(page, "pcep")["later"]]
    assert titles == ["Fitness test", "Medical", "Vetting"]
    assert "What comes later" in text(page)


def test_the_day_on_a_card_is_the_engines(visitor):
    page = visitor.finish(**SIXTEEN)

    answers = restore({**EVERY_ANSWER, **SIXTEEN}, TODAY)
    for card in all_cards(page):
        outcome = assess(answers, ROUTES[card["slug"]], TODAY, settings.PACK.thresholds)
        assert card["tone"] == results_tone(outcome)
        if outcome.opens_on:
            assert cards.day(outcome.opens_on) in card["tag"]
        if not outcome.open:
            assert card["opening"] == cards.opening(outcome, results.way(outcome, answers))


def results_tone(outcome):
    return cards.TONES[Verdict(outcome.verdict)]


IN_DOUBT = {
    "Sources differ, so check with the force": "Sources differ, so check with the force.",
    "Not confirmed yet, so check with the force": "Not confirmed yet, so check with the force.",
}


@pytest.mark.parametrize("person", PEOPLE)
def test_a_reason_in_doubt_that_holds_somebody_up_says_so_beside_it(visitor, person):
    page = visitor.finish(**PEOPLE[person])

    for card in all_cards(page):
        held = card["tone"] in ("check", "notyet")
        reasons = [f for f in card["findings"] if card["lead"].startswith(f["reason"])]
        expected = IN_DOUBT.get(reasons[0]["confidence_words"], "") if held else ""
        assert card["caution"] == expected


@pytest.mark.parametrize("name", ["results", "print"])
def test_the_card_of_a_wait_on_an_unconfirmed_rule_says_to_check_with_the_force(visitor, name):
    answers = {**EVERY_ANSWER, **SIXTEEN, "date-of-birth": "2009-03-04"}
    visitor.answer_all(answers, visitor.post("fit-start", about=["staff"]))

    page = visitor.get(name)

    card = card_of(page, "contact-handler")
    assert card["tone"] == "notyet"
    assert card["caution"] == "Not confirmed yet, so check with the force."
    unfolded = re.sub(r"<details.*?</details>", "", text(page))
    assert f"{card['findings'][0]['reason']}" in unfolded
    assert "Not confirmed yet, so check with the force." in unfolded


def test_a_reason_that_is_sure_has_no_caution(visitor):
    assert card_of(visitor.finish(**NEW_HERE), "pcep")["caution"] == ""
