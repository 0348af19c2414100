"""A vetting form that is with the applicant: reminded of until staff record that it came back."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail

from recruitment.applications import services
from recruitment.applications.checks import Kind
from recruitment.applications.services import Said
from recruitment.applications.stages import Stage
from recruitment.decisions import undoing
from recruitment.decisions.holds import Hold
from recruitment.models import Email
from recruitment.tasks import send_owed_emails
from tests.applications.checked import at_checks, officer_at, record
from tests.applications.decided import again, has_gone, move
from tests.applications.test_holds import hold, resume
from tests.desk.deciding import decide
from tests.factories import UserFactory, sent
from tests.moments import NOW, TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def nine(month, day):
    return datetime(2026, month, day, 9, tzinfo=UTC)


THREE = [nine(11, 26), nine(11, 30), nine(12, 7)]


def reminders():
    owed = Email.objects.owed().filter(kind="vetting_form").order_by("next_try_at")
    return list(owed.values_list("next_try_at", flat=True))


def form_is_out(day=TODAY):
    application = at_checks()
    has_gone()
    record(application, Kind.VETTING, Said(asked_on=day))
    return application


def says(**said):
    return lambda application: record(
        application, Kind.VETTING, Said(**{"asked_on": TODAY, **said}), seen=1
    )


def moves_on(application):
    move(application, Stage.UNSUCCESSFUL, now=NOW + HOUR)


def withdraws(application):
    services.withdraw(application.pk, reason="", now=NOW + HOUR)


STOPS = [
    pytest.param(says(started_on=TODAY), id="it came back"),
    pytest.param(says(finished_on=TODAY, outcome="not_passed"), id="the check is finished"),
    pytest.param(says(asked_on=None), id="it was not sent after all"),
    pytest.param(moves_on, id="it moved on"),
    pytest.param(withdraws, id="they withdrew"),
    pytest.param(hold, id="it is on hold"),
]


def test_it_is_reminded_of_after_3_7_and_14_days(now):
    application = form_is_out()
    assert reminders() == THREE

    now.move_to(THREE[0] - timedelta(seconds=1), tick=False)
    send_owed_emails()
    assert mail.outbox == []
    for moment in THREE:
        now.move_to(moment, tick=False)
        send_owed_emails()

    subject = f"A form is still with you: {application.reference}"
    assert [one.subject for one in mail.outbox if "form" in one.subject] == [subject] * 3
    assert "Give full details of your family" in mail.outbox[0].body
    assert "vetting" not in "".join(one.subject + one.body for one in mail.outbox).lower()


@pytest.mark.parametrize("stops", STOPS)
def test_what_makes_them_needless_takes_them_back(now, stops):
    stops(form_is_out())
    assert reminders() == []
    Email.objects.filter(kind="vetting_form").update(state="owed")

    now.move_to(THREE[1], tick=False)
    send_owed_emails()

    assert not Email.objects.filter(kind="vetting_form", state="sent").exists()


@pytest.mark.parametrize(
    ("day", "left"),
    [
        (date(2026, 11, 21), [nine(11, 24), nine(11, 30), nine(12, 7)]),  # 28 November, a Saturday
        (date(2026, 11, 20), [nine(11, 27), nine(12, 4)]),  # today would be the first
        (date(2026, 11, 10), [nine(11, 24)]),
        (date(2026, 11, 9), []),  # today would be the last
        (date(2026, 9, 1), []),
    ],
)
def test_recorded_late_only_those_still_ahead_are_written(day, left):
    form_is_out(day)

    assert reminders() == left


def test_another_day_begins_them_anew():
    application = form_is_out(date(2026, 11, 20))

    record(application, Kind.VETTING, Said(asked_on=TODAY), seen=1)

    assert reminders() == THREE


def test_no_other_check_reminds_anybody():
    record(at_checks(), Kind.MEDICAL, Said(asked_on=TODAY))

    assert reminders() == []


def test_before_an_offer_nobody_has_a_form():
    record(sent(), Kind.VETTING, Said(asked_on=TODAY))

    assert reminders() == []


def test_a_form_that_went_with_the_offer_is_reminded_of_in_the_checks_too():
    application = officer_at(Stage.SIFT, Stage.INTERVIEW, Stage.CONDITIONAL_OFFER)
    record(application, Kind.VETTING, Said(asked_on=TODAY))

    move(application, Stage.CHECKS, now=NOW + HOUR)

    assert reminders() == THREE


def test_what_is_undone_brings_them_back():
    application = form_is_out()
    decision = decide(application, now=NOW + HOUR)
    assert reminders() == []

    undoing.undo([decision], by=UserFactory(), now=NOW + HOUR)
    assert reminders() == THREE

    withdraws(application)
    services.undo(application.pk, now=NOW + 2 * HOUR)
    assert reminders() == THREE


def test_a_form_that_was_recorded_on_hold_is_reminded_of_when_the_hold_ends():
    application = at_checks()
    has_gone()
    hold(application)
    record(application, Kind.VETTING, Said(asked_on=TODAY))
    assert reminders() == []

    resume(application, now=NOW + 2 * HOUR)

    assert reminders() == THREE
    assert again(application).at is Stage.CHECKS


def test_one_that_fell_due_while_a_decision_was_held_goes_when_that_is_undone(now):
    application = form_is_out()
    decision = decide(application, now=THREE[0] - 16 * HOUR)
    half_past = THREE[0] + HOUR / 2
    now.move_to(half_past, tick=False)

    undoing.undo([decision], by=UserFactory(), now=half_past)

    assert reminders() == [half_past, *THREE[1:]]
    send_owed_emails()
    assert Email.objects.filter(kind="vetting_form", state="sent").count() == 1


def test_one_that_is_due_today_stays_when_the_check_is_saved_before_9():
    application = form_is_out()
    check = application.checks.get()
    said = Said(asked_on=TODAY)
    early = THREE[0] - HOUR

    services.record(
        application.pk, Kind.VETTING, said, by=UserFactory(), seen=check.version, now=early
    )

    assert reminders() == THREE


def test_one_that_is_due_today_stays_when_a_hold_ends_before_9():
    application = form_is_out()
    hold(application)
    has_gone()

    resume(application, now=THREE[0] - HOUR)

    assert reminders() == THREE


def test_a_move_to_the_checks_whose_email_waits_takes_back_none_of_the_form(now):
    application = officer_at(Stage.SIFT, Stage.INTERVIEW, Stage.CONDITIONAL_OFFER)
    has_gone()
    record(application, Kind.VETTING, Said(asked_on=TODAY))

    decide(application, Stage.CHECKS, now=THREE[0] - 16 * HOUR, hold=Hold.MORNING)

    assert reminders() == THREE
    now.move_to(THREE[0], tick=False)
    send_owed_emails()
    assert Email.objects.filter(kind="vetting_form", state="sent").count() == 1
