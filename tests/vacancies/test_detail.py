"""One advert: every fact, for people and for search engines."""

import json
import re
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.urls import reverse

from recruitment.applications import services
from tests.factories import VacancyFactory, draft
from tests.moments import NOW, TODAY

pytestmark = pytest.mark.django_db

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.S)


@pytest.fixture(autouse=True)
def today(time_machine):
    time_machine.move_to(NOW)


def opened(client, **fields):
    vacancy = VacancyFactory(**fields)
    return client.get(vacancy.get_absolute_url())


def text(page):
    return " ".join(page.content.decode().split())


def posting(client, **fields):
    (block,) = BLOCK.findall(opened(client, **fields).content.decode())
    return json.loads(block)


def test_every_fact_is_on_the_page(client):
    page = opened(client, vetting="recruitment", reference="SV-2027-01", places=7)

    for words in (
        "Police support volunteer",
        "Help behind the scenes.",
        "Unpaid, with expenses",
        "A few hours a week",
        "Chelmsford",
        "SV-2027-01",
        "<dd> 7 </dd>",
        "11:59pm on Sunday 13 December 2026",
        "recruitment vetting",
        "in the last 3 years",
        "We have your application",
        "Our target: you hear from us within 10 working days.",
    ):
        assert words in text(page)


def test_management_vetting_is_said_with_its_years(client):
    page = text(opened(client, vetting="management"))

    assert "in the last 5 years" in page
    assert "This role asks for more years in the UK than most." in page


def test_no_vetting_is_not_spoken_of(client):
    page = opened(client, route_slug="cadet", vetting="none")

    assert page.context["vetting"] is None
    assert "Vetting" not in re.sub(r"<footer.*", "", text(page))


def test_its_own_promises_are_on_the_page_and_are_what_is_promised(client):
    vacancy = VacancyFactory(promised_days={"submitted": 3})
    application = draft(vacancy=vacancy)

    sent = services.submit(application.pk, shown=application.version, now=NOW)

    page = text(client.get(vacancy.get_absolute_url()))
    assert "Our target: you hear from us within 3 working days." in page
    assert sent.promised_on == date(2026, 11, 26)
    assert sent.history.get().promised_on == date(2026, 11, 26)


def test_a_posting_says_what_is_known(client):
    found = posting(
        client,
        reference="PC-1",
        title="Police constable",
        route_slug="pcep",
        working_time="either",
        salary_from=28000,
        salary_to=30000,
    )

    assert found["@type"] == "JobPosting"
    assert found["title"] == "Police constable"
    assert found["identifier"]["value"] == "PC-1"
    assert found["hiringOrganization"]["name"] == settings.PACK.name
    assert found["datePosted"] == (TODAY - timedelta(days=10)).isoformat()
    assert found["employmentType"] == ["FULL_TIME", "PART_TIME"]
    assert found["jobLocation"]["name"] == "Chelmsford"
    assert found["baseSalary"]["value"]["minValue"] == 28000
    assert found["baseSalary"]["value"]["maxValue"] == 30000


def test_a_volunteers_posting_has_no_salary_and_one_figure_is_one_value(client):
    unpaid = posting(client)
    paid = posting(client, route_slug="pcep", working_time="full", salary_from=28000)

    assert (unpaid["employmentType"], "baseSalary" in unpaid) == (["VOLUNTEER"], False)
    assert paid["baseSalary"]["value"]["value"] == 28000


@pytest.mark.parametrize(
    ("closes_on", "through"),
    [
        (date(2026, 12, 13), "2026-12-13T23:59:59+00:00"),
        (date(2027, 7, 9), "2027-07-09T23:59:59+01:00"),
        (date(2027, 3, 28), "2027-03-28T23:59:59+01:00"),
        (date(2027, 10, 31), "2027-10-31T23:59:59+00:00"),
    ],
    ids=["winter", "summer", "the day that summer begins", "the day that summer ends"],
)
def test_a_posting_is_valid_through_the_last_second_in_the_uk(client, closes_on, through):
    assert posting(client, closes_on=closes_on)["validThrough"] == through


def test_nothing_that_hr_types_can_leave_the_block(client):
    nasty = "</script><script>alert(1)</script><!-- & ' \" \u2028 <b>"

    page = opened(client, title=nasty, summary=nasty)

    (block,) = BLOCK.findall(page.content.decode())
    assert json.loads(block)["title"] == nasty
    assert "<" not in block
    assert "alert(1)</script>" not in page.content.decode()


def test_a_closed_vacancy_says_so_and_is_no_posting(client):
    page = opened(client, route_slug="pcep", closes_on=TODAY - timedelta(days=1))

    assert page.status_code == 200
    assert "You cannot apply for this role now." in text(page)
    assert "application/ld+json" not in text(page)
    assert f'href="{reverse("interest", args=["pcep"])}"' in text(page)


@pytest.mark.parametrize("rows", [1, 3])
def test_two_queries_show_a_vacancy_and_how_long_it_takes_among_any_number(
    client, rows, django_assert_num_queries
):
    vacancy, *_ = [VacancyFactory() for _ in range(rows)]

    with django_assert_num_queries(2):
        client.get(vacancy.get_absolute_url())
