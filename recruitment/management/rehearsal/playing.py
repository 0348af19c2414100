"""A year, or another number of days, of invented people against the real schedule."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from heapq import heappop, heappush
from random import Random

from django.utils import timezone

from recruitment import clock
from recruitment.applications.attention import WORKING, Attention
from recruitment.applications.models import Application
from recruitment.applications.stages import WAITING
from recruitment.applications.stages import Stage as Step
from recruitment.management.rehearsal import force, people, scratch
from recruitment.management.rehearsal.people import Life, Person
from recruitment.management.rehearsal.stage import Sent, Stage, moved_clock, ticks
from recruitment.people.models import User
from recruitment.vacancies.models import Vacancy

EVERY = 90
"""Days between two campaigns."""
LOOKERS = 5
"""For each who looks around, so many apply."""
LATE = (0.3, 1.7)
"""Of the promised days that the recruiter takes: so about half of promises are broken."""


@dataclass
class Acts:
    """What happens when, in order."""

    heap: list[tuple[datetime, int, Life]] = field(default_factory=list)
    number: int = 0

    def add(self, life: Life) -> None:
        self.go_on(life, next(life, None))

    def go_on(self, life: Life, wait: timedelta | None) -> None:
        if wait is not None:
            self.number += 1
            heappush(self.heap, (timezone.now() + max(wait, timedelta()), self.number, life))


def play(days: int, applicants: int, seed: int, begins: date) -> Stage:
    """What would be sent. Nothing is, and no row of the database is touched."""
    first = clock.uk_moment(begins, time(0, 1))
    with scratch.tables(), moved_clock(first) as stage:
        acts = Acts()
        acts.add(schedule(stage, begins, days))
        acts.add(campaigns(acts, days, applicants, Random(seed)))  # noqa: S311  # no secret
        ends = first + timedelta(days=days)
        while acts.heap and acts.heap[0][0] < ends:
            moment, _, life = heappop(acts.heap)
            stage.move_to(moment)
            acts.go_on(life, next(life, None))
            stage.send()
        stage.move_to(ends)
        return stage


def schedule(stage: Stage, first: date, days: int) -> Life:
    for moment in ticks(first, days):
        yield moment - timezone.now()
        stage.tick()


def campaigns(acts: Acts, days: int, applicants: int, random: Random) -> Life:
    """All roles are advertised together, and people come while they are open."""
    by, shares = force.recruiter(), Random(random.random())  # noqa: S311  # no secret
    rounds = range(0, days, EVERY)
    numbers = iter(range(1, applicants + 1))
    for number in rounds:
        vacancies = force.campaign(number, timezone.now())
        force.evening(number, timezone.now())
        for _ in range(-(-applicants // len(rounds))):
            join(acts, next(numbers, None), vacancies, random)
        acts.add(desk(vacancies, by, shares))
        yield timedelta(days=EVERY)


def join(acts: Acts, number: int | None, vacancies: list[Vacancy], random: Random) -> None:
    if number is None:
        return
    person = Person(number, Random(random.random()))  # noqa: S311  # no secret
    on = timezone.now() + timedelta(days=random.uniform(0, force.OPEN_FOR.days))
    vacancy = random.choice(vacancies)
    acts.add(people.applies(person, vacancy, on))
    if number % LOOKERS == 0:
        acts.add(people.looks_around(Person(10_000 + number, person.random), on))
        acts.add(people.comes_to_meet_us(Person(20_000 + number, person.random), on))


def desk(vacancies: list[Vacancy], by: User, random: Random) -> Life:
    """On each day of work: new interview times, and the cases whose hour has come."""
    takes: dict[tuple[int, str], timedelta] = {}
    while True:
        tomorrow = clock.uk_day(timezone.now()) + timedelta(days=1)
        hour = timedelta(hours=random.uniform(9, 17))
        yield clock.uk_moment(tomorrow, clock.MIDNIGHT) + hour - timezone.now()
        now = timezone.now()
        if now.weekday() >= clock.SATURDAY:
            continue
        for vacancy in vacancies:
            invite(vacancy, now)
            for one in ours(vacancy):
                if is_time(one, takes, random):
                    force.work(one, by, random)


def ours(vacancy: Vacancy) -> Iterator[Application]:
    here = Application.objects.filter(vacancy=vacancy, stage__in=WORKING)
    return here.select_related("vacancy", "applicant").order_by("pk").iterator()


def invite(vacancy: Vacancy, now: datetime) -> None:
    """Once a week, while anybody is at the interview."""
    there = Application.objects.filter(vacancy=vacancy, stage=Step.INTERVIEW)
    if now.weekday() == 0 and there.exists():
        force.offer_times(vacancy, now)


def is_time(one: Application, takes: dict[tuple[int, str], timedelta], random: Random) -> bool:
    """Where we wait for the applicant, when they have answered."""
    if one.at in WAITING:
        return one.attention == Attention.REPLIED
    days = one.vacancy.days_promised(one.stage) or EVERY / 9
    key = (one.pk, one.stage)
    takes.setdefault(key, timedelta(days=days * 1.4 * random.uniform(*LATE)))
    return one.reached_at is not None and timezone.now() - one.reached_at > takes[key]


def busiest(sent: list[Sent]) -> tuple[str, list[Sent]]:
    """Whoever got most, with all of it."""
    inboxes: dict[str, list[Sent]] = {}
    for one in sent:
        inboxes.setdefault(one.to, []).append(one)
    return max(inboxes.items(), key=lambda inbox: (len(inbox[1]), inbox[0]), default=("", []))
