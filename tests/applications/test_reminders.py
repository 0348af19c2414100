from datetime import UTC, date, datetime, timedelta

import pytest

from recruitment.applications import services
from recruitment.applications.stages import Stage
from recruitment.models import Email
from recruitment.tasks import send_owed_emails
from tests.factories import VacancyFactory, draft
from tests.moments import NOW

pytestmark = pytest.mark.django_db


def owed():
    return dict(
        Email.objects.owed().filter(kind="unfinished").values_list("occurrence", "next_try_at")
    )


def test_a_new_draft_is_owed_a_reminder_7_and_2_days_before_closing_at_9_in_the_uk():
    draft(vacancy=VacancyFactory(closes_on=date(2026, 12, 13)))

    assert owed() == {
        "7 days": datetime(2026, 12, 6, 9, 0, tzinfo=UTC),
        "2 days": datetime(2026, 12, 11, 9, 0, tzinfo=UTC),
    }


def test_nine_in_the_uk_is_eight_in_utc_in_summer():
    draft(vacancy=VacancyFactory(closes_on=date(2027, 7, 9)))

    assert owed()["2 days"] == datetime(2027, 7, 7, 8, 0, tzinfo=UTC)


def test_a_draft_begun_late_gets_only_the_reminder_that_still_lies_ahead():
    draft(vacancy=VacancyFactory(closes_on=NOW.date() + timedelta(days=5)))

    assert list(owed()) == ["2 days"]


def test_sending_stops_the_reminders():
    application = draft()

    services.submit(application.pk, shown=application.version, now=NOW)

    assert owed() == {}


def test_a_closing_day_that_moves_takes_the_reminders_along():
    application = draft(vacancy=VacancyFactory(closes_on=date(2026, 12, 13)))

    application.vacancy.closes_on = date(2026, 12, 20)
    services.save_vacancy(application.vacancy, now=NOW)

    assert owed()["7 days"] == datetime(2026, 12, 13, 9, 0, tzinfo=UTC)


def test_opening_the_same_draft_again_promises_no_second_reminder():
    application = draft()

    draft(applicant=application.applicant, vacancy=application.vacancy)

    assert Email.objects.filter(kind="unfinished").count() == 2
    assert application.at is Stage.DRAFT


def test_a_closing_day_brought_forward_sends_nothing_at_once():
    application = draft(vacancy=VacancyFactory(closes_on=date(2026, 12, 13)))

    application.vacancy.closes_on = NOW.date() + timedelta(days=1)
    services.save_vacancy(application.vacancy, now=NOW)

    assert owed() == {}


def test_a_closing_day_put_back_promises_what_a_late_draft_did_not_have():
    application = draft(vacancy=VacancyFactory(closes_on=NOW.date() + timedelta(days=1)))
    assert owed() == {}

    application.vacancy.closes_on = date(2026, 12, 20)
    services.save_vacancy(application.vacancy, now=NOW)

    assert set(owed()) == {"7 days", "2 days"}


def test_a_reminder_is_tried_again_like_any_email():
    draft(vacancy=VacancyFactory(closes_on=date(2027, 1, 31)))

    reminder = Email.objects.filter(kind="unfinished").first()
    assert reminder.owed_at == reminder.next_try_at


def test_a_reminder_that_a_worker_held_while_its_draft_was_sent_does_not_go(time_machine):
    time_machine.move_to(NOW)
    application = draft()
    services.submit(application.pk, shown=application.version, now=NOW)
    Email.objects.filter(kind="unfinished").update(state="owed", next_try_at=NOW)

    send_owed_emails()

    states = Email.objects.filter(kind="unfinished").values_list("state", flat=True)
    assert set(states) == {"cancelled"}
