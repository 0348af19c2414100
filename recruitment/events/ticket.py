"""An event in the calendar of somebody who comes."""

from hmac import digest

from recruitment.calendar_file import Appointment
from recruitment.encryption import oldest_key
from recruitment.events.models import EventBooking

NAME = "event.ics"


def appointment(booking: EventBooking) -> Appointment:
    event = booking.event
    return Appointment(
        unnamed=unnamed(booking),
        sequence=event.sequence,
        changed_at=event.changed_at,
        starts_at=event.starts_at,
        ends_at=event.ends_at,
        place=event.place,
        stands=event.cancelled_at is None,
    )


def unnamed(booking: EventBooking) -> str:
    """The same for who gives up a place and books again."""
    key = oldest_key("event in a calendar")
    about = f"{booking.event_id} {booking.email}"
    return digest(key, about.encode(), "sha256").hex()[:32]
