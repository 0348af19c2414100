"""What the equality lead sees: numbers from which nobody can be told."""

from random import Random

import pytest
from django.test import Client

from recruitment.applications import reference
from recruitment.equality import counts, services
from recruitment.equality.questions import Said
from recruitment.models import Application, EqualityAnswers
from tests.factories import ApplicantFactory, UserFactory, VacancyFactory, sent
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


def by_vacancy(*parts, total=None):
    """The numbers of each vacancy as they are shown, from those that there are."""
    named = {str(number): dict(zip("abc", part, strict=True)) for number, part in enumerate(parts)}
    whole = dict(zip("abc", total or map(sum, zip(*parts, strict=True)), strict=True))
    shown = counts.safe_by_vacancy(whole, named)
    return [tuple(shown[name].values()) for name in named]


@pytest.mark.parametrize(
    ("parts", "shown"),
    [
        # Nothing is small, so nothing is held back.
        ([(20, 30, 40), (50, 20, 10)], [(20, 30, 40), (50, 20, 10)]),
        # The 9 is small, the 20 is its next in the vacancy; the other vacancy would give both away.
        ([(9, 20, 40), (50, 60, 70)], [(None, None, 40), (None, None, 70)]),
        # 4 and 3 are small: all less the third vacancy would tell that they come to 7.
        ([(4, 3, 40), (3, 4, 40), (50, 50, 40)], [(None, None, 40)] * 2 + [(None, None, 40)]),
        # 6 and 7 come to 13, which says nothing that is small.
        ([(6, 7, 40), (7, 8, 40), (50, 50, 40)], [(None, None, 40)] * 2 + [(50, 50, 40)]),
        # Everybody of one vacancy said the same.
        ([(30, 0, 0), (30, 30, 30), (30, 30, 30)], [(None,) * 3, (None,) * 3, (30, 30, 30)]),
    ],
)
def test_no_vacancy_gives_away_a_small_number_nor_do_all_the_others(parts, shown):
    assert by_vacancy(*parts) == shown


def test_what_is_held_back_of_all_together_cannot_be_added_up():
    parts = [(30, 20, 0), (20, 20, 9)]

    assert counts.safe({"a": 50, "b": 40, "c": 9}) == {"a": 50, "b": None, "c": None}
    assert all(None in (one[1], two[1]) for one, two in [by_vacancy(*parts)])


def test_answers_of_which_no_vacancy_is_known_are_not_given_away_either():
    known = [(20, 30, 40), (50, 20, 10)]

    (one, two) = by_vacancy(*known, total=(73, 50, 50))

    assert None in (one[0], two[0])


def some_vacancies(random):
    sizes = [random.choice((3, 12, 40)) for _ in range(random.randint(1, 6))]
    return [tuple(random.randint(0, size) for _ in "abc") for size in sizes]


def test_whoever_takes_vacancies_away_from_the_total_learns_no_number_below_ten():
    random = Random(26)
    for parts in (some_vacancies(random) for _ in range(500)):
        total = [sum(column) for column in zip(*parts, strict=True)]
        whole = counts.safe(dict(zip("abc", total, strict=True)))
        shown = by_vacancy(*parts)

        assert all(row.count(None) != 1 for row in shown), parts
        for told, numbers in zip(whole.values(), columns(parts, shown), strict=True):
            hidden = [number for number, seen in numbers if seen is None]
            assert all(number >= 10 for number, seen in numbers if seen is not None), parts
            enough = len(hidden) > 1 and sum(hidden) >= 10
            all_of_them = len(hidden) == len(parts)
            assert (enough or all_of_them or not hidden) if told is not None else hidden, parts


def columns(parts, shown):
    """By answer: the number of each vacancy, and what is shown of it."""
    pairs = [zip(part, row, strict=True) for part, row in zip(parts, shown, strict=True)]
    return zip(*pairs, strict=True)


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

    assert rows == [
        ("Female", None, None),
        ("Male", 35, None),
        ("Prefer not to say", None, None),
    ]


@pytest.mark.django_db
def test_the_equality_lead_finds_the_page_and_nobody_else_does(client):
    client.force_login(UserFactory(role="Equality lead"))
    assert f'href="{ADDRESS}"' in client.get("/admin/").content.decode()

    for other in (UserFactory(role="HR lead"), UserFactory(is_superuser=True)):
        browser = Client()
        browser.force_login(other)
        assert browser.get(ADDRESS).status_code == 403
        assert ADDRESS not in browser.get("/admin/").content.decode()


def crowd(vacancy, number, code):
    """So many who applied there and gave this answer."""
    first = sent(vacancy=vacancy)
    for _ in range(number):
        first.pk, first.reference = None, reference.new("EP")
        first.applicant = ApplicantFactory()
        first.save(force_insert=True)
        EqualityAnswers.objects.create(
            link=services.links(first.pk)[0],
            answers={"sex": [code, ""]},
            month=TODAY.replace(day=1),
        )


@pytest.mark.django_db
def test_the_equality_lead_sees_a_vacancy_beside_all_together(client):
    one, two = VacancyFactory(title="Constable"), VacancyFactory(title="Cadet leader")
    for vacancy in (one, two):
        for code in ("female", "male", "not-saying"):
            crowd(vacancy, 11 if vacancy == one else 12, code)
    few = VacancyFactory(title="Nobody's")
    crowd(few, 0, "male")
    client.force_login(UserFactory(role="Equality lead"))

    page = client.get(ADDRESS, {"vacancy": one.reference})
    (rows,) = [one["rows"] for one in page.context["tables"] if one["rows"][0][0] == "Female"]

    assert rows[:2] == [("Female", 25, 10), ("Male", 25, 10)]
    assert set(page.context["vacancies"]) == {one, two}
    assert Application.objects.get(vacancy=few).reference not in page.content.decode()
    for asked in (few.reference, "nonsense", ""):
        assert client.get(ADDRESS, {"vacancy": asked}).context["chosen"] is None
