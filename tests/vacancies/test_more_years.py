"""Where somebody is told that a route is open, a post that asks for more years is not promised."""

import pytest

from recruitment.interest import emails
from recruitment.models import Vacancy
from recruitment.site import cards
from recruitment.vacancies.choices import Vetting
from tests.eligibility.people import outcome
from tests.factories import VacancyFactory
from tests.moments import NOW, TODAY
from tests.visitor import EVERY_ANSWER, Visitor

pytestmark = pytest.mark.django_db

SAID = "This role asks for 5 years in the UK."


def text(page):
    return " ".join(page.content.decode().split())


@pytest.mark.parametrize(
    ("vettings", "tag", "said"),
    [
        ([Vetting.VOLUNTEER], "You can apply now", False),
        ([Vetting.MANAGEMENT], "You fit the bill", True),
        ([Vetting.MANAGEMENT, Vetting.VOLUNTEER], "You can apply now", True),
    ],
)
def test_a_card_says_how_many_years_and_promises_nothing_of_it(
    client, time_machine, vettings, tag, said
):
    time_machine.move_to(NOW)
    for vetting in vettings:
        VacancyFactory(vetting=vetting)

    page = Visitor(client).finish()

    (card,) = [
        card
        for section in page.context["sections"]
        for card in section["cards"]
        if card["slug"] == "support-volunteer"
    ]
    assert card["tag"] == tag
    assert (SAID in text(page)) == said
    assert len(card["vacancies"]) == len(vettings)


def test_the_way_to_such_a_post_asks_for_five_years_first(client, time_machine):
    time_machine.move_to(NOW)
    vacancy = VacancyFactory(vetting=Vetting.MANAGEMENT)
    visitor = Visitor(client)

    visitor.answer_all(
        {**EVERY_ANSWER, "uk-residence-5": "yes"}, visitor.post("apply", vacancy.reference)
    )

    assert "uk-residence-5" in visitor.pages
    assert "uk-residence" not in visitor.pages


@pytest.mark.parametrize("vetting", [Vetting.MANAGEMENT, Vetting.VOLUNTEER])
def test_an_email_promises_nothing_of_it_either(vetting):
    VacancyFactory(vetting=vetting)
    fits = outcome("support-volunteer")

    said = emails.opened([fits], TODAY)
    copied = emails.route_words(fits, Vacancy.objects.by_route_on(TODAY))

    usual = vetting is Vetting.VOLUNTEER
    assert (said["vacant"], said["sure"]) == (usual, usual)
    assert said["opened"][0]["vacancies"][0]["more_years"] == (0 if usual else 5)
    assert copied["label"] == emails.label(fits, vacant=usual)


def test_words_about_years_are_said_only_where_more_are_asked_for():
    assert cards.years_words(Vacancy(route_slug="pcep", vetting="recruitment").more_years) == ""
    assert cards.years_words(Vacancy(route_slug="pcep", vetting="management").more_years) == SAID
