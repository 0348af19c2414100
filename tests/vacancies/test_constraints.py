"""What the database refuses of a vacancy, whoever asks."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from tests.factories import VacancyFactory

pytestmark = pytest.mark.django_db

PROMISES = "vacancy_promises_whole_days_of_known_stages"
PAID = {"route_slug": "pcep", "working_time": "full"}


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"vetting": "secret"}, "vacancy_vetting_is_known"),
        ({"vetting": "management", "route_slug": "cadet"}, "no_child_is_vetted_for_management"),
        ({"working_time": "sometimes"}, "vacancy_working_time_is_known"),
        ({"salary_from": 28000}, "unpaid_vacancy_has_no_salary"),
        ({**PAID, "salary_to": 28000}, "vacancy_salary_is_a_range"),
        ({**PAID, "salary_from": 0}, "vacancy_salary_is_a_range"),
        ({**PAID, "salary_from": 2, "salary_to": 1}, "vacancy_salary_is_a_range"),
        ({"promised_days": {"sift": 0}}, PROMISES),
        ({"promised_days": {"sift": 251}}, PROMISES),
        ({"promised_days": {"sift": 2.5}}, PROMISES),
        ({"promised_days": {"sift": "3"}}, PROMISES),
        ({"promised_days": {"sift": None}}, PROMISES),
        ({"promised_days": {"sift": 3, "lunch": 3}}, PROMISES),
        ({"promised_days": {"sifting": 3}}, PROMISES),
        ({"promised_days": []}, PROMISES),
        ({"promised_days": "soon"}, PROMISES),
        ({"promised_days": 3}, PROMISES),
    ],
)
def test_nonsense_is_refused_by_the_database(fields, name):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        VacancyFactory(**fields)


@pytest.mark.parametrize(
    "fields",
    [
        {"vetting": "management"},
        {**PAID, "salary_from": 1, "salary_to": 1},
        {**PAID, "salary_from": 28000},
        {"promised_days": {"submitted": 1, "checks": 250}},
        {"promised_days": {}},
    ],
)
def test_what_makes_sense_is_stored_and_is_no_error_in_a_form(fields):
    VacancyFactory(**fields).full_clean()


def test_a_form_says_so_in_words():
    with pytest.raises(ValidationError, match="Promise between 1 and 250 working days"):
        VacancyFactory.build(promised_days={"sift": 0}).full_clean()
