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
from recruitment.events import services
from recruitment.events.models import Audience, Availability, Event, EventBooking
from recruitment.http import posted
from recruitment.interest.forms import email_field
from recruitment.interest.views import ask_a_parent, too_young
from recruitment.people.network import address_of

Context = dict[str, object]


class BookForm(forms.Form):
    email = email_field(_("We send one email with a link. Press its button to take your place."))


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
    """An event, and the form to book a place while there is one. What is over can still be read."""
    now = timezone.now()
    event = get_object_or_404(Event, slug=slug)
    can = services.availability(event, now)
    if request.method == "POST" and is_too_young(request, clock.uk_day(now)):
        return ask_a_parent(request)
    form = BookForm(posted(request) if can is Availability.OPEN else None)
    if form.is_valid():
        email, address = form.cleaned_data["email"], address_of(request)
        services.ask_for_place(event.pk, email, address=address, now=now)
        return redirect("on-its-way")
    return render(request, "events/event.html", {"form": form, "event": about(event, can)})


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
    return {
        "event": about(event, can),
        "booked": booked and can not in (Availability.OFF, Availability.OVER),
        "place": event.place if booked else "",
        "book_by": clock.moment_in_words(booking.book_by),
        "stop_url": reverse("event-give-up", args=[booking.pk, booking.token]),
    }


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
