"""Everything that changes events, and who has booked a place.

Anybody can type anybody's address: a place is taken only by the button behind the link in the one
email that comes of it. The row of the event is locked for that, so nobody gets a place too many.
"""

import secrets
from collections.abc import Iterable
from datetime import datetime
from uuid import uuid4

from django.db import IntegrityError, transaction

from recruitment import clock, schedule
from recruitment.events.models import AddressesRead, Availability, Event, EventBooking
from recruitment.holidays import services as holidays
from recruitment.interest import services as interest
from recruitment.messages import outbox
from recruitment.people.models import User
from recruitment.schedule import SCHEDULE

CONFIRM, BOOKED, MOVED, OFF = "event_confirm", "event_booked", "event_moved", "event_off"
SOON, FEEDBACK = SCHEDULE["event"].kind, SCHEDULE["event-feedback"].kind
KINDS = (CONFIRM, BOOKED, MOVED, OFF, SOON, FEEDBACK)


class Changed(Exception):
    """A colleague changed the event after it was opened."""


class StillTaken(Exception):
    """More people have a place than there would be places."""


class NotToCome(Exception):
    """The event is cancelled, or has begun."""


class Begun(Exception):
    """It has begun: whoever came is not invited again for another time."""


class SlugTaken(Exception):
    """Another event got this address first."""


@transaction.atomic
def ask_for_place(event_id: int, email: str, *, address: str, now: datetime) -> None:
    """Owe one email with a link, if the event can be booked. Asking again is no second place."""
    email = interest.plain(email)
    event = Event.objects.get(pk=event_id)
    if availability(event, now) is not Availability.OPEN:
        return
    if interest.may_ask(email, address, now):
        booking = to_confirm(event, email, now)
        each = str(uuid4())
        outbox.owe(CONFIRM, about=booking.about, to=email, now=now, occurrence=each)


@transaction.atomic
def send_again(event_id: int, email: str, *, address: str, now: datetime) -> None:
    """Owe who has a place the email with its link again. For any other address, only count it."""
    email = interest.plain(email)
    event = Event.objects.get(pk=event_id)
    if availability(event, now).lasts and interest.may_ask(email, address, now):
        for booking in event.bookings.confirmed().filter(email=email):
            each = str(uuid4())
            outbox.owe(BOOKED, about=booking.about, to=email, now=now, occurrence=each)


def to_confirm(event: Event, email: str, now: datetime) -> EventBooking:
    """The row that the button will confirm. Asking again gives it no more time."""
    rows = EventBooking.objects.filter(event=event, email=email)
    rows.run_out(now).delete()
    booking, _ = rows.select_for_update().get_or_create(
        event=event,
        email=email,
        defaults={"asked_at": now, "nonce": secrets.token_bytes(32)},
    )
    return booking


def find(number: int, given: str, *, now: datetime) -> EventBooking | None:
    """The booking of a link; None when it is gone, ran out, or the link is wrong."""
    return interest.find(EventBooking.objects.all(), number, given, now=now)


def availability(event: Event, now: datetime) -> Availability:
    return event.availability(taken(event), now)


def taken(event: Event) -> int:
    return event.bookings.confirmed().count()


@transaction.atomic
def book(number: int, given: str, *, now: datetime) -> EventBooking | None:
    """Take a place, if there is one now. Whoever has one keeps it, at a second press too."""
    found = find(number, given, now=now)
    if found is None:
        return None
    event = locked(found.event_id)
    # it may have been given up, or confirmed, before the event was ours
    booking = EventBooking.objects.select_for_update().filter(pk=found.pk).first()
    if booking is None or booking.confirmed_at:
        return booking
    booking.event = event
    if availability(event, now) is Availability.OPEN:
        booking.confirmed_at = max(now, booking.asked_at)  # the clocks of two servers may differ
        booking.save(update_fields=["confirmed_at"])
        outbox.owe(BOOKED, about=booking.about, to=booking.email, now=now)
        remind([booking], event, now)
    return booking


