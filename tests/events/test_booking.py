"""Booking a place: asked for by anybody, taken by whoever reads the mailbox, never one too many."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from recruitment.events import services
from recruitment.models import Email, Event, EventBooking
from tests.crowd import all_at_once
from tests.events.booking import EMAIL, asked, came
from tests.factories import EventFactory
from tests.interest.somebody import carry, emailed, links
from tests.moments import NOW

pytestmark = pytest.mark.django_db

SECOND = timedelta(seconds=1)
WEEK = timedelta(days=7)
BOTH_SIDES = pytest.mark.parametrize("late", [False, True], ids=["just before", "at the moment"])


@pytest.fixture(autouse=True)
def today(time_machine):
    time_machine.move_to(NOW, tick=False)
    return time_machine


def said(response):
    return " ".join(response.content.decode().split())


def ask(client, event, **typed):
    return client.post(event.get_absolute_url(), typed or {"email": EMAIL}, follow=True)


def test_one_email_asks_for_a_yes_and_names_neither_the_event_nor_its_place(client):
    event = EventFactory()

    assert "an email is on its way" in said(ask(client, event, email=" Gwen@Home.example"))

    message = emailed()
    assert message.to == [EMAIL]
    assert message.subject == "Confirm your place by 30 November 2026, 10:00am"
    assert event.title not in message.body
    assert event.place not in message.body
    assert EventBooking.objects.get().confirmed_at is None


def test_opening_the_link_takes_no_place_and_the_button_does(client):
    event = EventFactory()
    ask(client, event)
    link, _ = links(emailed())

    page = said(client.get(link))
    assert "Yes, book my place" in page
    assert event.place not in page
    assert services.taken(event) == 0

    page = said(client.post(link, follow=True))
    assert "You have a place" in page
    assert event.place in page
    message = emailed()
    assert message.subject == "Your place: Wednesday 16 December 2026, 6:00pm to 7:30pm"
    assert event.place in message.body
    name, file, content_type = message.attachments[0]
    assert (name, content_type) == ("event.ics", "text/calendar; method=PUBLISH")
    assert "DTSTART:20261216T180000Z" in file
    assert event.title not in file


def test_pressing_twice_is_one_place_and_one_email(client):
    booking = came(EventFactory())

    services.book(booking.pk, booking.token, now=NOW)

    assert services.taken(booking.event) == 1
    assert Email.objects.filter(kind="event_booked").count() == 1


def test_booking_again_is_no_second_place_and_says_so(client):
    booking = came(EventFactory())
    emailed()

    assert asked(booking.event) == booking

    message = emailed()
    assert message.subject == "You have a place already"
    assert services.taken(booking.event) == 1


def test_the_public_page_never_says_where_exactly_why_or_who_comes(client):
    event = EventFactory(
        audience="positive-action", for_whom="Women who think of joining", reason="Too few apply"
    )
    came(event)

    for page in (said(client.get("/careers/events/")), said(client.get(event.get_absolute_url()))):
        assert "Women who think of joining" in page
        assert "Chelmsford" in page
        for unsaid in (event.place, event.reason, EMAIL):
            assert unsaid not in page


def test_an_event_for_some_shuts_nobody_out(client):
    event = EventFactory(audience="positive-action", for_whom="Women", reason="Too few apply")

    assert "Nobody is turned away" in said(client.get(event.get_absolute_url()))
    assert came(event).confirmed_at


@BOTH_SIDES
def test_a_place_can_be_asked_for_and_taken_until_the_last_moment_to_book(client, today, late):
    event = EventFactory()
    booking = asked(event, now=event.book_until - 2 * SECOND)
    today.move_to(event.book_until - (0 if late else 1) * SECOND, tick=False)

    page = said(client.post(f"/careers/events/{booking.pk}/{booking.token}/", follow=True))
    assert ("It is too late to book" in page) is late
    assert services.taken(event) == (not late)
    page = said(ask(client, event, email="sam@home.example"))
    assert ("It is too late to book" in page) is late
    assert EventBooking.objects.count() == 2 - late


@BOTH_SIDES
def test_the_link_works_for_7_days(client, late):
    event = EventFactory()
    booking = asked(event)
    moment = NOW + WEEK - (0 if late else 1) * SECOND

    found = services.book(booking.pk, booking.token, now=moment)

    assert (found is None) is late
    assert services.taken(event) == (not late)


def test_the_last_place_can_be_booked_and_none_after_it(client):
    event = EventFactory(places=2)
    came(event, "one@home.example")
    waiting = asked(event)
    assert "Ask for a place" in said(client.get(event.get_absolute_url()))
    came(event, "two@home.example")

    assert "Every place is taken" in said(client.get(event.get_absolute_url()))
    assert "Every place is taken" in said(ask(client, event, email="three@home.example"))
    assert not EventBooking.objects.filter(email="three@home.example").exists()
    link = f"/careers/events/{waiting.pk}/{waiting.token}/"
    page = said(client.post(link, follow=True))
    assert "Every place is taken" in page
    assert "See other events" in page
    assert services.taken(event) == 2


def test_a_place_that_was_given_up_can_be_booked(client):
    event = EventFactory(places=1)
    gone = came(event, "one@home.example")
    services.give_up(gone.pk, gone.token, now=NOW)

    assert came(event).confirmed_at


@pytest.mark.django_db(transaction=True)
def test_of_8_who_press_for_the_last_place_one_has_it():
    event = EventFactory(places=3)
    for number in range(2):
        came(event, f"early{number}@home.example")
    rest = [asked(event, f"{one}@home.example", address=str(one)) for one in range(8)]

    all_at_once(
        *[lambda one=one: services.book(one.pk, one.token, now=NOW) for one in rest],
    )

    assert services.taken(event) == 3
    assert Email.objects.filter(kind="event_booked").count() == 3


def test_opening_the_link_to_give_up_does_nothing_and_its_button_deletes_all(client):
    booking = came(EventFactory())
    link = f"/careers/events/{booking.pk}/{booking.token}/give-up/"

    assert "Give it up and delete" in said(client.get(link))
    assert services.taken(booking.event) == 1
    assert "If you had a place, it is given up" in said(client.post(link, follow=True))

    assert not EventBooking.objects.exists()
    assert not Email.objects.owed().exists()
    assert "This link does not work" in said(client.get(link))


def test_a_wrong_link_does_nothing_and_gives_nothing_away(client):
    booking, other = came(EventFactory()), came(EventFactory(), "sam@home.example")
    wrong = [
        f"/careers/events/{booking.pk}/{other.token}/",
        f"/careers/events/{other.pk + 1}/{other.token}/",
        f"/careers/events/{10**40}/{other.token}/",
    ]

    for link in wrong:
        for address in (link, f"{link}give-up/"):
            assert "This link does not work" in said(client.get(address))
            assert client.post(address).status_code == 302
    assert services.taken(booking.event) == services.taken(other.event) == 1


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"cancelled_at": NOW}, "This event is cancelled"),
        ({"starts_at": NOW - WEEK, "book_until": NOW - WEEK}, "This event is over"),
        ({"starts_at": NOW, "book_until": NOW}, "This event has begun"),
        ({"book_until": NOW}, "It is too late to book"),
    ],
)
def test_a_page_of_what_cannot_be_booked_says_why_and_where_to_go(client, changed, words):
    event = EventFactory(**changed)

    for page in (said(client.get(event.get_absolute_url())), said(ask(client, event))):
        assert words in page
        assert "See other events" in page
        assert "Ask for a place" not in page
    assert not Email.objects.exists()


def test_the_list_shows_what_is_to_come_the_next_one_first(client):
    late = NOW + timedelta(days=40)
    EventFactory(title="The later one", starts_at=late)
    EventFactory(title="The next one")
    EventFactory(title="Off", cancelled_at=NOW)
    EventFactory(title="Past", starts_at=NOW, book_until=NOW)

    page = said(client.get("/careers/events/"))

    assert page.index("The next one") < page.index("The later one")
    assert "Off<" not in page
    assert "Past<" not in page


def test_an_empty_list_says_so_and_leads_on(client):
    page = said(client.get("/careers/events/"))

    assert "No event is planned today" in page
    assert 'href="/careers/vacancies/"' in page


@pytest.mark.parametrize("rows", [1, 3])
def test_one_query_lists_any_number_of_events(client, rows, django_assert_num_queries):
    for _ in range(rows):
        came(EventFactory())

    with django_assert_num_queries(1):
        client.get("/careers/events/")


def test_a_typing_error_is_said_and_nothing_typed_is_lost(client):
    event = EventFactory()

    page = said(ask(client, event, email="gwen at home"))

    assert "Enter an email address in the correct format" in page
    assert 'value="gwen at home"' in page
    assert event.title in page


def test_who_answered_that_they_are_under_13_is_asked_to_have_a_parent_book(client):
    carry(client, date_of_birth="2015-01-01")

    assert "Ask a parent or carer" in said(ask(client, EventFactory()))
    assert not EventBooking.objects.exists()


def test_too_many_askings_for_one_address_send_nothing_more():
    for _ in range(5):
        asked(EventFactory())
    emailed()

    assert len(mail.outbox) == 3


def refused(name):
    return pytest.raises(IntegrityError, match=name)


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        ({"places": 0}, "event_has_places"),
        ({"minutes": 0}, "event_lasts_up_to_a_day"),
        ({"minutes": 1441}, "event_lasts_up_to_a_day"),
        ({"place": ""}, "event_says_what_and_where_it_is"),
        ({"access": ""}, "event_says_what_and_where_it_is"),
        ({"audience": "women"}, "event_is_of_a_known_audience"),
        ({"audience": "positive-action", "for_whom": "Women"}, "positive_action_says_for"),
        ({"audience": "positive-action", "reason": "Too few"}, "positive_action_says_for"),
        ({"starts_at": NOW, "book_until": NOW + SECOND}, "event_is_booked_before_it_starts"),
    ],
)
def test_an_event_with_nonsense_in_it_is_refused(wrong, name):
    with refused(name), transaction.atomic():
        EventFactory(**wrong)


def test_two_bookings_of_one_address_are_refused():
    booking = came(EventFactory())

    with refused("an_address_has_one_booking_of_an_event"), transaction.atomic():
        EventBooking.objects.create(event=booking.event, email=EMAIL, nonce=b"1", asked_at=NOW)
    assert Event.objects.count() == 1
