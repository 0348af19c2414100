"""HR writes a vacancy without a developer: its vetting, its pay, its promises."""

import pytest
from django.urls import reverse

from recruitment.desk.vacancy_forms import DAYS, VacancyForm
from recruitment.forces import PROMISES
from recruitment.models import Vacancy
from tests.factories import VacancyFactory, begun
from tests.moments import TODAY

pytestmark = pytest.mark.django_db

ADD = "admin:recruitment_vacancy_add"
FIELDS = {
    "reference": "PC-2027-01",
    "route_slug": "pcep",
    "title": "Police constable",
    "summary": "Answer calls.",
    "salary": "Between two figures",
    "salary_from": "28000",
    "salary_to": "30000",
    "base": "Harlow",
    "working_time": "full",
    "hours": "Shifts",
    "vetting": "management",
    "places": "3",
    "opens_on": TODAY.isoformat(),
    "closes_on": "2026-12-13",
    "evidence_question": "Why?",
    "evidence_words": "200",
    "days_sift": "3",
}


def add(desk, **changed):
    page = desk("HR lead").post(reverse(ADD), {**FIELDS, **changed})
    return page, Vacancy.objects.filter(reference="PC-2027-01").first()


def test_a_vacancy_is_stored_as_it_was_filled_in(desk):
    page, vacancy = add(desk)

    assert page.status_code == 302
    assert (vacancy.vetting, vacancy.residence_years) == ("management", 5)
    assert (vacancy.salary_from, vacancy.salary_to) == (28000, 30000)
    assert vacancy.promised_days == {"sift": 3}
    assert vacancy.changed_at.date() == TODAY


def test_every_stage_with_a_promise_has_a_field():
    assert {name for name in VacancyForm.base_fields if name.startswith(DAYS)} == {
        DAYS + stage for stage in PROMISES
    }


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"working_time": "own"}, "Only volunteers can have"),
        ({"route_slug": "active-citizen"}, "Choose “In your own time, unpaid”"),
        ({"route_slug": "cadet", "working_time": "own"}, "Cadets are not vetted"),
        ({"salary_to": "27999"}, "from a lower to a higher figure"),
        ({"salary_from": ""}, "from a lower to a higher figure"),
        ({"days_sift": "0"}, "greater than or equal to 1"),
        ({"days_sift": "251"}, "less than or equal to 250"),
        ({"vetting": ""}, "This field is required"),
        ({"opens_on": "2026-12-14"}, "closing day must be the opening day or later"),
    ],
)
def test_nonsense_is_refused_in_words(desk, wrong, said):
    page, vacancy = add(desk, **wrong)

    assert vacancy is None
    assert said in page.content.decode()


def test_promises_are_taken_back_by_emptying_their_fields(desk):
    vacancy = VacancyFactory(promised_days={"sift": 3, "checks": 30})
    address = reverse("admin:recruitment_vacancy_change", args=[vacancy.pk])
    browser = desk("HR lead")
    form = browser.get(address).context["adminform"].form
    fields = {name: form[name].value() for name in form.fields}
    assert (fields["days_sift"], fields["days_checks"]) == (3, 30)

    kept = {name: said for name, said in fields.items() if said is not None}
    browser.post(address, {**kept, "days_sift": ""})

    assert Vacancy.objects.get().promised_days == {"checks": 30}


def test_a_title_can_be_changed_when_people_have_drafts_and_nothing_else_changes(desk):
    vacancy = VacancyFactory(promised_days={"sift": 3})
    begun(vacancy=vacancy)
    address = reverse("admin:recruitment_vacancy_change", args=[vacancy.pk])
    browser = desk("HR lead")
    form = browser.get(address).context["adminform"].form
    fields = {name: form[name].value() for name in form.fields}
    kept = {name: said for name, said in fields.items() if said is not None}

    page = browser.post(address, {**kept, "title": "A better title"})

    stored = Vacancy.objects.get()
    assert page.status_code == 302
    assert stored.title == "A better title"
    for name in ("closes_on", "vetting", "promised_days", "reference"):
        assert getattr(stored, name) == getattr(vacancy, name)
