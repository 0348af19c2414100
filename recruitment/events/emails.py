"""What the emails to people who come to an event say: its facts, read when they are sent.

None says for whom an event is, or why: that would say something about the reader.
"""

from typing import Any

from django.utils import timezone

from recruitment import clock
from recruitment.events import services, ticket
from recruitment.events.models import Event, EventBooking
from recruitment.interest.emails import address, stops
from recruitment.messages import letters
from recruitment.messages.letters import Letter
from recruitment.messages.models import Email
from recruitment.messages.outbox import EmailKind, File, NoLongerOwed

Facts = dict[str, Any]


def booking_of(email: Email) -> EventBooking:
    number = email.about.removeprefix("eventbooking:")
    booking = EventBooking.objects.for_link(int(number)).first()
    if booking is None:
        raise NoLongerOwed
    return booking


def basics(booking: EventBooking) -> Facts:
    """Each page has a button, because mail scanners open links."""
    return {
        "event": booking.event,
        "place_link": address("event-place", booking.pk, booking.token),
        "stop_link": address("event-give-up", booking.pk, booking.token),
    }


def to_confirm(email: Email) -> Facts:
    """Somebody who has a place is told so. Nobody has shown yet that the mailbox is theirs, so it
    does not say which event it is."""
    booking = booking_of(email)
    booked = bool(booking.confirmed_at)
    works_until = booking.event.starts_at if booked else booking.book_by
    if booking.event.cancelled_at or works_until <= timezone.now():
        raise NoLongerOwed
    book_by = clock.moment_in_words(booking.book_by)
    return {**basics(booking), "booked": booked, "book_by": book_by}


def with_place(email: Email) -> EventBooking:
    """Nothing is said of a place that was given up, or of an event that is off."""
    booking = booking_of(email)
    if not booking.confirmed_at or booking.event.cancelled_at:
        raise NoLongerOwed
    return booking


def standing(email: Email) -> EventBooking:
    """Nor of one that is over."""
    booking = with_place(email)
    if booking.event.ends_at <= timezone.now():
        raise NoLongerOwed
    return booking


def coming(email: Email) -> EventBooking:
    """Nor, in a reminder, of one that has begun."""
    booking = with_place(email)
    if booking.event.starts_at <= timezone.now():
        raise NoLongerOwed
    return booking


def of_booking(email: Email) -> Facts:
    """Also while it runs: who has lost the link asks for it then. Each asking has a name."""
    return {**basics(standing(email)), "again": bool(email.occurrence)}


def of_move(email: Email) -> Facts:
    """Also while it runs, for who is on the way. What a later move has overtaken says nothing."""
    booking = standing(email)
    if email.occurrence != str(booking.event.sequence):
        raise NoLongerOwed
    return basics(booking)


def move_shown(event: Event) -> Letter:
    """The email about a move, as somebody will read it; the links are nobody's."""
    return letters.write(services.MOVED, basics(EventBooking(pk=0, event=event, nonce=b"")))


def of_soon(email: Email) -> Facts:
    booking = coming(email)
    if not is_of_now(email, booking):
        raise NoLongerOwed
    today, day = clock.uk_day(timezone.now()), clock.uk_day(booking.event.starts_at)
    return {**basics(booking), "days": (day - today).days}


def is_of_now(email: Email, booking: EventBooking) -> bool:
    """Whether the reminder is of the date that the event has now."""
    return email.occurrence.startswith(f"{booking.event.sequence}.")


def of_feedback(email: Email) -> Facts:
    """Once it is over, and only if it took place."""
    booking = with_place(email)
    if booking.event.ends_at > timezone.now() or not is_of_now(email, booking):
        raise NoLongerOwed
    return basics(booking)


def of_end(email: Email) -> Facts:
    booking = booking_of(email)
    if booking.event.cancelled_at is None:
        raise NoLongerOwed
    return basics(booking)


def calendar(email: Email) -> File:
    made = ticket.appointment(booking_of(email))
    return File(ticket.NAME, made.file, made.content_type)


KINDS = (
    EmailKind(services.CONFIRM, to_confirm),
    EmailKind(services.BOOKED, of_booking, file=calendar),
    EmailKind(services.MOVED, of_move, file=calendar),
    EmailKind(services.OFF, of_end, file=calendar),
    EmailKind(services.SOON, of_soon, file=calendar, reminder=True, unsubscribe=stops),
    EmailKind(services.FEEDBACK, of_feedback, reminder=True, unsubscribe=stops),
)
