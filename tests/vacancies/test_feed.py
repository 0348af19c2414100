"""The feed of what is open, as a reader of feeds meets it."""

from datetime import timedelta
from xml.etree import ElementTree as ET

import pytest
from django.urls import reverse

from recruitment.models import Vacancy
from tests.factories import VacancyFactory
from tests.moments import NOW, TODAY

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(autouse=True)
def today(time_machine):
    time_machine.move_to(NOW)


def ask(client, **headers):
    return client.get(reverse("vacancies-feed"), headers=headers)


def entries(client):
    return ET.fromstring(ask(client).content).findall(f"{ATOM}entry")  # noqa: S314  # our own


def said(entry, name):
    return entry.findtext(f"{ATOM}{name}")


def test_every_open_vacancy_is_an_entry_with_its_own_address(client):
    vacancy = VacancyFactory(title="Police constable & more")
    VacancyFactory(closes_on=TODAY - timedelta(days=1))
    VacancyFactory(opens_on=TODAY + timedelta(days=1))

    (entry,) = entries(client)

    assert said(entry, "title") == "Police constable & more"
    assert "Closes at 11:59pm on Sunday 13 December 2026." in said(entry, "summary")
    address = f"http://testserver{vacancy.get_absolute_url()}"
    assert entry.find(f"{ATOM}link").get("href") == address
    assert ask(client)["Content-Type"].startswith("application/atom+xml")


def test_an_entry_stays_the_same_one_when_its_words_change(client):
    vacancy = VacancyFactory()
    before = entries(client)[0]

    later = NOW + timedelta(hours=2)
    Vacancy.objects.filter(pk=vacancy.pk).update(title="New", reference="NEW", changed_at=later)

    after = entries(client)[0]
    assert said(after, "id") == said(before, "id")
    assert said(after, "published") == said(before, "published")
    assert said(before, "updated") < said(after, "updated") == "2026-11-23T12:00:00+00:00"


def test_a_vacancy_written_long_ago_is_new_on_the_day_it_opens(client):
    VacancyFactory(changed_at=NOW - timedelta(days=60), opens_on=TODAY)

    (entry,) = entries(client)

    assert said(entry, "updated") == said(entry, "published") == "2026-11-23T00:00:00+00:00"


def test_who_has_it_already_is_told_only_that(client):
    VacancyFactory()
    first = ask(client)

    again = ask(client, if_none_match=first["ETag"])

    assert (again.status_code, again.content) == (304, b"")
    assert ask(client, if_none_match='"another"').status_code == 200


@pytest.mark.parametrize("change", ["opens", "closes", "extended"])
def test_whatever_changes_is_told(client, change):
    vacancy, other = VacancyFactory(), VacancyFactory()
    seen = ask(client)["ETag"]

    if change == "opens":
        VacancyFactory(changed_at=NOW - timedelta(days=60))
    if change == "closes":
        Vacancy.objects.filter(pk=other.pk).update(closes_on=TODAY - timedelta(days=1))
    if change == "extended":
        Vacancy.objects.filter(pk=vacancy.pk).update(closes_on=TODAY + timedelta(days=90))

    assert ask(client, if_none_match=seen).status_code == 200
    assert ask(client, if_modified_since="Mon, 23 Nov 2026 10:00:00 GMT").status_code == 200


def test_a_feed_with_nothing_in_it_stays_the_same_all_day(client, time_machine):
    first = ask(client)
    time_machine.move_to(NOW + timedelta(hours=5))

    assert first.status_code == 200
    assert ask(client, if_none_match=first["ETag"]).status_code == 304


@pytest.mark.parametrize("name", ["vacancies", "careers", "vacancy"])
def test_pages_about_vacancies_name_the_feed(client, name):
    vacancy = VacancyFactory()

    page = client.get(reverse(name, args=[vacancy.reference] if name == "vacancy" else []))

    assert 'rel="alternate"' in page.content.decode()
    assert f'href="{reverse("vacancies-feed")}"' in page.content.decode()
