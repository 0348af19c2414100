"""A child's application goes nowhere without a parent."""

import pytest

from recruitment.applications import services
from recruitment.applications.stages import Stage
from recruitment.models import Application
from tests.applications.applying import (
    plain,
    signed_in_with,
    text,
)
from tests.factories import VacancyFactory, draft
from tests.moments import NOW
from tests.visitor import DECLARED

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


@pytest.fixture
def cadet():
    answers = {
        "date-of-birth": "2012-05-04",
        "lives-in-area": "yes",
        "parent-agrees": "yes",
    }
    return draft(vacancy=VacancyFactory(route_slug="cadet"), answers=answers)


def test_a_cadet_is_told_that_a_parent_must_agree_and_cannot_send(visitor, cadet):
    reference = signed_in_with(visitor, cadet)

    page = visitor.get("check", reference)
    assert "A parent or carer must say yes before you can send this." in plain(page)
    assert "Send your application</button>" not in text(page)

    page = visitor.post("check", reference, shown=cadet.version, **DECLARED)
    assert "A parent or carer must say yes before you can send this." in plain(page)
    assert Application.objects.get().at is Stage.DRAFT


def test_no_door_sends_a_cadets_application_alone(cadet):
    with pytest.raises(services.NeedsParent):
        services.submit(cadet.pk, shown=cadet.version, now=NOW)
