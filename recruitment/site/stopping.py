"""The address by which emails stop: one press, by a person or by their mail program (RFC 8058)."""

from collections.abc import Callable, Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from recruitment.applications import services as applications
from recruitment.events import services as events
from recruitment.interest import services as interest
from recruitment.interest.kept import KeptResult
from recruitment.interest.models import Interest, Reminder
from recruitment.messages import unsubscribing


def stop_reminder(number: int) -> None:
    interest.stop_signed(Reminder.objects.defer("answers"), number)


def stop_interest(number: int) -> None:
    interest.stop_signed(Interest.objects.all(), number)


def stop_kept_result(number: int) -> None:
    interest.stop_signed(KeptResult.objects.defer("visit"), number)


STOPS: Mapping[str, Callable[[int], None]] = {
    "reminder": stop_reminder,
    "interest": stop_interest,
    "eventbooking": events.give_up_signed,
    "keptresult": stop_kept_result,
    "application": applications.stop_reminders,
}
"""By what emails are about: what may be stopped here, and how."""


@csrf_exempt  # mail programs press it, without a session: the signed address says enough
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, signed: str) -> HttpResponse:
    """Opening it stops nothing: scanners open links. A press stops at once, and leads nowhere
    else: mail programs follow no redirect."""
    about = unsubscribing.read(signed)
    if not about:
        return render(request, "interest/gone.html", status=404)
    if request.method != "POST":
        return render(request, "site/stop_emails.html")
    for one in about:
        name, _, number = one.partition(":")
        STOPS[name](int(number))
    return render(request, "site/emails_stopped.html")
