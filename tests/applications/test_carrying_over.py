"""From the questionnaire into the application: only with a yes, and never with two truths."""

import pytest

from recruitment.models import Application
from tests.applications.applying import EMAIL, OFFICER_ANSWERS, plain, save, text
from tests.factories import VacancyFactory
from tests.visitor import DECLARED

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


@pytest.fixture
def constable():
    return VacancyFactory(route_slug="pcep")


def answered(visitor, vacancy, **changed):
    """At the page where an application begins, with everything answered."""
    page = visitor.post("apply", vacancy.reference)
    return visitor.answer_all({**OFFICER_ANSWERS, **changed}, page)


def test_the_page_asks_first_and_says_where_the_answers_go(visitor, constable):
    page = answered(visitor, constable)

    assert "Use my answers from the questions" in text(page)
    assert "Your right to be here, Your qualifications" in plain(page)


def test_a_route_to_which_nothing_is_carried_over_asks_nothing(visitor, vacancy):
    page = answered(visitor, vacancy)

    assert "Use my answers" not in text(page)


def test_what_the_route_does_not_read_is_not_offered(visitor, constable):
    answered(visitor, constable)

    page = visitor.get("apply", VacancyFactory(route_slug="police-staff").reference)

    assert "We put them into: Your right to be here. You check" in plain(page)


@pytest.mark.parametrize(("ticked", "carried"), [({"use_answers": "yes"}, 2), ({}, 0)])
def test_answers_are_carried_over_only_with_a_tick_made_before_signing_in(
    visitor, constable, ticked, carried
):
    answered(visitor, constable)

    visitor.post("apply", constable.reference, **ticked)
    page = visitor.sign_in(EMAIL)

    assert page.resolver_match.url_name == "tasks"
    assert Application.objects.get().parts.count() == carried


def test_each_is_marked_with_where_it_comes_from_until_it_is_saved(visitor, constable):
    answered(visitor, constable)
    visitor.post("apply", constable.reference, use_answers="yes")
    page = visitor.sign_in(EMAIL)
    reference = page.resolver_match.kwargs["reference"]

    assert plain(page).count("From your answers on 23 November. Check them.") == 2
    section = visitor.get("section", reference, "right-to-be-here")
    assert "From your answers on 23 November." in plain(section)
    assert "I am a British citizen" in text(section)
    after = save(visitor, reference, "right-to-be-here")
    assert plain(after).count("From your answers on 23 November") == 1


def test_what_was_carried_over_and_not_confirmed_is_not_sent(visitor, constable):
    answered(visitor, constable)
    visitor.post("apply", constable.reference, use_answers="yes")
    reference = visitor.sign_in(EMAIL).resolver_match.kwargs["reference"]

    page = visitor.post("check", reference, shown=Application.objects.get().version, **DECLARED)

    assert "Your right to be here" in [task["title"] for task in page.context["left"]]


BANNED = {"police-record": ["driving-ban"], "driving-ban-ends": "2027-01-01"}


def ban_is_over(visitor, vacancy):
    """Everything is answered, and then the end of a driving ban is changed to a day in the past."""
    answered(visitor, vacancy, **BANNED)
    return visitor.answer("driving-ban-ends", "2020-05-04")


def test_two_answers_that_do_not_fit_are_shown_before_anything_begins(visitor, constable):
    ban_is_over(visitor, constable)

    for come in (visitor.post, visitor.get):
        page = come("apply", constable.reference)
        assert page.resolver_match.url_name == "conflict"
        assert "you could drive again from 4 May 2020" in plain(page)
    assert not Application.objects.exists()


def test_when_both_are_right_the_application_begins(visitor, constable):
    page = ban_is_over(visitor, constable)

    page = visitor.post("conflict", about=page.context["code"], right="both")

    assert page.resolver_match.url_name == "apply"
    visitor.post("apply", constable.reference)
    assert visitor.sign_in(EMAIL).resolver_match.url_name == "tasks"


def test_when_one_is_changed_it_is_judged_again(visitor, constable):
    ban_is_over(visitor, constable)

    page = visitor.answer("driving-ban-ends", "2027-05-04")

    assert page.resolver_match.url_name == "apply"
    assert "You can apply from" in plain(page)
