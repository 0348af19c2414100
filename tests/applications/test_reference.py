import itertools

import pytest

from recruitment.applications import reference


def test_a_reference_has_the_prefix_and_two_groups_of_four():
    made = reference.new("EP")

    prefix, first, second = made.split("-")
    assert (prefix, len(first), len(second)) == ("EP", 4, 4)


def test_a_reference_holds_no_vowel_and_no_sign_that_looks_like_another():
    assert not set("AEIOU01LISZB") & set(reference.SIGNS)


def test_what_was_made_can_be_read_back():
    made = [reference.new("EP") for _ in range(200)]

    assert [reference.read(one) for one in made] == made


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(str.lower, id="small letters"),
        pytest.param(lambda made: made.replace("-", " "), id="spaces"),
        pytest.param(lambda made: f"  {made.replace('-', '')} ", id="no dashes"),
    ],
)
def test_people_may_type_it_their_way(change):
    made = reference.new("EP")

    assert reference.read(change(made)) == made


def test_no_single_wrong_sign_is_accepted():
    body = "7K4M2Q9"
    right = body + reference.last_sign(body)

    for place, sign in itertools.product(range(8), reference.SIGNS):
        wrong = right[:place] + sign + right[place + 1 :]
        assert (reference.read(f"EP-{wrong}") is not None) == (wrong == right)


def test_no_two_neighbours_swapped_are_accepted():
    for _ in range(50):
        right = reference.new("EP").replace("-", "")[2:]
        for place in range(7):
            one, other = right[place], right[place + 1]
            swapped = right[:place] + other + one + right[place + 2 :]
            assert one == other or reference.read(f"EP-{swapped}") is None


@pytest.mark.parametrize(
    "typed", ["", "EP", "EP-7K4M", "7K4M2Q9F", "EP-OOOO-OOOO", "💥", "EP-٣٣٣٣-٣٣٣٣"]
)
def test_what_cannot_be_a_reference_is_none(typed):
    assert reference.read(typed) is None
