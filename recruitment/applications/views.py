"""The applicant's door: from a vacancy to a sent application, and back to see where it is."""

from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from recruitment import answers_cookie, clock, eligibility
from recruitment.applications import pages, services, tracking
from recruitment.applications.forms import DeclarationForm
from recruitment.applications.models import Application, Vacancy
from recruitment.applications.services import Changed, NotOpenToYou, Unfinished, VacancyClosed
from recruitment.applications.stages import Stage
from recruitment.encryption import unseal
from recruitment.http import SeeOther, posted
from recruitment.people import session
from recruitment.people.models import Applicant


@require_http_methods(["GET", "HEAD", "POST"])
def apply(request: HttpRequest, vacancy: str) -> HttpResponse:
    """Where an application begins: what it takes, and whether this route is open to the person."""
    now = timezone.now()
    known = Vacancy.objects.filter(opens_on__lte=timezone.localdate(now))
    wanted = get_object_or_404(known, reference=vacancy)
    if not wanted.is_open_at(now):
        return closed(request, wanted)
    visit = answers_cookie.read(request, timezone.localdate(now))
    try:
        services.judge(visit.answers, wanted, now)
    except NotOpenToYou as refusal:
        return first_the_questions(request, wanted, visit, refusal.outcome)
    # Somebody who pressed the button before they signed in need not press it again.
    if request.method == "POST" or session.held(request) is not None:
        return begin(request, wanted, visit, now)
    context = pages.start(wanted, begun=has_begun(request, wanted))
    return render(request, "applications/apply_start.html", context)


def has_begun(request: HttpRequest, vacancy: Vacancy) -> bool:
    applicant = session.signed_in(request, timezone.now())
    return bool(applicant and services.live(applicant, vacancy))


def begin(
    request: HttpRequest, vacancy: Vacancy, visit: answers_cookie.Visit, now: datetime
) -> HttpResponse:
    applicant = session.signed_in(request, now)
    if applicant is None:
        return session.to_sign_in(request)
    application = services.start(applicant, vacancy, visit.answers, now=now)
    return redirect(pages.following(application), application.reference)


def first_the_questions(
    request: HttpRequest,
    vacancy: Vacancy,
    visit: answers_cookie.Visit,
    outcome: eligibility.Outcome,
) -> HttpResponse:
    """Not decided yet: only the questions that this route reads. Decided: why it is not open."""
    if outcome.decided:
        begun = has_begun(request, vacancy)
        context = {"vacancy": vacancy, **pages.refusal(outcome, begun=begun)}
        return render(request, "applications/not_open_to_you.html", context)
    if request.method != "POST":
        context = pages.start(vacancy, questions_first=True)
        return render(request, "applications/apply_start.html", context)
    force = settings.PACK.thresholds
    question = eligibility.next_question(visit.answers, [vacancy.route], outcome.on, force)
    response = redirect("question", question.key if question else "")
    answers_cookie.write(response, answers_cookie.coming_from(visit, vacancy.reference))
    return response


@session.for_applicants
@require_safe
def change_answer(
    request: HttpRequest, applicant: Applicant, reference: str, key: str
) -> HttpResponse:
    """Back to one question, with all answers of the draft; the vacancy's page takes them over."""
    application = own(applicant, reference)
    if application.at is not Stage.DRAFT or key not in eligibility.BY_KEY:
        return redirect("tracker", reference)
    visit = answers_cookie.of_draft(application.answers, timezone.localdate())
    response = redirect("question", key)
    answers_cookie.write(response, answers_cookie.coming_from(visit, application.vacancy.reference))
    return response


def closed(request: HttpRequest, vacancy: Vacancy, kept: bool = False) -> HttpResponse:
    context = {"vacancy": vacancy, "closed_words": pages.closing(vacancy), "draft_kept": kept}
    return render(request, "applications/closed_vacancy.html", context, status=410)


def own(applicant: Applicant, reference: str) -> Application:
    """Their application, or 404: whether somebody else has one by this reference stays hidden."""
    known = Application.objects.select_related("vacancy", "applicant").of(applicant)
    return get_object_or_404(known, reference=reference)


@session.for_applicants
@require_http_methods(["GET", "HEAD", "POST"])
def details(request: HttpRequest, applicant: Applicant, reference: str) -> HttpResponse:
    return draft_page(request, own(applicant, reference), "details")


