"""Answers that cannot both be right. Every bound is tried on both sides."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recruitment.eligibility import (
    BY_KEY,
    ROUTES,
    Answers,
    assess_all,
    contradictions,
    restore,
)
from recruitment.eligibility.contradictions import FOLLOWS, HAPPENING, HAVING, counts
from recruitment.eligibility.dates import years_after
from recruitment.eligibility.questions import about_you, role
from tests.eligibility.generated import EVERY_KEY, people
from tests.eligibility.people import ESSEX, TODAY, person

DAY = timedelta(days=1)


def codes(**changes):
    return [found.code for found in contradictions(person(**changes), TODAY)]


def aged(years, *, less_a_day=False):
    born = date(TODAY.year - years, TODAY.month, TODAY.day)
    return str(born + DAY if less_a_day else born)


HELD = [
    ("degree-age", 16, {"qualifications": ["degree"]}),
    ("degree-age", 16, {"qualifications": ["policing-degree"]}),
    ("level-3-age", 14, {"qualifications": ["level-3"]}),
    ("police-work-age", 17, {"qualifications": ["police-work"]}),
    ("service-work-age", 17, {"qualifications": ["gcse-english", "service-work"]}),
    ("licence-age", 16, {"driving_licence": "manual"}),
    ("licence-age", 16, {"driving_licence": "automatic"}),
    ("job-age", 16, {"any_of_these": ["work"], "job": ["armed-forces"]}),
    ("job-age", 16, {"any_of_these": ["work"], "job": ["reserve"]}),
    ("job-age", 16, {"any_of_these": ["work"], "job": ["nhs", "pcso"]}),
    ("job-age", 16, {"any_of_these": ["work"], "job": ["police-staff"]}),
    ("job-age", 16, {"any_of_these": ["work"], "job": ["own-police"]}),
    ("job-age", 16, {"any_of_these": ["work"], "job": ["border"]}),
    ("job-age", 16, {"any_of_these": ["work"], "job": ["prison-probation"]}),
    ("police-service-age", 18, {"any_of_these": ["officer"], "police_service": "special-now"}),
    ("police-service-age", 18, {"any_of_these": ["officer"], "police_service": "left-before"}),
]


@pytest.mark.parametrize(
    ("code", "youngest", "said"),
    [pytest.param(*row, id=f"{row[0]}, {sorted(row[2].items())[-1][1]}") for row in HELD],
)
def test_something_that_nobody_so_young_has(code, youngest, said):
    young = {"driving_licence": "none", "qualifications": ["none"], **said}

    assert codes(**young, date_of_birth=aged(youngest, less_a_day=True)) == [code]
    assert codes(**young, date_of_birth=aged(youngest)) == []


BORN = date(1990, 2, 28)
DATED = [
    (
        "came-before-birth",
        0,
        "came_to_uk",
        {"uk_residence": "no", "time_away": "lived-abroad"},
    ),
    (
        "dismissed-age",
        16,
        "dismissed_on",
        {"any_of_these": ["dismissed"], "dismissed_for": "gross-misconduct"},
    ),
    (
        "dismissed-age",
        16,
        "dismissed_on",
        {"any_of_these": ["dismissed"], "dismissed_for": "gross-incompetence"},
    ),
    (
        "turned-down-constable-age",
        14,
        "turned_down_constable",
        {"any_of_these": ["turned-down"], "turned_down_for": ["constable"]},
    ),
    (
        "turned-down-special-age",
        14,
        "turned_down_special",
        {"any_of_these": ["turned-down"], "turned_down_for": ["special-constable"]},
    ),
    (
        "turned-down-pcso-age",
        14,
        "turned_down_pcso",
        {"any_of_these": ["turned-down"], "turned_down_for": ["pcso"]},
    ),
    (
        "insolvency-age",
        18,
        "insolvency_ended",
        {"any_of_these": ["money"], "money": ["was-insolvent"]},
    ),
]


@pytest.mark.parametrize(
    ("code", "youngest", "key", "said"), [pytest.param(*row, id=row[0]) for row in DATED]
)
def test_something_that_happens_to_nobody_so_young(code, youngest, key, said):
    first = years_after(BORN, youngest)

    too_early = codes(**said, date_of_birth=str(BORN), **{key: str(first - DAY)})
    in_time = codes(**said, date_of_birth=str(BORN), **{key: str(first)})

    assert set(too_early) - set(in_time) == {code}
    assert set(in_time) <= {"long-in-the-uk"}


def test_every_row_is_tried_above():
    rows = {row.code for row in (*HAVING, *HAPPENING)}

    assert rows == {row[0] for row in (*HELD, *DATED)}


def test_a_contradiction_names_both_questions_and_says_both_answers():
    young = person(date_of_birth="2012-05-04", driving_licence="none", qualifications=["degree"])

    (found,) = contradictions(young, TODAY)

    assert (found.first, found.second) == (about_you.date_of_birth, role.qualifications)
    assert (
        found.words == "You told us that you were born on 4 May 2012, and that you have a degree."
    )
    assert found.words.values == {"born": date(2012, 5, 4)}


def test_a_day_that_is_told_too_early_is_said():
    said = {"uk_residence": "no", "time_away": "lived-abroad", "came_to_uk": "1996-04-30"}

    found, *_ = contradictions(person(**said), TODAY)

    assert found.words == (
        "You told us that you were born on 1 May 1996, "
        "and that you came to the UK on 30 April 1996."
    )


def test_several_are_told_in_one_order():
    assert codes(
        date_of_birth="2015-01-01",
        qualifications=["level-3", "degree"],
        any_of_these=["officer", "turned-down"],
        police_service="serving",
        turned_down_for=["constable"],
        turned_down_constable="2026-01-01",
    ) == [
        "degree-age",
        "level-3-age",
        "licence-age",
        "police-service-age",
        "turned-down-constable-age",
    ]


def test_years_in_the_uk_fit_with_anything():
    assert codes(date_of_birth=aged(1), driving_licence="none", qualifications=["none"]) == []


@pytest.mark.parametrize("left_out", [{"date-of-birth"}, {*EVERY_KEY} - {"date-of-birth"}])
def test_what_is_unanswered_contradicts_nothing(left_out):
    young = person(date_of_birth="2020-01-01")

    assert contradictions(young.only(EVERY_KEY - left_out), TODAY) == ()


@pytest.mark.parametrize(
    "said",
    [
        pytest.param(
            {"any_of_these": ["none"], "police_service": "serving"}, id="a tick that was taken"
        ),
        pytest.param(
            {
                "any_of_these": ["none"],
                "money": ["was-insolvent"],
                "insolvency_ended": "2010-01-01",
            },
            id="the tick before the last",
        ),
        pytest.param(
            {"any_of_these": ["money"], "money": ["iva"], "insolvency_ended": "2010-01-01"},
            id="the last",
        ),
        pytest.param(
            {"any_of_these": ["dismissed"], "dismissed_for": "other", "dismissed_on": "2010-01-01"},
            id="another reason",
        ),
        pytest.param({"uk_residence": "yes", "came_to_uk": "2008-01-01"}, id="no time away"),
        pytest.param({"any_of_these": ["none"], "job": ["reserve"]}, id="no work to name"),
    ],
)
def test_an_old_answer_that_no_longer_counts_contradicts_nothing(said):
    young = {"date_of_birth": aged(15), "driving_licence": "none", "qualifications": ["none"]}

    assert codes(**young, **said) == []


@given(people(most=10))
@settings(max_examples=100, deadline=None, database=None)
def test_nobody_is_asked_about_an_answer_that_no_rule_reads(answers):
    outcomes = assess_all(answers, ROUTES.values(), TODAY, ESSEX)
    read = frozenset().union(*(outcome.reads for outcome in outcomes))

    assert all(question.key in read for question in FOLLOWS if counts(answers, question))
    for found in contradictions(answers, TODAY):
        assert {found.first.key, found.second.key} <= read


@given(people(most=10), st.integers(min_value=0, max_value=4000))
@settings(max_examples=100, deadline=None, database=None)
def test_time_and_an_earlier_birth_take_contradictions_away_and_add_none(answers, days):
    grows = {"ban-is-over", "long-in-the-uk"}  # what was not over then may be over by now
    now = grows | {found.code for found in contradictions(answers, TODAY)}
    born = BY_KEY["date-of-birth"]
    older = answers.saying(born, str(answers[born] - timedelta(days=days)), TODAY)

    assert {found.code for found in contradictions(answers, TODAY + timedelta(days=days))} <= now
    assert {found.code for found in contradictions(older, TODAY)} <= now


@pytest.mark.parametrize(
    ("ends", "found"), [("2026-11-22", ["ban-is-over"]), ("2026-11-23", []), ("2027-11-23", [])]
)
def test_a_ban_that_has_not_ended_cannot_have_ended(ends, found):
    assert codes(police_record=["driving-ban"], driving_ban_ends=ends) == found


@pytest.mark.parametrize(
    ("came", "found"),
    [
        ("2010-01-01", ["long-in-the-uk"]),
        ("2022-11-23", ["long-in-the-uk"]),
        ("2022-11-24", []),
        ("2023-11-23", []),
    ],
)
@pytest.mark.parametrize("away", ["lived-abroad", "forces-family-off-base"])
def test_nobody_who_came_long_ago_was_away_in_the_last_years(away, came, found):
    assert codes(uk_residence="no", time_away=away, came_to_uk=came) == found


def test_a_plain_person_contradicts_nothing():
    assert contradictions(person(), TODAY) == ()
    assert contradictions(Answers(), TODAY) == ()
    assert contradictions(restore({"any-of-these": ["officer"]}, TODAY), TODAY) == ()
