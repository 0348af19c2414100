"""A post with management vetting asks for more years in the UK, wherever somebody is judged."""

import pytest

from recruitment.applications import progress, services
from recruitment.applications.services import NotOpenToYou
from recruitment.eligibility import ROUTES, replay, restore
from recruitment.models import Vacancy
from recruitment.vacancies.choices import Vetting
from tests.eligibility.people import ESSEX
from tests.factories import VOLUNTEER_ANSWERS, ApplicantFactory, VacancyFactory, draft
from tests.moments import NOW, TODAY

THREE_YEARS_HERE = {
    **VOLUNTEER_ANSWERS,
    "uk-residence-5": "no",
    "time-away": "lived-abroad",
    "came-to-uk": "2023-01-05",
}


def vacancy(vetting, route="support-volunteer"):
    return Vacancy(route_slug=route, vetting=vetting, evidence_question="Why?")


@pytest.mark.parametrize(
    ("vetting", "years"), [(Vetting.VOLUNTEER, 3), (Vetting.NONE, 3), (Vetting.MANAGEMENT, 5)]
)
def test_where_somebody_lived_is_asked_for_as_many_years_as_vetting_looks_at(vetting, years):
    assert vacancy(vetting).residence_years == years
    assert progress.place(vacancy(vetting), TODAY).years == years


def test_a_route_that_does_not_ask_for_years_asks_for_no_more_of_them():
    transferee = vacancy(Vetting.MANAGEMENT, "transferee")

    assert "lived_in_uk" not in {rule.name for rule in ROUTES["transferee"].rules}
    assert not transferee.asks_for_more_years


@pytest.mark.django_db
def test_who_has_been_here_for_three_years_may_apply_for_the_one_and_not_for_the_other():
    usual = VacancyFactory(vetting=Vetting.VOLUNTEER)
    management = VacancyFactory(vetting=Vetting.MANAGEMENT)
    answers = restore(THREE_YEARS_HERE, TODAY)

    services.start(ApplicantFactory(), usual, answers, now=NOW)

    with pytest.raises(NotOpenToYou) as refusal:
        services.start(ApplicantFactory(), management, answers, now=NOW)
    assert "last 5 years" in refusal.value.outcome.reasons[0].reason


@pytest.mark.django_db
def test_an_application_that_needs_five_years_is_judged_by_five_again_later():
    management = VacancyFactory(vetting=Vetting.MANAGEMENT)
    application = draft(vacancy=management, answers={**VOLUNTEER_ANSWERS, "uk-residence-5": "yes"})
    sent = services.submit(application.pk, shown=application.version, now=NOW)

    named = {finding["rule"] for finding in sent.outcome["findings"]}
    answers = restore(sent.answers, TODAY)
    assert "lived_in_uk_longer" in named
    assert sent.judged(TODAY).as_data() == sent.outcome
    assert replay(sent.outcome, answers, ESSEX) == ()
