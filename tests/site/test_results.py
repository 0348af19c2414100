"""The results page: the heading says what the cards say, and every card says why."""

from dataclasses import replace

import pytest
from django.conf import settings
from django.urls import reverse

from recruitment import result_code
from recruitment.eligibility import ROUTES, rules_version
from recruitment.site import results
from tests.factories import VacancyFactory
from tests.moments import TODAY
from tests.site.looking import (
    CUSTODY,
    DISMISSED,
    PEOPLE,
    RECORD,
    SIXTEEN,
    all_cards,
    main_cards,
    text,
)
from tests.visitor import EVERY_ANSWER

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("person", PEOPLE)
def test_the_heading_and_the_counts_say_what_the_cards_say(visitor, person):
    page = visitor.finish(**PEOPLE[person])

    tones = [card["tone"] for card in main_cards(page)]
    heading = page.context["heading"]
    assert {card["slug"] for card in main_cards(page)} == set(settings.PACK.open_routes)
    if fits := tones.count("now"):
        assert heading == f"You fit the bill for {fits} of our {len(tones)} routes"
    elif checked := tones.count("check"):
        assert heading.startswith(f"You can apply for {checked} of our {len(tones)} routes")
    for section in page.context["sections"]:
        assert f"<b>{len(section['cards'])}</b> {section['title']}" in text(page)


@pytest.mark.parametrize("person", PEOPLE)
def test_every_route_is_judged_once_and_the_best_come_first(visitor, person):
    page = visitor.finish(**PEOPLE[person])

    order = ["now", "check", "notyet", "cannot"]
    tones = [order.index(card["tone"]) for card in main_cards(page)]
    assert tones == sorted(tones)
    assert sorted(card["slug"] for card in all_cards(page)) == sorted(ROUTES)


@pytest.mark.parametrize("person", PEOPLE)
def test_every_reason_has_a_source_a_day_and_a_next_step(visitor, person):
    page = visitor.finish(**PEOPLE[person])

    for card in all_cards(page):
        assert card["lead"]
        for finding in card["findings"]:
            assert finding["reason"]
            assert finding["source"]
            assert finding["confidence_words"]
            assert finding["checked_words"]
            assert finding["next_step"] or card["tone"] == "now"
            assert finding["changes"]


@pytest.mark.parametrize("person", PEOPLE)
def test_what_is_not_open_says_what_would_open_it_and_what_is_open(visitor, person):
    page = visitor.finish(**PEOPLE[person])

    some_open = any(card["open"] for card in main_cards(page))
    for card in all_cards(page):
        assert bool(card["opening"]) == (not card["open"])
        assert bool(card["nearest"]) == (not card["open"] and some_open)
        if card["nearest"]:
            assert f'id="{card["nearest"]["url"].removeprefix("#")}"' in text(page)


@pytest.mark.parametrize("person", PEOPLE)
def test_ids_are_unique_and_every_link_within_the_page_leads_somewhere(visitor, person):
    html = text(visitor.finish(**PEOPLE[person]))

    ids = [part.split('"')[0] for part in html.split(' id="')[1:]]
    targets = {part.split('"')[0] for part in html.split('href="#')[1:]}
    assert len(set(ids)) == len(ids)
    assert targets <= set(ids)


def test_routes_that_the_force_does_not_recruit_for_stand_apart_and_are_not_counted(visitor):
    page = visitor.finish()

    closed = {card["slug"] for group in page.context["closed"] for card in group["cards"]}
    assert closed == set(ROUTES) - set(settings.PACK.open_routes)
    assert f"We count the {len(settings.PACK.open_routes)} routes that we recruit" in text(page)
    for slug in closed:
        assert f'href="{reverse("interest", args=[slug])}"' in text(page)


def test_a_family_without_any_route_that_is_open_says_so(visitor, settings):
    settings.PACK = replace(settings.PACK, open_routes=("pcep",))

    page = visitor.finish(["staff"])

    assert page.context["heading"] == "We do not recruit for this now"
    assert not page.context["sections"]


