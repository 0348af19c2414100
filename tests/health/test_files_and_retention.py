"""Files that are astray, and what was kept for too long."""

from datetime import UTC, datetime
from hashlib import sha256

import pytest
from django.contrib.sessions.models import Session

from recruitment.health.invariants import of_files, retention
from recruitment.health.invariants.of_files import Reading
from recruitment.models import Asking, Copy, Email, File, Guess, Reminder, Sending, SignInCode
from recruitment.tasks import send_owed_emails
from tests.factories import EmailFactory
from tests.health.planting import DAY, HOUR, SECOND, found
from tests.interest.somebody import ask_for_news, ask_for_reminder, ask_to_keep, kept, reminder
from tests.moments import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_ten")]


def a_file(folder, contents=b"%PDF", name="a" * 32, purpose="tattoo"):
    (folder / name).write_bytes(contents)
    return File.objects.create(
        subject="application:1",
        purpose=purpose,
        name="x",
        kind_code="pdf",
        size=4,
        sha256=sha256(b"%PDF").hexdigest(),
        stored_as=name,
        state="clean",
        taken_at=NOW,
        scan_after=NOW,
    )


def test_a_file_that_is_whole_is_not_found(at_ten):
    a_file(at_ten)

    assert found() == {}


def test_a_row_without_its_file_is_found(at_ten):
    a_file(at_ten)
    (at_ten / ("a" * 32)).unlink()

    assert found() == {"R7": 1}


def test_a_file_that_is_not_what_was_stored_is_found(at_ten):
    a_file(at_ten, b"%PDG")

    assert found() == {"R7": 1}


def test_a_file_without_a_row_is_found_when_the_sweep_has_not_come(at_ten):
    (at_ten / ("b" * 32)).write_bytes(b"left by a crash")
    written = datetime.fromtimestamp((at_ten / ("b" * 32)).stat().st_mtime, UTC)

    assert found(written + 3 * HOUR - SECOND) == {}
    assert found(written + 3 * HOUR + SECOND) == {"R7": 1}


def test_reading_goes_on_where_it_stopped_and_looks_again_at_what_was_bad(at_ten):
    bad, good = a_file(at_ten, b"%PDG"), a_file(at_ten, name="b" * 32, purpose="other")
    out_of_time = of_files.read_on(Reading(), -1)

    assert out_of_time == Reading()
    assert of_files.read_on(Reading(bad.pk, (bad.pk,)), -1) == Reading(bad.pk, (bad.pk,))
    assert of_files.read_on(Reading(good.pk, (bad.pk,)), 60) == Reading(0, (bad.pk,))

    (at_ten / bad.stored_as).write_bytes(b"%PDF")
    assert of_files.read_on(Reading(good.pk, (bad.pk,)), 60) == Reading()


LONG_AGO = NOW - 60 * DAY


def an_old_copy():
    owed = EmailFactory(kind="copy", about="copy:1", state="sent", sent_at=NOW, tries=1)
    Copy.objects.create(email=owed, words="", asked_at=NOW - 4 * HOUR)


def an_old_reminder():
    ask_for_reminder(now=NOW - 8 * DAY)
    send_owed_emails()
    Asking.objects.all().delete()


def a_reminder_of_a_day_long_gone():
    row = reminder()
    Reminder.objects.filter(pk=row.pk).update(
        asked_at=LONG_AGO, confirmed_at=LONG_AGO, date=(NOW - 40 * DAY).date()
    )
    Email.objects.all().delete()


def old_interest():
    ask_for_news(now=NOW - 8 * DAY)
    send_owed_emails()
    Asking.objects.all().delete()


def an_old_result():
    ask_to_keep(now=NOW - 8 * DAY)
    send_owed_emails()
    Asking.objects.all().delete()


def a_result_not_shown_for_long():
    kept(now=NOW - 31 * DAY)
    Email.objects.all().delete()
    Asking.objects.all().delete()


KEPT_FOR_TOO_LONG = {
    "a sign-in code": lambda: SignInCode.objects.create(
        email="a@home.example", nonce=b"1", asked_at=LONG_AGO, asked_from="x"
    ),
    "its email": lambda: EmailFactory(
        kind="sign_in_code", about="sign-in:1", state="cancelled", owed_at=LONG_AGO
    ),
    "a session": lambda: Session.objects.create(
        session_key="x", session_data="x", expire_date=LONG_AGO
    ),
    "a guess": lambda: Guess.objects.create(who="a" * 64, where="b" * 64, at=LONG_AGO),
    "that a file was sent": lambda: Sending.objects.create(subject="application:1", at=LONG_AGO),
    "that somebody asked": lambda: Asking.objects.create(
        address="x", asked_from="x", asked_at=LONG_AGO
    ),
    "a copy": an_old_copy,
    "an unconfirmed reminder": an_old_reminder,
    "a reminder of a day long gone": a_reminder_of_a_day_long_gone,
    "interest that nobody confirmed": old_interest,
    "a result that nobody confirmed": an_old_result,
    "a result that nobody looked at": a_result_not_shown_for_long,
}


@pytest.mark.parametrize("what", KEPT_FOR_TOO_LONG)
def test_what_should_have_been_forgotten_is_found(what):
    KEPT_FOR_TOO_LONG[what]()

    assert found() == {"R10": 1}


def test_what_has_its_last_day_today_is_not_late_yet():
    SignInCode.objects.create(email="a@home.example", nonce=b"1", asked_at=NOW, asked_from="x")

    assert retention.overstayed(NOW + DAY + retention.LATE) == 0
    assert retention.overstayed(NOW + DAY + retention.LATE + SECOND) == 1
