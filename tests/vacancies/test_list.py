"""What is open, on one page, as somebody wants to see it. It works without JavaScript."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse

from recruitment import clock
from tests.factories import VacancyFactory
from tests.moments import NOW, TODAY

pytestmark = pytest.mark.django_db

OPEN = {
    "officer": {"route_slug": "pcep", "base": "Harlow", "working_time": "full"},
    "staff": {"route_slug": "police-staff", "base": "Chelmsford", "working_time": "either"},
    "volunteer": {"route_slug": "support-volunteer", "base": "Chelmsford", "working_time": "own"},
}


@pytest.fixture(autouse=True)
def today(time_machine):
    time_machine.move_to(NOW)


@pytest.fixture
def three():
    return [VacancyFactory(title=title, **fields) for title, fields in OPEN.items()]


def shown(client, query=""):
    """The titles on the page, and the page."""
    page = client.get(f"{reverse('vacancies')}{query}")
    assert page.status_code == 200
    return [vacancy["title"] for vacancy in page.context["vacancies"]], page


def text(page):
    return " ".join(page.content.decode().split())


def test_everything_that_is_open_is_shown_with_its_facts(client, three):
    titles, page = shown(client)

    assert sorted(titles) == sorted(OPEN)
    assert "3 roles are open now" in text(page)
    for words in ("Harlow", "Unpaid, with expenses", "11:59pm on Sunday 13 December 2026"):
        assert words in text(page)
    for vacancy in three:
        assert f'href="{vacancy.get_absolute_url()}"' in text(page)


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("?family=officer", ["officer"]),
        ("?family=officer&family=staff", ["officer", "staff"]),
        ("?base=Chelmsford", ["staff", "volunteer"]),
        ("?time=full", ["officer", "staff"]),
        ("?time=part", ["staff"]),
        ("?time=own", ["volunteer"]),
        ("?base=Chelmsford&time=own", ["volunteer"]),
        ("?family=officer&base=Chelmsford", []),
    ],
)
def test_filters_leave_what_fits_all_of_them(client, three, query, titles):
    assert sorted(shown(client, query)[0]) == titles


@pytest.mark.parametrize(
    "query",
    [
        "?family=nonsense",
        "?time=either",
        "?base=Atlantis",
        "?family=",
        "?colour=blue",
        "?family=%00",
        "?base=%FF%FE",
        "?base=<script>",
        f"?base={'x' * 5000}",
    ],
)
def test_what_is_not_offered_is_left_out_and_the_list_is_shown(client, three, query):
    titles, page = shown(client, query)

    assert len(titles) == 3
    assert page.context["chosen"] == []
    assert "<script>" not in text(page).split("<body")[1]


def test_a_good_value_beside_a_bad_one_still_counts(client, three):
    assert shown(client, "?family=officer&family=nonsense")[0] == ["officer"]


def test_each_thing_that_was_chosen_can_be_taken_away(client, three):
    _, page = shown(client, "?family=officer&base=Chelmsford")

    ways = {one["label"]: one["url"] for one in page.context["chosen"]}
    assert ways == {
        "Police officer": "/careers/vacancies/?base=Chelmsford",
        "Chelmsford": "/careers/vacancies/?family=officer",
    }
    assert 'value="officer" checked' in text(page)


def test_when_nothing_fits_we_say_so_and_offer_to_tell(client, three):
    titles, page = shown(client, "?family=officer&base=Chelmsford")

    assert titles == []
    assert "Nothing that is open today fits what you chose." in text(page)
    assert f'href="{reverse("interest", args=["dhep"])}"' in text(page)
    for not_so in ("pcep", "cadet"):
        assert f'href="{reverse("interest", args=[not_so])}"' not in text(page)


def test_when_nothing_is_open_we_say_so_and_offer_to_tell_of_every_route(client):
    titles, page = shown(client)

    assert titles == []
    assert "No roles are open today." in text(page)
    assert len(page.context["closed"]) == 18


@pytest.mark.parametrize(
    ("moment", "open_then"),
    [
        pytest.param(clock.uk_moment(TODAY, datetime.min.time()), True, id="the first moment"),
        pytest.param(NOW.replace(hour=0) - timedelta(seconds=1), False, id="the second before"),
    ],
)
def test_a_vacancy_is_shown_nowhere_before_its_day(client, time_machine, moment, open_then):
    vacancy = VacancyFactory(opens_on=TODAY, title="Not yet to be told")
    time_machine.move_to(moment, tick=False)

    pages = [
        client.get(reverse(name)) for name in ("vacancies", "careers", "home", "vacancies-feed")
    ]

    assert any(vacancy.title in text(page) for page in pages) == open_then
    for name in ("vacancy", "apply"):
        status = client.get(reverse(name, args=[vacancy.reference])).status_code
        assert (status == 200) == open_then, status
        assert status in (200, 404)


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("name", ["vacancies", "vacancies-feed", "careers"])
def test_one_query_shows_any_number_of_vacancies(client, rows, name, django_assert_num_queries):
    for number in range(rows):
        VacancyFactory(base=f"Base {number}", vetting="management")

    with django_assert_num_queries(1):
        client.get(reverse(name))


def test_careers_lead_to_the_list_and_offer_to_tell_of_what_is_closed(client):
    VacancyFactory(route_slug="support-volunteer")

    page = text(client.get(reverse("careers")))

    assert f'href="{reverse("vacancies")}"' in page
    assert f'href="{reverse("interest", args=["pcep"])}"' in page
    assert f'href="{reverse("interest", args=["support-volunteer"])}"' not in page
