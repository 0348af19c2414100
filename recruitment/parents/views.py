"""The doors of consent: a child names a parent or carer, who answers by a code of their own."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from recruitment.applications import parent_words, progress, services
from recruitment.applications.drafting import own
from recruitment.applications.models import Application
from recruitment.applications.parents import Parent
from recruitment.applications.services import Changed, OwnAddress, TooMany, Unfinished, Unread
from recruitment.http import SeeOther, posted
from recruitment.parents import pages
from recruitment.parents.forms import AnswerForm, ParentForm
from recruitment.people import answering, session
from recruitment.people.models import Applicant


@session.for_applicants
@require_http_methods(["GET", "HEAD", "POST"])
def name(request: HttpRequest, applicant: Applicant, reference: str) -> HttpResponse:
    """Who the parent or carer is, and what we hear from them."""
    application = own(applicant, reference)
    if not progress.needs_parent(application):
        raise Http404(reference)
    typed = posted(request)
    form = ParentForm(session.held(request) if typed is None else typed, application=application)
    if request.method == "POST" and form.is_valid() and named(application, form):
        return SeeOther(request.path)
    # A mistake is shown by a page that was asked for, never by the reply: Back always works.
    if session.hold(request):
        return SeeOther(request.path)
    return render(request, "parents/name.html", pages.naming(application, form))


def named(application: Application, form: ParentForm) -> bool:
    """False when something changed while the form was looked at: the page then says what."""
    said = form.cleaned_data
    try:
        services.name_parent(
            application.pk, name=said["name"], email=said["email"], now=timezone.now()
        )
    except (Changed, OwnAddress, TooMany, Unfinished):
        return False
    return True


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, number: int, token: str) -> HttpResponse:
    """What a yes means, and the yes or no. They may change it on this page at any time."""
    parent = find(number, token)
    if parent is None:
        return answering.gone(request)
    page = answering.first_a_code(request, parent)
    if page:
        return page
    form = answer_form(request, parent)
    if request.method == "POST" and form.is_valid() and heard(parent, form):
        return SeeOther(request.path)
    if session.hold(request):
        return SeeOther(request.path)
    return render(request, "parents/answer.html", pages.answering(parent, form))


def find(number: int, token: str) -> Parent | None:
    """The parent or carer of a link, if they are still the one who is asked."""
    known = Parent.objects.current().select_related(
        "application__vacancy", "application__applicant"
    )
    parent = known.filter(pk=number).first()
    return parent if parent and parent.opens_with(token) else None


def answer_form(request: HttpRequest, parent: Parent) -> AnswerForm:
    typed = posted(request) or session.held(request)
    if typed is not None and "words" not in typed:  # it was the button that asks for a code
        typed = None
    return AnswerForm(typed, words=parent_words.CURRENT)


def heard(parent: Parent, form: AnswerForm) -> bool:
    said = form.cleaned_data
    try:
        services.hear_parent(
            parent.pk,
            agrees=form.agrees,
            signed=said["signed"],
            words_version=said["words"],
            now=timezone.now(),
        )
    except (Changed, Unread):
        return False  # the page says what is true now
    return True
