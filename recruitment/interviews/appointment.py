"""An interview in the calendar of the person. Quiet on purpose: others may see that calendar."""

from hmac import digest

from django.conf import settings

from recruitment import calendar_file
from recruitment.encryption import derived_key
from recruitment.interviews.models import Booking

NAME = "appointment.ics"


def method(booking: Booking) -> str:
    """What the file does to a calendar. A time that was given up is taken out of it."""
    return "PUBLISH" if booking.stands else "CANCEL"


def content_type(booking: Booking) -> str:
    return f"text/calendar; method={method(booking)}"


def file(booking: Booking) -> str:
    """The same appointment for good, each choice newer than the last; given up, it is cancelled."""
    slot = booking.slot
    return calendar_file.written(
        (
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//An appointment//EN",
            f"METHOD:{method(booking)}",
            "BEGIN:VEVENT",
            f"UID:{unnamed(booking)}@appointment.invalid",
            f"SEQUENCE:{booking.sequence}",
            f"DTSTAMP:{calendar_file.utc(booking.changed_at)}",
            f"DTSTART:{calendar_file.utc(slot.starts_at)}",
            f"DTEND:{calendar_file.utc(slot.ends_at)}",
            "SUMMARY:Appointment",
            f"LOCATION:{calendar_file.escaped(slot.place)}",
            f"STATUS:{'CONFIRMED' if booking.stands else 'CANCELLED'}",
            "CLASS:PRIVATE",
            "END:VEVENT",
            "END:VCALENDAR",
        )
    )


def unnamed(booking: Booking) -> str:
    """Of this booking for ever, and nobody can guess whose it is."""
    key = derived_key(settings.SECRET_KEY, "interview in a calendar")
    return digest(key, str(booking.application_id).encode(), "sha256").hex()[:32]
