from datetime import date, timedelta

import pytest

from recruitment.eligibility import BY_KEY, QUESTIONS, Kind, Unacceptable
from recruitment.eligibility.questions import about_you, money, rare, record, role, service, work
from recruitment.eligibility.questions.role import Licence, Tattoo
from recruitment.eligibility.rules.qualifications import ready_to_study
from tests.eligibility.people import ESSEX, TODAY


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
            "A tattoo anywhere else; A piercing in my face, stretched ears, or the like",
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


@pytest.mark.parametrize(
    ("first", "then"),
    [
        pytest.param(about_you.status, about_you.pre_settled_passport, id="passport"),
        pytest.param(about_you.uk_residence, about_you.away, id="why away"),
        pytest.param(about_you.away, about_you.came_to_uk, id="came to the UK"),
        pytest.param(rare.rare, work.job, id="work"),
        pytest.param(rare.rare, role.tattoos, id="tattoos"),
        pytest.param(rare.rare, money.money, id="money"),
        pytest.param(money.money, money.insolvency_ended, id="insolvency"),
        pytest.param(rare.rare, service.police_service, id="service"),
        pytest.param(rare.rare, service.conduct_open, id="conduct"),
        pytest.param(service.dismissed_for, service.dismissed_on, id="dismissed"),
        pytest.param(service.turned_down_for, service.constable_no, id="turned down"),
        pytest.param(record.police_record, record.ban_ends, id="driving ban"),
    ],
)
def test_a_follow_up_comes_after_the_page_that_leads_to_it(first, then):
    order = list(QUESTIONS)

    assert order.index(first) < order.index(then)


def test_age_comes_first_and_the_record_last():
    """Officers, section 6: what ends most wrong applications first, and what is sensitive last."""
    keys = [question.key for question in QUESTIONS]

    assert keys[0] == "date-of-birth"
    assert keys.index("any-of-these") > keys.index("uk-residence")
    assert set(keys[-5:]) == {
        *("police-record", "offence-kind", "not-protected", "driving-points", "driving-ban-ends")
    }


def test_numbers_in_the_questions_are_those_of_the_force():
    """These numbers are part of an answer that is kept, so a force cannot change them alone."""
    assert f"last {ESSEX.residence_years.value} years" in about_you.uk_residence.text
    assert f"last {ESSEX.residence_years_management.value} years" in about_you.five_years.text


def test_months_away_are_counted_up_to_the_two_limits_of_the_documents():
    """RES-7: abs_info_months is 3, and abs_refuse_months is 12."""
    months = [option.label for option in about_you.months_away.options]

    assert months == [
        "Up to 3 months",
        "More than 3 months, up to 12 months",
        "More than 12 months",
        "I am not sure",
    ]


def test_the_questions_about_a_no_reach_back_far_enough():
    asked = 12
    texts = [service.turned_down_for.hint, *(option.label for option in rare.rare.options)]

    assert sum(f"last {asked} months" in text for text in texts) == 2
    assert ESSEX.reapply_months.value <= asked
    assert ESSEX.reapply_months_pcso.value <= asked


def test_each_step_of_points_ends_where_a_force_may_draw_its_line():
    steps = [int(option.code) for option in record.points.options if not option.apart]

    assert ESSEX.max_points.value in steps
    assert [option.label for option in record.points.options[1:3]] == ["1 to 3", "4 to 6"]


def test_both_gcses_are_at_the_grade_of_the_documents():
    """Q-PCDA: C/4 or level 2 equivalent. The words of the rule say the same grade."""
    english, maths = role.qualifications.options[:2]

    assert "grade 4 (C) or above" in english.label
    assert "grade 4 (C) or above" in maths.label
    assert "grade 4" in ready_to_study.says


def test_years_of_work_that_count_are_those_of_the_documents():
    """Q-PCEP: 18 months as special, PCSO or call handler; 2 years in the forces and the like."""
    labels = {option.code: option.label for option in role.qualifications.options}

    assert labels["police-work"].startswith("18 months or more")
    assert labels["service-work"].startswith("2 years or more")


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.key)
def test_where_it_makes_sense_people_may_be_unsure_or_rather_not_say(question):
    codes = {str(option.code) for option in question.options}
    unsure = {"not-sure", "rather-not-say", "talk"} & codes

    assert unsure or question.kind is Kind.DAY or question.key in CERTAIN


# What nobody can be unsure of, or where the answer can be one that says so in other words.
CERTAIN = {"parent-agrees": "not-asked", "police-service": "the first that fits"}
