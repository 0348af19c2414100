"""What a person can take away from their results: the day in a calendar, and a page to print."""

from datetime import date
from hmac import digest
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from recruitment import answers_cookie, calendar_file
from recruitment.eligibility import ROUTES, Outcome, Verdict
from recruitment.encryption import derived_key
from recruitment.site import choice, results
from recruitment.site.language import put

Context = dict[str, Any]

BEGINNING = (
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//A date to remember//EN",
    "BEGIN:VEVENT",
)
END = ("END:VEVENT", "END:VCALENDAR")


@require_safe
def calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """The first day of one route, as a file; or a page that says why there is none."""
    if slug not in ROUTES:
        raise Http404(slug)
    on = localdate()
    visit = answers_cookie.read(request, on)
    [outcome] = choice.judged(visit, (ROUTES[slug],), on)
    if outcome.opens_on is None:
        return render(request, "site/no_date.html", no_date(outcome))
    return HttpResponse(
        file(slug, outcome.opens_on, on),
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="date.ics"'},
    )


def file(slug: str, opens: date, on: date) -> str:
    """Quiet on purpose: some people must not be seen to look for another job."""
    lines = (
        *BEGINNING,
        f"UID:{unnamed(slug, opens)}@date.invalid",
        f"DTSTAMP:{on:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{opens:%Y%m%d}",
        f"SUMMARY:{calendar_file.escaped(gettext('A date to remember'))}",
        "CLASS:PRIVATE",
        "TRANSP:TRANSPARENT",
        *END,
    )
    return calendar_file.written(lines)


def unnamed(slug: str, opens: date) -> str:
    """The same for the same route and day, so that no day comes twice; nobody can guess either."""
    key = derived_key(settings.SECRET_KEY, "calendar-date")
    return digest(key, f"{slug} {opens}".encode(), "sha256").hex()[:32]


def no_date(outcome: Outcome) -> dict[str, str]:
    return {"route_title": put(outcome.route.title), "why": why_no_date(outcome)}


def why_no_date(outcome: Outcome) -> str:
    if not outcome.decided:
        return gettext("We need more answers from you first.")
    if outcome.open:
        return gettext("You do not need to wait for a day.")
    if outcome.verdict is Verdict.NOT_YET:
        return gettext("Something else has to happen first, and nobody knows on which day.")
    return gettext("This role does not open on a day that we can work out.")


@require_safe
def printable(request: HttpRequest) -> HttpResponse:
    """The results with nothing folded away, for paper: each rule is said once, under a number."""
    on = localdate()
    visit = answers_cookie.read(request, on)
    if choice.not_ready(visit, on):
        return redirect("results")
    page = results.page(visit, choice.result(visit, on), on)
    cards = [card for group in (*page["sections"], *page["closed"]) for card in group["cards"]]
    context = {**page, "rules": numbered(cards), "later": once(cards)}
    return render(request, "site/print.html", context)


def numbered(cards: list[Context]) -> list[Context]:
    """Every rule that some card names, in the order met; its findings get its number."""
    rules: dict[str, Context] = {}
    for finding in [finding for card in cards for finding in card["findings"]]:
        rule = rules.setdefault(finding["title"], {**finding, "number": len(rules) + 1})
        finding["number"] = rule["number"]
    return list(rules.values())


def once(cards: list[Context]) -> list[Context]:
    """Every test that comes later, with the routes that it belongs to."""
    tests: dict[str, Context] = {}
    for card in cards:
        for test in card["later"]:
            one = tests.setdefault(test["words"], {**test, "routes": []})
            one["routes"].append(card["route_title"])
    return list(tests.values())
