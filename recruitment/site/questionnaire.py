"""The questionnaire's door: one view asks every question."""

from datetime import date
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_safe

from recruitment import answers_cookie, eligibility
from recruitment.answers_cookie import Visit
from recruitment.applications.models import Vacancy
from recruitment.eligibility import Question, Route
from recruitment.http import SeeOther
from recruitment.site import results
from recruitment.site.forms import QuestionForm


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """What the questions are for. Starting begins afresh: what was said before is forgotten."""
    if request.method != "POST":
        return render(request, "site/fit_start.html")
    visit = Visit(eligibility.restore({}, localdate()))
    response = redirect(following(visit, localdate()))
    answers_cookie.write(response, visit)
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, key: str) -> HttpResponse:
    """Show one question; on a good answer, go to the next or to the results."""
    on = localdate()
    question = eligibility.BY_KEY.get(key)
    if question is None:
        raise Http404(key)
    visit = answers_cookie.read(request, on)
    if request.method == "POST":
        return take(visit, question, request.POST, on)
    wrong, typed = visit.wrong
    if wrong != key and question not in visit.answers:
        return unanswered(request, question, *place(visit, key))
    again = QueryDict(typed) if wrong == key else None
    form = QuestionForm(question, again, saved=visit.answers.raw.get(key), on=on)
    return render(request, "site/question.html", page(question, form, *place(visit, key)))


def take(visit: Visit, question: Question[Any], typed: QueryDict, on: date) -> HttpResponse:
    """A good answer leads on. A bad one leads back here, with what was typed in the cookie.

    Every page is thus one that was asked for, never the reply to a form: Back always works.
    """
    form = QuestionForm(question, typed, saved=None, on=on)
    if form.is_valid():
        return answered(visit, question, form, on)
    fields = QueryDict(mutable=True)
    for name in set(typed) & {f"answer{part}" for part in ("", "_day", "_month", "_year")}:
        fields.setlist(name, [value[:LONGEST_SHOWN] for value in typed.getlist(name)])
    response = SeeOther(reverse("question", args=[question.key]))
    answers_cookie.write(
        response, answers_cookie.answered_badly(visit, question.key, fields.urlencode())
    )
    return response


def unanswered(
    request: HttpRequest, question: Question[Any], number: int, before: str
) -> HttpResponse:
    """The page as everybody sees it who comes to it first: drawn once, then only its token."""
    escape_off = request.COOKIES.get("escape") == "off"
    drawn = blank(question.key, number, before, escape_off=escape_off)
    return HttpResponse(drawn.replace(TOKEN, get_token(request)))


LONGEST_SHOWN = 40
"""Signs of a bad answer that are shown again: enough to see what is wrong with it."""
TOKEN = "token-of-this-visitor"  # noqa: S105  # a place in a page, not a secret
"""Stands in a page drawn for everybody where each visitor's own token goes."""


@lru_cache(maxsize=512)
def blank(key: str, number: int, before: str, *, escape_off: bool) -> str:
    """Nothing that anybody said is in it: an answer never stays in our memory."""
    form = QuestionForm(eligibility.BY_KEY[key], None, saved=None, on=date.min)
    request = HttpRequest()
    request.path = reverse("question", args=[key])
    request.COOKIES = {"escape": "off"} if escape_off else {}
    context = page(eligibility.BY_KEY[key], form, number, before)
    return render_to_string("site/question.html", {**context, "csrf_token": TOKEN}, request)


def answered(visit: Visit, question: Question[Any], form: QuestionForm, on: date) -> HttpResponse:
    answers = visit.answers.saying(question, form.raw, on)
    visit = answers_cookie.answered(visit, question.key, answers)
    response = redirect(following(visit, on))
    answers_cookie.write(response, visit)
    return response


def following(visit: Visit, on: date) -> str:
    """The next question that an undecided route needs; else back to the vacancy, or the results."""
    vacancy = Vacancy.objects.filter(reference=visit.vacancy).first() if visit.vacancy else None
    routes = (vacancy.route,) if vacancy else results.open_routes()
    question = next_question(visit, routes, on)
    if question:
        return reverse("question", args=[question.key])
    return reverse("apply", args=[vacancy.reference]) if vacancy else reverse("results")


def next_question(visit: Visit, routes: tuple[Route, ...], on: date) -> Question[Any] | None:
    return eligibility.next_question(visit.answers, routes, on, settings.PACK.thresholds)


def page(question: Question[Any], form: QuestionForm, number: int, before: str) -> dict[str, Any]:
    back_url = reverse("question", args=[before]) if before else reverse("fit-start")
    return {"form": form, "question": question, "number": number, "back_url": back_url}


def place(visit: Visit, key: str) -> tuple[int, str]:
    """Which page this is on the person's way, and the key of the question before it."""
    way = visit.seen[: visit.seen.index(key)] if key in visit.seen else visit.seen
    return len(way) + 1, way[-1] if way else ""


@require_safe
def show_results(request: HttpRequest) -> HttpResponse:
    """Every route's verdict. Somebody who has not answered enough is asked the next question."""
    on = localdate()
    visit = answers_cookie.read(request, on)
    if not visit.seen:
        return redirect("fit-start")
    if question := next_question(visit, results.open_routes(), on):
        response = redirect("question", question.key)
        answers_cookie.write(response, answers_cookie.coming_from(visit, ""))
        return response
    return render(request, "site/results.html", results.page(visit, on))
