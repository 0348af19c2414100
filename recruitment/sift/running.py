"""The pages of those who open a run and follow it. They show how far it is, and no score."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from recruitment.applications.models import Application
from recruitment.applications.stages import Stage
from recruitment.http import posted
from recruitment.people.models import User
from recruitment.sift import access, dealing, doors, reading, services
from recruitment.sift.forms import CoverForm, MarkerForm, RunForm
from recruitment.sift.models import RunAnswer, RunMarker, ScoringRun
from recruitment.vacancies.models import Vacancy

NOT_OPENED = {
    services.NothingToScore: "Nothing waits at the sift of this vacancy, so no run was opened.",
    services.TooFewMarkers: "A marker has got another role meanwhile. Select two markers or more.",
}


@doors.for_those_who_run
def open_run(request: HttpRequest, person: User, vacancy_id: int) -> HttpResponse:
    vacancy = get_object_or_404(Vacancy, pk=vacancy_id)
    form = RunForm(posted(request), access.markers())
    if form.is_valid() and (run := begin(form, vacancy, person)):
        messages.success(request, "The run is open. Markers find it under Sift.")
        return redirect("sift-run", run.pk)
    context = {
        "title": "Open a scoring run",
        "vacancy": vacancy,
        "waiting": services.to_score(vacancy).count(),
        "form": form,
    }
    return doors.page(request, "open", context)


def begin(form: RunForm, vacancy: Vacancy, by: User) -> ScoringRun | None:
    """The run, or nothing and the form says why."""
    said = form.cleaned_data
    plan = services.Plan(
        pass_mark=said["pass_mark"],
        anchors=form.anchors,
        looks_for=said["looks_for"],
        markers=said["markers"],
    )
    try:
        return services.open_run(vacancy, plan, by=by, now=timezone.now())
    except (services.NothingToScore, services.TooFewMarkers) as refusal:
        form.add_error(None, NOT_OPENED[type(refusal)])
        return None


@doors.for_those_who_run
def follow(request: HttpRequest, person: User, run_id: int) -> HttpResponse:
    run = get_object_or_404(ScoringRun.objects.select_related("vacancy", "opened_by"), pk=run_id)
    there = dealing.on_the_run(run)
    others = without(access.markers(), there)
    form = MarkerForm(posted(request), others)
    if request.POST.get("press") == "take-off":
        return take_off(request, run)
    if form.is_valid():
        return add(request, run, form.cleaned_data["person"])
    return doors.page(request, "run", {"form": form, "others": others, **progress(run, there)})


def without(people: Iterable[User], there: Iterable[RunMarker]) -> list[User]:
    taken = {one.person_id for one in there}
    return [person for person in people if person.pk not in taken]


def add(request: HttpRequest, run: ScoringRun, person: User) -> HttpResponse:
    try:
        services.add_marker(run.pk, person, now=timezone.now())
    except services.NotBlind:
        messages.error(request, f"{person} has got another role meanwhile, and was not added.")
    else:
        messages.success(request, f"{person} marks in this run now.")
    return redirect("sift-run", run.pk)


def take_off(request: HttpRequest, run: ScoringRun) -> HttpResponse:
    """A second press takes nobody else off."""
    number = request.POST.get("marker", "")
    if number.isdecimal() and len(number) < 10 and run.markers.filter(pk=number).exists():
        services.take_off(run.pk, int(number), now=timezone.now())
        messages.success(request, "Others score what that marker had not handed in.")
    else:
        messages.error(request, "That person is no marker of this run. Nothing was changed.")
    return redirect("sift-run", run.pk)


def progress(run: ScoringRun, there: list[RunMarker]) -> dict[str, Any]:
    under_way = dealing.with_marks(run)
    known = run.answers.exclude(application__stage=Stage.WITHDRAWN)
    return {
        "title": "Scoring run",
        "run": run,
        "all": known.count(),
        "settled": known.filter(settled_at__isnull=False).count(),
        "short": sum(bool(dealing.vacant(one, run.pass_mark)) for one in under_way),
        "markers": [row(one) for one in counted(run)],
        "flagged": run.answers.filter(names_somebody_at__isnull=False).defer("covered"),
        "scale": list(enumerate(run.anchors, start=1)),
    }


def counted(run: ScoringRun) -> QuerySet[RunMarker]:
    """With how many answers each has, and how many of those are handed in. Never with a score."""
    live = Q(marks__ended_at=None, marks__isnull=False)
    return (
        run.markers.filter(left_at=None)
        .select_related("person")
        .annotate(
            given=Count("marks", filter=live),
            done=Count("marks", filter=live & Q(marks__handed_in_at__isnull=False)),
            knew=Count("marks", filter=Q(marks__ended_as="knows")),
        )
    )


def row(one: Any) -> dict[str, Any]:
    return {
        "pk": one.pk,
        "name": one.person.name,
        "given": one.given,
        "done": one.done,
        "knew": one.knew,
        "blind": access.may_mark(one.person),
    }


@doors.for_those_who_run
def flagged(request: HttpRequest, person: User, run_id: int, answer_id: int) -> HttpResponse:
    """An answer that tells whose it is, as a marker says. HR may cover words of it."""
    known = RunAnswer.objects.filter(run_id=run_id, names_somebody_at__isnull=False)
    answer = get_object_or_404(known, pk=answer_id)
    whole = reading.whole(answer)
    form = CoverForm(posted(request), whole, initial={"words": "\n".join(answer.covered)})
    if form.is_valid():
        services.cover(answer.pk, form.cleaned_data["words"], now=timezone.now())
        messages.success(request, "Saved. Markers read the answer like this from now on.")
        return redirect("sift-flagged", run_id, answer_id)
    context = {"title": "An answer that names somebody", "form": form}
    context |= {"run_id": run_id, "whole": whole, "answer": answer}
    return doors.page(request, "flagged", {**context, "text": reading.text(answer)})


def to_open() -> QuerySet[Vacancy]:
    """Vacancies at whose sift somebody waits who is in no run."""
    there = Application.objects.filter(stage=Stage.SIFT, run_answer=None)
    waiting = Count("applications", filter=Q(applications__in=there))
    return Vacancy.objects.annotate(waiting=waiting).filter(waiting__gt=0)


def every_run() -> QuerySet[ScoringRun]:
    return (
        ScoringRun.objects.select_related("vacancy")
        .annotate(
            all=Count("answers"),
            settled=Count("answers", filter=Q(answers__settled_at__isnull=False)),
        )
        .order_by("-opened_at", "-pk")[:50]
    )
