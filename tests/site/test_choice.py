"""People choose what they want to know about, and are asked nothing else."""

import pytest

from recruitment.answers_cookie import Visit
from recruitment.eligibility import ROUTES, Answers, Family
from recruitment.site import choice
from tests.visitor import EVERY_ANSWER

pytestmark = pytest.mark.django_db

A_CHILD = "2012-05-04"
ABOUT_OTHERS = {"status", "money", "any-of-these", "police-record", "driving-licence"}


def slugs(*chosen):
    return {route.slug for route in choice.routes(Visit(Answers(), chosen=chosen))}


def shown(page):
    groups = (*page.context["sections"], *page.context["closed"])
    return {card["slug"] for group in groups for card in group["cards"]}


def test_nothing_chosen_is_everything():
    assert slugs() == set(ROUTES)


def test_the_choices_are_all_routes_and_no_route_is_in_two():
    each = [slugs(str(code)) for code in choice.LABELS]

    assert set.union(*each) == set(ROUTES)
    assert sum(map(len, each)) == len(ROUTES)


def test_cadets_stand_apart_from_the_other_volunteers():
    assert slugs("cadet") == {"cadet"}
    assert "cadet" not in slugs("volunteer")


def test_a_child_who_looks_at_cadets_is_asked_three_questions_and_nothing_about_a_record(visitor):
    page = visitor.finish(["cadet"], **{"date-of-birth": A_CHILD})

    assert visitor.pages == ["date-of-birth", "lives-in-area", "parent-agrees"]
    assert shown(page) == {"cadet"}


def test_the_page_on_the_area_names_it(visitor):
    visitor.post("fit-start", about=["cadet"])

    page = visitor.answer("date-of-birth", A_CHILD)

    assert "Our area is Essex." in page.content.decode()


@pytest.mark.parametrize("family", list(Family), ids=str)
def test_only_the_routes_that_were_chosen_are_shown(visitor, family):
    page = visitor.finish([family.value])

    assert shown(page) == slugs(family.value)
    assert not {ROUTES[slug].family for slug in shown(page)} - {family}


def test_one_family_takes_at_most_eight_pages(visitor):
    for code in choice.LABELS:
        visitor.pages = []
        visitor.finish([str(code)])
        assert len(visitor.pages) <= 8


@pytest.mark.parametrize(
    "about",
    [
        pytest.param([], id="nothing"),
        pytest.param(["everything"], id="everything"),
        pytest.param(["officer", "everything"], id="one and everything"),
        pytest.param(["officer", "staff", "volunteer", "cadet"], id="each of them"),
        pytest.param(["martian", "\0"], id="what cannot be chosen"),
    ],
)
def test_everything_can_be_said_in_many_ways(visitor, about):
    assert shown(visitor.finish(about)) == set(ROUTES)


def test_what_was_chosen_can_be_changed_and_what_was_answered_stays(visitor):
    visitor.finish(["volunteer"])
    before = list(visitor.pages)

    page = visitor.answer_all(EVERY_ANSWER, visitor.post("fit-choice", about=["officer"]))

    assert shown(page) == slugs("officer")
    assert page.context["choices"] == "Paid police officer"
    assert len(set(visitor.pages)) == len(visitor.pages) > len(before)


def test_the_page_for_changing_it_shows_what_was_chosen(visitor):
    visitor.finish(["staff"])

    page = " ".join(visitor.get("fit-choice").content.decode().split())

    assert 'value="staff" checked' in page
    assert 'value="officer" checked' not in page


def test_the_choice_is_no_answer(visitor):
    page = visitor.finish(["staff"])

    assert "about" not in [row["change_url"] for row in page.context["answers"]]


@pytest.mark.parametrize("about", [[], ["cadet"]], ids=["everything", "cadets"])
def test_changing_the_choice_before_any_answer_leads_to_the_start(visitor, about):
    assert visitor.post("fit-choice", about=about).resolver_match.url_name == "fit-start"


def test_a_child_who_saw_cadets_may_ask_for_more_and_is_then_asked_more(visitor):
    visitor.finish(["cadet"], **{"date-of-birth": A_CHILD})
    assert not ABOUT_OTHERS & set(visitor.pages)

    response = visitor.post("fit-choice", about=["everything"])

    assert visitor.asked(response) == "status"


def test_a_grown_up_is_never_asked_whether_a_parent_agrees(visitor):
    page = visitor.finish()

    assert page.context["more_words"] == ""
    assert "parent-agrees" not in visitor.pages
    assert visitor.post("every-reason").resolver_match.url_name == "results"
