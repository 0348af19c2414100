"""What would open a route that is closed: a change, a wait, an event, or nothing at all."""

from datetime import date

import pytest
from django.urls import reverse

from recruitment.eligibility import BY_KEY, ROUTES, Outcome
from recruitment.site import cards, language, results
from recruitment.site.cards import Way
from tests.moments import TODAY
from tests.site.looking import (
    CUSTODY,
    DISMISSED,
    INVESTIGATION,
    NEW_HERE,
    VISA,
    all_cards,
    card_of,
    main_cards,
    text,
)
from tests.visitor import EVERY_ANSWER

pytestmark = pytest.mark.django_db

NOTHING = "Nothing that you can change affects it."
ANSWER_MORE = "To see what could open it, answer the questions that are left."
CASE_ENDED = "Not yet: you can apply when the case has ended"
SETTLED = "when you have settled status, indefinite leave or citizenship"


def test_what_would_open_a_route_is_said_in_the_words_of_the_options(visitor):
    page = visitor.finish(qualifications=["none"])

    opening = card_of(page, "dhep")["opening"]
    assert opening == "This would open it: a degree, or the final year of one."


PCEP = Outcome(ROUTES["pcep"], TODAY, ())
STEPS = ("a full licence", "leaving that work")
MARCH = date(2027, 3, 4)


@pytest.mark.parametrize(
    ("way", "sentence"),
    [
        (Way(STEPS), "This would open it: a full licence and leaving that work."),
        (
            Way(STEPS, day=MARCH),
            "You need this first: a full licence and leaving that work. "
            "The earliest day is then 4 March 2027.",
        ),
        (
            Way(STEPS, ("when the case has ended",)),
            "You need this first: a full licence and leaving that work. "
            "You can then apply when the case has ended.",
        ),
        (
            Way(STEPS, ("when the case has ended",), MARCH),
            "You need this first: a full licence and leaving that work. "
            "You can then apply when the case has ended, from 4 March 2027 at the earliest.",
        ),
    ],
)
def test_steps_events_and_a_day_are_told_in_the_order_in_which_they_come(way, sentence):
    assert cards.opening(PCEP, way) == sentence


@pytest.mark.parametrize(
    ("then", "words"),
    [
        ("2026-11-24", "1 day"),
        ("2026-12-22", "29 days"),
        ("2026-12-23", "1 month"),
        ("2026-12-24", "about 1 month"),
        ("2027-01-06", "about 1 month"),
        ("2027-01-07", "about 2 months"),
        ("2027-01-23", "2 months"),
        ("2027-11-23", "12 months"),
    ],
)
def test_months_are_whole_or_about_so_many(then, words):
    assert language.span(TODAY, date.fromisoformat(then)) == words


def test_the_last_day_of_a_short_month_is_a_month_after_a_longer_one():
    assert language.span(date(2026, 1, 31), date(2026, 2, 28)) == "1 month"


def test_years_in_the_uk_that_end_on_a_whole_month_are_not_about(visitor):
    page = visitor.finish(**{**NEW_HERE, "came-to-uk": "2024-01-23"})

    assert card_of(page, "pcep")["opening"] == "Only time changes this: 2 months more in the UK."


def test_a_role_that_waits_for_an_event_names_it_in_its_label_and_in_the_heading(visitor):
    page = visitor.finish(**INVESTIGATION)

    waiting = [card for card in all_cards(page) if card["tone"] == "notyet"]
    assert page.context["heading"] == CASE_ENDED
    assert {card["tag"] for card in waiting} == {CASE_ENDED}
    assert {card["opening"] for card in waiting if card["slug"] == "pcep"} == {
        "We cannot know when that will be. Nothing else is in the way."
    }


def test_a_step_that_brings_the_event_about_is_named(visitor):
    page = visitor.finish(["cadet"], **{"date-of-birth": "2012-05-04", "parent-agrees": "no"})

    card = card_of(page, "cadet")
    assert page.context["heading"] == card["tag"]
    assert card["tag"] == "Not yet: you can apply when a parent or carer agrees"
    assert card["opening"] == "This would open it: the agreement of a parent or carer."


def test_several_events_are_counted_in_the_label_and_named_below(visitor):
    page = visitor.finish(**VISA, **INVESTIGATION)

    card = card_of(page, "pcep")
    assert card["tag"] == "Not yet: 2 things have to happen first"
    assert card["opening"] == (
        f"You can apply {SETTLED} and when the case has ended. We cannot know when that will be."
    )
    assert page.context["heading"] == CASE_ENDED, "of staff, who wait for one thing only"


@pytest.mark.parametrize(
    ("changed", "event", "opening"),
    [
        pytest.param(
            VISA,
            SETTLED,
            "You need this first: the right to stay in the UK for good. "
            "The earliest day is then 20 July 2027.",
            id="one that a step brings about",
        ),
        pytest.param(
            INVESTIGATION,
            "when the case has ended",
            "We cannot know when that will be.",
            id="one that only happens",
        ),
    ],
)
def test_a_wait_for_a_date_and_an_event_promises_no_day(visitor, changed, event, opening):
    page = visitor.finish(["officer"], **NEW_HERE, **changed)

    card = card_of(page, "pcep")
    assert card["tag"] == f"Not yet: you can apply {event}, from 20 July 2027 at the earliest"
    assert card["opening"] == opening
    assert page.context["heading"] == card["tag"]
    assert (card["calendar_url"], card["remind_url"]) == ("", "")
    assert "Put the day in my calendar" not in text(page)
    assert "nobody knows on which day" in text(visitor.get("calendar", "pcep"))


