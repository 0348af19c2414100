"""The pages of a kept result. Opening a link never shows or changes anything: scanners do that."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from recruitment import answers_cookie, clock
from recruitment.answers_cookie import Visit
from recruitment.eligibility import Outcome
from recruitment.encryption import Unreadable
from recruitment.http import posted
from recruitment.interest import keeping, services, views
from recruitment.interest.forms import KeepForm
from recruitment.interest.kept import LASTS, KeptResult
from recruitment.interest.views import NotReady
from recruitment.people.network import address_of

Shown = Callable[[Visit, date], tuple[Outcome, ...]]
"""The site's own: every verdict that the results page shows."""


@require_http_methods(["GET", "HEAD", "POST"])
def keep(request: HttpRequest, *, not_ready: NotReady, shown: Shown) -> HttpResponse:
    """Keep a result for somebody, so that they can see it again."""
    now = timezone.now()
    on = timezone.localdate(now)
    visit = answers_cookie.read(request, on)
    if not_ready(visit, on):
        return redirect("results")
    if views.too_young(visit.answers, on):
        return views.ask_a_parent(request)
    form, outcomes = KeepForm(posted(request)), shown(visit, on)
    if not form.is_valid():
        context = {"form": form, "for_parent": services.for_parent(outcomes)}
        return render(request, "interest/keep.html", context)
    later = shown(replace(visit, on=on + LASTS), on + LASTS)
    result = keeping.Result(visit, outcomes, later)
    email, address = form.cleaned_data["email"], address_of(request)
    keeping.ask_to_keep(email, result, address=address, now=now)
    return redirect("on-its-way")


@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, number: int, token: str) -> HttpResponse:
    """Only the button confirms. Then the page says until when it is kept."""
    now = timezone.now()
    if request.method == "POST":
        keeping.confirm(number, token, now=now)
        return redirect("keep-confirm", number, token)
    kept = services.find(KeptResult.objects.all(), number, token, now=now)
    if kept is None:
        return views.gone(request)
    context = {
        **facts(kept),
        "settled": kept.settled,
        "asked": clock.moment_in_words(kept.asked_at),
        "open_url": reverse("keep-open", args=[number, token]),
    }
    return render(request, "interest/keep_confirm.html", context)


def facts(kept: KeptResult) -> dict[str, object]:
    return {
        "until": clock.moment_in_words(kept.goes_at),
        "stop_url": reverse("keep-stop", args=[kept.pk, kept.token]),
    }


@require_http_methods(["GET", "HEAD", "POST"])
def open_again(
    request: HttpRequest, number: int, token: str, *, not_ready: NotReady
) -> HttpResponse:
    now = timezone.now()
    if request.method == "POST":
        return shown_again(number, token, now, not_ready)
    kept = services.find(KeptResult.objects.all(), number, token, now=now)
    if kept is None:
        return views.gone(request)
    if not kept.settled:
        return redirect("keep-confirm", number, token)
    other = bool(answers_cookie.read(request, timezone.localdate(now)).seen)
    return render(request, "interest/keep_open.html", {**facts(kept), "replaces": other})


def shown_again(number: int, token: str, now: datetime, not_ready: NotReady) -> HttpResponse:
    """The answers go into this browser in the place of all that it held."""
    try:
        visit = keeping.show_again(number, token, now=now)
    except Unreadable:
        return redirect("kept-lost")
    if visit is None:
        return redirect("keep-open", number, token)
    more = not_ready(visit, timezone.localdate(now))
    response = redirect("kept-changed" if more else "results")
    answers_cookie.write(response, visit)
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, number: int, token: str) -> HttpResponse:
    return views.stop(request, KeptResult.objects.all(), number, token)
