from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail

from recruitment.applications import services
from recruitment.applications.stages import Stage
from recruitment.models import Email
from recruitment.tasks import send_owed_emails
from tests.factories import VacancyFactory, draft, fill_in
from tests.moments import NOW

pytestmark = pytest.mark.django_db


def owed(kind="unfinished"):
    return dict(Email.objects.owed().filter(kind=kind).values_list("occurrence", "next_try_at"))


def test_a_new_draft_is_owed_reminders_before_its_closing_day_and_one_when_it_lies_idle():
    """7 days before that Sunday is a Sunday: the Friday before."""
    draft(vacancy=VacancyFactory(closes_on=date(2026, 12, 13)))

    assert owed() == {
        "idle": datetime(2026, 11, 26, 9, 0, tzinfo=UTC),
        "7 days": datetime(2026, 12, 4, 9, 0, tzinfo=UTC),
        "2 days": datetime(2026, 12, 11, 9, 0, tzinfo=UTC),
        "6 hours": datetime(2026, 12, 13, 18, 0, tzinfo=UTC),
    }
    assert set(owed("saved")) == {""}


def test_nine_in_the_uk_is_eight_in_utc_in_summer():
    draft(vacancy=VacancyFactory(closes_on=date(2027, 7, 9)))

    assert owed()["2 days"] == datetime(2027, 7, 7, 8, 0, tzinfo=UTC)


def test_a_draft_begun_late_gets_only_the_reminder_that_still_lies_ahead():
    draft(vacancy=VacancyFactory(closes_on=NOW.date() + timedelta(days=5)))

    assert set(owed()) == {"idle", "2 days", "6 hours"}


def test_sending_stops_the_reminders():
    application = draft()

    services.submit(application.pk, shown=application.version, now=NOW)

    assert owed() == owed("saved") == {}


def test_a_closing_day_that_moves_takes_the_reminders_along():
    application = draft(vacancy=VacancyFactory(closes_on=date(2026, 12, 13)))

    application.vacancy.closes_on = date(2026, 12, 20)
    services.save_vacancy(application.vacancy, now=NOW)

    assert owed()["7 days"] == datetime(2026, 12, 11, 9, 0, tzinfo=UTC)
    assert owed()["6 hours"] == datetime(2026, 12, 20, 18, 0, tzinfo=UTC)


def test_opening_the_same_draft_again_promises_no_second_reminder():
    application = draft()

    draft(applicant=application.applicant, vacancy=application.vacancy)

    assert Email.objects.filter(kind="unfinished").count() == 4
    assert application.at is Stage.DRAFT


def test_a_closing_day_brought_forward_sends_nothing_before_its_last_hours():
    application = draft(vacancy=VacancyFactory(closes_on=date(2026, 12, 13)))

    application.vacancy.closes_on = NOW.date() + timedelta(days=1)
    services.save_vacancy(application.vacancy, now=NOW)

    assert set(owed()) == {"idle", "6 hours"}


def test_a_closing_day_put_back_promises_what_a_late_draft_did_not_have():
    application = draft(vacancy=VacancyFactory(closes_on=NOW.date() + timedelta(days=1)))
    assert set(owed()) == {"idle", "6 hours"}

    application.vacancy.closes_on = date(2026, 12, 20)
    services.save_vacancy(application.vacancy, now=NOW)

    assert set(owed()) == {"idle", "7 days", "2 days", "6 hours"}


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


def at_nine(year, month, day):
    return datetime(year, month, day, 9, 0, tzinfo=UTC)


def subjects(time_machine, moment):
    """What leaves then."""
    time_machine.move_to(moment, tick=False)
    before = len(mail.outbox)
    send_owed_emails()
    return [message.subject for message in mail.outbox[before:]]


def test_a_draft_that_lies_idle_for_three_days_is_reminded_of_once(time_machine):
    draft(vacancy=VacancyFactory(closes_on=date(2027, 1, 31)))
    subjects(time_machine, NOW)

    assert subjects(time_machine, at_nine(2026, 11, 26) - timedelta(seconds=1)) == []
    [subject] = subjects(time_machine, at_nine(2026, 11, 26))
    assert subject == "You have 66 days left to send your application"
    assert "All parts are done. You only have to check it and send it." in mail.outbox[-1].body


def test_whoever_comes_back_has_three_days_more(time_machine):
    application = draft(vacancy=VacancyFactory(closes_on=date(2027, 1, 31)))

    fill_in(application, "your-example", evidence="More.", now=NOW + timedelta(days=1))
    assert owed()["idle"] == at_nine(2026, 11, 27)
    assert "saved" in subjects(time_machine, NOW)[0]
    assert subjects(time_machine, at_nine(2026, 11, 26)) == []
    assert len(subjects(time_machine, at_nine(2026, 11, 27))) == 1


def test_when_it_closes_within_a_week_only_the_closing_day_is_reminded_of(time_machine):
    draft(vacancy=VacancyFactory(closes_on=date(2026, 12, 3)))
    subjects(time_machine, NOW)

    assert len(subjects(time_machine, at_nine(2026, 11, 26))) == 1  # 7 days before
    assert Email.objects.get(occurrence="7 days").state == "sent"
    assert Email.objects.get(occurrence="idle").state == "cancelled"


def test_three_reminders_of_a_draft_are_all(time_machine):
    draft(vacancy=VacancyFactory(closes_on=date(2027, 1, 31)))
    subjects(time_machine, NOW)
    moments = sorted(owed().values())

    sent = [len(subjects(time_machine, moment)) for moment in moments]

    assert sent == [1, 1, 1, 0]
    assert not owed()


def test_the_last_hours_are_reminded_of_when_the_others_did_not_go(time_machine):
    draft(vacancy=VacancyFactory(closes_on=NOW.date()), now=NOW)
    subjects(time_machine, NOW)
    six = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)

    assert subjects(time_machine, six - timedelta(seconds=1)) == []
    assert subjects(time_machine, six) == ["Send your application by today, 11:59pm"]


def test_what_could_not_leave_before_it_closed_does_not_leave_after(time_machine):
    draft(vacancy=VacancyFactory(closes_on=NOW.date()), now=NOW)

    assert subjects(time_machine, datetime(2026, 11, 24, 0, 0, tzinfo=UTC)) == []


def test_whoever_stopped_them_hears_no_more_also_when_the_day_moves(time_machine):
    application = draft(vacancy=VacancyFactory(closes_on=date(2026, 12, 13)))
    subjects(time_machine, NOW)

    services.stop_reminders(application.pk)
    application.vacancy.closes_on = date(2026, 12, 20)
    services.save_vacancy(application.vacancy, now=NOW)

    assert owed() == {}


def test_the_first_email_says_how_to_come_back_and_until_when(time_machine):
    application = draft(vacancy=VacancyFactory(closes_on=date(2026, 12, 13)))

    assert subjects(time_machine, NOW) == [f"We saved your application {application.reference}"]
    assert f"/my/{application.reference}/" in mail.outbox[-1].body
    assert "Send it by 11:59pm on Sunday 13 December 2026." in mail.outbox[-1].body


def test_two_drafts_of_one_person_are_reminded_of_in_one_email(time_machine):
    one = draft(vacancy=VacancyFactory(closes_on=date(2027, 1, 31)))
    draft(vacancy=VacancyFactory(closes_on=date(2027, 1, 31)), applicant=one.applicant)
    subjects(time_machine, NOW)

    assert subjects(time_machine, at_nine(2026, 11, 26)) == [
        "2 reminders from Essex Police careers"
    ]
