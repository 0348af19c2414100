"""Two answers that cannot both be right: asked about once, and never in a circle."""

import pytest
from django.urls import reverse

from tests.factories import VacancyFactory
from tests.visitor import EVERY_ANSWER

pytestmark = pytest.mark.django_db

A_CHILD = {"date-of-birth": "2012-05-04"}
ANSWERS = {**EVERY_ANSWER, **A_CHILD}


def at(response):
    return response.resolver_match.url_name


def code(page):
    return page.context["code"]


def meet_conflict(visitor, about=("officer",)):
    return visitor.answer_all(ANSWERS, visitor.post("fit-start", about=list(about)))


def both_are_right(visitor, page):
    while at(page) == "conflict":
        page = visitor.post("conflict", about=code(page), right="both")
        page = visitor.answer_all(ANSWERS, page)
    return page


def test_the_page_shows_both_answers_and_asks_which_is_right(visitor):
    page = meet_conflict(visitor)

    assert at(page) == "conflict"
    assert page.context["pair"] == [
        {"short": "Date of birth", "words": "4 May 2012"},
        {"short": "Driving licence", "words": "Full licence, manual"},
    ]
    assert "These two answers do not fit. Which is right?" in page.content.decode()


def test_one_of_them_can_be_changed(visitor):
    page = meet_conflict(visitor)

    page = visitor.post("conflict", about=code(page), right="date-of-birth")
    assert visitor.asked(page) == "date-of-birth"
    page = visitor.answer("date-of-birth", "1990-05-04")

    assert visitor.asked(page) == "qualifications"


def test_when_both_are_right_the_questions_go_on_and_end(visitor):
    page = both_are_right(visitor, meet_conflict(visitor))

    assert at(page) == "results"
    assert at(visitor.get("results")) == "results"


def test_each_conflict_is_asked_about_by_itself(visitor):
    page = meet_conflict(visitor)
    first = code(page)

    page = visitor.answer_all(ANSWERS, visitor.post("conflict", about=first, right="both"))

    assert at(page) == "conflict"
    assert code(page) != first


def test_the_results_cannot_be_had_around_it(visitor):
    meet_conflict(visitor)

    assert at(visitor.get("results")) == "conflict"
    assert at(visitor.get("print")) == "conflict"


def test_back_from_it_shows_the_answer_and_going_on_comes_back_to_it(visitor):
    page = meet_conflict(visitor)
    assert page.context["back_url"] == reverse("question", args=["driving-licence"])

    page = visitor.answer("driving-licence", "manual")

    assert at(page) == "conflict"


def test_the_same_answer_said_again_settles_nothing_anew(visitor):
    both_are_right(visitor, meet_conflict(visitor))

    assert at(visitor.answer("date-of-birth", A_CHILD["date-of-birth"])) == "results"


def test_a_changed_answer_may_be_asked_about_again(visitor):
    both_are_right(visitor, meet_conflict(visitor))

    assert at(visitor.answer("date-of-birth", "2012-05-05")) == "conflict"


def test_an_answer_changed_from_the_results_leads_to_it_and_back(visitor):
    visitor.finish(["officer"])

    page = visitor.answer("date-of-birth", A_CHILD["date-of-birth"])
    assert at(page) == "conflict"
    visitor.post("conflict", about=code(page), right="date-of-birth")

    assert at(visitor.answer("date-of-birth", "1990-05-04")) == "results"


def test_a_conflict_that_is_gone_leads_on(visitor):
    page = meet_conflict(visitor)
    visitor.answer("driving-licence", "learning")

    page = visitor.post("conflict", about=code(page), right="both")

    assert visitor.asked(page) == "qualifications"


def test_pressing_twice_settles_one_conflict_and_not_the_next(visitor):
    page = meet_conflict(visitor)
    first = code(page)
    visitor.answer_all(ANSWERS, visitor.post("conflict", about=first, right="both"))

    page = visitor.post("conflict", about=first, right="both")

    assert at(page) == "conflict"
    assert code(page) != first


@pytest.mark.parametrize("said", [{}, {"right": "martian"}, {"right": "\0"}, {"right": "status"}])
def test_a_bad_choice_is_told_twice_and_nothing_is_lost(visitor, said):
    page = meet_conflict(visitor)

    page = visitor.post("conflict", about=code(page), **said)
    html = " ".join(page.content.decode().split())

    assert html.count("Select which answer to change") == 2
    assert "<title>Error: " in html
    assert page.context["pair"][0]["words"] == "4 May 2012"


def test_the_error_goes_when_a_choice_is_made(visitor):
    page = meet_conflict(visitor)
    visitor.post("conflict", about=code(page))
    visitor.post("conflict", about=code(page), right="driving-licence")

    page = visitor.answer("driving-licence", "manual")

    assert at(page) == "conflict"
    assert "There is a problem" not in page.content.decode()


def test_without_a_conflict_its_page_leads_on(visitor):
    assert at(visitor.get("conflict")) == "fit-start"
    visitor.finish()
    assert at(visitor.get("conflict")) == "results"


def test_answers_that_no_chosen_route_reads_are_not_held_against_each_other(visitor):
    both_are_right(visitor, meet_conflict(visitor))
    visitor.answer("date-of-birth", "2012-05-06")

    page = visitor.post("fit-choice", about=["cadet"])

    assert visitor.asked(page) == "lives-in-area"


def test_somebody_who_chose_cadets_and_then_took_a_vacancy_goes_in_no_circle(visitor):
    vacancy = VacancyFactory(route_slug="pcep")
    visitor.finish(["cadet"], **A_CHILD)

    page = visitor.answer_all(ANSWERS, visitor.post("apply", vacancy.reference))
    assert at(page) == "conflict"
    page = both_are_right(visitor, page)

    assert at(page) == "apply"
