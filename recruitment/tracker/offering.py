"""Answering a conditional offer."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from recruitment import clock
from recruitment.applications import services as applications
from recruitment.applications import told
from recruitment.applications.models import Application
from recruitment.applications.pages import Context
from recruitment.applications.services import NoOffer
from recruitment.applications.stages import ENDS, Stage
from recruitment.applications.told import Told
from recruitment.http import SeeOther
from recruitment.people import session
from recruitment.tracker import services
from recruitment.tracker.doors import for_a_sent_application, typed
from recruitment.tracker.forms import OfferForm


@for_a_sent_application
@require_http_methods(["GET", "HEAD", "POST"])
def offer(request: HttpRequest, application: Application) -> HttpResponse:
    """A no is asked once more. What came too late, or twice, says what is so now."""
    form = OfferForm(typed(request))
    if request.method == "POST" and form.is_valid():
        return answer(application, form.cleaned_data["answer"], read(request))
    if session.hold(request):
        return SeeOther(request.path)
    known = told.known(application)
    if over := no_offer(known, timezone.now()):
        return nothing_to_answer(request, application, over)
    if known.offer is None:
        return redirect("tracker", application.reference)
    context = {**facts(application, known), "form": form}
    return render(request, "tracker/offer.html", context)


def answer(application: Application, said: str, shown: str) -> HttpResponse:
    if said == OfferForm.DECLINE:
        return redirect("decline-offer", application.reference)
    try:
        applications.accept(application.pk, now=timezone.now(), shown=shown)
    except NoOffer:  # another tab, or we, came first: that page says so
        return redirect("offer", application.reference)
    return redirect("tracker", application.reference)


@for_a_sent_application
@require_http_methods(["GET", "HEAD", "POST"])
def decline(request: HttpRequest, application: Application) -> HttpResponse:
    if request.method == "POST":
        return stop(application, read(request))
    known = told.known(application)
    if over := no_offer(known, timezone.now()):
        return nothing_to_answer(request, application, over)
    if known.offer is None:
        return redirect("tracker", application.reference)
    return render(request, "tracker/decline.html", facts(application, known))


def stop(application: Application, shown: str) -> HttpResponse:
    """Pressed twice, the tracker says that they withdrew."""
    try:
        services.decline(application, now=timezone.now(), shown=shown)
    except NoOffer:
        if not told.known(application).standing:
            return redirect("offer", application.reference)
    return redirect("tracker", application.reference)


def read(request: HttpRequest) -> str:
    """Which offer their page showed: it may have been open since an earlier one."""
    return request.POST.get("offer", "")


def facts(application: Application, known: Told) -> Context:
    today, until = timezone.localdate(), known.last_day
    return {
        "application": application,
        "vacancy": application.vacancy,
        "offer": known.offer,
        "by": clock.day_in_words(until) if until else "",
        "over": until is not None and until < today,
    }


def nothing_to_answer(request: HttpRequest, application: Application, why: str) -> HttpResponse:
    context = {"application": application, "vacancy": application.vacancy, "why": why}
    return render(request, "tracker/no_offer.html", context)


def no_offer(known: Told, now: datetime) -> str:
    """Why there is nothing to answer, to somebody who was made an offer."""
    if known.offer is None:
        return ""
    if known.standing:
        undo_until = known.standing.undo_until
        until = clock.moment_in_words(undo_until)
        undo = f" You can take that back on your page until {until}." if now < undo_until else ""
        return f"You withdrew this application, so there is no offer to answer.{undo}"
    if known.at in ENDS:
        return "This application has ended, so there is no offer to answer."
    if known.at is not Stage.CONDITIONAL_OFFER:
        return f"Your application has moved on. It is now at: {known.at.to_applicant}."
    if known.accepted:
        day = clock.day_in_words(clock.uk_day(known.accepted.at))
        return f"You accepted this offer on {day}. If you change your mind, you can withdraw."
    return ""
