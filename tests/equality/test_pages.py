"""The equality questions as an applicant without JavaScript meets them."""

import pytest
from django.urls import reverse

from recruitment.equality import services
from recruitment.equality.questions import GIVEN, HELD, NOT_SAYING, QUESTIONS, Said
from recruitment.models import EqualityAnswers
from tests.equality.reading import asked_now, fields, say_first, shown, text
from tests.factories import VOLUNTEER_ANSWERS, ApplicantFactory, sent
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db

IN_TURN = (
    "age",
    "disability",
    "ethnic-group",
    "marriage",
    "religion",
    "sex",
    "gender-identity",
    "sexual-orientation",
)
PAGES = ("equality", "equality-answers", "equality-withdrawn")


def test_first_an_explanation_which_asks_nothing(visitor, application):
    page = visitor.get("equality", application.reference)

    assert "We have received your application" in text(page)
    assert "Your answers do not affect your application" in text(page)
    assert reverse("equality-question", args=[application.reference, "age"]) in text(page)
    assert not EqualityAnswers.objects.exists()


def test_every_question_can_be_passed_without_an_answer_and_then_nothing_is_kept(
    visitor, application
):
    page = visitor.get("equality-question", application.reference, "age")
    passed = []
    while key := asked_now(page):
        passed.append(key)
        page = visitor.post("equality-question", application.reference, key)

    assert tuple(passed) == IN_TURN
    assert "We keep nothing" in text(page)
    assert set(shown(page).values()) == {""}
    assert not EqualityAnswers.objects.exists()


def ways_to_answer():
    for question in QUESTIONS:
        for option in question.choices:
            yield pytest.param(question, option, id=f"{question.key}: {option.label}")


@pytest.mark.parametrize(("question", "option"), list(ways_to_answer()))
def test_every_option_is_kept_and_shown(visitor, application, question, option):
    say_first(visitor, application, question)

    posted = fields(question, option.code)
    visitor.post("equality-question", application.reference, question.page, **posted)

    expected = {GIVEN: "41", HELD: "36"}.get(option.code, option.label)
    page = visitor.get("equality-answers", application.reference)
    assert services.read(application)[question.key].code == option.code
    assert shown(page)[question.short] == expected
    again = visitor.get("equality-question", application.reference, question.page)
    assert {name: again.context["form"][name].value() for name in posted} == posted


@pytest.mark.parametrize(
    "question", [q for q in QUESTIONS if q.described and q.key != "age"], ids=lambda q: q.key
)
def test_own_words_are_kept_with_the_option_that_asks_for_them_and_with_no_other(
    visitor, application, question
):
    described = question.described.code
    say_first(visitor, application, question)
    kept = []
    for chosen in (described, "", NOT_SAYING):
        posted = {"answer": chosen, "own": " My  own "}
        visitor.post("equality-question", application.reference, question.page, **posted)
        kept.append(services.read(application)[question.key])

    assert kept == [Said(described, "My own"), Said(described, "My own"), Said(NOT_SAYING)]


@pytest.mark.parametrize(
    ("posted", "kept"),
    [
        ({"answer": "yes", "then": "a-lot"}, {"disability": "yes", "disability-effect": "a-lot"}),
        ({"answer": "yes"}, {"disability": "yes"}),
        ({"then": "a-little"}, {"disability": "yes", "disability-effect": "a-little"}),
        ({"answer": "no", "then": "a-lot"}, {"disability": "no"}),
        ({"answer": NOT_SAYING, "then": "a-lot"}, {"disability": NOT_SAYING}),
        ({"then": "not-at-all"}, {}),
        ({"then": NOT_SAYING}, {}),
    ],
)
def test_how_much_a_condition_affects_somebody_is_kept_only_with_a_yes(
    visitor, application, posted, kept
):
    page = visitor.post("equality-question", application.reference, "disability", **posted)

    assert {key: said.code for key, said in services.read(application).items()} == kept
    assert EqualityAnswers.objects.exists() == bool(kept)
    assert asked_now(page) == "ethnic-group"


def test_own_words_come_back_when_they_are_to_be_changed(visitor, application):
    visitor.post(
        "equality-question", application.reference, "religion", answer="any-other", own="Jedi <b>"
    )

    page = visitor.get("equality-change", application.reference, "religion")
    answers = visitor.get("equality-answers", application.reference)

    assert page.context["form"]["own"].value() == "Jedi <b>"
    assert "Jedi &lt;b&gt;" in answers.content.decode()


def test_the_date_that_we_hold_is_used_only_if_the_person_agrees_and_kept_as_an_age(
    visitor, application
):
    page = visitor.get("equality-question", application.reference, "age")
    assert "You gave 4 May 1990" in text(page)
    assert not EqualityAnswers.objects.exists()

    visitor.post("equality-question", application.reference, "age", answer=HELD)

    assert services.read(application)["age"] == Said(HELD, "36")


@pytest.mark.parametrize(
    "age", ["", "9", "121", "abc", "-3", "27.5", "\uff12\uff17", "\0", "9" * 200]
)
def test_an_age_that_is_none_is_refused_in_words_and_what_was_typed_stays(
    visitor, application, age
):
    page = visitor.post("equality-question", application.reference, "age", answer=GIVEN, own=age)

    assert page.status_code == 200
    assert page.context["form"]["answer"].value() == GIVEN
    assert page.context["form"]["own"].value() == age
    assert list(page.context["form"].errors) == ["own"]
    assert not EqualityAnswers.objects.exists()


