"""What the equality lead sees: numbers from which nobody can be told."""

import pytest
from django.test import Client

from recruitment.equality import counts
from recruitment.equality.questions import Said
from recruitment.models import EqualityAnswers
from tests.factories import UserFactory
from tests.moments import TODAY

ADDRESS = "/admin/equality/"


@pytest.mark.parametrize(
    ("numbers", "shown"),
    [
        ((40, 23, 31), (40, 25, 30)),
        ((40, 10, 31), (40, 10, 30)),
        ((40, 9, 31), (40, None, None)),
        ((40, 0, 31), (40, None, None)),
        ((40, 9, 3), (40, None, None)),
        ((40, 0, 0), (None, None, None)),
        ((0, 0, 0), (None, None, None)),
        ((9, 9, 9), (None, None, None)),
        ((12, 3), (None, None)),
    ],
)
def test_small_numbers_are_held_back_and_nothing_gives_them_away(numbers, shown):
    codes = "abc"[: len(numbers)]

    safe = counts.safe(dict(zip(codes, numbers, strict=True)))

    assert tuple(safe.values()) == shown


def test_own_words_are_not_counted():
    found = counts.counted([{"religion": Said("any-other", "my own words")}] * 2)

    assert dict(found["religion"]) == {"any-other": 2}
    assert "my own words" not in str(found)


def people(number, code):
    for one in range(number):
        EqualityAnswers.objects.create(
            link=f"{code.encode().hex()}{one}".zfill(64)[-64:],
            answers={"sex": [code, ""]},
            month=TODAY.replace(day=1),
        )


@pytest.mark.django_db
def test_the_page_of_the_equality_lead_shows_counts_and_holds_small_ones_back(client):
    people(21, "female")
    people(33, "male")
    people(2, "not-saying")
    client.force_login(UserFactory(role="Equality lead"))

    tables = client.get(ADDRESS).context["tables"]
    rows = next(table["rows"] for table in tables if table["rows"][0][0] == "Female")

    assert rows == [("Female", None), ("Male", 35), ("Prefer not to say", None)]


@pytest.mark.django_db
def test_the_equality_lead_finds_the_page_and_nobody_else_does(client):
    client.force_login(UserFactory(role="Equality lead"))
    assert f'href="{ADDRESS}"' in client.get("/admin/").content.decode()

    for other in (UserFactory(role="HR lead"), UserFactory(is_superuser=True)):
        browser = Client()
        browser.force_login(other)
        assert browser.get(ADDRESS).status_code == 403
        assert ADDRESS not in browser.get("/admin/").content.decode()
