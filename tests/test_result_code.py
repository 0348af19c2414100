"""The code on a printed result: ours or not, and from which day and rules."""

from datetime import date, timedelta

import pytest

from recruitment import result_code
from recruitment.result_code import SIGNS, ResultCode, make, read
from tests.moments import TODAY

VERSION = "1a2b3c4d5e6f"


def test_a_code_says_its_day_and_its_rules():
    assert read(make(TODAY, VERSION)) == ResultCode(TODAY, "1a2b3c4d")


def test_the_same_day_and_rules_make_the_same_code():
    assert make(TODAY, VERSION) == make(TODAY, VERSION)


@pytest.mark.parametrize(
    "other",
    [(TODAY + timedelta(days=1), VERSION), (TODAY, "1a2b3c4e5e6f")],
    ids=["another day", "other rules"],
)
def test_anything_else_makes_another_code(other):
    assert make(*other) != make(TODAY, VERSION)


def test_a_code_knows_the_rules_that_it_is_of():
    code = read(make(TODAY, VERSION))

    assert code.is_of(VERSION)
    assert not code.is_of("1a2b3c4e5e6f")


@pytest.mark.parametrize(
    "day", [date(2020, 1, 1), date(2199, 6, 6)], ids=["the first day", "the last day"]
)
@pytest.mark.parametrize("version", ["0" * 12, "f" * 12])
def test_every_day_and_version_fits(day, version):
    assert read(make(day, version)) == ResultCode(day, version[:8])


@pytest.mark.parametrize("day", [date(2019, 12, 31), date(2199, 6, 7)])
def test_a_day_that_does_not_fit_makes_no_wrong_code(day):
    with pytest.raises(OverflowError):
        make(day, VERSION)


def test_a_code_is_five_groups_of_four_signs_that_are_not_mixed_up():
    groups = make(TODAY, VERSION).split("-")

    assert [len(group) for group in groups] == [4] * 5
    assert set("".join(groups)) <= set(SIGNS)
    assert not set(SIGNS) & set("01ABEILOSUZ")


@pytest.mark.parametrize(
    "typed",
    [
        lambda code: code.lower(),
        lambda code: code.replace("-", ""),
        lambda code: f"  {code.replace('-', ' ')}\n",
        lambda code: code.replace("-", " \N{EN DASH} "),
    ],
    ids=["small letters", "in one piece", "with spaces", "with long dashes"],
)
def test_a_code_is_read_in_any_case_and_spacing(typed):
    assert read(typed(make(TODAY, VERSION))) == ResultCode(TODAY, "1a2b3c4d")


def test_no_single_wrong_sign_and_no_two_neighbours_swapped_are_taken():
    signs = make(TODAY, VERSION).replace("-", "")
    wrong = {signs[:n] + sign + signs[n + 1 :] for n in range(20) for sign in SIGNS}
    wrong |= {signs[:n] + signs[n + 1] + signs[n] + signs[n + 2 :] for n in range(19)}

    assert [code for code in wrong - {signs} if read(code)] == []


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "EP-7K4M-2Q9F",
        "2" * 19,
        "2" * 21,
        "Y" * 20,
        "2" * 20,
        "0" * 20,
        "ß" * 10,
        "²" * 20,
        "\0",
    ],
)
def test_what_is_no_code_is_refused(typed):
    assert read(typed) is None


def test_a_code_signed_with_a_key_that_was_ours_is_still_ours(settings):
    code = make(TODAY, VERSION)

    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "a newer key"

    assert read(code) == ResultCode(TODAY, "1a2b3c4d")
    assert make(TODAY, VERSION) != code


def test_a_code_of_another_site_is_not_ours(settings):
    code = make(TODAY, VERSION)

    settings.SECRET_KEY = "the key of another site"

    assert read(code) is None


def test_the_signature_uses_all_the_room_that_there_is():
    bits = 8 * result_code.BODY_BYTES + result_code.SIGNATURE_BITS

    assert 2**bits < len(SIGNS) ** result_code.LENGTH < 2 ** (bits + 1)
