"""The questionnaire's door: one view asks every question."""

from datetime import date
from functools import lru_cache
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from recruitment import answers_cookie, eligibility
from recruitment.answers_cookie import Visit
from recruitment.eligibility import Contradiction, Question, Route
from recruitment.http import SeeOther
from recruitment.site import choice, results
from recruitment.site.choice import ChoiceForm
from recruitment.site.forms import ConflictForm, QuestionForm
from recruitment.site.language import put, said
from recruitment.vacancies.models import Vacancy

Context = dict[str, Any]


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """What the questions are for. Starting begins afresh: what was said before is forgotten."""
    if request.method != "POST":
        return render(request, "site/fit_start.html", {"form": ChoiceForm()})
    visit = Visit(eligibility.restore({}, localdate()), chosen=choice.taken(request.POST))
    return going_on(visit, following(visit, localdate()))


@require_http_methods(["GET", "HEAD", "POST"])
def change_choice(request: HttpRequest) -> HttpResponse:
    """Somebody wants to know about something else. What they answered stays."""
    visit = answers_cookie.read(request, localdate())
    if request.method != "POST":
        return render(request, "site/fit_choice.html", {"form": ChoiceForm(choice.ticked(visit))})
    visit = answers_cookie.choosing(visit, choice.taken_again(request.POST))
    return going_on(visit, reverse("results"))


def going_on(visit: Visit, address: str) -> HttpResponse:
    response = redirect(address)
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
    drawn = blank(question.key, number, before, get_language() or "", escape_off=escape_off)
    return HttpResponse(drawn.replace(TOKEN, get_token(request)))


LONGEST_SHOWN = 40
"""Signs of a bad answer that are shown again: enough to see what is wrong with it."""
TOKEN = "token-of-this-visitor"  # noqa: S105  # a place in a page, not a secret
"""Stands in a page drawn for everybody where each visitor's own token goes."""


@lru_cache(maxsize=1024)
def blank(key: str, number: int, before: str, language: str, *, escape_off: bool) -> str:
    """Nothing that anybody said is in it: an answer never stays in our memory.

    The language is the one in use; it is named so that each language has a page of its own.
    """
    form = QuestionForm(eligibility.BY_KEY[key], None, saved=None, on=date.min)
    request = HttpRequest()
    request.path = reverse("question", args=[key])
    request.COOKIES = {"escape": "off"} if escape_off else {}
    context = page(eligibility.BY_KEY[key], form, number, before)
    return render_to_string("site/question.html", {**context, "csrf_token": TOKEN}, request)


def answered(visit: Visit, question: Question[Any], form: QuestionForm, on: date) -> HttpResponse:
    """A changed answer may make a new conflict of one that was settled."""
    answers = visit.answers.saying(question, form.raw, on)
    if answers.raw != visit.answers.raw:
        visit = answers_cookie.accepting(visit, still_settled(visit, question, answers, on))
    visit = answers_cookie.answered(visit, question.key, answers)
    return going_on(visit, following(visit, on))


def still_settled(
    visit: Visit, question: Question[Any], answers: eligibility.Answers, on: date
) -> tuple[str, ...]:
    """What the person called right, and what this answer has nothing to do with."""
    return tuple(
        clash.code
        for clash in eligibility.contradictions(answers, on)
        if clash.code in visit.both_right and question not in (clash.first, clash.second)
    )


def following(visit: Visit, on: date) -> str:
    """Two answers that do not fit; else the next question; else the vacancy, or the results."""
    vacancy, routes = wanted(visit)
    if choice.unresolved(visit, routes, on):
        return reverse("conflict")
    question = choice.next_question(visit, routes, on)
    if question is None and visit.thorough and not vacancy:
        question = choice.next_reason(visit, on)
    if question:
        return reverse("question", args=[question.key])
    return reverse("apply", args=[vacancy.reference]) if vacancy else reverse("results")


