"""Somebody who books a place, and what they do with the emails that come of it."""

from recruitment.events import services
from recruitment.models import EventBooking
from tests.moments import NOW

EMAIL = "gwen@home.example"


def asked(event, email=EMAIL, address="192.0.2.1", now=NOW):
    """Somebody typed the address; nobody has pressed the button."""
    services.ask_for_place(event.pk, email, address=address, now=now)
    return EventBooking.objects.filter(event=event, email=email).first()


def came(event, email=EMAIL, now=NOW):
    """Somebody has a place, if there was one."""
    booking = asked(event, email, address=email, now=now)
    return services.book(booking.pk, booking.token, now=now)
