from unittest.mock import PropertyMock, patch

import pytest

from recruitment.applications import progress
from recruitment.eligibility import ROUTES, with_management_vetting
from recruitment.vacancies.models import Vacancy


@pytest.mark.parametrize(
    ("route", "years"),
    [
        pytest.param(ROUTES["support-volunteer"], 3, id="as usual"),
        pytest.param(with_management_vetting(ROUTES["police-staff"]), 5, id="management vetting"),
    ],
)
def test_a_post_with_management_vetting_asks_for_more_years_of_addresses(route, years):
    with patch.object(Vacancy, "route", new_callable=PropertyMock, return_value=route):
        assert progress.vetting_years(Vacancy()) == years
