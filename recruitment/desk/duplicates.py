"""Two applicants who may be one person, side by side. Staff say what they are; nothing merges."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.dateformat import format as written

from recruitment.applications.models import Application
from recruitment.desk import doors
from recruitment.duplicates import services, traits
from recruitment.duplicates.models import Kind, Pair, Said
from recruitment.duplicates.services import Overtaken
from recruitment.people.models import Applicant

ROWS = 25
TABS = {"open": "To look at", "same": "Linked", "different": "Not the same"}
PRESSES = {"same": Said.SAME, "different": Said.DIFFERENT}
SAID = {
    Said.SAME: "Linked. Both cases now say so. Nothing was merged.",
    Said.DIFFERENT: "Kept: they are not the same person. They are not suggested again.",
}


def every(request: HttpRequest) -> HttpResponse:
    doors.of_every_route(request, doors.VIEW, doors.JUDGE)
    tab = request.GET.get("show", "")
    tab = tab if tab in TABS else "open"
    found = Pair.objects.filter(said=tab).select_related("one", "other").order_by("found_at", "pk")
    shown = Paginator(found, ROWS).get_page(request.GET.get("p"))
    context = {
        "title": "Possible duplicates",
        "tab": tab,
        "tabs": [(key, label, f"?show={key}") for key, label in TABS.items()],
        "page": shown,
        "pairs": [(one, in_words(one)) for one in shown],
    }
    return doors.page(request, "duplicates", context)


def in_words(pair: Pair) -> list[str]:
    return [Kind(kind).label for kind in pair.kinds]


def pair(request: HttpRequest, number: int) -> HttpResponse:
    user = doors.of_every_route(request, doors.VIEW, doors.JUDGE)
    found = get_object_or_404(Pair.objects.select_related("one", "other"), pk=doors.a_row(number))
    said = PRESSES.get(request.POST.get("press", ""))
    if request.method == "POST" and said:
        seen = request.POST.get("seen", "")
        try:
            services.judge(found.pk, said, seen=seen, by=user, now=timezone.now())
        except Overtaken:
            messages.error(request, "A colleague was faster. This is what they said; look again.")
        else:
            messages.success(request, SAID[said])
        return redirect("duplicate", found.pk)
    return doors.page(request, "duplicate", context(found))


def context(found: Pair) -> dict[str, Any]:
    theirs = applications_of(found)
    one, other = theirs[found.one_id], theirs[found.other_id]
    left, right = facts(found.one, one), facts(found.other, other)
    return {
        "title": "Are these the same person?",
        "pair": found,
        "kinds": in_words(found),
        "said": Said(found.said).label,
        "rows": [compared(label, left[label], right[label]) for label in left],
        "one": one,
        "other": other,
        "judgements": found.judgements.select_related("by"),
    }


def compared(label: str, one: str, other: str) -> dict[str, Any]:
    return {"label": label, "one": one, "other": other, "same": bool(one) and one == other}


def applications_of(found: Pair) -> dict[int, list[Application]]:
    """Sent ones only: a draft is its writer's own."""
    sent = Application.objects.sent().filter(applicant__in=[found.one_id, found.other_id])
    known = list(sent.select_related("vacancy").defer("outcome").order_by("-submitted_at"))
    return {
        number: [one for one in known if one.applicant_id == number]
        for number in (found.one_id, found.other_id)
    }


def facts(applicant: Applicant, theirs: list[Application]) -> dict[str, str]:
    """As in what they sent last."""
    last = theirs[0] if theirs else None
    return {
        "Email": applicant.email,
        "Name": last.full_name if last else "",
        "Known as": last.known_as if last else "",
        "Phone": last.phone if last else "",
        "Date of birth": born(last) if last else "",
    }


def born(application: Application) -> str:
    day = application.answers.get(traits.DATE_OF_BIRTH, "")
    return written(date.fromisoformat(day), "j F Y") if day else ""
