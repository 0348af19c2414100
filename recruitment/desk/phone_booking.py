"""An interview time booked, changed or given up for somebody who phones. They get the email."""

from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone

from recruitment.applications.models import Application
from recruitment.desk import scope, wanted
from recruitment.desk.interview_forms import PhoneForm
from recruitment.http import posted
from recruitment.interviews import services, waitlist
from recruitment.interviews.models import Booking, Slot
from recruitment.interviews.services import Gone, NotInvited, TooLate
from recruitment.interviews.waitlist import TimesThere
from recruitment.people.models import User

MAY = ("recruitment.view_application", "recruitment.book_interview")
CASE = "admin:recruitment_application_change"
GIVE_UP, WAIT = "give-up", "wait"
SAID = {
    Gone: "That time has gone. Nothing was changed.",
    TooLate: "The interview has begun. Nothing was changed.",
    NotInvited: "They are not at the interview, or have not been told so yet. Nothing was changed.",
    TimesThere: "There is a time with room now, so nobody needs to wait.",
}


def book(desk: ModelAdmin, request: HttpRequest, pk: str) -> HttpResponse:
    if not isinstance(request.user, User) or not request.user.has_perms(MAY):
        raise PermissionDenied
    application, sent = found(request.user, pk), posted(request)
    pressed = sent is not None and sent.get("press") in (GIVE_UP, WAIT)
    form = PhoneForm(None if pressed else sent, slots=list(with_room(application)))
    if pressed or form.is_valid():
        return act(request, application, request.user, form)
    everywhere = desk.admin_site.each_context(request)
    context = {**everywhere, **looked_at(application, request.user), "form": form}
    return TemplateResponse(request, "admin/phone_booking.html", context)


def looked_at(application: Application, user: User) -> dict[str, Any]:
    held = services.booking(application)
    return {
        "title": f"Interview time: {application.reference}",
        "application": application,
        "held": held,
        "wants": wanted.adjustments([application]).get(application.pk, ""),
        "invited": services.may_have(application, user),
        "waits": waitlist.is_waiting(application),
        "fixed": held is not None and services.is_fixed(held, timezone.now(), user),
    }


def found(user: User, pk: str) -> Application:
    if not pk.isdecimal():
        raise Http404(pk)
    sent = Application.objects.sent().select_related("vacancy", "applicant")
    application: Application = get_object_or_404(scope.within(user, sent), pk=pk)
    return application


def with_room(application: Application) -> Any:
    """Every time to come of the vacancy that has a place, also those too late to choose."""
    here = Slot.objects.to_come(timezone.now()).filter(vacancy=application.vacancy_id)
    free = Slot.objects.with_room().values("pk")
    own = Q(bookings__application=application, bookings__given_up_at=None)
    return here.filter(Q(pk__in=free)).exclude(own)


def act(
    request: HttpRequest, application: Application, user: User, form: PhoneForm
) -> HttpResponse:
    press = request.POST.get("press")
    try:
        said = done(application, user, press, form)
    except (Gone, TooLate, NotInvited, TimesThere) as refusal:
        messages.error(request, SAID[type(refusal)])
        return redirect(request.path)
    messages.success(request, f"{application}: {said}")
    return redirect(CASE, application.pk)


def done(application: Application, user: User, press: str | None, form: PhoneForm) -> str:
    now = timezone.now()
    if press == GIVE_UP:
        services.give_up(application.pk, now=now, by=user)
        return "the time is given up. The email leaves within seconds."
    if press == WAIT:
        waitlist.join(application.pk, now=now)
        return "we email them when a time is free."
    held: Booking = services.choose(application.pk, form.cleaned_data["slot"], now=now, by=user)
    return f"booked for {held.slot.in_words}. The email leaves within seconds."
