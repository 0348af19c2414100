"""From the yes until we forget: reminders at their mornings, moves, cancelling, and stopping."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from recruitment.events import forgetting, services
from recruitment.events.services import Begun, Changed, NotToCome, StillTaken
from recruitment.health.invariants import retention
from recruitment.models import Email, Event, EventBooking
from recruitment.tasks import forget_interest, send_owed_emails
from tests.crowd import all_at_once
from tests.events.booking import asked, came
from tests.factories import EventFactory
from tests.interest.somebody import emailed, reminder
from tests.moments import NOW

pytestmark = pytest.mark.django_db

SECOND = timedelta(seconds=1)
MONTH = timedelta(days=30)
MONDAY_EVENING = datetime(2026, 12, 14, 18, 0, tzinfo=UTC)
BOTH_SIDES = pytest.mark.parametrize("late", [False, True], ids=["just before", "at the moment"])


@pytest.fixture(autouse=True)
def today(time_machine):
    time_machine.move_to(NOW, tick=False)
    return time_machine


def planned():
    """What is to come: of which kind, when."""
    owed = Email.objects.owed().filter(kind__in=("event_soon", "event_feedback"))
    return list(owed.order_by("next_try_at").values_list("kind", "next_try_at"))


def nine(day, month=12, year=2026):
    return datetime(year, month, day, 9, 0, tzinfo=UTC)


def move(event, **changed):
    event = Event.objects.get(pk=event.pk)
    for name, to in changed.items():
        setattr(event, name, to)
    services.save_event(event, seen=event.version, now=NOW)
    return event


def field(message, name):
    file = message.attachments[0][1]
    [line] = [line for line in file.splitlines() if line.startswith(f"{name}:")]
    return line.removeprefix(f"{name}:")


def test_reminders_go_at_9_on_working_days_before_and_after():
    came(EventFactory(starts_at=MONDAY_EVENING, book_until=NOW + timedelta(days=3)))

    assert planned() == [
        ("event_soon", nine(7)),
        ("event_soon", nine(11)),  # the Friday before a Monday
        ("event_feedback", nine(15)),
    ]


def test_feedback_of_a_friday_is_asked_for_on_monday():
    friday = datetime(2026, 12, 18, 18, 0, tzinfo=UTC)
    came(EventFactory(starts_at=friday))

    assert planned()[-1] == ("event_feedback", nine(21))


def test_who_books_late_gets_only_what_is_still_to_come():
    event = EventFactory(book_until=datetime(2026, 12, 16, 17, 0, tzinfo=UTC))
    came(event, now=datetime(2026, 12, 15, 10, 0, tzinfo=UTC))

    assert planned() == [("event_feedback", nine(17))]


def test_the_whole_way_from_the_yes_until_nothing_is_left(today):
    booking = came(EventFactory())
    send_owed_emails()

    today.move_to(nine(9), tick=False)
    message = emailed()
    assert message.subject.startswith("Your event is in 7 days: Wednesday 16 December 2026, 6:00pm")
    assert booking.event.place in message.body
    assert field(message, "DTSTART") == "20261216T180000Z"
    today.move_to(nine(15), tick=False)
    assert emailed().subject.startswith("Your event is tomorrow")
    today.move_to(nine(17), tick=False)
    message = emailed()
    assert message.subject == "How was the event?"
    assert "/feedback/" in message.body
    assert "List-Unsubscribe" in message.extra_headers
    assert not Email.objects.owed().exists()

    today.move_to(booking.event.starts_at + MONTH, tick=False)
    forget_interest()
    assert not EventBooking.objects.exists()
    assert not Email.objects.exists()
    assert Event.objects.exists()


def test_a_program_of_mail_gives_the_place_up_at_one_press(today):
    booking = came(EventFactory())
    came(booking.event, "sam@home.example")
    today.move_to(nine(9), tick=False)
    send_owed_emails()
    [message] = [
        one for one in mail.outbox if one.to == [booking.email] and "7 days" in one.subject
    ]
    link = message.extra_headers["List-Unsubscribe"].strip("<>").removeprefix("http://testserver")
    program = Client(enforce_csrf_checks=True)

    program.get(link)
    assert services.taken(booking.event) == 2
    assert program.post(link, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert program.post(link, {"List-Unsubscribe": "One-Click"}).status_code == 200

    assert [one.email for one in EventBooking.objects.all()] == ["sam@home.example"]
    assert set(Email.objects.owed().values_list("to", flat=True)) == {"sam@home.example"}


def test_what_tells_a_fact_of_the_event_cannot_be_stopped():
    booking = came(EventFactory())
    event = move(booking.event, place="The other room")
    send_owed_emails()
    services.cancel(event.pk, seen=event.version, now=NOW)
    send_owed_emails()

    assert [one.subject.partition(":")[0] for one in mail.outbox if "event" in one.subject] == [
        "Your event has changed",
        "Cancelled",
    ]
    assert not [one for one in mail.outbox if "List-Unsubscribe" in one.extra_headers]


def test_two_reminders_of_one_day_are_one_letter(today):
    came(EventFactory())
    reminder(day=date(2026, 12, 9))
    send_owed_emails()
    mail.outbox.clear()

    today.move_to(nine(9), tick=False)
    send_owed_emails()

    assert [one.subject for one in mail.outbox] == ["2 reminders from Essex Police careers"]


def test_a_move_tells_everybody_who_comes_and_takes_the_reminders_with_it(today):
    booking = came(EventFactory())
    asked(booking.event, "only.asked@home.example")
    send_owed_emails()
    booked = next(one for one in mail.outbox if one.attachments)
    mail.outbox.clear()

    move(booking.event, starts_at=MONDAY_EVENING, book_until=MONDAY_EVENING)
    send_owed_emails()

    [message] = mail.outbox
    assert message.to == [booking.email]
    assert message.subject.startswith("Your event has changed: Monday 14 December 2026")
    assert field(message, "UID") == field(booked, "UID")
    assert int(field(message, "SEQUENCE")) > int(field(booked, "SEQUENCE"))
    assert planned() == [
        ("event_soon", nine(7)),
        ("event_soon", nine(11)),
        ("event_feedback", nine(15)),
    ]


def test_other_words_tell_nobody():
    booking = came(EventFactory())
    before = planned()

    event = move(booking.event, summary="Said better", places=9)

    assert not Email.objects.filter(kind="event_moved").exists()
    assert planned() == before
    assert (event.sequence, event.version) == (0, 1)


@pytest.mark.parametrize("over", [False, True], ids=["it runs", "it is over"])
def test_a_place_that_is_corrected_is_told_while_it_runs_and_the_question_afterwards_goes(
    today, over
):
    event = came(EventFactory()).event
    send_owed_emails()
    mail.outbox.clear()
    today.move_to(event.ends_at - (timedelta() if over else SECOND), tick=False)

    event.place = "Where it is in truth"
    services.save_event(event, seen=0, now=timezone.now())
    send_owed_emails()

    assert [one.subject.partition(":")[0] for one in mail.outbox] == (
        [] if over else ["Your event has changed"]
    )
    today.move_to(nine(17), tick=False)
    assert emailed().subject.endswith("How was the event?")


@BOTH_SIDES
@pytest.mark.parametrize("changed", [{"starts_at": nine(18)}, {"minutes": 9}])
def test_what_has_begun_gets_no_other_time(late, changed):
    event = came(EventFactory()).event
    now = event.starts_at - (timedelta() if late else SECOND)
    for name, to in changed.items():
        setattr(event, name, to)

    if late:
        with pytest.raises(Begun):
            services.save_event(event, seen=0, now=now)
    else:
        services.save_event(event, seen=0, now=now)

    assert (Event.objects.get().sequence == 0) == late


def test_another_way_to_take_part_is_told_to_who_counts_on_it():
    booking = came(EventFactory())
    move(booking.event, access="The lift is broken: 12 steps.")

    assert "12 steps" in emailed().body
    assert Email.objects.filter(kind="event_moved").count() == 1


def test_of_two_moves_only_the_last_is_told():
    booking = came(EventFactory())
    move(booking.event, place="Room 5")
    move(booking.event, place="Room 6")
    send_owed_emails()

    [message] = [one for one in mail.outbox if "changed" in one.subject]
    assert "Room 6" in message.body


def test_a_reminder_that_a_move_did_not_reach_is_not_sent(today):
    booking = came(EventFactory())
    send_owed_emails()
    Event.objects.filter(pk=booking.event_id).update(sequence=1)
    mail.outbox.clear()

    today.move_to(nine(9), tick=False)
    send_owed_emails()

    assert mail.outbox == []
    assert Email.objects.filter(kind="event_soon", state="cancelled").count() == 1


def test_cancelling_tells_who_comes_takes_it_out_of_their_calendar_and_stops_the_rest(client):
    booking = came(EventFactory())
    waiting = asked(booking.event, "only.asked@home.example")
    booked = emailed()
    event = booking.event
    mail.outbox.clear()

    services.cancel(event.pk, seen=event.version, now=NOW)
    send_owed_emails()

    [message] = mail.outbox
    assert message.to == [booking.email]
    assert message.subject.startswith("Cancelled: your event on Wednesday 16 December 2026")
    assert message.attachments[0][2] == "text/calendar; method=CANCEL"
    assert field(message, "STATUS") == "CANCELLED"
    assert int(field(message, "SEQUENCE")) == 1
    assert booked
    assert planned() == []
    for one in (booking, waiting):
        page = client.post(f"/careers/events/{one.pk}/{one.token}/", follow=True).content.decode()
        assert "This event is cancelled" in page
    assert services.taken(event) == 1


def test_what_a_colleague_changed_meanwhile_is_not_overwritten():
    event = EventFactory(version=1)
    mine = Event.objects.get(pk=event.pk)
    move(event, summary="Theirs")

    mine.summary = "Mine"
    with pytest.raises(Changed):
        services.save_event(mine, seen=1, now=NOW)
    with pytest.raises(Changed):
        services.cancel(event.pk, seen=1, now=NOW)

    event.refresh_from_db()
    assert (event.summary, event.cancelled_at) == ("Theirs", None)


def test_what_is_cancelled_or_has_begun_is_cancelled_no_more():
    event, begun = EventFactory(), EventFactory(starts_at=NOW, book_until=NOW)
    services.cancel(event.pk, seen=0, now=NOW)

    for one in (event, begun):
        with pytest.raises(NotToCome):
            services.cancel(one.pk, seen=one.version, now=NOW)
    with pytest.raises(Changed):
        move(event, place="Elsewhere")


@pytest.mark.parametrize("places", [1, 2])
def test_there_are_never_fewer_places_than_people(places):
    event = EventFactory(places=3)
    for number in range(2):
        came(event, f"{number}@home.example")

    if places < 2:
        with pytest.raises(StillTaken):
            move(event, places=places)
    else:
        assert move(event, places=places).places == 2


@pytest.mark.django_db(transaction=True)
def test_whoever_books_while_it_is_cancelled_has_a_place_and_is_told_or_has_none():
    event = EventFactory(places=9)
    waiting = [asked(event, f"{one}@home.example", address=str(one)) for one in range(6)]

    all_at_once(
        lambda: services.cancel(event.pk, seen=0, now=NOW),
        *[lambda one=one: services.book(one.pk, one.token, now=NOW) for one in waiting],
    )

    told = Email.objects.filter(kind="event_off").count()
    assert told == EventBooking.objects.confirmed().count()
    assert planned() == []


@BOTH_SIDES
def test_a_booking_goes_30_days_after_the_event_began(late):
    booking = came(EventFactory())
    moment = booking.event.starts_at + MONTH

    forgetting.forget(moment if late else moment - SECOND)

    assert EventBooking.objects.exists() is not late
    assert Email.objects.exists() is not late


@BOTH_SIDES
def test_of_a_cancelled_event_it_goes_30_days_after_that(late):
    event = came(EventFactory(starts_at=NOW + timedelta(days=300))).event
    services.cancel(event.pk, seen=0, now=NOW)

    forgetting.forget(NOW + MONTH if late else NOW + MONTH - SECOND)

    assert EventBooking.objects.exists() is not late


@BOTH_SIDES
def test_what_nobody_confirmed_goes_after_7_days(late):
    asked(EventFactory())
    moment = NOW + timedelta(days=7)

    forgetting.forget(moment if late else moment - SECOND)

    assert EventBooking.objects.exists() is not late
    assert Email.objects.exists() is not late


@BOTH_SIDES
def test_one_that_stayed_too_long_is_counted(late):
    event = EventFactory()
    EventBooking.objects.create(
        event=event, email="a@home.example", nonce=b"1", asked_at=NOW, confirmed_at=NOW
    )
    moment = event.starts_at + MONTH + retention.LATE

    assert retention.overstayed(moment if late else moment - SECOND) == late
