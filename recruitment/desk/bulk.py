"""Emails to many that no decision causes: what will leave, what has left, and the stop button."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from recruitment import clock, schedule
from recruitment.applications import services as applications
from recruitment.decisions.holds import in_words
from recruitment.desk import doors, extending
from recruitment.eligibility.dates import years_after
from recruitment.interest import emails as interest_emails
from recruitment.interest import services as interest
from recruitment.interest.models import Interest
from recruitment.messages import letters, stopping
from recruitment.messages.letters import Letter
from recruitment.messages.models import State
from recruitment.people.models import User
from recruitment.vacancies.models import Extension, Vacancy

MAY = "recruitment.change_vacancy"
NEWEST = 50


@dataclass(frozen=True)
class Sending:
    """One email to many."""

    kind: str
    number: int
    title: str
    starts_at: datetime
    to_come: int
    """People who will be written to, beside those who are owed or have had it."""

    @property
    def counts(self) -> dict[str, int]:
        found = stopping.counted(self.kind, str(self.number))
        return {
            "to_come": self.to_come + found[State.OWED],
            "sent": found[State.SENT],
            "failed": found[State.FAILED],
            "cancelled": found[State.CANCELLED],
        }

    @property
    def stopped(self) -> Any:
        return stopping.standing(self.kind, str(self.number))

    @property
    def starts(self) -> str:
        return in_words(self.starts_at)


def of_opening(vacancy: Vacancy) -> Sending:
    """To those on the list of its route, at 9am of the day on which it opens."""
    on = max(vacancy.opens_on, timezone.localdate())
    waiting = interest.not_told(vacancy, on).count() if on <= vacancy.closes_on else 0
    starts_at = clock.uk_moment(vacancy.opens_on, schedule.AT)
    title = f"{vacancy}: it is open"
    return Sending(interest.ROUTE_OPENED, vacancy.pk, title, starts_at, waiting)


def of_extension(done: Extension) -> Sending:
    """To everybody who had a draft, at once."""
    title = f"{done.vacancy}: it closes later"
    return Sending(applications.DEADLINE_MOVED, done.pk, title, done.at, 0)


def of_those_on_the_list(vacancy: Vacancy) -> list[str]:
    """Of whom somebody still wants to hear that it is open, and has not."""
    if not vacancy.is_open_at(timezone.now()):
        return []
    return [one.about for one in interest.not_told(vacancy, timezone.localdate())]


def of_drafts(done: Extension) -> list[str]:
    """Those that can still be sent by that day."""
    vacancy = done.vacancy
    overtaken = done.now != vacancy.closes_on or not vacancy.is_open_at(timezone.now())
    return [] if overtaken else list(vacancy.applications.drafts().addresses())


def opening_letter(vacancy: Vacancy) -> Letter:
    """As somebody reads it who put themselves on the list today."""
    now = timezone.now()
    somebody = Interest(pk=0, nonce=b"", route_slug=vacancy.route_slug, asked_at=now)
    somebody.expires_on = years_after(timezone.localdate(now), 1)
    facts = interest_emails.about_opening(somebody, vacancy)
    return letters.write(interest.ROUTE_OPENED, facts)


def extension_letter(done: Extension) -> Letter:
    return extending.letter_of(done)


@dataclass(frozen=True)
class Kind:
    known: Any
    sending: Callable[[Any], Sending]
    letter: Callable[[Any], Letter]
    still: Callable[[Any], list[str]]
    """What the emails are about that are still true."""


KINDS: dict[str, Kind] = {
    interest.ROUTE_OPENED: Kind(Vacancy.objects, of_opening, opening_letter, of_those_on_the_list),
    applications.DEADLINE_MOVED: Kind(
        Extension.objects.select_related("vacancy"), of_extension, extension_letter, of_drafts
    ),
}


def every(request: HttpRequest) -> HttpResponse:
    doors.of_every_route(request, MAY)
    sendings = sorted(listed(timezone.localdate()), key=lambda one: one.starts_at, reverse=True)
    return doors.page(request, "bulk", {"title": "Emails to many", "sendings": sendings})


def listed(today: date) -> Iterator[Sending]:
    """Of what opens later, is open, or was put back lately."""
    yield from map(of_opening, Vacancy.objects.filter(closes_on__gte=today)[:NEWEST])
    newest = Extension.objects.select_related("vacancy").order_by("-pk")
    yield from map(of_extension, newest[:NEWEST])


def show(request: HttpRequest, kind: str, number: int) -> HttpResponse:
    """What will be sent, as it will read; a press stops it, or lets it go on."""
    user = doors.of_every_route(request, MAY)
    if kind not in KINDS:
        raise Http404(kind)
    about = get_object_or_404(KINDS[kind].known, pk=doors.a_row(number))
    press = PRESSES.get(request.POST.get("press", ""))
    if request.method == "POST" and press:
        press(request, kind, about, user)
        return redirect("sending", kind, number)
    sending = KINDS[kind].sending(about)
    letter = KINDS[kind].letter(about)
    context = {"title": sending.title, "sending": sending, "letter": letter}
    return doors.page(request, "sending", context)


def stop(request: HttpRequest, kind: str, about: Any, user: User) -> None:
    done = stopping.stop(kind, str(about.pk), by=user, now=timezone.now())
    kept = "1 email" if done.emails == 1 else f"{done.emails} emails"
    messages.success(request, f"Stopped. {kept} did not leave.")


def go_on(request: HttpRequest, kind: str, about: Any, user: User) -> None:
    still, now = KINDS[kind].still(about), timezone.now()
    number = stopping.go_on(kind, str(about.pk), about=still, by=user, now=now)
    goes = "1 email leaves" if number == 1 else f"{number} emails leave"
    messages.success(request, f"It goes on. {goes} within seconds.")


PRESSES = {"stop": stop, "go-on": go_on}