@pytest.mark.parametrize(
    ("changed", "heading"),
    [
        ({}, "You fit the bill for this route"),
        ({"driving-licence": "automatic"}, "You can apply for this route, and we will check"),
        (SIXTEEN, "Not yet, but from 4 March 2027 you can"),
        (DISMISSED, "This route is not open to you"),
    ],
)
def test_one_route_alone_has_its_own_heading(visitor, settings, changed, heading):
    settings.PACK = replace(settings.PACK, open_routes=("pcep",))

    assert visitor.finish(["officer"], **changed).context["heading"] == heading


def test_what_is_still_to_be_asked_is_offered_with_its_number_and_then_asked(visitor):
    page = visitor.finish(["officer"], **CUSTODY)
    assert page.context["more_words"] == "Answer at least 1 more question to see every reason"
    assert "Some answers lead to more questions." in text(page)

    page = visitor.post("every-reason")
    assert visitor.asked(page) == "police-record"
    page = visitor.answer_all({**EVERY_ANSWER, **CUSTODY}, page)

    assert page.resolver_match.url_name == "results"
    assert page.context["more_words"] == ""


def test_somebody_asked_for_every_reason_can_look_at_the_results_first(visitor):
    visitor.finish(["officer"], **CUSTODY)
    assert visitor.asked(visitor.post("every-reason"))

    page = visitor.get("results")

    assert page.resolver_match.url_name == "results"
    assert page.context["more_words"]


def test_every_reason_before_any_answer_leads_to_the_start(visitor):
    assert visitor.post("every-reason").resolver_match.url_name == "fit-start"


def test_the_address_of_every_reason_leads_to_the_results(visitor):
    assert visitor.get("every-reason").resolver_match.url_name == "fit-start"
    visitor.finish(["officer"], **CUSTODY)

    assert visitor.get("every-reason").resolver_match.url_name == "results"
    assert visitor.client.head(reverse("every-reason")).status_code == 302


def test_the_code_holds_the_day_and_the_rules_and_nothing_of_the_person(visitor):
    one, other = visitor.finish(), visitor.finish(**DISMISSED)

    code = result_code.read(one.context["code"])
    assert one.context["code"] == other.context["code"]
    assert code.on == TODAY
    assert code.is_of(rules_version(settings.PACK.thresholds))
    assert f"Checked on 23 November 2026 · code <b>{one.context['code']}</b>" in text(one)


@pytest.mark.parametrize("number", [1, 3])
def test_the_results_take_one_query_for_any_number_of_vacancies(
    visitor, number, django_assert_num_queries
):
    VacancyFactory.create_batch(number)
    visitor.finish()

    with django_assert_num_queries(1):
        visitor.get("results")


def test_the_heading_of_nothing_at_all_is_no_lie():
    assert results.heading([], {}, everything=True) == "We do not recruit for this now"


@pytest.mark.parametrize("name", ["results", "print"])
def test_one_line_tells_how_to_ask_a_person_what_to_do_next(visitor, name):
    family = {"uk-residence": "no", "time-away": "forces-family-off-base"}
    visitor.finish(**family, **{"came-to-uk": "2024-07-20"})

    page = text(visitor.get(name)).split("<main")[1].split("</main>")[0]

    email = settings.PACK.contact_email
    asking = f'Ask us: <a class="govuk-link" href="mailto:{email}">{email}</a>'
    assert "Ask our vetting team" in page
    assert page.count(asking) == page.count("mailto:") == 1


def test_the_number_of_questions_left_is_the_least_and_not_a_promise(visitor):
    changed = {"status": "none", **RECORD}
    page = visitor.finish(["staff"], **changed)
    least = int(page.context["more_words"].split()[3])
    before = len(visitor.pages)

    visitor.answer_all({**EVERY_ANSWER, **changed}, visitor.post("every-reason"))

    assert page.context["more_words"] == (
        f"Answer at least {least} more questions to see every reason"
    )
    assert len(visitor.pages) - before > least > 1
