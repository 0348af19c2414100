"""Somebody who has a place comes back to it: by its link, its file, or the link sent again."""

from datetime import timedelta

import pytest
from django.core import mail

from recruitment.events import services
from recruitment.models import Email, EventBooking
from recruitment.tasks import send_owed_emails
from tests.events.booking import EMAIL, asked, came
from tests.events.test_reminding import field, move
from tests.factories import EventFactory
from tests.interest.somebody import emailed, links
from tests.moments import NOW

pytestmark = pytest.mark.django_db

SECOND = timedelta(seconds=1)
STARTS = EventFactory.starts_at
ENDS = STARTS + timedelta(minutes=90)


@pytest.fixture(autouse=True)
def today(time_machine):
    time_machine.move_to(NOW, tick=False)
    return time_machine


def said(response):
    return " ".join(response.content.decode().split())


def page_of(booking):
    return f"/careers/events/{booking.pk}/{booking.token}/"


def file_of(booking):
    return f"{page_of(booking)}event.ics"


def ask_again(client, event, email=EMAIL):
    typed = {"email": email, "again": "yes"}
    return client.post(event.get_absolute_url(), typed, follow=True)


@pytest.mark.parametrize(
    ("moment", "public", "shown"),
    [
        (STARTS - SECOND, "It is too late to book", True),
        (STARTS, "This event has begun", True),
        (ENDS - SECOND, "This event has begun", True),
        (ENDS, "This event is over", False),
    ],
)
def test_who_has_a_place_reads_where_it_is_until_it_ends(client, today, moment, public, shown):
    booking, waiting = came(EventFactory()), asked(EventFactory(), now=STARTS - timedelta(days=3))
    today.move_to(moment, tick=False)

    page = said(client.get(page_of(booking)))
    assert ("You have a place" in page) is shown
    assert (booking.event.place in page) is shown
    assert (file_of(booking) in page) is shown
    assert public in said(client.get(booking.event.get_absolute_url()))
    page = said(client.post(page_of(waiting), follow=True))
    assert public in page
    assert booking.event.place not in page


def test_the_page_of_a_place_promises_only_reminders_that_are_to_come(client):
    page = said(client.get(page_of(came(EventFactory()))))

    assert "a week and a day before, if that is still to come" in page
    assert "with a file" not in page


def test_who_gives_up_after_booking_closed_is_not_told_that_somebody_else_can_come(client, today):
    link = f"{page_of(came(EventFactory()))}give-up/"
    assert "Somebody else can then have it" in said(client.get(link))

    today.move_to(EventFactory.book_until, tick=False)

    assert "Somebody else" not in said(client.get(link))


def test_the_page_of_a_place_has_its_file_which_changes_nothing_and_is_not_kept(client):
    booking = came(EventFactory())

    reply = client.get(file_of(booking))

    assert reply["Content-Type"] == "text/calendar; method=PUBLISH; charset=utf-8"
    assert (reply["Cache-Control"], reply["X-Robots-Tag"]) == ("no-store", "noindex")
    sent = next(one for one in [emailed()] if one.attachments)
    assert reply.content.decode() == sent.attachments[0][1]
    assert client.post(file_of(booking)).status_code == 405
    assert services.taken(booking.event) == 1


def test_the_file_of_a_wrong_link_is_what_its_page_is_and_without_a_place_there_is_none(client):
    booking, other = came(EventFactory()), came(EventFactory(), "sam@home.example")
    wrong = f"/careers/events/{booking.pk}/{other.token}/"
    waiting = asked(EventFactory(), "ann@home.example")

    page, file = client.get(wrong), client.get(f"{wrong}event.ics")
    assert (file.status_code, file.content) == (page.status_code, page.content)
    assert client.get(file_of(waiting)).url == page_of(waiting)


def test_a_cancelled_event_is_taken_out_of_a_calendar_by_the_file_on_its_page(client):
    booking = came(EventFactory())
    services.cancel(booking.event_id, seen=0, now=NOW)

    page = said(client.get(page_of(booking)))

    assert "Take it out of my calendar" in page
    assert file_of(booking) in page
    assert "STATUS:CANCELLED" in client.get(file_of(booking)).content.decode()


