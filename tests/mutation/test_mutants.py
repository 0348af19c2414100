"""The machine that makes mistakes makes those that it should, where it should."""

import pytest
from cosmic_ray.mutating import mutate_code

from tests.mutation.filters import LIKELY, skipped
from tests.mutation.operators import Ours

EXAMPLES = [
    pytest.param(operator, example, id=f"{name}: {example.pre_mutation_code}")
    for name, operator in Ours.operators.items()
    for example in operator.examples()
]

SOURCE = """
from datetime import date

__all__ = ["a", "b"]
Raw = str | list[str]
BEGAN, LAST = 1, 2
IN_LOGIC = date(2017, 12, 15)
ON_RECORD = date(2023, 7, 20)


@rule("A title", since=date(2021, 1, 1))
def old_enough(*ages, on: date | None = None) -> bool | None:
    return on > IN_LOGIC and 2 * BEGAN == LAST


PAGE = Source("A name", checked=date(2026, 11, 23))
"""


@pytest.mark.parametrize(("operator", "example"), EXAMPLES)
def test_each_mistake_is_made_as_its_example_says(operator, example):
    made = mutate_code(example.pre_mutation_code, operator(), example.occurrence)
    assert made == example.post_mutation_code


@pytest.mark.parametrize("code", ["x = {a}", "x = {a for a in b}", "f(a, b)", "def cannot(): pass"])
def test_no_mistake_is_made_where_it_would_be_none(code):
    assert [mutate_code(code, operator(), 0) for operator in Ours.operators.values()] == [None] * 4


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ('"a", "b"', True),
        ("| list", True),
        ("1, 2", False),
        ("2017", False),
        ("2023", True),
        ("2021", True),
        ("*ages", True),
        ("| None =", True),
        ("| None:", True),
        ("> IN_LOGIC", False),
        ("* BEGAN", False),
        ("2026", True),
    ],
)
def test_what_means_nothing_is_left_out_and_what_decides_is_not(tmp_path, text, left_out):
    path = tmp_path / "rules.py"
    path.write_text(SOURCE)
    before = SOURCE[: SOURCE.index(text)].splitlines()
    place = (len(before), len(before[-1]))
    assert any(begin <= place < end for begin, end in skipped(path)) is left_out


@pytest.mark.parametrize(
    ("operator", "made"),
    [
        ("core/ReplaceComparisonOperator_Lt_LtE", True),
        ("core/ReplaceComparisonOperator_Is_Eq", False),
        ("core/ReplaceBinaryOperator_BitAnd_BitOr", True),
        ("core/ReplaceBinaryOperator_BitAnd_Div", False),
        ("core/NumberReplacer", True),
        ("core/RemoveDecorator", False),
        ("ours/MemberLost", True),
    ],
)
def test_only_mistakes_that_a_person_could_make_are_made(operator, made):
    assert bool(LIKELY.match(operator)) is made
