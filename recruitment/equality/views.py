"""The applicant's own pages for the equality questions. No other page shows what they hold."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from recruitment.applications.models import Application
from recruitment.applications.stages import Stage
from recruitment.equality import pages, questions, services
from recruitment.http import SeeOther, posted
from recruitment.people import session
from recruitment.people.models import Applicant

View = Callable[..., HttpResponse]


def for_a_sent_application(view: View) -> View:
    """Give the view the applicant's own application; a draft leads back to the draft."""

    @sensitive_post_parameters()
    @session.for_applicants
    def guarded(
        request: HttpRequest, applicant: Applicant, /, reference: str, **rest: Any
    ) -> HttpResponse:
        known = Application.objects.of(applicant).only("reference", "stage", "answers")
        application = get_object_or_404(known, reference=reference)
        if application.at is Stage.DRAFT:
            return redirect("sent", reference)
        return view(request, application, **rest)

    return guarded


@for_a_sent_application
@require_safe
def explain(request: HttpRequest, application: Application) -> HttpResponse:
    """Why we ask, before anything is asked. Who has answered sees the answers instead."""
    if services.read(application):
        return redirect("equality-answers", application.reference)
    first = pages.address("equality-question", application, questions.QUESTIONS[0].page)
    context = {"reference": application.reference, "first_url": first}
    return render(request, "equality/explain.html", context)


@for_a_sent_application
@require_http_methods(["GET", "HEAD", "POST"])
def ask(
    request: HttpRequest, application: Application, page: str, *, changing: bool = False
) -> HttpResponse:
    """One question, whichever it is."""
    if page not in questions.PAGES:
        raise Http404(page)
    place = pages.of(application).at(page, changing=changing)
    if place is None:
        return redirect("equality", application.reference)
    form = pages.form(place, typed(request))
    if request.method == "POST" and form.is_valid():
        return redirect(pages.following(pages.keep(place, form.given)))
    # A mistake is shown by a page that was asked for, never by the reply: Back always works.
    if session.hold(request):
        return SeeOther(request.path)
    return render(request, "equality/question.html", pages.question(place, form))


def typed(request: HttpRequest) -> QueryDict | None:
    """What was sent to this page just now, or before the person had to sign in; also if empty."""
    given = posted(request)
    return session.held(request) if given is None else given


@for_a_sent_application
@require_safe
def all_answers(request: HttpRequest, application: Application) -> HttpResponse:
    context = pages.all_answers(pages.of(application))
    return render(request, "equality/answers.html", context)


@for_a_sent_application
@require_http_methods(["GET", "HEAD", "POST"])
def withdrawn(request: HttpRequest, application: Application) -> HttpResponse:
    """One press deletes; it counts also if the person had to sign in again after it."""
    if typed(request) is not None:
        services.withdraw(application)
    if request.method == "POST":
        return redirect("equality-withdrawn", application.reference)
    if services.read(application):
        return redirect("equality-answers", application.reference)
    context = {"reference": application.reference}
    return render(request, "equality/withdrawn.html", context)
