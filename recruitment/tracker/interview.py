"""Choosing an interview time, changing it, giving it up, and its file for a calendar."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from recruitment import clock
from recruitment.applications.models import Application
from recruitment.applications.pages import Context
from recruitment.http import SeeOther
from recruitment.interviews import appointment, services, waitlist
from recruitment.interviews.models import Booking
from recruitment.interviews.services import Gone, NotInvited, TooLate
from recruitment.interviews.waitlist import TimesThere
from recruitment.people import session
from recruitment.tracker.doors import for_a_sent_application, typed
from recruitment.tracker.forms import SlotForm

GIVE_UP, TELL_ME, NOT_ANY_MORE = "give-up", "tell-me", "no-more"


@for_a_sent_application
@require_http_methods(["GET", "HEAD", "POST"])
def interview(request: HttpRequest, application: Application) -> HttpResponse:
    if not services.invited(application):
        return redirect("tracker", application.reference)
    now, sent = timezone.now(), typed(request)
    held = services.booking(application)
    slots = list(services.offered(application, now))
    chosen = {"slot": held.slot_id} if held else {}
    form = SlotForm(sent if sent and "slot" in sent else None, slots=slots, initial=chosen)
    if request.method == "POST":
        return act(request, application, form)
    return render(request, "tracker/interview.html", context(application, held, form, now))


def act(request: HttpRequest, application: Application, form: SlotForm) -> HttpResponse:
    """What the button does. A mistake, and a time that has gone, are said by a page asked for."""
    now, press = timezone.now(), request.POST.get("press")
    try:
        if press == GIVE_UP:
            services.give_up(application.pk, now=now)
            return redirect("tracker", application.reference)
        if press in (TELL_ME, NOT_ANY_MORE):
            return in_line(application, press, now)
        if form.is_valid():
            services.choose(application.pk, form.cleaned_data["slot"], now=now)
            return redirect("tracker", application.reference)
    except (Gone, TooLate, NotInvited, TimesThere):
        pass  # what is true now stands on that page
    session.hold(request)
    return SeeOther(request.path)


def in_line(application: Application, press: str, now: datetime) -> HttpResponse:
    """Into the line for a time, or out of it. The page says which."""
    if press == TELL_ME:
        waitlist.join(application.pk, now=now)
    else:
        waitlist.leave(application.pk)
    return redirect("interview", application.reference)


def context(
    application: Application, held: Booking | None, form: SlotForm, now: datetime
) -> Context:
    fixed = held is not None and held.slot.choose_until <= now
    return {
        "application": application,
        "vacancy": application.vacancy,
        "slot": held.slot if held else None,
        "fixed": fixed,
        "until": clock.moment_in_words(held.slot.choose_until) if held else "",
        "form": form,
        "waits": not form.choices and held is None and waitlist.is_waiting(application),
        "others": not fixed and any(pk != (held and held.slot_id) for pk, _ in form.choices),
    }


@for_a_sent_application
@require_safe
def calendar(request: HttpRequest, application: Application) -> HttpResponse:
    """The chosen time as a file; where there is none, the page on which to choose."""
    held = services.booking(application) if services.invited(application) else None
    if held is None:
        return redirect("interview", application.reference)
    return HttpResponse(
        appointment.file(held),
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{appointment.NAME}"'},
    )
