"""The pages of people who are not applying yet. None says whether we know an address."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from recruitment import answers_cookie
from recruitment.answers_cookie import Visit
from recruitment.clock import day_in_words
from recruitment.eligibility import ROUTES, Answers, Route
from recruitment.eligibility.dates import years_after
from recruitment.eligibility.questions.about_you import date_of_birth
from recruitment.http import posted
from recruitment.interest import emails, services
from recruitment.interest.forms import CopyForm, InterestForm, RemindForm
from recruitment.interest.models import CADET, Interest, OptInQuerySet, Reminder
from recruitment.people.network import address_of
from recruitment.vacancies.models import Vacancy

NotReady = Callable[[Visit, date], str]
Routes = Callable[[Visit], tuple[Route, ...]]
"""The site's own: where somebody must go first, and which routes they want to know about."""
OLD_ENOUGH = 13
"""Nobody younger gives us an address: in the UK, only a parent or carer can agree for them."""


@require_http_methods(["GET", "HEAD", "POST"])
def copy(request: HttpRequest, *, not_ready: NotReady, routes: Routes) -> HttpResponse:
    """Email somebody a copy of their results."""
    now = timezone.now()
    on = timezone.localdate(now)
    visit = answers_cookie.read(request, on)
    if not_ready(visit, on):
        return redirect("results")
    if too_young(visit.answers, on):
        return ask_a_parent(request)
    form = CopyForm(posted(request))
    if not form.is_valid():
        return render(request, "interest/copy.html", {"form": form})
    words = emails.copy_words(services.judged(visit.answers, routes(visit), on), on)
    email, address = form.cleaned_data["email"], address_of(request)
    services.ask_for_copy(email, words, address=address, now=now)
    return redirect("on-its-way")


@require_http_methods(["GET", "HEAD", "POST"])
def remind(request: HttpRequest, *, not_ready: NotReady, routes: Routes) -> HttpResponse:
    """Remember a day for somebody. `?route=` says which card they came from."""
    now = timezone.now()
    on = timezone.localdate(now)
    visit = answers_cookie.read(request, on)
    young = too_young(visit.answers, on)
    days = {} if young or not_ready(visit, on) else opening_days(visit, routes(visit), on)
    if not days:
        return ask_a_parent(request) if young else redirect("results")
    form = RemindForm(posted(request), days=days, wanted=request.GET.get("route", ""))
    if not form.is_valid():
        return render(request, "interest/remind.html", remind_page(form))
    wait = services.Wait(form.day, tuple(days[form.day]), visit.answers)
    email, address = form.cleaned_data["email"], address_of(request)
    services.ask_for_reminder(email, wait, address=address, now=now)
    return redirect("on-its-way")


def opening_days(visit: Visit, routes: tuple[Route, ...], on: date) -> dict[date, list[Route]]:
    """Each day on which something opens, with what does."""
    days: dict[date, list[Route]] = {}
    for outcome in services.judged(visit.answers, routes, on):
        if outcome.opens_on:
            days.setdefault(outcome.opens_on, []).append(outcome.route)
    return days


def remind_page(form: RemindForm) -> dict[str, object]:
    only = day_in_words(min(form.days)) if len(form.days) == 1 else ""
    slugs = {route.slug for routes in form.days.values() for route in routes}
    return {"form": form, "only_day": only, "for_parent": CADET in slugs}


@require_http_methods(["GET", "HEAD", "POST"])
def interest(request: HttpRequest, slug: str) -> HttpResponse:
    """Tell somebody when a route opens."""
    if slug not in ROUTES:
        raise Http404(slug)
    route, now = ROUTES[slug], timezone.now()
    on = timezone.localdate(now)
    if too_young(answers_cookie.read(request, on).answers, on):
        return ask_a_parent(request)
    form = InterestForm(posted(request))
    if form.is_valid():
        email = form.cleaned_data["email"]
        services.ask_for_news(email, route, address=address_of(request), now=now)
        return redirect("on-its-way")
    vacancies = Vacancy.objects.open_on(on).filter(route_slug=slug)
    context = {"form": form, "route": route, "vacancies": vacancies, "for_parent": slug == CADET}
    return render(request, "interest/interest.html", context)


def too_young(answers: Answers, on: date) -> bool:
    """By the birthday that was answered, if one was."""
    if date_of_birth not in answers:
        return False
    return on < years_after(answers[date_of_birth], OLD_ENOUGH)


def ask_a_parent(request: HttpRequest) -> HttpResponse:
    """Somebody under 13 gives us no address, whatever they ask for."""
    return render(request, "interest/ask_a_parent.html")


@require_safe
def on_its_way(request: HttpRequest) -> HttpResponse:
    """The same for everybody: known, unknown, or asked for too often."""
    return render(request, "interest/on_its_way.html")


@require_http_methods(["GET", "HEAD", "POST"])
def remind_confirm(request: HttpRequest, number: int, token: str) -> HttpResponse:
    """Opening the link says nothing; only the button confirms. Then the page says what comes."""
    now = timezone.now()
    if request.method == "POST":
        services.confirm_reminder(number, token, now=now)
        return redirect("remind-confirm", number, token)
    reminder = services.find(Reminder.objects.all(), number, token, now=now)
    if reminder is None:
        return gone(request)
    context = {
        "day": day_in_words(reminder.date),
        "settled": reminder.settled,
        "stop_url": reverse("remind-stop", args=[number, token]),
    }
    return render(request, "interest/remind_confirm.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def interest_confirm(request: HttpRequest, number: int, token: str) -> HttpResponse:
    now = timezone.now()
    if request.method == "POST":
        services.confirm_interest(number, token, now=now)
        return redirect("interest-confirm", number, token)
    row = services.find(Interest.objects.all(), number, token, now=now)
    if row is None:
        return gone(request)
    return render(request, f"interest/{interest_page(row)}.html", interest_facts(row))


def interest_page(row: Interest) -> str:
    return "interest_confirm" if row.route else "retired"


def interest_facts(row: Interest) -> dict[str, object]:
    return {
        "route": row.route,
        "settled": not row.to_confirm(timezone.localdate()),
        "until": day_in_words(row.expires_on) if row.expires_on else "",
        "stop_url": reverse("interest-stop", args=[row.pk, row.token]),
    }


@require_http_methods(["GET", "HEAD", "POST"])
def remind_stop(request: HttpRequest, number: int, token: str) -> HttpResponse:
    return stop(request, Reminder.objects.all(), number, token)


@require_http_methods(["GET", "HEAD", "POST"])
def interest_stop(request: HttpRequest, number: int, token: str) -> HttpResponse:
    return stop(request, Interest.objects.all(), number, token)


def stop(request: HttpRequest, rows: OptInQuerySet[Any], number: int, token: str) -> HttpResponse:
    """Opening the link stops nothing: scanners open links. The button does."""
    now = timezone.now()
    if request.method == "POST":
        services.stop_by_link(rows, number, token, now=now)
        return redirect("stopped")
    if services.find(rows, number, token, now=now) is None:
        return gone(request)
    return render(request, "interest/stop.html")


@require_safe
def stopped(request: HttpRequest) -> HttpResponse:
    """The same whether or not the link belonged to something."""
    return render(request, "interest/stopped.html")


def gone(request: HttpRequest) -> HttpResponse:
    """Stopped, run out, or a link that was copied badly: we cannot say which, and need not."""
    return render(request, "interest/gone.html")
