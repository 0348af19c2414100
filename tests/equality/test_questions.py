"""The set of questions, as values."""

import pytest

from recruitment.equality.questions import (
    BY_KEY,
    NOT_SAYING,
    QUESTIONS,
    Said,
    asked,
    still_meant,
)

GROUPS = ("white", "mixed", "asian", "black", "other")


def keys(questions):
    return [question.key for question in questions]


def test_the_whole_set_in_the_order_of_the_standard():
    assert keys(asked({}, 36)) == [
        "age",
        "disability",
        "ethnic-group",
        "marriage",
        "religion",
        "sex",
        "gender-identity",
        "sexual-orientation",
    ]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.key)
def test_every_question_can_be_answered_with_prefer_not_to_say_and_names_no_option_twice(question):
    codes = [option.code for option in question.choices]

    assert codes[-1] == NOT_SAYING
    assert question.label(NOT_SAYING) == "Prefer not to say"
    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize("code", ["no", NOT_SAYING])
def test_how_much_a_condition_affects_somebody_is_asked_only_after_a_yes(code):
    assert "disability-effect" in keys(asked({"disability": Said("yes")}, 36))
    assert "disability-effect" not in keys(asked({"disability": Said(code)}, 36))


@pytest.mark.parametrize("group", GROUPS)
def test_only_the_background_within_the_own_group_is_asked(group):
    backgrounds = [
        key for key in keys(asked({"ethnic-group": Said(group)}, 36)) if "ethnic-" in key
    ]

    assert backgrounds == ["ethnic-group", f"ethnic-{group}"]


@pytest.mark.parametrize(("years", "number"), [(13, 5), (15, 5), (16, 8), (None, 8)])
def test_nobody_under_16_is_asked_what_the_census_does_not_ask_them(years, number):
    assert len(asked({}, years)) == number


def test_a_changed_answer_takes_what_followed_from_it_with_it():
    answers = {"ethnic-group": Said("asian"), "ethnic-white": Said("irish"), "sex": Said("male")}

    assert set(still_meant(answers)) == {"ethnic-group", "sex"}


def test_an_answer_to_a_question_that_has_gone_is_forgotten():
    assert still_meant({"star-sign": Said("leo")}) == {}


def test_an_option_that_has_gone_is_known_by_its_code():
    assert BY_KEY["sex"].label("gone") == "gone"
