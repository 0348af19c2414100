"""When a third marker is asked, and how the final score comes about."""

from decimal import Decimal
from itertools import product

import pytest

from recruitment.sift import scale


@pytest.mark.parametrize(
    ("scores", "pass_mark", "third"),
    [
        pytest.param((3, 3), 3, False, id="the same"),
        pytest.param((3, 4), 3, False, id="one apart, both through"),
        pytest.param((1, 2), 3, False, id="one apart, neither through"),
        pytest.param((2, 3), 3, True, id="one apart, across the pass mark"),
        pytest.param((3, 2), 3, True, id="the same the other way round"),
        pytest.param((1, 3), 4, True, id="two apart, neither through"),
        pytest.param((2, 4), 2, True, id="two apart, both through"),
        pytest.param((1, 4), 1, True, id="three apart, both through"),
        pytest.param((3, 4), 4, True, id="one apart, across a pass mark of 4"),
    ],
)
def test_a_third_marker_is_asked_when_two_differ_by_2_or_straddle_the_pass_mark(
    scores, pass_mark, third
):
    assert scale.disagree(scores, pass_mark) is third
    assert (scale.THIRD in scale.places(scores, pass_mark)) is third


@pytest.mark.parametrize("scores", [(), (1,), (4,)])
def test_nobody_is_a_third_before_two_have_handed_in(scores):
    assert scale.places(scores, 3) == (1, 2)


@pytest.mark.parametrize(
    ("scores", "final"),
    [((3, 3), "3"), ((3, 4), "3.5"), ((1, 4, 2), "2"), ((2, 3, 3), "3"), ((1, 3, 2), "2")],
)
def test_the_final_score_is_the_median(scores, final):
    assert scale.final(scores) == Decimal(final)


@pytest.mark.parametrize("pass_mark", scale.SCALE)
def test_the_final_score_is_through_exactly_when_most_markers_say_so(pass_mark):
    for first, second, third in product(scale.SCALE, repeat=3):
        scores = (first, second)
        if scale.disagree(scores, pass_mark):
            scores = (*scores, third)
        most = sum(score >= pass_mark for score in scores) * 2 > len(scores)

        assert (scale.final(scores) >= pass_mark) is most, scores
