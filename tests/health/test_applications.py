"""Applications: one planted wrong each, and nothing where all is well."""

import pytest

from recruitment.applications import services as applications
from recruitment.applications.stages import Stage
from recruitment.health.invariants.every import Seen
from recruitment.models import Application, Email, Extension
from recruitment.tasks import send_owed_emails
from tests.factories import EmailFactory, UserFactory, VacancyFactory, begun, sent
from tests.health.planting import DAY, SECOND, found, sql, with_sent_emails
from tests.interest.somebody import ask_for_copy, ask_for_news, reminder
from tests.moments import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_ten")]


def test_nothing_is_found_where_nothing_is():
    assert found() == {}


def test_nothing_is_found_on_a_day_of_ordinary_work():
    lead = UserFactory(role="HR lead")
    draft, application = begun(), with_sent_emails(sent())
    moved = applications.move(
        application.pk,
        Stage.INTERVIEW,
        by=lead,
        seen=application.version,
        now=NOW,
        note="",
        words="",
    )
    applications.withdraw(sent().pk, reason="", now=NOW)
    ask_for_copy(), ask_for_news(), reminder()
    send_owed_emails()

    assert (draft.stage, moved.stage) == ("draft", "interview")
    assert found() == {}


def test_a_receipt_of_an_application_that_is_not_there_is_found():
    EmailFactory(about="application:999", state="sent", sent_at=NOW, tries=1)

    assert found() == {"R1": 1}


def test_a_reference_that_a_client_was_shown_is_looked_for():
    there, draft = with_sent_emails(sent()), begun()
    shown = [there.reference, there.reference]

    assert found(seen=Seen(references=shown)) == {}
    assert found(seen=Seen(references=[*shown, "EP-2222-2222"])) == {"R1": 1}
    assert found(seen=Seen(references=[*shown, draft.reference])) == {"R1": 1}


def test_an_application_without_a_receipt_is_found():
    application = with_sent_emails(sent())
    Email.objects.filter(about=application.about, kind="received").delete()

    assert found() == {"R2": 1}


def test_a_draft_that_was_sent_twice_is_found():
    application = with_sent_emails(sent())
    application.history.create(was="submitted", now="draft", at=NOW)
    application.history.create(was="draft", now="submitted", at=NOW)

    assert found() == {"R3": 1}


def test_two_live_applications_of_one_person_for_one_vacancy_are_found():
    first, second = begun(), begun(vacancy=VacancyFactory())
    sql("DROP INDEX one_live_application_per_vacancy")
    Application.objects.filter(pk=second.pk).update(
        applicant=first.applicant, vacancy=first.vacancy
    )

    assert found() == {"R3": 1}


def test_a_stage_that_history_does_not_have_is_found():
    application = with_sent_emails(sent())
    Application.objects.filter(pk=application.pk).update(stage="interview")

    assert found() == {"R6": 1}


def test_a_gap_in_history_is_found():
    application = with_sent_emails(sent())
    application.history.create(was="interview", now="sift", at=NOW)
    Application.objects.filter(pk=application.pk).update(stage="sift")

    assert found() == {"R6": 1}


def test_an_application_that_came_at_the_closing_moment_is_found():
    application = with_sent_emails(sent())
    closing = application.vacancy.closes_at

    Application.objects.filter(pk=application.pk).update(submitted_at=closing - SECOND)
    assert found() == {}
    Application.objects.filter(pk=application.pk).update(submitted_at=closing)
    assert found() == {"R9": 1}


def test_an_application_that_an_extension_covers_is_not_found():
    application = with_sent_emails(sent())
    vacancy = application.vacancy
    Extension.objects.create(
        vacancy=vacancy,
        was=vacancy.closes_on,
        now=vacancy.closes_on + DAY,
        why="Outage",
        by=UserFactory(),
        at=NOW,
    )
    Application.objects.filter(pk=application.pk).update(submitted_at=vacancy.closes_at)

    assert found() == {}
