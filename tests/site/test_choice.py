"""People choose what they want to know about, and are asked nothing else."""

from dataclasses import replace

import pytest
from django.urls import reverse

from recruitment.answers_cookie import Visit
from recruitment.eligibility import ROUTES, Answers, Family
from recruitment.site import choice
from tests.site.looking import text
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


OF_A_CHILD = {"date-of-birth": A_CHILD, "driving-licence": "none", "qualifications": ["none"]}
OF_CADETS = ["date-of-birth", "lives-in-area", "parent-agrees"]
EVERYTHING = [pytest.param([], id="nothing"), pytest.param(["everything"], id="everything")]


@pytest.mark.parametrize("born", ["2018-11-23", "2014-11-23", "2010-11-24"], ids=[8, 12, 15])
@pytest.mark.parametrize("about", EVERYTHING)
def test_a_child_who_wants_everything_is_asked_about_cadets_only(visitor, about, born):
    page = visitor.finish(about, **{"date-of-birth": born})

    assert visitor.pages == OF_CADETS
    assert shown(page) == {"cadet"}


@pytest.mark.parametrize("name", ["results", "print"])
def test_a_child_is_told_why_and_from_when_there_is_more(visitor, name):
    visitor.finish(**{"date-of-birth": A_CHILD})

    page = visitor.get(name)

    assert (
        "You are under 16, so we asked about cadets only. "
        "The first other roles start at 16: from 4 May 2028."
    ) in text(page)
    assert f'href="{reverse("fit-choice")}">Ask about other roles too' in text(page)
    assert page.context["choices"] == "Cadet"


def test_the_day_of_somebody_born_on_29_february_is_a_real_one(visitor):
    page = visitor.finish(**{"date-of-birth": "2012-02-29"})

    assert "from 29 February 2028." in text(page)


def test_the_birthday_itself_is_no_longer_that_of_a_child(visitor):
    page = visitor.finish(**{"date-of-birth": "2010-11-23"})

    assert shown(page) == set(ROUTES)
    assert page.context["why_fewer"] == ""


def test_the_age_is_the_youngest_at_which_the_force_lets_anybody_in_or_looks(visitor, settings):
    ages = settings.PACK.thresholds
    young = replace(ages.youngest_volunteer_assess, value=14)
    force = replace(ages, youngest_volunteer_assess=young)
    settings.PACK = replace(settings.PACK, thresholds=force)

    page = visitor.finish(**{"date-of-birth": "2013-05-04"})

    assert "You are under 14" in text(page)
    assert "start at 14: from 4 May 2027." in text(page)


@pytest.mark.parametrize(
    "about",
    [["officer"], ["staff", "cadet"], ["officer", "staff", "volunteer", "cadet"]],
    ids=["officers", "two", "each"],
)
def test_a_child_who_chose_is_shown_what_they_chose(visitor, about):
    page = visitor.finish(about, **OF_A_CHILD)

    assert shown(page) == slugs(*about)
    assert page.context["why_fewer"] == ""


def test_a_child_who_then_wants_everything_is_asked_everything(visitor):
    visitor.finish(**{"date-of-birth": A_CHILD})

    page = visitor.answer_all(
        {**EVERY_ANSWER, **OF_A_CHILD}, visitor.post("fit-choice", about=["everything"])
    )

    assert shown(page) == set(ROUTES)
    assert page.context["why_fewer"] == page.context["choices"] == ""


def test_a_child_sees_that_cadets_are_ticked_and_stays_with_them_by_choosing_nothing(visitor):
    visitor.finish(**{"date-of-birth": A_CHILD})

    assert 'value="cadet" checked' in text(visitor.get("fit-choice"))
    assert shown(visitor.post("fit-choice")) == {"cadet"}


def test_another_birthday_widens_and_narrows_what_is_asked(visitor):
    visitor.finish(**{"date-of-birth": A_CHILD})

    page = visitor.answer_all(EVERY_ANSWER, visitor.answer("date-of-birth", "1990-05-04"))
    assert shown(page) == set(ROUTES)

    page = visitor.answer("date-of-birth", A_CHILD)
    assert shown(page) == {"cadet"}
    assert "You are under 16" in text(page)
    assert [row["short"] for row in page.context["answers"]] == [
        "Date of birth",
        "Lives in our area",
        "Parent or carer agrees",
    ]


def test_a_child_can_have_the_results_sent(visitor):
    visitor.finish(**{"date-of-birth": A_CHILD})

    assert visitor.post("copy", email="sam@example.com").resolver_match.url_name == "on-its-way"


def test_a_child_from_elsewhere_can_ask_for_every_reason_and_hears_of_cadets_only(visitor):
    page = visitor.finish(**{"date-of-birth": A_CHILD, "lives-in-area": "no"})
    assert page.context["more_words"] == "Answer at least 1 more question to see every reason"

    visitor.answer_all({**EVERY_ANSWER, "date-of-birth": A_CHILD}, visitor.post("every-reason"))

    assert visitor.pages == OF_CADETS
