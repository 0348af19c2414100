"""An interview in the calendar of the person."""

from hmac import digest

from recruitment.calendar_file import Appointment
from recruitment.encryption import oldest_key
from recruitment.interviews.models import Booking

NAME = "appointment.ics"


def content_type(booking: Booking) -> str:
    return appointment(booking).content_type


def file(booking: Booking) -> str:
    return appointment(booking).file


def appointment(booking: Booking) -> Appointment:
    """A time that was given up is taken out of the calendar."""
    slot = booking.slot
    return Appointment(
        unnamed=unnamed(booking),
        sequence=booking.sequence,
        changed_at=booking.changed_at,
        starts_at=slot.starts_at,
        ends_at=slot.ends_at,
        place=slot.place,
        stands=booking.stands,
    )


def unnamed(booking: Booking) -> str:
    """Of this booking for ever, and nobody can guess whose it is."""
    key = oldest_key("interview in a calendar")
    return digest(key, str(booking.application_id).encode(), "sha256").hex()[:32]