def test_a_change_is_named_although_something_has_to_happen_besides(visitor):
    changed = {**INVESTIGATION, "would-refuse": ["shifts"]}

    page = visitor.finish(["staff"], **changed)

    assert card_of(page, "contact-handler")["opening"] == (
        "You need this first: saying yes to shifts. You can then apply when the case has ended."
    )


def test_an_event_opens_nothing_that_is_closed_for_good(visitor):
    page = visitor.finish(["officer"], **{"any-of-these": ["custody", "investigation"]})

    assert card_of(page, "pcep")["opening"] == NOTHING


@pytest.mark.parametrize("person", [INVESTIGATION, VISA, NEW_HERE, VISA | NEW_HERE])
def test_what_is_only_not_yet_is_never_called_unchangeable(visitor, person):
    page = visitor.finish(**person)

    openings = {card["opening"] for card in all_cards(page) if card["tone"] == "notyet"}
    assert openings
    assert not openings & {NOTHING, ANSWER_MORE, ""}


@pytest.mark.parametrize(
    ("about", "changed", "slug"),
    [
        pytest.param(["officer"], CUSTODY, "pcep", id="prison"),
        pytest.param(["officer"], {"any-of-these": ["register"]}, "dhep", id="a register"),
        pytest.param(["officer", "staff"], DISMISSED, "police-staff", id="the barred list"),
        pytest.param(["officer"], CUSTODY, "transferee", id="never an officer"),
    ],
)
def test_what_is_closed_for_good_says_so_while_questions_are_left(visitor, about, changed, slug):
    page = visitor.finish(about, **changed)

    assert page.context["more_words"]
    assert card_of(page, slug)["opening"] == NOTHING


@pytest.mark.parametrize("record", [option.code for option in BY_KEY["police-record"].options])
def test_no_other_answer_opens_what_was_called_closed_for_good(visitor, record):
    visitor.finish(["officer"], **CUSTODY)
    rest = {"offence-kind": ["none"], "driving-points": "3", "driving-ban-ends": "2027-01-01"}

    visitor.answer_all(
        {**EVERY_ANSWER, **CUSTODY, **rest, "police-record": [record]},
        visitor.post("every-reason"),
    )

    assert card_of(visitor.get("results"), "pcep")["opening"] == NOTHING


def test_what_a_change_could_open_is_not_called_closed_for_good_while_questions_are_left(visitor):
    """A special constable's date of an earlier no is not asked of a PCSO, whom the work closes."""
    turned_down = {"turned-down-for": ["special-constable"], "turned-down-special": "2026-09-01"}

    page = visitor.finish(
        **{"any-of-these": ["work", "turned-down"], "job": ["pcso"]} | turned_down
    )

    assert card_of(page, "special-constable")["opening"] == ANSWER_MORE


def test_nobody_is_told_to_change_their_age_their_birth_or_their_past():
    assert {
        "status",
        "lives-in-area",
        "parent-agrees",
        "driving-licence",
        "qualifications",
        "would-refuse",
        "tattoos",
        "job",
        "money",
        "group",
    } == results.CHANGEABLE


def test_nobody_can_know_a_day_that_the_rules_do_not_tell():
    """No rule of today leads here, and then the card must still not say that nothing helps."""
    told = cards.opening(waiting_outcome(), Way())

    assert told == "We cannot know when that will be."


def waiting_outcome():
    class Waiting(Outcome):
        verdict = cards.Verdict.NOT_YET

    return Waiting(ROUTES["pcep"], TODAY, ())


def test_the_nearest_open_route_is_never_folded_away(visitor):
    page = visitor.finish(**DISMISSED, **{"would-refuse": ["hours"]})

    closed = [card for card in all_cards(page) if not card["open"]]
    unfolded = text(page)
    while "<details" in unfolded:
        before, _, after = unfolded.partition("<details")
        unfolded = before + after.partition("</details>")[2]
    assert {card["tone"] for card in main_cards(page)} > {"cannot"}
    assert all(card["nearest"] for card in closed)
    assert unfolded.count("The nearest role that is open to you:") == len(closed)


def test_the_nearest_open_route_is_on_the_printed_page_too(visitor):
    visitor.finish(**DISMISSED)

    page = visitor.get("print")

    nearest = card_of(page, "pcep")["nearest"]["title"]
    assert f"The nearest role that is open to you: {nearest}" in text(page)


def test_the_nearest_route_is_a_link_within_the_page(visitor):
    card = card_of(visitor.finish(**DISMISSED), "pcep")

    assert card["nearest"]["url"].startswith("#route-")
    assert reverse("who-can-apply") not in card["nearest"]["url"]
