"""What the emails about interview times say: their facts, read when they are sent."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from recruitment import clock
from recruitment.applications import told
from recruitment.applications.emails import about_application
from recruitment.applications.models import Application
from recruitment.applications.stages import Stage
from recruitment.interviews import appointment, services, waitlist
from recruitment.interviews.models import Booking, Slot
from recruitment.interviews.waiting import Waiting
from recruitment.messages.models import Email
from recruitment.messages.outbox import EmailKind, File, NoLongerOwed
from recruitment.schedule import SCHEDULE

LISTED = 10


def to_choose(email: Email) -> dict[str, Any]:
    """Nobody is asked to choose who has chosen, or when nothing is left to choose."""
    known, now = Application.objects.select_related("vacancy"), timezone.now()
    application = known.get(pk=email.about.removeprefix("application:"))
    last = services.visits([application], now)[application.pk].choose_by
    if last is None or not services.invited(application):
        raise NoLongerOwed
    free = {**about_application(application), "choose_by": clock.moment_in_words(last)}
    return {**free, **listed(services.offered(application, now))}


def listed(slots: Iterable[Slot]) -> dict[str, Any]:
    """The first of them in words. Two at one moment are one time."""
    times = list(dict.fromkeys(slot.in_words for slot in slots))
    return {"times": times[:LISTED], "more_times": len(times[LISTED:])}


def to_choose_still(email: Email) -> dict[str, Any]:
    """As often as the table says since they are at the interview, however times come and go."""
    facts = to_choose(email)
    application = facts["application"]
    if not still_there(application):
        raise NoLongerOwed
    told_at = told.known(application).moves[-1].at
    before = Email.objects.about(email.about).filter(kind=email.kind, sent_at__gte=told_at)
    if before.count() >= len(SCHEDULE["choose"].days):
        raise NoLongerOwed
    return facts


def of_free_time(email: Email) -> dict[str, Any]:
    """Nothing is said of a time that has gone meanwhile, or to whoever waits no more."""
    slot_id, waiting_id, _ = email.occurrence.split(".")
    known = Waiting.objects.select_related("application__vacancy", "offered")
    one = known.filter(pk=waiting_id, offered__pk=slot_id).first()
    if one is None or one.offered is None or not services.invited(one.application):
        raise NoLongerOwed
    if not services.offered(one.application, timezone.now()).filter(pk=slot_id).exists():
        raise NoLongerOwed
    return {**about_application(one.application), "when": one.offered.in_words}


def of_booking(email: Email) -> dict[str, Any]:
    """What a later choice has overtaken says nothing more."""
    held = booking_of(email)
    if held.occurrence != email.occurrence:
        raise NoLongerOwed
    return about_booking(held)


def about_booking(held: Booking) -> dict[str, Any]:
    return {
        **about_application(held.application),
        "slot": held.slot,
        "when": held.slot.in_words,
        "change_until": clock.moment_in_words(held.slot.choose_until),
    }


def of_time_soon(email: Email) -> dict[str, Any]:
    """Nothing of a time that was moved, given up or has begun, or that a decision overtook."""
    held, now = booking_of(email), timezone.now()
    here = email.occurrence.startswith(f"{held.occurrence}.") and held.stands
    application = held.application
    if not here or held.slot.starts_at <= now or not still_there(application):
        raise NoLongerOwed
    days = (clock.uk_day(held.slot.starts_at) - clock.uk_day(now)).days
    return {**about_booking(held), "days": days, "may_change": held.slot.choose_until > now}


def still_there(application: Application) -> bool:
    """As they know it, and as we do: nobody is asked to come for nothing."""
    at_interview = application.at is Stage.INTERVIEW and services.invited(application)
    return at_interview and not told.is_on_hold(application)


def booking_of(email: Email) -> Booking:
    known = Booking.objects.select_related("slot", "application__vacancy")
    return known.get(pk=email.occurrence.partition(".")[0])


def calendar(email: Email) -> File:
    held = booking_of(email)
    return File(appointment.NAME, appointment.file(held), appointment.content_type(held))


KINDS = (
    EmailKind(services.CHOOSE, to_choose, kept=True),
    EmailKind(services.AGAIN, to_choose_still, kept=True, reminder=True),
    EmailKind(services.SOON, of_time_soon, kept=True, file=calendar, reminder=True),
    EmailKind(waitlist.FREE, of_free_time, kept=True),
    EmailKind(services.CHOSEN, of_booking, kept=True, file=calendar),
    EmailKind(services.GIVEN_UP, of_booking, kept=True, file=calendar),
)
