"""Everything that changes interview times and who has them.

Who may choose is judged by what the applicant knows (`told`), never by where the application is:
a decision that nobody has told them of changes nothing that they can do.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from recruitment import clock, schedule
from recruitment.applications import reminders, told
from recruitment.applications import services as applications
from recruitment.applications.models import Application, ApplicationQuerySet
from recruitment.applications.stages import Stage
from recruitment.applications.work import For
from recruitment.holidays import services as holidays
from recruitment.interviews.models import SAID, Booking, Slot, SlotQuerySet
from recruitment.interviews.waiting import Waiting
from recruitment.messages import outbox
from recruitment.messages.models import Email
from recruitment.people.models import User
from recruitment.schedule import SCHEDULE

CHOOSE, CHOSEN, GIVEN_UP = "choose_slot", "interview", "interview_off"
AGAIN, SOON = SCHEDULE["choose"].kind, SCHEDULE["interview"].kind
FIRST_TIME = "first"


class Gone(Exception):
    """The time was taken by somebody else, or can no longer be chosen."""


class TooLate(Exception):
    """The time that the person has can no longer be changed."""


class NotInvited(Exception):
    """As far as the applicant knows, they are not at the interview."""


class StillTaken(Exception):
    """More people have this time than it would have places."""


def offered(application: Application, now: datetime) -> SlotQuerySet:
    """The times that this person could choose now, with the one that they have."""
    free = Slot.objects.with_room().open_at(now).filter(vacancy_id=application.vacancy_id)
    own = Slot.objects.filter(bookings__application=application, bookings__given_up_at=None)
    return Slot.objects.filter(
        Q(pk__in=free.values("pk")) | Q(pk__in=own.open_at(now).values("pk"))
    )


@dataclass(frozen=True)
class Visit:
    """What an applicant at the interview has, or has to choose."""

    booking: Booking | None = None
    choose_by: datetime | None = None
    """The last moment for choosing; none when there is nothing to choose, or it is chosen."""


def visits(applications: Iterable[Application], now: datetime) -> dict[int, Visit]:
    """Of several applications at once, in two queries."""
    vacancies = {one.pk: one.vacancy_id for one in applications}
    held = Booking.objects.select_related("slot").filter(given_up_at=None)
    have = {one.application_id: one for one in held.filter(application__in=vacancies)}
    free = Slot.objects.with_room().open_at(now).filter(vacancy__in=vacancies.values())
    last = {slot.vacancy_id: slot.choose_until for slot in free.order_by("choose_until")}
    return {
        pk: Visit(have.get(pk), None if pk in have else last.get(vacancy))
        for pk, vacancy in vacancies.items()
    }


def booking(application: Application) -> Booking | None:
    """The time that somebody has, as far as they know."""
    held = Booking.objects.select_related("slot").filter(given_up_at=None)
    return held.filter(application=application).first()


def invited(application: Application) -> bool:
    return told.known(application).at is Stage.INTERVIEW


@transaction.atomic
def choose(application_id: int, slot_id: int, *, now: datetime, by: User | None = None) -> Booking:
    """Take a place of a time, and leave the one held before. Choosing it again changes nothing.

    `by` staff, for somebody on the phone, any time that has not begun can be taken. Raises
    NotInvited, TooLate or Gone.
    """
    application = locked(application_id)
    if not may_have(application, by):
        raise NotInvited
    held = booking(application)
    if held and held.slot_id == slot_id:
        return held
    if held and is_fixed(held, now, by):
        raise TooLate
    slots = Slot.objects.to_come(now) if by else Slot.objects.open_at(now)
    return keep(application, room_in(application, slots, slot_id, now), now, by)


def may_have(application: Application, by: User | None) -> bool:
    """Staff know of a decision that the applicant does not know of yet, and book nothing then."""
    return invited(application) and (by is None or application.at is Stage.INTERVIEW)


def is_fixed(held: Booking, now: datetime, by: User | None) -> bool:
    """Whether it is too late: for the applicant when it is stated, for staff when it has begun."""
    return (held.slot.starts_at if by else held.slot.choose_until) <= now


def locked(application_id: int) -> Application:
    """One act of one applicant at a time."""
    known = Application.objects.select_related("vacancy", "applicant")
    return known.select_for_update(of=("self",)).get(pk=application_id)


def room_in(
    application: Application, slots: SlotQuerySet, slot_id: int, now: datetime
) -> tuple[Slot, int]:
    """The slot, which nobody else can fill until this transaction ends, and a free place of it."""
    theirs = slots.filter(vacancy_id=application.vacancy_id)
    # no stronger: who offers a free time holds a line that refers to it, and comes to it after
    slot = theirs.select_for_update(no_key=True).filter(pk=slot_id).first()
    if slot is None:
        raise Gone
    left = slot.bookings.filter(place__isnull=False, application__in=Application.objects.left())
    left.update(place=None, given_up_at=now)  # should they come back, they choose again
    taken = set(slot.bookings.values_list("place", flat=True))
    free = (number for number in range(1, slot.places + 1) if number not in taken)
    place = next(free, None)
    if place is None:
        raise Gone
    return slot, place


def keep(
    application: Application, room: tuple[Slot, int], now: datetime, by: User | None
) -> Booking:
    """Who has a time waits for none."""
    Waiting.objects.filter(application=application).delete()
    before = Booking.objects.filter(application=application).first()
    held = before or Booking(application=application)
    held.slot, held.place = room
    held.given_up_at = None
    held.sequence += 1
    held.changed_at, held.by = now, by
    held.save()
    tell(CHOSEN, held, now)
    applications.stop_waiting(application, For.TIME, now)
    remind(held, now)
    return held


@transaction.atomic
def give_up(
    application_id: int, *, now: datetime, late: bool = False, by: User | None = None
) -> None:
    """Leave the time that was chosen, if there is one.

    Raises TooLate after the stated moment, unless `late`: who withdraws may be late, and `by`
    staff it can be given up until it begins.
    """
    application = locked(application_id)
    held = booking(application)
    if held is None:
        return
    if is_fixed(held, now, by) and not late:
        raise TooLate
    held.place, held.given_up_at = None, now
    held.sequence += 1
    held.changed_at, held.by = now, by
    held.save()
    tell(GIVEN_UP, held, now)
    outbox.cancel(SOON, about=held.application.about)
    if not late:
        reminders.choose(held.application, now)


def tell(kind: str, held: Booking, now: datetime) -> None:
    outbox.owe(
        kind,
        about=held.application.about,
        to=held.application.applicant.email,
        occurrence=held.occurrence,
        now=now,
    )


def remind(held: Booking, now: datetime) -> None:
    """Of the time that they have now, and no more to choose one."""
    about = held.application.about
    outbox.cancel(AGAIN, SOON, about=about)
    day = clock.uk_day(held.slot.starts_at)
    ahead = schedule.ahead("interview", day, holidays.days(), now=now)
    moments = {f"{held.occurrence}.{occurrence}": at for occurrence, at in ahead.items()}
    to = held.application.applicant.email
    outbox.owe_each(SOON, about=about, to=to, now=now, moments=moments)


@transaction.atomic
def save_slot(slot: Slot, *, now: datetime) -> None:
    """Store a time. Who has it is told of what changes, while it is to come; who waits for one,
    the first time.

    Raises StillTaken when fewer places would be left than people have.
    """
    before = Slot.objects.select_for_update().filter(pk=slot.pk).first()
    if before and taken(before) > slot.places:
        raise StillTaken
    slot.save()
    if before and slot.starts_at > now and facts(before) != facts(slot):
        tell_of_change(slot, now)
    invite(slot, now)


def taken(slot: Slot) -> int:
    """The highest number of a place that somebody has."""
    held = slot.bookings.exclude(application__in=Application.objects.left())
    return max((place for place in held.values_list("place", flat=True) if place), default=0)


def facts(slot: Slot) -> tuple[object, ...]:
    said = (getattr(slot, name) for name in SAID)
    return slot.starts_at, slot.minutes, slot.place, *said


def tell_of_change(slot: Slot, now: datetime) -> None:
    held = slot.bookings.filter(given_up_at=None).select_for_update(of=("self",))
    by_application = {one.application_id: one for one in held}
    there = Application.objects.filter(pk__in=by_application)
    for application in still_invited(there):
        one = by_application[application.pk]
        one.application = application
        one.sequence += 1
        one.changed_at = now
        one.save(update_fields=["sequence", "changed_at"])
        tell(CHOSEN, one, now)
        remind(one, now)


def invite(slot: Slot, now: datetime) -> None:
    """Tell those who are at the interview and have no time that there is one to choose."""
    if slot.choose_until <= now:
        return
    there = Application.objects.filter(vacancy=slot.vacancy_id, history__now=Stage.INTERVIEW)
    chosen = Booking.objects.filter(given_up_at=None).values("application")
    invited = still_invited(there.exclude(pk__in=chosen).distinct())
    emails = Email.objects.filter(kind=CHOOSE, about__in=[one.about for one in invited])
    told_before = set(emails.values_list("about", flat=True))
    for application in invited:
        outbox.owe(
            CHOOSE,
            about=application.about,
            to=application.applicant.email,
            occurrence=FIRST_TIME,
            now=now,
        )
        if application.about not in told_before:
            reminders.choose(application, now)


def still_invited(applications: ApplicationQuerySet) -> list[Application]:
    """Of these, the ones whose applicants know themselves at the interview."""
    found = told.with_all(applications.select_related("applicant").defer("answers", "outcome"))
    known = told.told(found)
    return [one for one in found if known[one.pk].at is Stage.INTERVIEW]
