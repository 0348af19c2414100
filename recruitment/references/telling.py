"""The referee's doors: a link, a code of their own, one short form, and words that are kept."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from recruitment.applications.sections import Content, Place
from recruitment.applications.services import Changed
from recruitment.encryption import Unreadable, unseal
from recruitment.http import SeeOther
from recruitment.people import answering, session
from recruitment.references import pages, services
from recruitment.references.forms import ReferenceForm
from recruitment.references.models import Referee, State
from recruitment.references.services import Answered

PRESS, ANSWER, DECLINE, LATER = "press", "save", "decline", "later"


@require_http_methods(["GET", "HEAD", "POST"])
def tell(request: HttpRequest, number: int, token: str) -> HttpResponse:
    """The short form. What was typed is kept, also when it has a mistake."""
    referee = find(number, token)
    if referee is None:
        return answering.gone(request)
    page = answering.first_a_code(request, referee)
    if page:
        return page
    if referee.state == State.ANSWERED:
        return render(request, "references/told.html", pages.done(referee))
    typed = request.POST if request.method == "POST" else session.held(request)
    if typed is None or PRESS not in typed:
        return show(request, referee, ReferenceForm(referee.typed, place()))
    return take(request, referee, typed)


def find(number: int, token: str) -> Referee | None:
    known = Referee.objects.current().select_related("application")
    referee = known.filter(pk=number).first()
    return referee if referee and referee.opens_with(token) else None


def place() -> Place:
    return Place(timezone.localdate())


def show(request: HttpRequest, referee: Referee, form: ReferenceForm) -> HttpResponse:
    return render(request, "references/tell.html", pages.of_referee(referee, form))


def take(request: HttpRequest, referee: Referee, typed: Mapping[str, Any]) -> HttpResponse:
    """Keep what was typed. Only a press on this page tells us, not one from before the code."""
    form = ReferenceForm(ReferenceForm.read(typed), place(), quiet=False)
    press = typed[PRESS] if request.method == "POST" else ""
    try:
        done = keep(referee, typed, form, press)
    except (Changed, Answered):
        return SeeOther(request.path)  # that page says what is true now
    # A mistake is shown by a page that was asked for, never by the reply: Back always works.
    if done or session.hold(request):
        return SeeOther(request.path)
    return show(request, Referee.objects.select_related("application").get(pk=referee.pk), form)


def keep(referee: Referee, typed: Mapping[str, Any], form: ReferenceForm, press: str) -> bool:
    """Whether it was an answer."""
    content, now = storable(referee, typed), timezone.now()
    if press == ANSWER and form.fine:
        services.answer(referee.pk, content, now=now)
        return True
    services.keep_typed(referee.pk, content)
    if press == DECLINE:
        services.decline(referee.pk, now=now)
    return press in (DECLINE, LATER)


def storable(referee: Referee, typed: Mapping[str, Any]) -> Content:
    """As far as a table should hold it."""
    return ReferenceForm.storable(ReferenceForm.read(typed), referee.typed)


@csrf_exempt  # the sealed key says more than the token that a quick exit takes away
@require_POST
def autosave(request: HttpRequest, number: int, token: str) -> HttpResponse:
    """Words that save themselves, also when their writer has left meanwhile."""
    referee = find(number, token)
    if referee is None or not opens(request.POST.get("key", ""), referee):
        return HttpResponse(status=401)
    seen = request.POST.get("version", "")
    if seen != str(referee.version) or not fits(request.POST):
        return HttpResponse(status=409)
    content = ReferenceForm.read(request.POST)
    try:
        version = services.keep_typed(referee.pk, content, seen=referee.version)
    except (Changed, Answered):
        return HttpResponse(status=409)
    return HttpResponse(status=204, headers={"X-Version": str(version)})


def opens(key: str, referee: Referee) -> bool:
    try:
        return unseal(key, pages.AUTOSAVE, seconds=pages.AUTOSAVE_SECONDS) == referee.about
    except Unreadable:
        return False


def fits(typed: Mapping[str, Any]) -> bool:
    content = ReferenceForm.read(typed)
    return ReferenceForm.storable(content, {}) == content
