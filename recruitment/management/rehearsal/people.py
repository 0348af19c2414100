"""Invented people, each a life that says how long it waits before what it does next.

What they do goes through the same services as what real people do.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any

from django.utils import timezone

from recruitment.answers_cookie import Visit
from recruitment.applications import parent_words, sections, services
from recruitment.applications.models import Application
from recruitment.applications.services import NoOffer, Typed
from recruitment.applications.stages import ENDS, Stage
from recruitment.eligibility import ROUTES, restore
from recruitment.events.models import Event
from recruitment.interest import keeping
from recruitment.interest import services as interest
from recruitment.interest.kept import KeptResult
from recruitment.interest.models import Interest, Reminder
from recruitment.interviews import services as interviews
from recruitment.interviews.services import Gone, NotInvited, TooLate
from recruitment.management import invented, meeting
from recruitment.management.rehearsal.typed import ANSWERS, TYPED
from recruitment.people import services as people
from recruitment.people.models import Applicant
from recruitment.references import needs
from recruitment.references import services as references
from recruitment.references.models import Referee
from recruitment.vacancies.models import Vacancy

Life = Iterator[timedelta]
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


@dataclass(frozen=True)
class Person:
    number: int
    random: Random

    @property
    def email(self) -> str:
        return f"person{self.number}@{invented.DOMAIN}"

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def some(self, first: float, last: float) -> timedelta:
        return DAY * self.random.uniform(first, last)


def looks_around(person: Person, on: datetime) -> Life:
    """Keeps a result. Then is too young, and asks to be reminded; or waits for a route to open."""
    yield on - timezone.now()
    yield from keeps_result(person)
    now = timezone.now()
    if person.chance(0.5):
        route = ROUTES[person.random.choice(list(ANSWERS))]
        interest.ask_for_news(person.email, route, address=home(person), now=now)
        yield HOUR
        confirm(interest.confirm_interest, Interest)
        return
    opens = (now + person.some(35, 200)).date()
    born = opens.replace(year=opens.year - 17, day=min(opens.day, 28))
    answers = restore({"date-of-birth": born.isoformat()}, now.date())
    wait = interest.Wait(opens, (ROUTES["pcep"],), answers)
    interest.ask_for_reminder(person.email, wait, address=home(person), now=now)
    yield HOUR
    confirm(interest.confirm_reminder, Reminder)


def comes_to_meet_us(person: Person, on: datetime) -> Life:
    """Books a place at the next event, if there is one."""
    yield on - timezone.now()
    now = timezone.now()
    if event := Event.objects.to_come(now).first():
        meeting.book(event, person.email, address=home(person), now=now)


def keeps_result(person: Person) -> Life:
    now = timezone.now()
    answers = restore(ANSWERS["support-volunteer"], now.date())
    seen = interest.judged(answers, [ROUTES["support-volunteer"]], now.date())
    result = keeping.Result(Visit(answers, chosen=("volunteer",)), seen)
    keeping.ask_to_keep(person.email, result, address=home(person), now=now)
    yield HOUR
    confirm(keeping.confirm, KeptResult)


def confirm(by_link: Callable[..., object], rows: Any) -> None:
    row = rows.objects.latest("pk")
    by_link(row.pk, row.token, now=timezone.now())


def home(person: Person) -> str:
    """Of a range that is kept for examples. Each has their own: askings are counted by it."""
    return f"2001:db8::{person.number:x}"


def applies(person: Person, vacancy: Vacancy, on: datetime) -> Life:
    """From the code that they sign in with until their last press."""
    yield on - timezone.now()
    people.ask_for_code(person.email, address=home(person), now=timezone.now())
    applicant = people.known(person.email, timezone.now())
    application = begin(applicant, vacancy)
    if vacancy.route_slug == "cadet":
        yield from asks_parent(person, application)
    yield person.some(0, 12)
    if person.chance(0.2) or not vacancy.is_open_at(timezone.now()):
        return  # and never comes back
    send(application)
    yield from waits(person, application)


def begin(applicant: Applicant, vacancy: Vacancy) -> Application:
    now = timezone.now()
    answers = restore(ANSWERS[vacancy.route_slug], now.date())
    application = services.start(applicant, vacancy, answers, now=now)
    for section in sections.of_route(vacancy.route):
        typed = Typed(content=TYPED[section.name])
        services.save_part(application.pk, section, typed, now=now)
    return fresh(application)


def asks_parent(person: Person, application: Application) -> Life:
    name, parent = "Alex Invented", f"parent{person.number}@{invented.DOMAIN}"
    asked = services.name_parent(application.pk, name=name, email=parent, now=timezone.now())
    yield person.some(0, 9)
    now, words = timezone.now(), parent_words.CURRENT
    services.hear_parent(asked.pk, agrees=True, signed=name, words_version=words, now=now)


def send(application: Application) -> None:
    shown = fresh(application).version
    services.submit(application.pk, shown=shown, now=timezone.now())


def fresh(application: Application) -> Application:
    return Application.objects.select_related("vacancy", "applicant").get(pk=application.pk)


def waits(person: Person, application: Application) -> Life:
    """Looks in every few days, and does what there is to do."""
    leaves = person.chance(0.1)
    while True:
        yield person.some(1, 5)
        application = fresh(application)
        if application.at in ENDS:
            return
        if leaves and person.chance(0.1):
            yield from withdraws(person, application)
            return
        does_what_is_asked(person, application)


def withdraws(person: Person, application: Application) -> Life:
    services.withdraw(application.pk, reason="", now=timezone.now())
    yield HOUR
    if person.chance(0.3):
        services.undo(application.pk, now=timezone.now())
        yield from waits(person, application)


def does_what_is_asked(person: Person, application: Application) -> None:
    now = timezone.now()
    if application.at is Stage.INFO_NEEDED and person.chance(0.7):
        services.add_note(application.pk, "Here it is.", now=now)
    if application.at is Stage.CONDITIONAL_OFFER and person.chance(0.6):
        answer_offer(person, application)
    if application.at is Stage.INTERVIEW and person.chance(0.6):
        choose(application, now)
    if references.wanted(application) and not Referee.objects.of(application).exists():
        name_referees(person, application, now)
    answer_referees(person, application, now)


def answer_offer(person: Person, application: Application) -> None:
    act = services.decline if person.chance(0.1) else services.accept
    with suppress(NoOffer):  # its email has not gone yet
        act(application.pk, now=timezone.now())


def choose(application: Application, now: datetime) -> None:
    free = interviews.offered(application, now).order_by("starts_at").first()
    if free and interviews.booking(application) is None:
        try:
            interviews.choose(application.pk, free.pk, now=now)
        except (Gone, NotInvited, TooLate):
            return


def name_referees(person: Person, application: Application, now: datetime) -> None:
    need = needs.of_route(application.vacancy.route)
    for number in range(need.at_least if need else 0):
        email = f"referee{person.number}.{number}@{invented.DOMAIN}"
        name, knows = f"Referee {number}", "We worked together."
        references.name_referee(application.pk, name=name, email=email, knows=knows, now=now)


def answer_referees(person: Person, application: Application, now: datetime) -> None:
    """Some answer at once, some after a reminder, and some never."""
    for referee in Referee.objects.of(application).current().filter(state="asked"):
        if person.chance(0.3):
            references.answer(referee.pk, {"suits": "yes"}, now=now)