def wanted(visit: Visit) -> tuple[Vacancy | None, tuple[Route, ...]]:
    """The vacancy that somebody came from, with its route alone; or all that they chose."""
    vacancy = Vacancy.objects.filter(reference=visit.vacancy).first() if visit.vacancy else None
    return vacancy, (vacancy.route,) if vacancy else choice.routes(visit)


def page(question: Question[Any], form: QuestionForm, number: int, before: str) -> Context:
    back_url = reverse("question", args=[before]) if before else reverse("fit-start")
    return {
        "form": form,
        "text": put(question.text),
        "why": put(question.why),
        "number": number,
        "back_url": back_url,
    }


def place(visit: Visit, key: str) -> tuple[int, str]:
    """Which page this is on the person's way, and the key of the question before it."""
    way = visit.seen[: visit.seen.index(key)] if key in visit.seen else visit.seen
    return len(way) + 1, way[-1] if way else ""


@require_http_methods(["GET", "HEAD", "POST"])
def conflict(request: HttpRequest) -> HttpResponse:
    """Two answers that cannot both be right, until one is changed or both are called right."""
    on = localdate()
    visit = answers_cookie.read(request, on)
    clash = choice.unresolved(visit, wanted(visit)[1], on)
    if clash is None:
        return redirect(following(visit, on) if visit.seen else "fit-start")
    if request.method == "POST":
        return settled(visit, clash, request.POST, on)
    again = QueryDict() if visit.wrong[0] == CONFLICT else None
    return render(request, "site/conflict.html", two_answers(visit, clash, again))


CONFLICT = "conflict"
"""Stands among the keys of questions for the page that was answered badly: none is called so."""


def settled(visit: Visit, clash: Contradiction, typed: QueryDict, on: date) -> HttpResponse:
    """What was posted about another conflict, in another tab or twice, settles nothing here."""
    if typed.get("about") != clash.code:
        return SeeOther(reverse("conflict"))
    form = ConflictForm(typed, first=clash.first, second=clash.second)
    if not form.is_valid():
        response = SeeOther(reverse("conflict"))
        answers_cookie.write(response, answers_cookie.answered_badly(visit, CONFLICT, ""))
        return response
    if form.to_change:
        cleared = answers_cookie.accepting(visit, visit.both_right)
        return going_on(cleared, reverse("question", args=[form.to_change]))
    visit = answers_cookie.accepting(visit, (*visit.both_right, clash.code))
    return going_on(visit, following(visit, on))


def two_answers(visit: Visit, clash: Contradiction, typed: QueryDict | None) -> Context:
    return {
        "form": ConflictForm(typed, first=clash.first, second=clash.second),
        "code": clash.code,
        "words": put(clash.words),
        "pair": [
            {"short": put(question.short), "words": said(question, visit.answers.raw[question.key])}
            for question in (clash.first, clash.second)
        ],
        "back_url": reverse("question", args=[clash.second.key]),
    }


@require_http_methods(["GET", "HEAD", "POST"])
def every_reason(request: HttpRequest) -> HttpResponse:
    """Somebody wants to see every reason, so we go on asking after the verdicts are fixed."""
    if request.method != "POST":
        return redirect("results")
    visit = answers_cookie.asking_everything(answers_cookie.read(request, localdate()))
    visit = answers_cookie.coming_from(visit, "")
    return going_on(visit, following(visit, localdate()) if visit.seen else reverse("fit-start"))


@require_safe
def show_results(request: HttpRequest) -> HttpResponse:
    """Every route's verdict. Somebody who has not answered enough is asked the next question."""
    on = localdate()
    visit = answers_cookie.read(request, on)
    if not visit.seen:
        return redirect("fit-start")
    if elsewhere := choice.not_ready(visit, on):
        return going_on(answers_cookie.coming_from(visit, ""), elsewhere)
    return render(request, "site/results.html", results.page(visit, choice.result(visit, on), on))
