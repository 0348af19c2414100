"""Everything that changes panels: who sits on which day, who steps back, and who sits in."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import IntegrityError, transaction

from recruitment import clock
from recruitment.interviews import services
from recruitment.interviews.models import SAID, Booking, Slot
from recruitment.interviews.panels import Panel, SheetRead, StandIn
from recruitment.people.models import User
from recruitment.vacancies.models import Vacancy


class NotOnThePanel(Exception):
    """They do not sit for this person, so there is nothing to step back from."""


class NotFree(Exception):
    """They sit for this person already, or know them."""


class NameTaken(Exception):
    """There is a panel of this name on this day."""


@dataclass(frozen=True)
class Times:
    """Several times of one day, one after the other."""

    vacancy: Vacancy
    first: time
    number: int
    minutes: int
    gap: int
    place: str
    places: int
    choose_until: datetime
    said: Mapping[str, str]
    """What people are told besides, by the name of its column."""

    def starts(self, day: date) -> list[datetime]:
        begin = clock.uk_moment(day, self.first)
        step = timedelta(minutes=self.minutes + self.gap)
        return [begin + number * step for number in range(self.number)]


@transaction.atomic
def add_day(
    day: date, name: str, members: Collection[User], times: Times, *, now: datetime
) -> Panel:
    """A panel with its times. Who waits for a time is told. Raises NameTaken."""
    panel = Panel(day=day, name=name)
    keep(panel, members)
    for starts_at in times.starts(day):
        slot = Slot(
            vacancy=times.vacancy,
            panel=panel,
            starts_at=starts_at,
            minutes=times.minutes,
            place=times.place,
            places=times.places,
            choose_until=times.choose_until,
            **times.said,
        )
        services.save_slot(slot, now=now)
    return panel


@transaction.atomic
def change_panel(
    panel_id: int,
    name: str,
    members: Collection[User],
    said: Mapping[str, str],
    *,
    now: datetime,
) -> Panel:
    """What is `said` now holds for each of its times to come; who has one is told. Raises
    NameTaken."""
    panel = Panel.objects.select_for_update().get(pk=panel_id)
    panel.name = name
    keep(panel, members)
    if said:
        say_of_each(panel, said, now)
    return panel


def say_of_each(panel: Panel, said: Mapping[str, str], now: datetime) -> None:
    """Every time is locked before anybody's booking, as whoever chooses locks a time first."""
    to_come = Slot.objects.to_come(now).filter(panel=panel).order_by("pk")
    for slot in list(to_come.select_for_update()):
        for name, words in said.items():
            setattr(slot, name, words)
        services.save_slot(slot, now=now)


def said_of_all(panel: Panel, now: datetime) -> dict[str, str]:
    """What its times to come say alike. Where two differ, that is left out."""
    rows = list(Slot.objects.to_come(now).filter(panel=panel).values(*SAID))
    each = {name: {row[name] for row in rows} for name in SAID}
    return {name: words.pop() for name, words in each.items() if len(words) == 1}


def keep(panel: Panel, members: Collection[User]) -> None:
    try:
        with transaction.atomic():
            panel.save()
    except IntegrityError as clash:
        raise NameTaken from clash
    panel.members.set(members)


@transaction.atomic
def step_back(panel_id: int, application_id: int, *, by: User, now: datetime) -> StandIn:
    """A member says that they know the person. Saying it again changes nothing.

    Somebody who sits in for another can step back too. Raises NotOnThePanel.
    """
    panel = Panel.objects.select_for_update().get(pk=panel_id)
    if not has_time_with(panel, application_id):
        raise NotOnThePanel
    said = StandIn.objects.filter(panel=panel, application=application_id, out=by).first()
    if said:
        return said
    if by not in sits_for(panel, application_id):
        raise NotOnThePanel
    return StandIn.objects.create(panel=panel, application_id=application_id, out=by, said_at=now)


@transaction.atomic
def sit_in(stand_in_id: int, *, instead: User, by: User) -> StandIn:
    """Choose who sits in. Raises NotFree."""
    stand_in = StandIn.objects.select_for_update().select_related("panel").get(pk=stand_in_id)
    panel = Panel.objects.select_for_update().get(pk=stand_in.panel_id)
    if instead not in free_for(panel, stand_in.application_id, [instead]):
        raise NotFree
    stand_in.instead, stand_in.chosen_by = instead, by
    stand_in.save(update_fields=["instead", "chosen_by"])
    return stand_in


def has_time_with(panel: Panel, application_id: int) -> bool:
    held = Booking.objects.filter(application=application_id, given_up_at=None)
    return held.filter(slot__panel=panel).exists()


def sits_for(panel: Panel, application_id: int) -> set[User]:
    """The members, without those who stepped back, with those who sit in."""
    said = panel.stand_ins.filter(application=application_id).select_related("out", "instead")
    return now_sitting(panel.members.all(), list(said))


def now_sitting(members: Iterable[User], said: Collection[StandIn]) -> set[User]:
    out = {one.out_id for one in said}
    there = [*members, *(one.instead for one in said if one.instead)]
    return {user for user in there if user.pk not in out}


def free_for(panel: Panel, application_id: int, staff: Iterable[User]) -> list[User]:
    """Of these, who could sit in: nobody who sits already, or who has said they know the person."""
    said = list(panel.stand_ins.filter(application=application_id))
    taken = {one.out_id for one in said} | {one.instead_id for one in said}
    taken |= set(panel.members.values_list("pk", flat=True))
    return [user for user in staff if user.pk not in taken]


def note_reading(panel: Panel, *, by: User, now: datetime) -> None:
    SheetRead.objects.create(panel=panel, by=by, at=now)
