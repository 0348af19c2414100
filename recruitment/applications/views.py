"""The applicant's door: from a vacancy to a sent application, and back to see where it is."""

from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_safe

from recruitment import answers_cookie, clock, eligibility
from recruitment.applications import pages, services, task_list
from recruitment.applications.models import Application
from recruitment.applications.sections import DeclarationForm
from recruitment.applications.services import (
    Changed,
    NeedsParent,
    NotOpenToYou,
    TheirOwn,
    Unfinished,
    VacancyClosed,
)
from recruitment.applications.stages import Stage
from recruitment.applications.writing import helper, own, own_draft
from recruitment.http import SeeOther, posted
from recruitment.people import session
from recruitment.people.models import Applicant, User
from recruitment.vacancies.models import Vacancy


@require_http_methods(["GET", "HEAD", "POST"])
def apply(request: HttpRequest, vacancy: str) -> HttpResponse:
    """Where an application begins: what it takes, and whether this route is open to the person."""
    now = timezone.now()
    known = Vacancy.objects.filter(opens_on__lte=localdate(now))
    wanted = get_object_or_404(known, reference=vacancy)
    if not wanted.is_open_at(now):
        return closed(request, wanted)
    visit = answers_cookie.read(request, localdate(now))
    try:
        outcome = services.judge(visit.answers, wanted, now)
    except NotOpenToYou as refusal:
        return first_the_questions(request, wanted, visit, refusal.outcome)
    if clashes(visit, outcome):
        return which_is_right(visit, wanted)
    return open_to_you(request, wanted, visit, outcome, now)


def open_to_you(
    request: HttpRequest,
    vacancy: Vacancy,
    visit: answers_cookie.Visit,
    outcome: eligibility.Outcome,
    now: datetime,
) -> HttpResponse:
    """What it takes; or straight on, when the button was pressed, also before signing in."""
    pressed = request.POST if request.method == "POST" else session.held(request)
    if pressed is not None:
        return begin(request, vacancy, visit, now, carry="use_answers" in pressed)
    read = visit.answers.only(outcome.reads)
    context = pages.start(vacancy, read, begun=has_begun(request, vacancy))
    return render(request, "applications/apply_start.html", context)


def clashes(visit: answers_cookie.Visit, outcome: eligibility.Outcome) -> bool:
    """Two answers that this route reads do not fit, and nobody has said that both are right."""
    found = eligibility.contradictions(visit.answers.only(outcome.reads), outcome.on)
    return any(clash.code not in visit.both_right for clash in found)


def which_is_right(visit: answers_cookie.Visit, vacancy: Vacancy) -> HttpResponse:
    """The questionnaire asks, and leads back here."""
    response = SeeOther(reverse("conflict"))
    answers_cookie.write(response, answers_cookie.coming_from(visit, vacancy.reference))
    return response


def has_begun(request: HttpRequest, vacancy: Vacancy) -> bool:
    applicant = session.signed_in(request, timezone.now())
    return bool(applicant and services.live(applicant, vacancy))


def begin(
    request: HttpRequest,
    vacancy: Vacancy,
    visit: answers_cookie.Visit,
    now: datetime,
    *,
    carry: bool,
) -> HttpResponse:
    """Answers are used again only with a yes."""
    staff = helper(request) if session.helping(request) else None
    if staff:
        return begin_helped(request, vacancy, visit, staff, now, carry=carry)
    applicant = session.signed_in(request, now)
    if applicant is None:
        return session.to_sign_in(request)
    try:
        application = services.start(applicant, vacancy, visit.answers, now=now, carry=carry)
    except (NotOpenToYou, VacancyClosed):  # HR changed it a moment ago
        return SeeOther(request.path)  # that page says what is true now
    return redirect(pages.following(application), application.reference)


def begin_helped(
    request: HttpRequest,
    vacancy: Vacancy,
    visit: answers_cookie.Visit,
    staff: User,
    now: datetime,
    *,
    carry: bool,
) -> HttpResponse:
    """For somebody on the phone. Their answers do not stay in a browser of ours."""
    email = session.helping(request)
    session.end_helping(request)
    try:
        application = services.start_helped(
            email, vacancy, visit.answers, by=staff, now=now, carry=carry
        )
    except (Changed, TheirOwn):
        response = redirect("admin:recruitment_help")  # it says why, when they try again
    else:
        response = redirect("tasks", application.reference)
    answers_cookie.forget(response)
    return response


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
        context = pages.start(vacancy, visit.answers, questions_first=True)
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
    visit = answers_cookie.of_draft(application.answers, localdate())
    response = redirect("question", key)
    answers_cookie.write(response, answers_cookie.coming_from(visit, application.vacancy.reference))
    return response


def closed(request: HttpRequest, vacancy: Vacancy, kept: bool = False) -> HttpResponse:
    context = {"vacancy": vacancy, "closed_words": vacancy.closes_words, "draft_kept": kept}
    return render(request, "applications/closed_vacancy.html", context, status=410)


@session.for_applicants
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, applicant: Applicant, reference: str) -> HttpResponse:
    """Everything to be sent, on one page, and the button that sends it."""
    arrived = clock.database_now()
    application = own_draft(applicant, reference)
    if application.at is not Stage.DRAFT:
        return redirect("sent", reference)
    typed = posted(request) or session.held(request)
    form = DeclarationForm(typed, initial={"shown": application.version})
    if request.method == "POST" and form.is_valid():
        return send(request, application, form, arrived)
    if session.hold(request):
        return SeeOther(request.path)
    return check_page(request, application, form)


def check_page(
    request: HttpRequest, application: Application, form: DeclarationForm
) -> HttpResponse:
    context = task_list.check(application, form, localdate())
    return render(request, "applications/check.html", context)


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
    except (Unfinished, NeedsParent):
        return SeeOther(request.path)  # that page says what is missing
    except Changed:
        return check_page(request, application, look_again(application))
    response = redirect("sent", application.reference)
    answers_cookie.forget(response)
    return response


def look_again(application: Application) -> DeclarationForm:
    """The last page once more, with what is true now: nothing was sent that was not shown."""
    form = DeclarationForm({"shown": application.version})
    form.full_clean()
    form.errors.clear()
    form.add_error(None, "Your answers changed after this page was opened. Check them again.")
    return form


@session.for_applicants
@require_safe
def sent(request: HttpRequest, applicant: Applicant, reference: str) -> HttpResponse:
    """The receipt. People bookmark it, so it works again later."""
    application = own(applicant, reference)
    if application.at is Stage.DRAFT:
        return redirect(pages.following(application), reference)
    return render(request, "applications/sent.html", pages.receipt(application))
