"""Withdrawing, and taking that back."""

from contextlib import suppress

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from recruitment.applications import services as applications
from recruitment.applications import told
from recruitment.applications.models import Application
from recruitment.applications.services import AppliedAgain, Ended, Filled, TooLate
from recruitment.applications.stages import ENDS
from recruitment.http import SeeOther
from recruitment.people import session
from recruitment.tracker import services
from recruitment.tracker.doors import for_a_sent_application, typed
from recruitment.tracker.forms import WithdrawForm

WHY_NOT: dict[type[Exception], str] = {
    TooLate: "The 48 hours in which you could take it back have passed.",
    Filled: "All places for this role have gone to other people since you withdrew.",
    AppliedAgain: "You have begun another application for this role since you withdrew.",
}


@for_a_sent_application
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, application: Application) -> HttpResponse:
    """Asks once. Who pressed twice, or whose application has ended, sees where it is."""
    if told.known(application).at in ENDS:
        return redirect("tracker", application.reference)
    form = WithdrawForm(typed(request))
    if request.method == "POST" and form.is_valid():
        return stop(application, form.cleaned_data["reason"])
    if session.hold(request):
        return SeeOther(request.path)
    context = {"application": application, "vacancy": application.vacancy, "form": form}
    return render(request, "tracker/withdraw.html", context)


def stop(application: Application, reason: str) -> HttpResponse:
    with suppress(Ended):  # a moment ago, by another press or another hand: the tracker says so
        services.withdraw(application, reason=reason, now=timezone.now())
    return redirect("tracker", application.reference)


@for_a_sent_application
@require_http_methods(["GET", "HEAD", "POST"])
def undo(request: HttpRequest, application: Application) -> HttpResponse:
    """Only the button takes it back; who had to sign in first finds it on the tracker."""
    if request.method != "POST":
        return redirect("tracker", application.reference)
    try:
        applications.undo(application.pk, now=timezone.now())
    except (TooLate, Filled, AppliedAgain) as refusal:
        why = WHY_NOT[type(refusal)]
        context = {"application": application, "vacancy": application.vacancy, "why": why}
        return render(request, "tracker/not_undone.html", context, status=409)
    return redirect("tracker", application.reference)
