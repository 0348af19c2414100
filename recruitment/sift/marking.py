"""A marker's pages. Nothing on them, nor in their addresses, tells whose an answer is.

What a marker may do and is told here hangs on nothing that another marker did.
"""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from recruitment.http import posted
from recruitment.people.models import User
from recruitment.sift import doors, reading, services
from recruitment.sift.forms import ScoreForm
from recruitment.sift.models import Mark, MarkQuerySet, RunMarker, ScoringRun

GONE = "This answer is no longer yours to score."
HANDED_IN = "You have handed this score in, so it stays as it was."
KNOWN = "Thank you. Somebody else will score that answer, and you will not see it again."
FLAGGED = "HR will look at what this answer tells. You can score it now, or go on to another."


def seat(run_id: int, person: User) -> RunMarker:
    """This person's place in the run. Who has none is told the same as if there were no run."""
    known = RunMarker.objects.select_related("run__vacancy", "person")
    found = known.filter(run_id=run_id, person=person, left_at=None).first()
    if found is None:
        raise Http404
    return found


def desk(at: RunMarker) -> MarkQuerySet:
    """What this marker has to score, in their own order."""
    return Mark.objects.on_the_desk().filter(marker=at)


@doors.for_markers
def overview(request: HttpRequest, person: User, run_id: int) -> HttpResponse:
    at = seat(run_id, person)
    marks = list(desk(at).defer("reason"))
    scored = sum(mark.score is not None for mark in marks)
    context = {
        "title": at.run.vacancy.title,
        "run": at.run,
        "marks": marks,
        "scored": scored,
        "left": len(marks) - scored,
        "next": next((mark for mark in marks if mark.score is None), None),
        "handed_in": at.marks.live().filter(handed_in_at__isnull=False).count(),
    }
    return doors.page(request, "overview", context)


@doors.for_markers
def hand_in(request: HttpRequest, person: User, run_id: int) -> HttpResponse:
    seat(run_id, person)
    if request.method == "POST":
        count = services.hand_in(run_id, person, now=timezone.now())
        messages.success(request, handed_in_words(count))
    return redirect("sift-overview", run_id)


def handed_in_words(count: int) -> str:
    if count == 0:
        return "There was no score to hand in."
    return f"You have handed in {count} {'score' if count == 1 else 'scores'}."


@doors.for_markers
def score(request: HttpRequest, person: User, run_id: int, number: int) -> HttpResponse:
    """One answer. It is the same to this marker whatever others do with it."""
    at = seat(run_id, person)
    mark = at.marks.select_related("answer").filter(number=number).first()
    if mark is None:
        raise Http404
    form = ScoreForm(posted(request), at.run, initial={"score": mark.score, "reason": mark.reason})
    if request.method == "POST":
        return press(request, at, mark, form)
    if desk(at).filter(pk=mark.pk).exists():
        return doors.page(request, "answer", shown(at, mark, form))
    messages.info(request, HANDED_IN if mark.handed_in_at else GONE)
    return redirect("sift-overview", run_id)


def press(request: HttpRequest, at: RunMarker, mark: Mark, form: ScoreForm) -> HttpResponse:
    """What a button does; the page again when something is to be put right."""
    try:
        return ACTS.get(request.POST.get("press", ""), save)(request, at, mark, form)
    except services.HandedIn:
        return too_late(request, at, HANDED_IN)
    except services.NotOnTheDesk:
        return too_late(request, at, GONE)


def too_late(request: HttpRequest, at: RunMarker, why: str) -> HttpResponse:
    """The answer is not shown again. What was typed is, to be copied."""
    context = {"title": "Nothing was saved", "run": at.run, "why": why}
    typed = request.POST.get("reason", "")
    return doors.page(request, "too_late", {**context, "typed": typed})


def save(request: HttpRequest, at: RunMarker, mark: Mark, form: ScoreForm) -> HttpResponse:
    if not form.is_valid():
        services.check(at.run_id, mark.number, at.person)
        return doors.page(request, "answer", shown(at, mark, form))
    said = form.cleaned_data
    services.score(
        at.run_id,
        mark.number,
        at.person,
        score=said["score"],
        reason=said["reason"],
        now=timezone.now(),
    )
    return onward(at, mark)


def onward(at: RunMarker, mark: Mark) -> HttpResponse:
    """To the next that has no score, from here to the end and then from the beginning."""
    unscored = list(desk(at).filter(score=None).values_list("number", flat=True))
    after = [number for number in unscored if number > mark.number]
    if not unscored:
        return redirect("sift-overview", at.run_id)
    return redirect("sift-answer", at.run_id, (after or unscored)[0])


def know(request: HttpRequest, at: RunMarker, mark: Mark, form: ScoreForm) -> HttpResponse:
    services.know(at.run_id, mark.number, at.person, now=timezone.now())
    messages.success(request, KNOWN)
    return onward(at, mark)


def flag(request: HttpRequest, at: RunMarker, mark: Mark, form: ScoreForm) -> HttpResponse:
    """The page is shown again, with all that was typed and nothing said of what is missing."""
    services.names_somebody(at.run_id, mark.number, at.person, now=timezone.now())
    messages.success(request, FLAGGED)
    form.errors.clear()
    return doors.page(request, "answer", shown(at, mark, form))


ACTS = {"know": know, "names": flag}
"""What the buttons other than “Save and next” do."""


def shown(at: RunMarker, mark: Mark, form: ScoreForm) -> dict[str, Any]:
    """All that the page of an answer is made of."""
    numbers = list(desk(at).values_list("number", flat=True))
    place = numbers.index(mark.number) + 1 if mark.number in numbers else 0
    return {
        "title": f"Answer {place} of {len(numbers)}",
        "run": at.run,
        "text": reading.text(mark.answer),
        "form": form,
        "before": numbers[place - 2] if place > 1 else None,
        "after": numbers[place] if 0 < place < len(numbers) else None,
    }


def runs_of(person: User) -> list[tuple[ScoringRun, int, int]]:
    """Every run in which this person has something to score or to hand in: scored, of how many."""
    found = []
    seats = RunMarker.objects.filter(person=person, left_at=None).select_related("run__vacancy")
    for at in seats.order_by("-pk"):
        scores = list(desk(at).values_list("score", flat=True))
        if scores:
            found.append((at.run, sum(score is not None for score in scores), len(scores)))
    return found
