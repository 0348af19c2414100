"""The public pages around the questionnaire."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from recruitment.eligibility import ROUTES, Family, Route
from recruitment.feedback import services
from recruitment.http import posted
from recruitment.site.forms import FeedbackForm
from recruitment.vacancies.models import Vacancy

Context = dict[str, Any]


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    context = {"families": families(timezone.localdate()), "facts": FACTS, "steps": STEPS}
    return render(request, "site/home.html", context)


FACTS = (
    {"figure": "1,068", "label": "emergency calls a day on average (about)"},
    {"figure": "390,000", "label": "emergency calls a year (about)"},
    {"figure": "39,375", "label": "emergency calls in June 2023"},
    {"figure": "1,313", "label": "of them a day (about)"},
)
"""Essex Police, news of 5 July 2023."""

STEPS = (
    {
        "title": "You apply",
        "text": "On your phone, in stages. We save each answer. You get a reference at once.",
    },
    {
        "title": "We read it",
        "text": "A person reads every application. We tell you the day by which you will hear.",
    },
    {
        "title": "We meet",
        "text": "We write to you with a time and place. Tell us what would help you on the day.",
    },
    {
        "title": "We check",
        "text": "Vetting, fitness, medical: what your role needs. This is the longest part.",
    },
)


def families(today: date) -> list[Context]:
    """Each family with its routes and what is open on them, counted from the data."""
    vacancies = Vacancy.objects.by_route_on(today)
    return [family_words(family, vacancies) for family in Family]


SUMMARIES = {
    Family.OFFICER: "Answer calls, protect people, solve problems.",
    Family.STAFF: "Take 999 calls and keep the force running.",
    Family.VOLUNTEER: "Give some of your time, in uniform or behind the scenes.",
}


def family_words(family: Family, vacancies: dict[str, list[Vacancy]]) -> Context:
    routes = [route for route in ROUTES.values() if route.family is family]
    opened = sum(len(vacancies.get(route.slug, [])) for route in routes)
    plural = "vacancy" if opened == 1 else "vacancies"
    return {
        "slug": family.value,
        "label": family.label,
        "summary": SUMMARIES[family],
        "routes_count": len(routes),
        "open_count": opened,
        "open_words": f"{opened} {plural} open now" if opened else "Not recruiting now",
        "routes": [route_words(route, vacancies.get(route.slug, [])) for route in routes],
    }


def route_words(route: Route, vacancies: Iterable[Vacancy]) -> Context:
    adverts = [advert(vacancy) for vacancy in vacancies]
    return {
        "slug": route.slug,
        "title": route.title,
        "summary": route.summary,
        "open": bool(adverts),
        "vacancies": adverts,
        "interest_url": reverse("interest", args=[route.slug]),
    }


def advert(vacancy: Vacancy) -> Context:
    return {
        "title": vacancy.title,
        "reference": vacancy.reference,
        "closes_words": vacancy.closes_words,
        "url": vacancy.get_absolute_url(),
    }


@require_safe
def careers(request: HttpRequest) -> HttpResponse:
    return render(request, "site/careers.html", {"families": families(timezone.localdate())})


@require_http_methods(["GET", "HEAD", "POST"])
def feedback(request: HttpRequest) -> HttpResponse:
    form = FeedbackForm(posted(request))
    if not form.is_valid():
        return render(request, "site/feedback.html", {"form": form})
    services.leave_feedback(form.cleaned_data["words"], now=timezone.now())
    return redirect("feedback-sent")
