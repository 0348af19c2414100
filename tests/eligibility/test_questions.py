from datetime import date, timedelta

import pytest

from recruitment.eligibility import BY_KEY, QUESTIONS, Kind, Unacceptable
from recruitment.eligibility.questions import about_you, past, record, role
from recruitment.eligibility.questions.role import Licence, Tattoo
from tests.eligibility.people import TODAY


def refused(question, raw):
    with pytest.raises(Unacceptable) as refusal:
        question.parse(raw, TODAY)
    return str(refusal.value)


def test_a_radio_answer_has_its_own_type():
    assert role.driving_licence.parse("automatic", TODAY) is Licence.AUTOMATIC


def test_ticked_boxes_are_a_set():
    said = role.tattoos.parse(["piercing", "covered"], TODAY)

    assert said == {Tattoo.COVERED, Tattoo.PIERCING}


def test_a_day_is_a_date():
    assert about_you.date_of_birth.parse("2007-03-27", TODAY) == date(2007, 3, 27)


@pytest.mark.parametrize(
    "raw", [None, "", "manuel", "MANUAL", 1, ["manual"], {"manual": 1}, True], ids=repr
)
def test_a_radio_takes_nothing_but_its_options(raw):
    assert refused(role.driving_licence, raw) == role.driving_licence.error


@pytest.mark.parametrize(
    "raw", [None, "", "covered", [], ["covered", "?"], [["covered"]], [1], {"covered": 1}], ids=repr
)
def test_boxes_take_nothing_but_their_options(raw):
    assert refused(role.tattoos, raw) == role.tattoos.error


def test_none_of_these_cannot_be_ticked_with_something_else():
    assert (
        refused(role.tattoos, ["covered", "none"])
        == "Select what is true, or only select “None of these”"
    )


@pytest.mark.parametrize(
    ("question", "raw", "sentence"),
    [
        pytest.param(about_you.date_of_birth, "", "Enter your date of birth", id="missing"),
        pytest.param(about_you.date_of_birth, None, "Enter your date of birth", id="not text"),
        pytest.param(
            about_you.date_of_birth,
            "2007-02-31",
            "Date of birth must be a real date",
            id="31 February",
        ),
        pytest.param(
            about_you.date_of_birth,
            "20070327",
            "Date of birth must be a real date",
            id="written in another way",
        ),
        pytest.param(
            about_you.date_of_birth,
            "٢٠٠٧-03-27",
            "Date of birth must be a real date",
            id="digits of another script",
        ),
        pytest.param(
            about_you.date_of_birth,
            "1899-12-31",
            "Date of birth must be in 1900 or later",
            id="too long ago",
        ),
        pytest.param(
            about_you.date_of_birth,
            "2026-11-23",
            "Date of birth must be in the past",
            id="born today",
        ),
        pytest.param(
            about_you.came_to_uk,
            "2026-11-24",
            "Date you came to the UK must be today or in the past",
            id="came tomorrow",
        ),
        pytest.param(
            record.ban_ends,
            "2100-01-01",
            "First day you can drive again must be before 2100",
            id="a ban without an end",
        ),
    ],
)
def test_a_date_that_cannot_be_is_explained(question, raw, sentence):
    assert refused(question, raw) == sentence


@pytest.mark.parametrize(
    ("question", "raw"),
    [
        pytest.param(about_you.date_of_birth, "2026-11-22", id="born yesterday"),
        pytest.param(about_you.date_of_birth, "1900-01-01", id="born in 1900"),
        pytest.param(about_you.came_to_uk, "2026-11-23", id="came today"),
        pytest.param(record.ban_ends, "2099-12-31", id="banned for this century"),
    ],
)
def test_the_outermost_dates_are_taken(question, raw):
    assert question.parse(raw, TODAY).isoformat() == raw


@pytest.mark.parametrize(
    ("question", "raw", "words"),
    [
        pytest.param(about_you.date_of_birth, "2007-03-27", "27 March 2007", id="a day"),
        pytest.param(role.driving_licence, "automatic", "Full licence, automatic only", id="one"),
        pytest.param(
            role.tattoos,
            ["covered", "piercing"],
            "A tattoo that is not on my face, neck or hands; "
            "A piercing in my face, stretched ears, or the like",
            id="many",
        ),
        pytest.param(role.driving_licence, "horse", "horse", id="an option that has gone"),
    ],
)
def test_what_was_said_can_be_read_back_in_words(question, raw, words):
    assert question.words(raw) == words


def test_what_is_taken_today_is_taken_tomorrow():
    latest = {
        question: question.latest.day(TODAY) for question in QUESTIONS if question.kind is Kind.DAY
    }

    for question, day in latest.items():
        assert question.parse(day.isoformat(), TODAY + timedelta(days=1)) == day


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.key)
def test_every_question_can_be_asked(question):
    codes = [option.code for option in question.options]

    assert question.text.endswith("?")
    assert question.short
    assert question.why.endswith(".")
    assert question.error.startswith(("Select ", "Enter "))
    assert (question.kind is Kind.DAY) == (not codes)
    assert len(codes) == len(set(codes))
    assert BY_KEY[question.key] is question


@pytest.mark.parametrize(
    "question", [q for q in QUESTIONS if q.kind is not Kind.DAY], ids=lambda question: question.key
)
def test_every_choice_is_offered_once_and_those_apart_come_last(question):
    assert {option.code for option in question.options} == set(question.choices)
    assert [option.apart for option in question.options] == sorted(
        option.apart for option in question.options
    )


def test_keys_and_texts_are_told_apart():
    assert len(BY_KEY) == len(QUESTIONS)
    assert len({question.short for question in QUESTIONS}) == len(QUESTIONS)


def test_only_the_date_of_birth_is_filled_in_by_the_browser():
    assert [q for q in QUESTIONS if q.autocomplete_birthday] == [about_you.date_of_birth]


def test_money_and_groups_come_after_the_page_that_leads_to_them():
    order = list(QUESTIONS)

    assert order.index(past.past) < order.index(past.group_membership) < order.index(past.money)
