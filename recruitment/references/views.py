"""The applicant's doors: who can tell us about them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from recruitment.applications.drafting import own
from recruitment.applications.models import Application
from recruitment.applications.services import Changed, OwnAddress, TooMany
from recruitment.http import SeeOther, posted
from recruitment.people import session
from recruitment.people.models import Applicant
from recruitment.references import pages, services
from recruitment.references.forms import RefereeForm
from recruitment.references.models import Referee, State
from recruitment.references.services import Answered, NamedAlready


@session.for_applicants
@require_safe
def referees(request: HttpRequest, applicant: Applicant, reference: str) -> HttpResponse:
    """Who was named, and what we wait for."""
    application = own(applicant, reference)
    if not services.wanted(application):
        return redirect("tracker", reference)
    return render(request, "references/referees.html", pages.of_applicant(application))


@session.for_applicants
@require_http_methods(["GET", "HEAD", "POST"])
def name(
    request: HttpRequest, applicant: Applicant, reference: str, number: int | None = None
) -> HttpResponse:
    """Name somebody, perhaps instead of somebody who has not told us anything yet."""
    application = own(applicant, reference)
    if not services.wanted(application):
        return redirect("tracker", reference)
    before = named_before(application, number)
    if before and (before.ended_at or before.state == State.ANSWERED):
        return redirect("referees", reference)
    typed = posted(request)
    form = RefereeForm(session.held(request) if typed is None else typed, application=application)
    if request.method == "POST" and form.is_valid() and named(application, form, before):
        return redirect("referees", reference)
    if session.hold(request):
        return SeeOther(request.path)
    return render(request, "references/name.html", pages.naming(application, form, before))


def named_before(application: Application, number: int | None) -> Referee | None:
    if number is None:
        return None
    return get_object_or_404(Referee.objects.of(application), pk=number)


def named(application: Application, form: RefereeForm, before: Referee | None) -> bool:
    """False when something changed while the form was looked at: the page then says what."""
    said = form.cleaned_data
    try:
        services.name_referee(
            application.pk,
            name=said["name"],
            email=said["email"],
            knows=said["knows"],
            now=timezone.now(),
            instead_of=before.pk if before else None,
        )
    except (Answered, Changed, NamedAlready, OwnAddress, TooMany):
        return False
    return True
