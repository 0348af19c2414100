import pytest

from recruitment.applications.sections import months
from recruitment.applications.sections.months import gap_in_words, gaps, month, number_of


@pytest.mark.parametrize(
    ("typed", "number"),
    [("5", 5), ("05", 5), (" 12 ", 12), ("may", 5), ("MAY", 5), ("Sept", 9), ("sept.", 9),
     ("janu", 1), ("December", 12), ("mar", 3)],
)  # fmt: skip
def test_a_month_is_read_as_people_write_it(typed, number):
    assert number_of(typed) == number


@pytest.mark.parametrize("typed", ["", "0", "13", "005", "ma", "maybe", "x", "-1", "٣", "1.5"])
def test_what_is_no_month_is_refused(typed):
    with pytest.raises(ValueError, match="is no month"):
        number_of(typed)


SINCE, UNTIL = month(2023, 11), month(2026, 11)


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        pytest.param([], [(SINCE, UNTIL)], id="nothing told"),
        pytest.param([(SINCE, UNTIL)], [], id="just the time wanted"),
        pytest.param([(month(2010, 1), UNTIL)], [], id="from long before"),
        pytest.param([(SINCE + 1, UNTIL)], [(SINCE, SINCE)], id="a month too late"),
        pytest.param([(SINCE, UNTIL - 1)], [(UNTIL, UNTIL)], id="a month too short"),
        pytest.param(
            [(SINCE, month(2024, 4)), (month(2024, 5), UNTIL)], [], id="the next month is no gap"
        ),
        pytest.param(
            [(SINCE, month(2024, 4)), (month(2024, 6), UNTIL)],
            [(month(2024, 5), month(2024, 5))],
            id="one month between",
        ),
        pytest.param(
            [(month(2024, 8), UNTIL), (SINCE, month(2024, 4))],
            [(month(2024, 5), month(2024, 7))],
            id="told in another order",
        ),
        pytest.param(
            [(SINCE, month(2024, 4)), (month(2024, 4), month(2025, 1)), (month(2024, 2), UNTIL)],
            [],
            id="overlapping",
        ),
        pytest.param(
            [(month(2010, 1), month(2011, 1)), (SINCE, UNTIL)], [], id="one that ended long before"
        ),
        pytest.param([(month(2010, 1), SINCE - 1)], [(SINCE, UNTIL)], id="all of it before"),
        pytest.param([(SINCE, UNTIL + 5)], [], id="until later"),
        pytest.param([(UNTIL + 1, UNTIL + 2)], [(SINCE, UNTIL)], id="a time to come fills nothing"),
        pytest.param(
            [(month(2024, 1), month(2024, 12)), (month(2026, 1), UNTIL)],
            [(SINCE, month(2023, 12)), (month(2025, 1), month(2025, 12))],
            id="two gaps over the turn of a year",
        ),
    ],
)
def test_gaps_are_the_whole_months_that_nothing_covers(spans, expected):
    assert gaps(spans, SINCE, UNTIL) == expected


def test_a_gap_is_named_by_its_first_and_last_month():
    gap = (month(2024, 5), month(2024, 7))

    assert gap_in_words(gap) == "There is a gap from May 2024 to July 2024"
    assert gap_in_words((month(2024, 12), month(2024, 12))) == "There is a gap in December 2024"


def test_december_and_january_belong_to_their_own_years():
    assert months.in_words(month(2023, 12)) == "December 2023"
    assert months.in_words(month(2023, 12) + 1) == "January 2024"