def test_an_age_typed_without_choosing_is_an_answer(visitor, application):
    visitor.post("equality-question", application.reference, "age", own="41")

    assert services.read(application)["age"] == Said(GIVEN, "41")


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"answer": "klingon"}, "Select one of the answers, or continue without one"),
        ({"answer": "\0"}, "Select one of the answers, or continue without one"),
        ({"answer": "any-other", "own": "x" * 101}, "must be 100 characters or less"),
        ({"answer": "any-other", "own": "a\0b"}, "a sign in them that we cannot keep"),
    ],
)
def test_bad_input_gets_a_clear_sentence_twice_and_a_page_that_was_asked_for(
    visitor, application, fields, words
):
    page = visitor.post("equality-question", application.reference, "religion", **fields)

    assert page.request["REQUEST_METHOD"] == "GET"
    assert text(page).count(words) == 2
    assert not EqualityAnswers.objects.exists()


def test_going_on_without_an_answer_leaves_an_earlier_answer_alone(visitor, application):
    visitor.post("equality-question", application.reference, "sex", answer="female")
    visitor.post("equality-question", application.reference, "sex")

    assert services.read(application) == {"sex": Said("female")}


def test_a_question_that_follows_is_asked_next_and_has_the_same_number(visitor, application):
    first = visitor.get("equality-question", application.reference, "ethnic-group")
    page = visitor.post("equality-question", application.reference, "ethnic-group", answer="black")

    assert asked_now(page) == "ethnic-background"
    numbers = [(one.context["number"], one.context["total"]) for one in (first, page)]
    assert numbers == [(3, 8), (3, 8)]


def test_back_leads_through_what_was_asked(visitor, application):
    visitor.post("equality-question", application.reference, "ethnic-group", answer="black")
    way, address = [], reverse("equality-question", args=[application.reference, "marriage"])
    while "/equality/" in address:
        page = visitor.client.get(address, follow=True)
        way.append(asked_now(page))
        address = page.context.get("back_url", "")

    assert way == ["marriage", "ethnic-background", "ethnic-group", "disability", "age", None]


def test_a_change_leads_back_to_the_answers_by_way_of_what_follows_from_it(visitor, application):
    reference = application.reference
    visitor.post("equality-question", reference, "ethnic-group", answer="white")
    visitor.post("equality-question", reference, "ethnic-background", answer="irish")

    page = visitor.post("equality-change", reference, "ethnic-group", answer="asian")
    assert page.resolver_match.url_name == "equality-change"
    assert asked_now(page) == "ethnic-background"
    page = visitor.post("equality-change", reference, "ethnic-background", answer="indian")

    assert page.resolver_match.url_name == "equality-answers"
    assert set(services.read(application)) == {"ethnic-group", "ethnic-asian"}


def test_a_change_to_the_same_answer_asks_nothing_again(visitor, application):
    reference = application.reference
    visitor.post("equality-question", reference, "ethnic-group", answer="white")
    visitor.post("equality-question", reference, "ethnic-background", answer="irish")

    page = visitor.post("equality-change", reference, "ethnic-group", answer="white")

    assert page.resolver_match.url_name == "equality-answers"
    assert services.read(application)["ethnic-white"] == Said("irish")


def test_a_background_chosen_in_a_tab_that_asked_about_another_group_is_not_kept(
    visitor, application
):
    reference = application.reference
    visitor.post("equality-question", reference, "ethnic-group", answer="asian")
    posted = {"answer": "any-other-white", "own": "Cornish"}

    page = visitor.post("equality-question", reference, "ethnic-background", **posted)

    assert "Select one of the answers" in text(page)
    assert set(services.read(application)) == {"ethnic-group"}


def test_a_page_of_a_question_that_is_not_asked_leads_to_the_beginning(visitor, application):
    page = visitor.get("equality-question", application.reference, "ethnic-background")
    assert page.resolver_match.url_name == "equality"

    visitor.post("equality-question", application.reference, "ethnic-background", answer="african")
    assert not EqualityAnswers.objects.exists()


def test_a_question_that_does_not_exist_is_a_404(visitor, application):
    assert visitor.get("equality-question", application.reference, "pets").status_code == 404


def test_part_answers_are_kept_and_the_same_address_leads_back_to_them(visitor, application):
    visitor.post("equality-question", application.reference, "sex", answer="female")

    page = visitor.get("equality", application.reference)

    assert page.resolver_match.url_name == "equality-answers"
    assert shown(page)["Sex"] == "Female"
    assert text(page).count("Not answered") == 7


def test_a_cadet_of_15_is_not_asked_about_marriage_gender_or_love(client):
    answers = {**VOLUNTEER_ANSWERS, "date-of-birth": "2011-11-24"}
    young = sent(applicant=ApplicantFactory(email="young@home.example"))
    young.answers = answers
    young.save()
    visitor = Visitor(client)
    visitor.sign_in("young@home.example")

    page = visitor.get("equality-answers", young.reference)

    assert set(shown(page)) == {"Age", "Health conditions", "Ethnic group", "Religion", "Sex"}
    for key in ("marriage", "gender-identity", "sexual-orientation"):
        page = visitor.get("equality-question", young.reference, key)
        assert page.resolver_match.url_name == "equality"


def test_without_a_date_of_birth_the_age_can_still_be_given(visitor, application):
    application.answers = {}
    application.save()

    page = visitor.get("equality-question", application.reference, "age")
    assert "I would rather give my age" in text(page)
    assert "Use the date" not in text(page)

    page = visitor.post("equality-question", application.reference, "age", answer=HELD)
    assert "Select one of the answers" in text(page)