@session.for_applicants
@require_http_methods(["GET", "HEAD", "POST"])
def evidence(request: HttpRequest, applicant: Applicant, reference: str) -> HttpResponse:
    return draft_page(request, own(applicant, reference), "evidence")


def draft_page(request: HttpRequest, application: Application, page: str) -> HttpResponse:
    """One page of a draft. What was typed is kept as it is, also when it has a mistake."""
    if application.at is not Stage.DRAFT:
        return redirect("sent", application.reference)
    typed = posted(request) or session.held(request)
    form = pages.form(page, application, typed)
    if typed is not None:
        try:
            application = services.save_draft(
                application.pk, pages.storable(form), now=timezone.now()
            )
        except Changed:
            return redirect("sent", application.reference)
    if request.method == "POST" and form.is_valid():
        return redirect(pages.following(application), application.reference)
    # A mistake is shown by a page that was asked for, never by the reply: Back always works.
    if session.hold(request):
        return SeeOther(request.path)
    return render(request, f"applications/{page}.html", pages.draft(application, form))


@csrf_exempt  # the sealed key says more than the token that a quick exit takes away
@require_POST
def autosave(request: HttpRequest, reference: str) -> HttpResponse:
    """Words that save themselves, also when their writer has left by the red button meanwhile.

    The page has a sealed key to this one draft, so a session that is gone by then is no matter.
    """
    try:
        pk = unseal(request.POST.get("key", ""), pages.AUTOSAVE, seconds=pages.AUTOSAVE_SECONDS)
        seen = int(request.POST.get("version", ""))
    except ValueError:
        return HttpResponse(status=401)
    application = get_object_or_404(Application, pk=pk, reference=reference)
    words = pages.storable(pages.form("evidence", application, request.POST))
    if not words:
        return HttpResponse(status=413)
    try:
        saved = services.save_draft(application.pk, words, now=timezone.now(), seen=seen)
    except Changed:
        return HttpResponse(status=409)
    return HttpResponse(status=204, headers={"X-Version": str(saved.version)})


@session.for_applicants
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, applicant: Applicant, reference: str) -> HttpResponse:
    """Everything to be sent, on one page, and the button that sends it."""
    arrived = clock.database_now()
    application = own(applicant, reference)
    if application.at is not Stage.DRAFT:
        return redirect("sent", reference)
    if pages.following(application) != "check":
        return redirect(pages.following(application), reference)
    typed = posted(request) or session.held(request)
    form = DeclarationForm(typed, initial={"shown": application.version})
    if request.method == "POST" and form.is_valid():
        return send(request, application, form, arrived)
    if session.hold(request):
        return SeeOther(request.path)
    return render(request, "applications/check.html", pages.check(application, form))


def send(
    request: HttpRequest, application: Application, form: DeclarationForm, arrived: datetime
) -> HttpResponse:
    try:
        services.submit(application.pk, shown=form.cleaned_data["shown"], now=arrived)
    except VacancyClosed:
        return closed(request, application.vacancy, kept=True)
    except NotOpenToYou as refusal:
        visit = answers_cookie.of_draft(application.answers, refusal.outcome.on)
        return first_the_questions(request, application.vacancy, visit, refusal.outcome)
    except Unfinished:
        return redirect(pages.following(application), application.reference)
    except Changed:
        form = DeclarationForm({"shown": application.version})
        form.full_clean()
        form.errors.clear()
        form.add_error(None, "Your answers changed after this page was opened. Check them again.")
        return render(request, "applications/check.html", pages.check(application, form))
    response = redirect("sent", application.reference)
    answers_cookie.forget(response)
    return response


@session.for_applicants
@require_safe
def sent(request: HttpRequest, applicant: Applicant, reference: str) -> HttpResponse:
    """The receipt. People bookmark it, so it works again later."""
    application = own(applicant, reference)
    if application.at is Stage.DRAFT:
        return redirect(pages.following(application), reference)
    return render(request, "applications/sent.html", pages.receipt(application))


@session.for_applicants
@require_safe
def tracker(request: HttpRequest, applicant: Applicant, reference: str) -> HttpResponse:
    application = own(applicant, reference)
    return render(request, "applications/tracker.html", tracking.tracker(application))


@session.for_applicants
@require_safe
def my(request: HttpRequest, applicant: Applicant) -> HttpResponse:
    return render(request, "applications/my.html", tracking.all_of(applicant))
