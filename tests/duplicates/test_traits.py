"""When two emails, phones or names are written differently and mean one."""

import pytest

from recruitment.duplicates import traits


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("gwen@home.example", "gwen+jobs@home.example", True),
        ("g.wen@gmail.com", "gwen@googlemail.com", True),
        ("g.wen@home.example", "gwen@home.example", False),
        ("gwen@home.example", "gwen@work.example", False),
    ],
)
def test_emails_are_alike_when_one_mailbox_gets_both(one, other, same):
    assert (traits.email(one) == traits.email(other)) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("07700 900 982", "+44 7700 900982", True),
        ("07700900982", "0044 (0) 7700-900-982", True),
        ("07700 900982", "07700 900983", False),
        ("+33 7700 900982", "07700 900982", False),
    ],
)
def test_phones_are_alike_however_they_are_written(one, other, same):
    assert (traits.phone(one) == traits.phone(other)) is same


@pytest.mark.parametrize("number", ["", "999", "ask my mum", "1234 5678"])
def test_what_is_no_phone_number_is_like_nothing(number):
    assert traits.phone(number) == ""


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("Zoë Hughes", "1990-05-04"), ("HUGHES, Zoe", "1990-05-04"), True),
        (("Gwen Mary Hughes", "1990-05-04"), ("Gwen Hughes", "1990-05-04"), True),
        (("Gwen Hughes", "1990-05-04"), ("Gwen Hughes", "1990-05-05"), False),
        (("Gwen Hughes", "1990-05-04"), ("Gwyn Hughes", "1990-05-04"), False),
    ],
)
def test_names_count_only_with_the_same_date_of_birth(one, other, same):
    assert (traits.birth(*one) == traits.birth(*other)) is same


@pytest.mark.parametrize(("name", "day"), [("", "1990-05-04"), ("Gwen", ""), ("...", "1990-05-04")])
def test_half_of_it_is_like_nothing(name, day):
    assert traits.birth(name, day) == ""
