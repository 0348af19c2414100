"""Sample events, with a few places that are booked."""

from datetime import datetime, time, timedelta
from typing import Any

from recruitment import clock
from recruitment.events import services
from recruitment.events.models import Audience, Event, EventBooking
from recruitment.management import invented

EVENTS: tuple[dict[str, Any], ...] = (
    {
        "slug": "meet-the-special-constables",
        "title": "Meet the special constables",
        "summary": "Hear from people who police in their own time, and ask them anything.",
        "area": "Chelmsford",
        "place": "Training Centre, Springfield, Chelmsford: the room is on the sign at the door",
        "access": "No steps from the street. A hearing loop. Toilets with room for a wheelchair.",
        "places": 30,
        "minutes": 90,
    },
    {
        "slug": "your-application-explained",
        "title": "Your application, explained",
        "summary": "What happens at each step, how long it takes, and how to prepare.",
        "audience": Audience.POSITIVE_ACTION,
        "for_whom": "Men who think of a role in our contact centre",
        "reason": "A sample: the force writes down which group takes part less, how it knows, "
        "and why this event is in proportion.",
        "area": "Online",
        "place": "https://meeting.example/your-application",
        "access": "Captions for all that is said. You can keep your camera off.",
        "places": 100,
        "minutes": 60,
    },
)
AT = time(18, 30)
WEEKS = (2, 4)
COMING = 3


def show(now: datetime) -> None:
    """Those that are over are held again."""
    for fields, weeks in zip(EVENTS, WEEKS, strict=True):
        slug = f"{fields['slug']}-{clock.uk_day(now)}"
        if not Event.objects.to_come(now).filter(title=fields["title"]).exists():
            come(planned({**fields, "slug": slug}, weeks, now), now)


def planned(fields: dict[str, Any], weeks: int, now: datetime) -> Event:
    starts_at = clock.uk_moment(clock.uk_day(now) + timedelta(weeks=weeks), AT)
    event = Event(**fields, starts_at=starts_at, book_until=starts_at - timedelta(days=1))
    services.save_event(event, seen=0, now=now)
    return event


def come(event: Event, now: datetime) -> None:
    for number in range(COMING):
        email = f"guest{number}@{invented.DOMAIN}"
        book(event, email, address=f"2001:db8:1::{number:x}", now=now)


def book(event: Event, email: str, *, address: str, now: datetime) -> None:
    """Asked for, and confirmed at once, if there is a place."""
    services.ask_for_place(event.pk, email, address=address, now=now)
    booking = EventBooking.objects.filter(event=event, email=email).first()
    if booking:
        services.book(booking.pk, booking.token, now=now)