def locked(event_id: int) -> Event:
    """One at a time takes a place, moves or cancels. Who only asks does not wait for that."""
    return Event.objects.select_for_update(no_key=True).get(pk=event_id)


def remind(bookings: Iterable[EventBooking], event: Event, now: datetime) -> None:
    """Before and after, by the table. Each move gives the reminders names of their own."""
    free = holidays.days()
    first, last = clock.uk_day(event.starts_at), clock.uk_day(event.ends_at)
    plans = (
        (SOON, schedule.ahead("event", first, free, now=now)),
        (FEEDBACK, schedule.ahead("event-feedback", last, free, now=now)),
    )
    for booking in bookings:
        for kind, ahead in plans:
            moments = {f"{event.sequence}.{name}": at for name, at in ahead.items()}
            about, to = booking.about, booking.email
            outbox.owe_each(kind, about=about, to=to, now=now, moments=moments)


@transaction.atomic
def give_up(number: int, given: str, *, now: datetime) -> None:
    booking = find(number, given, now=now)
    if booking:
        give_up_signed(booking.pk)


@transaction.atomic
def give_up_signed(number: int) -> None:
    """Of a link that names the booking under our signature: the place is free, nothing is kept."""
    booking = EventBooking.objects.select_for_update().filter(pk=number).first()
    if booking:
        outbox.cancel(*KINDS, about=booking.about)
        booking.delete()


@transaction.atomic
def save_event(event: Event, *, seen: int, now: datetime) -> None:
    """Store it. When it moves, everybody who comes is told, and their reminders move with it.

    `seen` is the version that was opened. Raises Changed, StillTaken, Begun or SlugTaken.
    """
    before = Event.objects.select_for_update(no_key=True).filter(pk=event.pk).first()
    if before:
        allow(before, event, seen, now)
    event.version, event.changed_at = before.version + 1 if before else 1, now
    told = before is not None and moves(before, event, now)
    event.sequence += told
    keep(event)
    if told:
        tell_all(MOVED, event, now)
        people = list(event.bookings.confirmed())
        outbox.cancel_all(SOON, FEEDBACK, about=[one.about for one in people])
        remind(people, event, now)


def allow(before: Event, event: Event, seen: int, now: datetime) -> None:
    if before.version != seen or before.cancelled_at:
        raise Changed
    if taken(before) > event.places:
        raise StillTaken
    if before.starts_at <= now and time_of(before) != time_of(event):
        raise Begun


def moves(before: Event, event: Event, now: datetime) -> bool:
    """Whether everybody who comes is told of the change."""
    return facts(before) != facts(event) and event.ends_at > now


def facts(event: Event) -> tuple[object, ...]:
    """What somebody must know to be there and to take part."""
    return *time_of(event), event.area, event.place, event.access


def time_of(event: Event) -> tuple[object, ...]:
    return event.starts_at, event.minutes


def keep(event: Event) -> None:
    try:
        with transaction.atomic():
            event.save()
    except IntegrityError as clash:
        raise SlugTaken from clash


@transaction.atomic
def cancel(event_id: int, *, seen: int, now: datetime) -> Event:
    """Tell everybody who has booked, and remind nobody. Raises Changed or NotToCome."""
    event = locked(event_id)
    if event.cancelled_at or event.starts_at <= now:
        raise NotToCome
    if event.version != seen:
        raise Changed
    event.cancelled_at = event.changed_at = now
    event.version += 1
    event.sequence += 1
    event.save()
    every = [one.about for one in event.bookings.all()]
    outbox.cancel_all(CONFIRM, BOOKED, MOVED, SOON, FEEDBACK, about=every)
    tell_all(OFF, event, now)
    return event


def tell_all(kind: str, event: Event, now: datetime) -> None:
    people = {one.about: one.email for one in event.bookings.confirmed()}
    outbox.owe_all(kind, to=people, occurrence=str(event.sequence), now=now)


def note_reading(event: Event, *, by: User, now: datetime) -> None:
    AddressesRead.objects.create(event=event, by=by, at=now)
