"""Whose pages they are, and how answers are withdrawn."""

import pytest
from django.urls import reverse

from recruitment.equality import services
from recruitment.equality.questions import PAGES as QUESTION_PAGES
from recruitment.equality.questions import Said
from recruitment.models import EqualityAnswers
from tests.equality.conftest import EMAIL
from tests.equality.reading import asked_now, text
from tests.factories import ApplicantFactory, VacancyFactory, draft, sent
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db

PAGES = ("equality", "equality-answers", "equality-withdrawn")


def test_one_press_withdraws_all_answers_and_the_page_says_so(visitor, application):
    visitor.post("equality-question", application.reference, "sex", answer="female")

    page = visitor.post("equality-withdrawn", application.reference)

    assert "Your equality answers are deleted" in text(page)
    assert not EqualityAnswers.objects.exists()
    assert visitor.get("equality", application.reference).resolver_match.url_name == "equality"


def test_the_page_never_says_that_answers_are_deleted_when_there_are_some(visitor, application):
    visitor.post("equality-question", application.reference, "sex", answer="female")

    page = visitor.get("equality-withdrawn", application.reference)

    assert page.resolver_match.url_name == "equality-answers"
    assert EqualityAnswers.objects.exists()


def test_pressing_twice_keeps_one_answer_and_withdrawing_twice_is_no_error(visitor, application):
    for _ in range(2):
        page = visitor.post("equality-question", application.reference, "sex", answer="female")
        assert asked_now(page) == "gender-identity"
    assert EqualityAnswers.objects.count() == 1

    for _ in range(2):
        assert visitor.post("equality-withdrawn", application.reference).status_code == 200


def test_an_answer_given_after_the_session_ran_out_comes_back_after_the_code(visitor, application):
    visitor.client.session.flush()
    fields = {"answer": "any-other", "own": "Jedi"}

    asked = visitor.post("equality-question", application.reference, "religion", **fields)
    assert asked.resolver_match.url_name == "return"
    page = visitor.sign_in(EMAIL)

    assert asked_now(page) == "religion"
    assert {name: page.context["form"][name].value() for name in fields} == fields


def test_withdrawing_after_the_session_ran_out_is_done_after_the_code(visitor, application):
    visitor.post("equality-question", application.reference, "sex", answer="female")
    visitor.client.session.flush()

    visitor.post("equality-withdrawn", application.reference)
    assert EqualityAnswers.objects.exists()
    page = visitor.sign_in(EMAIL)

    assert "Your equality answers are deleted" in text(page)
    assert not EqualityAnswers.objects.exists()


def addresses(reference):
    yield from (reverse(name, args=[reference]) for name in PAGES)
    for name in ("equality-question", "equality-change"):
        yield from (reverse(name, args=[reference, key]) for key in QUESTION_PAGES)


def test_another_persons_application_is_a_404_and_nothing_happens_to_it(visitor, application):
    others = sent()
    services.answer(others, {"sex": Said("male")}, on=others.submitted_at.date())

    for address in addresses(others.reference):
        assert visitor.client.get(address).status_code == 404
        assert visitor.client.post(address, {"answer": "yes"}).status_code == 404

    assert services.read(others) == {"sex": Said("male")}


def test_nobody_gets_in_without_signing_in(client, application):
    for address in addresses(application.reference):
        assert client.get(address).url == reverse("return")


def test_a_draft_leads_back_to_the_draft():
    begun = draft(applicant=ApplicantFactory(email="new@home.example"))
    visitor = Visitor()
    visitor.sign_in("new@home.example")

    for address in addresses(begun.reference):
        assert visitor.client.post(address, {"answer": "yes"})["Location"] == reverse(
            "sent", args=[begun.reference]
        )
    assert visitor.get("equality", begun.reference).status_code == 200
    assert not EqualityAnswers.objects.exists()


def test_the_answers_of_two_applications_of_one_person_are_kept_apart(visitor, application):
    other = sent(applicant=application.applicant, vacancy=VacancyFactory())

    visitor.post("equality-question", application.reference, "sex", answer="female")

    assert services.read(other) == {}


def test_a_question_page_takes_a_bounded_number_of_queries(
    visitor, application, django_assert_max_num_queries
):
    visitor.post("equality-question", application.reference, "sex", answer="female")
    address = reverse("equality-question", args=[application.reference, "religion"])

    with django_assert_max_num_queries(4):
        visitor.client.get(address)
    with django_assert_max_num_queries(8):  # two of them are the savepoint of the test
        visitor.client.post(address, {"answer": "none"})
    with django_assert_max_num_queries(4):
        visitor.client.get(reverse("equality-answers", args=[application.reference]))
