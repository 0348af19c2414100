"""The public pages of events: what is to come, one of them, and a place at it.

None says whether we know an address. Where exactly an event is, only who has a place is told.
"""

from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from recruitment import answers_cookie, clock
from recruitment.events import services, ticket
from recruitment.events.models import Audience, Availability, Event, EventBooking
from recruitment.http import posted
from recruitment.interest.forms import email_field
from recruitment.interest.views import ask_a_parent, too_young
from recruitment.people.network import address_of

Context = dict[str, object]


class BookForm(forms.Form):
    ask, then = staticmethod(services.ask_for_place), "event-asked"
    email = email_field(_("We send one email with a link. Press its button to take your place."))


class AgainForm(forms.Form):
    ask, then = staticmethod(services.send_again), "event-sent-again"
    email = email_field(_("Give the address that you booked with. We send the link only there."))


@require_safe
def every(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    events: Any = Event.objects.to_come(now).with_taken()
    found = [about(event, event.availability(event.taken, now)) for event in events]
    return render(request, "events/events.html", {"events": found})


def about(event: Event, can: Availability) -> Context:
    """What everybody may know of it: not where exactly, and not why it is for some."""
    return {
        "title": event.title,
        "url": event.get_absolute_url(),
        "summary": event.summary,
        "when": event.when,
        "area": event.area,
        "access": event.access,
        "for_whom": event.for_whom or Audience.OPEN.label,
        "some_first": event.audience == Audience.POSITIVE_ACTION,
        "book_until": event.book_until_in_words,
        "open": can is Availability.OPEN,
        "says": can.label,
    }


@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, slug: str) -> HttpResponse:
    """An event, and the form to book a place while there is one; then, until it ends, the form to
    get the link to one's place again. What is over can still be read."""
    now = timezone.now()
    event = get_object_or_404(Event, slug=slug)
    can = services.availability(event, now)
    if request.method == "POST" and is_too_young(request, clock.uk_day(now)):
        return ask_a_parent(request)
    form = form_for(request, can)
    if form.is_valid():
        email, address = form.cleaned_data["email"], address_of(request)
        form.ask(event.pk, email, address=address, now=now)
        return redirect(form.then, slug)
    context = {"form": form, "again": can.lasts and isinstance(form, AgainForm)}
    return render(request, "events/event.html", {**context, "event": about(event, can)})


def form_for(request: HttpRequest, can: Availability) -> BookForm | AgainForm:
    """Who asks for a place when there is none any more sees the page anew."""
    if "again" in request.POST:
        return AgainForm(posted(request) if can.lasts else None)
    return BookForm(posted(request)) if can is Availability.OPEN else AgainForm()


@require_safe
def asked(request: HttpRequest, slug: str, *, again: bool = False) -> HttpResponse:
    """The same for everybody: with a place, without one, unknown, or asked for too often."""
    event = get_object_or_404(Event, slug=slug)
    context = {"url": event.get_absolute_url(), "until": event.book_until_in_words, "again": again}
    return render(request, "events/asked.html", context)


def is_too_young(request: HttpRequest, on: date) -> bool:
    """By the birthday that they answered in this browser, if any."""
    return too_young(answers_cookie.read(request, on).answers, on)


@require_http_methods(["GET", "HEAD", "POST"])
def place(request: HttpRequest, number: int, token: str) -> HttpResponse:
    """Opening the link takes no place; only the button does. Then the page says what came of it."""
    now = timezone.now()
    if request.method == "POST":
        services.book(number, token, now=now)
        return redirect("event-place", number, token)
    booking = services.find(number, token, now=now)
    if booking is None:
        return gone(request)
    return render(request, "events/place.html", of_place(booking))


def of_place(booking: EventBooking) -> Context:
    event, booked = booking.event, booking.confirmed_at is not None
    can = services.availability(event, timezone.now())
    of_link = (booking.pk, booking.token)
    to_file = booked and can is not Availability.OVER
    return {
        "event": about(event, can),
        "booked": booked and can.lasts,
        "place": event.place if booked else "",
        "begun": can is Availability.BEGUN,
        "for_others": can in (Availability.OPEN, Availability.FULL),
        "book_by": clock.moment_in_words(booking.book_by),
        "calendar_url": reverse("event-calendar", args=of_link) if to_file else "",
        "stop_url": reverse("event-give-up", args=of_link),
    }


@require_safe
def calendar(request: HttpRequest, number: int, token: str) -> HttpResponse:
    """The event as a file, for who has a place: some of our emails come without files."""
    booking = services.find(number, token, now=timezone.now())
    if booking is None:
        return gone(request)
    if booking.confirmed_at is None:
        return redirect("event-place", number, token)
    made = ticket.appointment(booking)
    return HttpResponse(
        made.file,
        content_type=f"{made.content_type}; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="{ticket.NAME}"',
            "X-Robots-Tag": "noindex",
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def give_up(request: HttpRequest, number: int, token: str) -> HttpResponse:
    now = timezone.now()
    if request.method == "POST":
        services.give_up(number, token, now=now)
        return redirect("event-given-up")
    booking = services.find(number, token, now=now)
    if booking is None:
        return gone(request)
    return render(request, "events/give_up.html", of_place(booking))


@require_safe
def given_up(request: HttpRequest) -> HttpResponse:
    """The same whether or not the link belonged to something."""
    return render(request, "events/given_up.html")


def gone(request: HttpRequest) -> HttpResponse:
    """Given up, run out, or a link that was copied badly: we cannot say which, and need not."""
    return render(request, "events/gone.html")
