"""When people are reminded of what: one table for all rooms, and its sums with days.

Rooms write each reminder as a row of the outbox with its moment, in the transaction that causes
it. It knows no room and no database: bank holidays are given.
"""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum

from recruitment import clock

AT = time(9)
"""In the UK, summer and winter."""
MOST = 3
"""Reminders of one deadline."""
PROCESS = "process note 6.d"


class Roll(Enum):
    """Where a reminder goes that would come on a weekend or a bank holiday."""

    BACK = "the working day before"
    ON = "the next working day"
    STAYS = "that very day"


@dataclass(frozen=True)
class Plan:
    """One line of the table: what happens, when we write, and when we do not."""

    kind: str
    event: str
    days: tuple[int, ...]
    """From the day of the event; below 0 before it."""
    stop: str
    source: str = PROCESS
    roll: Roll = Roll.ON
    hours: tuple[int, ...] = ()
    """Before the end of that day, whatever day it is."""
    again: bool = False
    """Every so many days, and not once."""


SCHEDULE: Mapping[str, Plan] = {
    "idle": Plan(
        "unfinished",
        "a draft was changed last",
        (3,),
        "sent, stopped, closes within 7 days, or 3 reminders of the draft have gone",
    ),
    "closing": Plan(
        "unfinished",
        "the vacancy of a draft closes",
        (-7, -2),
        "sent, stopped, closed, or 3 reminders of the draft have gone",
        roll=Roll.BACK,
        hours=(6,),
    ),
    "info": Plan(
        "info_again",
        "we asked for more",
        (3, 6),
        "they answered, it moved on, is on hold, or was withdrawn",
        roll=Roll.BACK,
    ),
    "wait": Plan(
        "still_waiting",
        "HR said that we wait for an answer, as at the online assessment",
        (3, 5, 6),
        "they answered, the wait is over, it moved on, is on hold, or was withdrawn",
    ),
    "choose": Plan(
        "choose_again",
        "there is an interview time to choose",
        (2, 4),
        "chosen, none is left, it moved on, is on hold, or was withdrawn",
        roll=Roll.BACK,
    ),
    "offer": Plan(
        "offer_again",
        "we made a conditional offer",
        (3, 6),
        "accepted, declined, the last day has passed, it moved on, is on hold, or was withdrawn",
        roll=Roll.BACK,
    ),
    "form": Plan(
        "vetting_form",
        "HR records that the vetting form was sent to somebody",
        (3, 7, 14),
        "it came back, the check is finished, it left these stages, is on hold, or was withdrawn",
    ),
    "interview": Plan(
        "interview_soon",
        "the day of the interview",
        (-7, -2, -1),
        "moved, given up, begun, decided, or withdrawn",
        roll=Roll.BACK,
    ),
    "referee": Plan(
        "referee_request",
        "a referee was asked",
        (5, 10),
        "answered, declined, replaced, or the application ended",
    ),
    "referee-silent": Plan(
        "referee_silent",
        "a referee was asked: to the applicant",
        (10,),
        "answered, declined, replaced, refused by the mail server, or the application ended",
    ),
    "parent": Plan(
        "parent_request",
        "a parent or carer was asked",
        (5, 12),
        "answered, replaced, sent, or closed",
        roll=Roll.BACK,
    ),
    "pool": Plan(
        "pool",
        "they wait for a place",
        (60,),
        "a place, an end, on hold, or withdrawn",
        again=True,
    ),
    "waiting-list": Plan(
        "pool",
        "a cadet waits for a place",
        (365,),
        "a place, an end, on hold, or withdrawn",
        source="process note 6.c, route 3c",
        again=True,
    ),
    "review": Plan(
        "still_on_hold",
        "the day on which we look at a hold again",
        (0,),
        "not on hold any more, on hold until another day, an end, or withdrawn",
    ),
    "draft-goes": Plan(
        "draft_goes",
        "the day on which we delete a draft",
        (-10,),
        "changed, sent, or its vacancy closes later",
        roll=Roll.BACK,
    ),
    "application-goes": Plan(
        "application_goes",
        "the day on which we delete an application that ended",
        (-30,),
        "kept longer, on hold, or its end was taken back",
        roll=Roll.BACK,
    ),
    "kept": Plan(
        "kept_result",
        "somebody said yes to our keeping their result",
        (2, 14),
        "they have an account, it was deleted, or it was stopped",
    ),
    "soon": Plan(
        "can_apply_soon",
        "the day that somebody asked us to remember",
        (-30,),
        "stopped",
        roll=Roll.STAYS,
    ),
    "day": Plan(
        "can_apply",
        "the day that somebody asked us to remember",
        (0,),
        "stopped",
        roll=Roll.STAYS,
    ),
    "list": Plan(
        "interest_ends",
        "the last day on the list of a route",
        (-7,),
        "stopped, or asked for again",
        roll=Roll.STAYS,
    ),
    "event": Plan(
        "event_soon",
        "the day of an event that they booked",
        (-7, -1),
        "given up, moved, cancelled, or begun",
        source="process note 6.d, [S10]",
        roll=Roll.BACK,
    ),
    "event-feedback": Plan(
        "event_feedback",
        "the last day of an event that they booked",
        (1,),
        "given up, moved, or cancelled",
        source="process note 6.d, [S10]",
    ),
    "grown": Plan(
        "cadet_next_steps",
        "3 months before a cadet is too old, by the age of the pack",
        (0,),
        "the decision was taken back, or they apply no more",
    ),
    "feedback": Plan(
        "feedback",
        "we told them that they are appointed, or unsuccessful",
        (7,),
        "the decision was taken back, or they apply no more",
    ),
}
"""By the name that rooms ask with. What is due to one address goes as one email a day."""


def moments(name: str, day: date, holidays: Container[date], *, after: date) -> dict[str, datetime]:
    """When each reminder of a plan goes, by the name of its occurrence, the first one first.

    Two that come to one moment are one. None is on the day `after` or before it, but for those
    that count hours.
    """
    plan, found = SCHEDULE[name], {}
    for days in plan.days:
        on = rolled(day, days, plan.roll, holidays, after)
        if on > after:
            found[clock.uk_moment(on, AT)] = called(abs(days), "day")
    for hours in plan.hours:
        found[clock.end_of(day) - timedelta(hours=hours)] = called(hours, "hour")
    return {occurrence: at for at, occurrence in found.items()}


def rolled(day: date, days: int, roll: Roll, holidays: Container[date], after: date) -> date:
    """On a working day. What cannot go back goes on, unless a deadline would pass."""
    on = day + timedelta(days=days)
    if roll is Roll.STAYS or clock.is_working_day(on, holidays):
        return on
    back = clock.working_day_before(on, holidays)
    if roll is Roll.BACK and (back > after or days < 0):
        return back
    return clock.working_days_after(on, 1, holidays)


def called(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"


def ahead(name: str, day: date, holidays: Container[date], *, now: datetime) -> dict[str, datetime]:
    """Those that are still to come. Nobody is reminded on the day on which something began."""
    today = clock.uk_day(now)
    begun = min(SCHEDULE[name].days) > 0
    found = moments(name, day, holidays, after=max(day, today) if begun else today)
    return {occurrence: at for occurrence, at in found.items() if at > now}


def next_again(name: str, day: date, holidays: Container[date], *, now: datetime) -> datetime:
    """Of a plan that comes again and again: the first moment that is still to come."""
    every, times = SCHEDULE[name].days[0], 1
    while True:
        on = rolled(day, every * times, SCHEDULE[name].roll, holidays, day)
        if (at := clock.uk_moment(on, AT)) > now:
            return at
        times += 1
