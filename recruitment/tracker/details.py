"""Telling us something after sending: new details, or a note."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from recruitment.applications import services
from recruitment.applications.models import Application
from recruitment.http import SeeOther
from recruitment.people import session
from recruitment.tracker.doors import for_a_sent_application, typed
from recruitment.tracker.forms import DetailsForm, NoteForm


@for_a_sent_application
@require_http_methods(["GET", "HEAD", "POST"])
def details(request: HttpRequest, application: Application) -> HttpResponse:
    form = DetailsForm(typed(request), initial=kept(application))
    if request.method == "POST" and form.is_valid():
        services.change_details(application.pk, form.cleaned_data, now=timezone.now())
        return redirect("tracker", application.reference)
    # A mistake is shown by a page that was asked for, never by the reply: Back always works.
    if session.hold(request):
        return SeeOther(request.path)
    context = {"application": application, "email": application.applicant.email, "form": form}
    return render(request, "tracker/details.html", context)


def kept(application: Application) -> dict[str, str]:
    part = application.parts.filter(name="about-you").first()
    content = part.content if part else {}
    return {name: content.get(name, "") for name in DetailsForm.base_fields}


@for_a_sent_application
@require_http_methods(["GET", "HEAD", "POST"])
def more(request: HttpRequest, application: Application) -> HttpResponse:
    """A note to us. Going on without the session shows it again, ready to be sent."""
    form = NoteForm(typed(request))
    if request.method == "POST" and form.is_valid():
        services.add_note(application.pk, form.cleaned_data["words"], now=timezone.now())
        return redirect("tracker", application.reference)
    if session.hold(request):
        return SeeOther(request.path)
    return render(request, "tracker/more.html", {"application": application, "form": form})