def test_every_email_with_a_file_says_what_is_true_without_it_and_leads_to_the_page(today):
    booking = came(EventFactory())
    send_owed_emails()
    event = move(booking.event, place="Room 5")
    send_owed_emails()
    today.move_to(STARTS - timedelta(days=1), tick=False)
    send_owed_emails()
    services.cancel(event.pk, seen=event.version, now=STARTS - timedelta(days=1))
    send_owed_emails()

    with_file = [one for one in mail.outbox if one.attachments]
    assert len(with_file) == 4
    for message in with_file:
        assert "file with this email" not in message.body
        assert "Your page has a file" in message.body
        assert page_of(booking) in links(message)


def test_who_asked_for_a_place_is_told_that_it_is_not_held_and_until_when(client):
    event = EventFactory()
    came(event, "known@home.example")

    pages = [
        client.post(event.get_absolute_url(), {"email": email}, follow=True)
        for email in ("known@home.example", "new@home.example")
    ]

    assert pages[0].content == pages[1].content
    page = said(pages[0])
    assert "A place is yours only when you press the button" in page
    assert "never after 15 December 2026, 12:00pm" in page


def test_the_page_after_deleting_says_nothing_untrue_to_who_had_no_place(client):
    waiting = asked(EventFactory())

    page = said(client.post(f"{page_of(waiting)}give-up/", follow=True))

    assert "Your address is deleted" in page
    assert "no place any more" not in page
    assert "book again" not in page


@pytest.mark.parametrize("moment", [NOW, EventFactory.book_until, ENDS - SECOND])
def test_who_lost_the_email_of_a_full_closed_or_running_event_gets_it_again(client, today, moment):
    event = EventFactory(places=1)
    asked(event, "only.asked@home.example")
    booking = came(event)
    send_owed_emails()
    today.move_to(moment, tick=False)
    assert "Send me the link to my place again" in said(client.get(event.get_absolute_url()))

    pages = [
        ask_again(client, event, email)
        for email in ("Gwen@Home.example ", "only.asked@home.example", "new@home.example")
    ]

    assert len({page.content for page in pages}) == 1
    assert "If that address has a place at this event" in said(pages[0])
    mail.outbox.clear()
    send_owed_emails()
    [message] = [one for one in mail.outbox if one.subject.startswith("Your place")]
    assert message.to == [EMAIL]
    assert "to send you this again" in message.body
    assert page_of(booking) in links(message)
    assert not Email.objects.filter(kind="event_booked").exclude(to=EMAIL).exists()
    assert not EventBooking.objects.filter(email="new@home.example").exists()


def test_the_link_is_sent_again_3_times_an_hour_at_most(client):
    event = EventFactory(places=1)
    came(event, now=NOW - timedelta(hours=2))

    for _ in range(4):
        ask_again(client, event)

    assert Email.objects.filter(kind="event_booked").exclude(occurrence="").count() == 3


@pytest.mark.parametrize("changed", [{"cancelled_at": NOW}, {"starts_at": NOW, "minutes": 1}])
def test_no_link_is_sent_again_once_it_is_over_or_cancelled(client, today, changed):
    event = EventFactory(book_until=NOW)
    booking = came(EventFactory())
    EventBooking.objects.filter(pk=booking.pk).update(event=event)
    for name, to in changed.items():
        setattr(event, name, to)
    event.save()
    today.move_to(NOW + timedelta(minutes=1), tick=False)

    page = said(ask_again(client, event))
    services.send_again(event.pk, EMAIL, address="192.0.2.1", now=NOW + timedelta(minutes=1))

    assert "Send me the link" not in page
    assert not Email.objects.exclude(occurrence="").filter(kind="event_booked").exists()


def test_a_new_secret_key_leaves_the_calendar_entry_what_it_is(client, settings):
    booking = came(EventFactory())
    before = field(emailed(), "UID")
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "a new key for everything that comes"

    move(booking.event, place="Room 5")

    assert field(emailed(), "UID") == before
