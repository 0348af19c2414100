"""The copy in plain text."""

import pytest

from recruitment.applications.stages import Stage
from recruitment.models import Application
from tests.applications.applying import (
    EMAIL,
    officer,
    signed_in_with,
    text,
)
from tests.factories import ApplicantFactory, VacancyFactory, sent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def test_a_copy_in_plain_text_holds_every_word(visitor):
    vacancy = VacancyFactory(route_slug="pcep")
    application = officer(vacancy, evidence="One line.\n\nAnother line.", known_as="Gwennie")
    reference = signed_in_with(visitor, application)

    copy = visitor.get("copy-text", reference)

    words = text(copy)
    assert copy["Content-Type"] == "text/plain; charset=utf-8"
    assert f'filename="{reference}.txt"' in copy["Content-Disposition"]
    for said in ("Not sent yet", "Gwennie", "  One line.\n\n  Another line.", "Corner shop",
                 "12 High Street", "GCSE English", "DO YOU FIT THE BILL?", "No"):  # fmt: skip
        assert said in words
    assert max(len(line) for line in words.splitlines()) <= 80


def test_a_copy_of_what_was_sent_tells_no_decision(visitor):
    application = sent(applicant=ApplicantFactory(email=EMAIL))
    visitor.sign_in(EMAIL)
    before = text(visitor.get("copy-text", application.reference))
    Application.objects.update(stage=Stage.UNSUCCESSFUL)

    assert "Sent: 23 November 2026, 10:00am" in before
    assert text(visitor.get("copy-text", application.reference)) == before
