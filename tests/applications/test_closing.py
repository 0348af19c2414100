"""A vacancy that is not open yet, or closes while somebody applies."""

from datetime import timedelta

import pytest

from recruitment.applications.stages import Stage
from recruitment.models import Application, Vacancy
from tests.applications.applying import (
    EMAIL,
    evidence,
    filled_in,
    text,
)
from tests.factories import (
    VacancyFactory,
)
from tests.moments import NOW
from tests.visitor import DECLARED

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def test_closing_while_reading_is_explained_and_the_draft_is_kept(visitor, vacancy, now):
    reference = filled_in(visitor, vacancy)
    visitor.get("check", reference)
    shown = Application.objects.get().version
    Vacancy.objects.update(closes_on=NOW.date() - timedelta(days=1))

    page = visitor.post("check", reference, shown=shown, **DECLARED)

    assert page.status_code == 410
    assert "kept" in text(page)
    assert evidence() == "I like to help."


def test_a_draft_of_a_closed_vacancy_says_so(visitor, vacancy, now):
    reference = filled_in(visitor, vacancy)
    now.move_to(NOW + timedelta(days=30))
    visitor.sign_in(EMAIL)

    assert "This vacancy has closed" in text(visitor.get("tracker", reference))


def test_a_vacancy_that_opens_later_is_not_shown_yet(visitor):
    later = VacancyFactory(opens_on=NOW.date() + timedelta(days=1))

    assert visitor.get("vacancy", later.reference).status_code == 404


def test_a_route_that_closed_since_the_draft_was_begun_is_explained_on_sending(visitor, vacancy):
    reference = filled_in(visitor, vacancy)
    application = Application.objects.get()
    application.answers = {**application.answers, "date-of-birth": "2015-01-01"}
    application.save()

    page = visitor.post("check", reference, shown=application.version, **DECLARED)

    assert page.status_code == 200
    assert "This comes from what you told us" in text(page)
    assert Application.objects.get().at is Stage.DRAFT
