"""Photographs on the page of a section: chosen with its words, and never at their cost."""

import json

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from recruitment.applications import services
from recruitment.applications.models import Application
from recruitment.applications.sections import PURPOSES, Photographs, Section, SectionForm
from recruitment.encryption import Unreadable, seal, unseal
from recruitment.files import download
from recruitment.files.forms import UploadForm
from recruitment.files.models import File
from recruitment.files.services import NotReadable
from recruitment.people import session

UPLOAD, AWAY = "upload", "photograph-away-"
"""Buttons of a section."""
FIELD, TOLD = "uploads", "photographs"
LEFT_BEHIND = "You were signed out, so we could not keep the photographs. Choose them again."


KEPT = "We delete them {} after the end of your application."

TOP, LIST = "", "#photographs"
"""Where a page that is shown again begins: what was refused is told at its top."""


def change(
    request: HttpRequest, application: Application, section: Section, press: str
) -> str | None:
    """Keep what was chosen, whichever button was pressed, or take one away.

    Where the page begins that has to be shown again, if it has to. Raises services.Changed.
    """
    wanted = section.photographs
    if wanted is None or request.method != "POST":
        return None
    if press.startswith(AWAY):
        number = press.removeprefix(AWAY)
        services.remove_photograph(application.pk, wanted, whole(number), now=timezone.now())
        return LIST
    if add(request, application, wanted, press):
        return TOP
    return LIST if press == UPLOAD else None


def whole(number: str) -> int:
    """0, which no file has, for whatever a page of ours does not say."""
    return int(number) if number.isascii() and number.isdigit() and len(number) < 10 else 0


def add(request: HttpRequest, application: Application, wanted: Photographs, press: str) -> bool:
    """Whether something could not be kept, which the next page says."""
    form = upload(wanted, request, required=press == UPLOAD)
    if form.is_valid() and form.cleaned_data[FIELD]:
        services.add_photographs(application, wanted, form, now=timezone.now())
    tell(request, form.refusals)
    return bool(form.refusals)


def upload(
    wanted: Photographs, request: HttpRequest | None = None, *, required: bool = False
) -> UploadForm:
    sent = (request.POST, request.FILES) if request else ()
    hint = f"{wanted.hint} {KEPT.format(months(settings.PACK.working.photograph_months))}"
    return UploadForm(*sent, label=wanted.label, hint=hint, required=required)


def months(number: int) -> str:
    return "1 month" if number == 1 else f"{number} months"


def tell(request: HttpRequest, sentences: list[str]) -> None:
    """To be said by the page that is asked for next. They name files, so they are sealed."""
    if sentences:
        request.session[TOLD] = seal(json.dumps([request.path, sentences]), TOLD)


def told(request: HttpRequest) -> list[str]:
    """Once."""
    if request.session.get(session.FILES_LEFT) == request.path:
        del request.session[session.FILES_LEFT]
        return [LEFT_BEHIND]
    try:
        path, sentences = json.loads(unseal(request.session.get(TOLD, ""), TOLD))
    except Unreadable:
        return []
    if path != request.path:
        return []
    del request.session[TOLD]
    return [str(sentence) for sentence in sentences]


def join(request: HttpRequest, section: Section, form: SectionForm) -> None:
    """Ask for photographs below the questions, with what became of those sent before."""
    if section.photographs is None:
        return
    form.fields[FIELD] = upload(section.photographs).fields[FIELD]
    if sentences := told(request):
        form.add_error(FIELD, sentences)


def response(application: Application, number: int) -> FileResponse:
    """Who may see the application, the caller has decided. Before it was scanned, it is a 404."""
    known = File.objects.about(application.about).filter(purpose__in=PURPOSES)
    try:
        return download.response(get_object_or_404(known, pk=number))
    except NotReadable as problem:
        raise Http404(str(problem)) from problem
