"""The questionnaire as a person meets it: forwards, backwards, wrong, tampered with."""

import json

import pytest
from django.urls import reverse

from recruitment.answers_cookie import NAME, SHAPE
from recruitment.encryption import seal
from recruitment.models import Applicant, Application, SignInCode
from tests.factories import VOLUNTEER_ANSWERS, VacancyFactory
from tests.moments import NOW, TODAY
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db

EVERYTHING = {
    **VOLUNTEER_ANSWERS,
    "driving-licence": "manual",
    "qualifications": ["level-3"],
    "tattoos": "none",
}


@pytest.fixture(autouse=True)
def today(time_machine):
    time_machine.move_to(NOW)


@pytest.fixture
def visitor(client):
    return Visitor(client)


def finished(visitor, **changed):
    return visitor.answer_all({**EVERYTHING, **changed}, visitor.post("fit-start"))


def text(response):
    return response.content.decode()


def test_a_person_answers_and_sees_a_card_for_each_route(visitor):
    page = finished(visitor)

    assert page.resolver_match.url_name == "results"
    assert [card["tone"] for card in page.context["cards"]] == ["now"] * 4
    assert "You fit the bill for all 4 of our routes" in text(page)


def test_nobody_answers_more_than_eleven_pages(visitor):
    finished(visitor)

    assert len(visitor.pages) <= 11


def test_a_person_of_sixteen_sees_the_day_on_which_each_route_opens(visitor):
    page = finished(visitor, **{"date-of-birth": "2010-03-04"})

    tags = {card["route_title"]: card["tag"] for card in page.context["cards"]}
    assert "Not yet, from 4 March 2027" in tags.values()
    assert "start from 4 March 2028" in text(page)


def test_every_card_that_is_not_open_has_a_reason_a_source_and_a_next_step(visitor):
    page = finished(visitor, **{"date-of-birth": "2010-03-04", "status": "limited"})

    for card in page.context["cards"]:
        for finding in card["findings"]:
            assert finding["reason"]
            assert finding["source"]
            assert finding["next_step"] or card["tone"] == "now"


def test_nothing_that_was_answered_is_on_the_server(visitor):
    finished(visitor)

    assert not visitor.client.session.keys()
    assert not Applicant.objects.exists()
    assert not Application.objects.exists()
    assert not SignInCode.objects.exists()


def test_a_question_page_asks_the_database_nothing(visitor, django_assert_num_queries):
    visitor.post("fit-start")

    with django_assert_num_queries(0):
        visitor.get("question", "date-of-birth")


@pytest.mark.parametrize("number", [1, 3])
def test_the_results_take_one_query_for_any_number_of_vacancies(
    visitor, number, django_assert_num_queries
):
    VacancyFactory.create_batch(number)
    finished(visitor)

    with django_assert_num_queries(1):
        visitor.get("results")


def test_back_shows_what_was_said_before(visitor):
    visitor.post("fit-start")
    visitor.answer("date-of-birth", "1990-05-04")
    visitor.answer("status", "irish")

    page = text(visitor.get("question", "status"))

    checked = page[page.index('value="irish"') :][:60]
    assert "checked" in checked
    assert reverse("question", args=["date-of-birth"]) in page


def test_the_back_link_of_the_first_question_leads_to_the_start(visitor):
    visitor.post("fit-start")

    page = text(visitor.get("question", "date-of-birth"))

    assert f'class="govuk-back-link" href="{reverse("fit-start")}"' in " ".join(page.split())


def test_an_answer_can_be_changed_from_the_results(visitor):
    finished(visitor)

    page = visitor.answer("driving-licence", "automatic")

    assert page.resolver_match.url_name == "results"
    assert "automatic" in text(page)


def test_answers_that_are_read_no_more_do_not_count(visitor):
    page = finished(visitor, status="pre-settled", passport="swiss")
    assert "Not yet" in text(page)

    page = visitor.answer("status", "british")

    assert [card["tone"] for card in page.context["cards"]] == ["now"] * 4


@pytest.mark.parametrize(
    ("key", "fields", "error"),
    [
        pytest.param("status", {}, "Select what gives you the right to live", id="nothing chosen"),
        pytest.param("status", {"answer": "martian"}, "Select what gives", id="no such option"),
        pytest.param("date-of-birth", {}, "Enter your date of birth", id="no date"),
        pytest.param(
            "date-of-birth",
            {"answer_day": "31", "answer_month": "2", "answer_year": "1990"},
            "must be a real date",
            id="31 February",
        ),
        pytest.param(
            "date-of-birth",
            {"answer_day": "1", "answer_month": "", "answer_year": "1990"},
            "The date must include a month",
            id="no month",
        ),
        pytest.param(
            "date-of-birth",
            {"answer_day": "1", "answer_month": "1", "answer_year": "2027"},
            "must be in the past",
            id="a birthday to come",
        ),
        pytest.param(
            "date-of-birth",
            {"answer_day": "1", "answer_month": "1", "answer_year": "0"},
            "must be a real date",
            id="the year nought",
        ),
        pytest.param(
            "date-of-birth",
            {"answer_day": "٣", "answer_month": "1", "answer_year": "1990"},
            "must be a real date",
            id="digits of another script",
        ),
        pytest.param(
            "date-of-birth",
            {"answer_day": "9" * 5000, "answer_month": "1", "answer_year": "1990"},
            "must be a real date",
            id="five thousand digits",
        ),
        pytest.param(
            "past",
            {"answer": ["none", "custody"]},
            "Select what is true, or only select",
            id="none of these and one of these",
        ),
        pytest.param("past", {"answer": ["\0"]}, "Select what fits you", id="a null sign"),
    ],
)
def test_a_bad_answer_is_told_twice_in_the_same_words_and_what_was_typed_stays(
    visitor, key, fields, error
):
    visitor.post("fit-start")

    page = visitor.client.post(reverse("question", args=[key]), fields, follow=True)

    assert [status for _, status in page.redirect_chain] == [303]
    html = text(page)
    assert html.count(error) == 2
    assert "There is a problem" in html
    assert "<title>Error: " in " ".join(html.split())
    for value in fields.values():
        assert not isinstance(value, str) or value[:40] in html or value == "martian"


