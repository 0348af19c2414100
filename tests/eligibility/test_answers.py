import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recruitment.eligibility import BY_KEY, Answers, Unacceptable, Unanswered, restore
from recruitment.eligibility.questions import about_you, role
from recruitment.eligibility.questions.about_you import Status
from tests.eligibility.people import PLAIN, TODAY, person


def test_an_answer_is_read_with_the_question():
    answers = Answers().saying(about_you.status, "irish", TODAY)

    assert answers[about_you.status] is Status.IRISH
    assert about_you.status in answers
    assert about_you.uk_residence not in answers


def test_an_unanswered_question_says_which_it_is():
    with pytest.raises(Unanswered) as gap:
        Answers()[about_you.status]

    assert gap.value.question is about_you.status


def test_a_new_answer_makes_a_new_set():
    before = Answers().saying(about_you.status, "irish", TODAY)

    after = before.saying(about_you.status, "british", TODAY)

    assert [before.raw, after.raw] == [{"status": "irish"}, {"status": "british"}]


def test_a_bad_answer_is_refused():
    with pytest.raises(Unacceptable, match="Select what gives you the right"):
        Answers().saying(about_you.status, "martian", TODAY)


def test_the_order_of_ticking_is_forgotten():
    one = Answers().saying(role.tattoos, ["piercing", "covered", "piercing"], TODAY)
    other = Answers().saying(role.tattoos, ["covered", "piercing"], TODAY)

    assert one == other
    assert one.raw == {"tattoos": ["covered", "piercing"]}


def test_answers_that_nobody_needs_can_be_left_out():
    two = {"status", "police-record"}

    assert person().only(two).raw == {"status": "british", "police-record": ["none"]}


def test_changing_what_was_taken_out_changes_nothing_inside():
    answers = person()

    answers.raw["police-record"].append("caution")

    assert answers.raw["police-record"] == ["none"]


def test_answers_survive_the_cookie():
    answers = person()

    assert restore(json.loads(json.dumps(answers.raw)), TODAY) == answers


def test_what_a_release_has_taken_away_is_dropped():
    answers = restore(PLAIN | {"shoe-size": "9", "driving-licence": "horse"}, TODAY)

    assert answers.raw == {key: said for key, said in PLAIN.items() if key != "driving-licence"}


@pytest.mark.parametrize("nonsense", [None, [], "", 3, [["status", "irish"]]], ids=repr)
def test_what_is_no_set_of_answers_restores_nothing(nonsense):
    assert restore(nonsense, TODAY) == Answers()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
CODES = sorted({option.code for question in BY_KEY.values() for option in question.options})
LIKELY = st.sampled_from(CODES) | st.lists(st.sampled_from(CODES), max_size=3) | st.dates().map(str)


@given(
    st.dictionaries(st.sampled_from([*BY_KEY]) | st.text(max_size=3), JSON | LIKELY, max_size=12)
)
@settings(max_examples=300, deadline=None, database=None)
def test_restoring_anything_raises_nothing_and_keeps_only_answers(anything):
    answers = restore(anything, TODAY)

    assert answers.raw.keys() <= BY_KEY.keys()
    assert restore(answers.raw, TODAY) == answers
