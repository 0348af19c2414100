"""The shortlist: scores first, and whose they are after a button that is recorded."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from recruitment.people.models import User
from recruitment.sift import access, doors, services, shortlist
from recruitment.sift.forms import TakeForm
from recruitment.sift.models import ScoringRun
from recruitment.sift.shortlist import Group, Row
from recruitment.staff import door


@doors.for_those_who_shortlist
def show(request: HttpRequest, person: User, run_id: int) -> HttpResponse:
    run = get_object_or_404(ScoringRun.objects.select_related("vacancy"), pk=run_id)
    door.take_up(request)
    if request.method == "POST":
        return door.once_more(request) or reveal(request, run, person)
    under_way = run.answers.under_way().count()
    form = TakeForm(request.GET if "take" in request.GET else {"take": run.vacancy.places})
    take = form.cleaned_data["take"] if form.is_valid() else run.vacancy.places
    context: dict[str, Any] = {
        "title": "Shortlist",
        "run": run,
        "form": form,
        "under_way": under_way,
        "named": shortlist.may_know(run, person),
        "reveals": run.reveals.select_related("by"),
        **compared(run, take, under_way),
    }
    if context["named"] and doors.has(access.DECIDE)(person):
        context["onward"] = shortlist.onward(run, context["rows"])
    return doors.page(request, "shortlist", context)


def compared(run: ScoringRun, take: int, under_way: int) -> dict[str, Any]:
    """Nothing of it before all is settled: a list that fills up tells who is in it."""
    found: list[Row] = [] if under_way else shortlist.rows(run, take)
    first = [one for one in found if one.group is Group.FIRST and not one.withdrawn]
    return {"rows": found, "take": take, "first": len(first), "over": max(len(first) - take, 0)}


def reveal(request: HttpRequest, run: ScoringRun, person: User) -> HttpResponse:
    try:
        services.reveal(run.pk, by=person, now=timezone.now())
    except services.NotSettled:
        messages.error(request, "Some answers are not settled yet, so no names are shown.")
    return redirect("sift-shortlist", run.pk)
