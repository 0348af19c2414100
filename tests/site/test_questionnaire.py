"""The questionnaire as a person meets it: forwards, backwards, wrong, tampered with."""

import json

import pytest
from django.http import HttpResponse
from django.urls import reverse

from recruitment.answers_cookie import LONGEST_REPEATED, NAME, SHAPE, Visit, write
from recruitment.eligibility import QUESTIONS, Kind, restore
from recruitment.encryption import seal
from tests.factories import VacancyFactory
from tests.moments import NOW, TODAY
from tests.visitor import EVERY_ANSWER, Visitor

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(time_machine):
    time_machine.move_to(NOW)


@pytest.fixture
def visitor(client):
    return Visitor(client)


def text(response):
    return response.content.decode()


def tones(page):
    return [card["tone"] for section in page.context["sections"] for card in section["cards"]]


def test_nobody_who_can_apply_answers_more_than_eleven_pages(visitor):
    visitor.finish()

    assert len(visitor.pages) <= 11


@pytest.mark.parametrize("about", ["officer", "staff", "volunteer", "cadet"])
def test_a_question_comes_once_and_its_number_counts_them(visitor, about):
    response = visitor.post("fit-start", about=[about])

    while key := visitor.asked(response):
        visitor.pages.append(key)
        assert f"Question {len(visitor.pages)}" in text(response)
        response = visitor.answer(key, EVERY_ANSWER[key])

    assert len(set(visitor.pages)) == len(visitor.pages)


def test_a_question_page_asks_the_database_nothing(visitor, django_assert_num_queries):
    visitor.post("fit-start")

    with django_assert_num_queries(0):
        visitor.get("question", "date-of-birth")


@pytest.mark.parametrize("number", [1, 3])
def test_the_results_take_one_query_for_any_number_of_vacancies(
    visitor, number, django_assert_num_queries
):
    VacancyFactory.create_batch(number)
    visitor.finish()

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
    visitor.finish()

    page = visitor.answer("driving-licence", "automatic")

    assert page.resolver_match.url_name == "results"
    assert "automatic" in text(page)


def test_answers_that_are_read_no_more_do_not_count(visitor):
    page = visitor.finish(status="pre-settled", passport="swiss")
    assert "Not yet" in text(page)

    page = visitor.answer("status", "british")

    assert "passport" not in [row["change_url"].split("/")[-2] for row in page.context["answers"]]
    assert set(tones(page)) == {"now", "cannot"}


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
            "any-of-these",
            {"answer": ["none", "custody"]},
            "Select what is true, or only select",
            id="none of these and one of these",
        ),
        pytest.param("any-of-these", {"answer": ["\0"]}, "Select what fits you", id="a null sign"),
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
    visitor.finish()
    time_machine.shift(3601)

    assert visitor.get("results").resolver_match.url_name == "fit-start"


def test_an_unknown_question_is_a_404(visitor):
    assert visitor.get("question", "height").status_code == 404


def test_the_cookie_tells_nothing_and_scripts_cannot_read_it(visitor):
    visitor.finish()

    cookie = visitor.client.cookies[NAME]
    assert cookie["httponly"]
    assert "1990" not in cookie.value
    assert len(cookie.value) < 4096


def test_no_answer_is_ever_in_an_address(visitor):
    response = visitor.post("fit-start")
    while key := visitor.asked(response):
        response = visitor.answer(key, EVERY_ANSWER[key])
        assert all("?" not in address for address, _ in response.redirect_chain)


def test_results_before_any_answer_lead_to_the_start(visitor):
    assert visitor.get("results").resolver_match.url_name == "fit-start"


def test_results_half_way_lead_to_the_next_question(visitor):
    visitor.post("fit-start")
    visitor.answer("date-of-birth", "1990-05-04")

    assert visitor.asked(visitor.get("results")) == "status"


def longest(question):
    codes = [str(option.code) for option in question.options]
    if question.kind is Kind.DAY:
        return "2026-11-22"
    if question.kind is Kind.ONE:
        return max(codes, key=len)
    return [str(option.code) for option in question.options if not option.apart]


def test_the_longest_set_of_answers_fits_into_a_cookie(visitor):
    answers = restore({question.key: longest(question) for question in QUESTIONS}, TODAY)
    response = HttpResponse()
    visit = Visit(
        answers,
        vacancy="VACANCY-123456",
        wrong=("turned-down-constable", "9" * LONGEST_REPEATED),
        chosen=("officer", "staff", "volunteer", "cadet"),
        thorough=True,
        both_right=("police-service-age", "insolvency-age", "came-before-birth"),
    )

    write(response, visit)

    assert len(answers.raw) == len(QUESTIONS)
    assert len(response.cookies[NAME].OutputString()) < 4096