def test_a_good_answer_makes_the_error_go(visitor):
    visitor.post("fit-start")
    visitor.client.post(reverse("question", args=["date-of-birth"]), {})
    visitor.answer("date-of-birth", "1990-05-04")

    assert "There is a problem" not in text(visitor.get("question", "date-of-birth"))


def test_an_error_stays_with_its_own_question(visitor):
    visitor.post("fit-start")
    visitor.client.post(reverse("question", args=["status"]), {})

    assert "There is a problem" not in text(visitor.get("question", "date-of-birth"))


def test_a_month_may_be_written_as_a_name(visitor):
    visitor.post("fit-start")

    page = visitor.client.post(
        reverse("question", args=["date-of-birth"]),
        {"answer_day": " 4", "answer_month": "March", "answer_year": "1990"},
    )

    assert page.status_code == 302


@pytest.mark.parametrize(
    "cookie",
    [
        pytest.param("rubbish", id="rubbish"),
        pytest.param("", id="empty"),
        pytest.param(lambda: seal("not json", "other"), id="sealed for something else"),
        pytest.param(lambda: seal("not json", NAME), id="not even JSON"),
        pytest.param(lambda: seal(json.dumps([SHAPE, {"answers": 5}]), NAME), id="not answers"),
        pytest.param(lambda: seal(json.dumps({"status": "british"}), NAME), id="an older shape"),
        pytest.param(lambda: seal(json.dumps([0, {"seen": 7}]), NAME), id="another older shape"),
        pytest.param(
            lambda: seal(
                json.dumps([SHAPE, {"answers": {"status": "gone"}, "seen": ["status"]}]), NAME
            ),
            id="an option from before a release",
        ),
    ],
)
def test_a_cookie_that_makes_no_sense_is_a_fresh_start(visitor, cookie):
    visitor.client.cookies[NAME] = cookie() if callable(cookie) else cookie

    for name, args in (("results", []), ("question", ["status"]), ("fit-start", [])):
        assert visitor.get(name, *args).status_code == 200


def test_answers_run_out_after_an_hour(visitor, time_machine):
    finished(visitor)
    time_machine.shift(3601)

    assert visitor.get("results").resolver_match.url_name == "fit-start"


def test_an_unknown_question_is_a_404(visitor):
    assert visitor.get("question", "height").status_code == 404


def test_the_cookie_tells_nothing_and_scripts_cannot_read_it(visitor):
    finished(visitor)

    cookie = visitor.client.cookies[NAME]
    assert cookie["httponly"]
    assert "1990" not in cookie.value
    assert len(cookie.value) < 4096


def test_no_answer_is_ever_in_an_address(visitor):
    response = visitor.post("fit-start")
    while key := visitor.asked(response):
        response = visitor.answer(key, EVERYTHING[key])
        assert all("?" not in address for address, _ in response.redirect_chain)


def test_results_before_any_answer_lead_to_the_start(visitor):
    assert visitor.get("results").resolver_match.url_name == "fit-start"


def test_results_half_way_lead_to_the_next_question(visitor):
    visitor.post("fit-start")
    visitor.answer("date-of-birth", "1990-05-04")

    assert visitor.asked(visitor.get("results")) == "status"


def test_a_route_without_a_vacancy_says_that_it_is_not_recruiting(visitor):
    VacancyFactory(closes_on=TODAY)

    page = finished(visitor)

    closed = {card["route_title"]: card["closed"] for card in page.context["cards"]}
    assert sorted(closed.values()) == [False, True, True, True]


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
        pytest.param(
            {"date-of-birth": "2010-03-04"}, "Not yet, from 4 March 2027", "notyet", id="not yet"
        ),
        pytest.param(
            {"past": ["custody"]}, "You cannot apply for this route", "cannot", id="cannot"
        ),
    ],
)
def test_each_verdict_has_its_label_and_only_open_routes_have_a_button(visitor, changed, tag, tone):
    vacancy = VacancyFactory(route_slug="pcep")

    page = finished(visitor, **{"not-protected": "no", **changed})

    cards = {card["route_title"]: card for card in page.context["cards"]}
    card = cards["Police Constable Entry Programme"]
    assert (card["tag"], card["tone"]) == (tag, tone)
    offered = f'href="{reverse("apply", args=[vacancy.reference])}"' in text(page)
    assert offered == (tone in ("now", "check"))
