"""Notes by staff on a case: written, and corrected by another note."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from recruitment.applications import services
from recruitment.applications.casework import Note
from recruitment.applications.models import Application
from recruitment.applications.services import Changed
from recruitment.desk import cases, timeline
from recruitment.desk.forms import NoteForm
from recruitment.http import posted
from recruitment.people.models import User


def writer(request: HttpRequest) -> User:
    if not isinstance(request.user, User) or not request.user.has_perm(timeline.WRITE):
        raise PermissionDenied
    return request.user


def write(desk: cases.Desk, request: HttpRequest, pk: str) -> HttpResponse:
    """From the form on the case, which shows what is wrong with it."""
    application, user = cases.found(desk, request, pk), writer(request)
    form = NoteForm(posted(request))
    if request.method != "POST":
        return redirect(cases.CASE, application.pk)
    if not form.is_valid():
        return cases.show(desk, request, pk, note_form=form)
    said = form.cleaned_data
    services.write_note(
        application.pk, said["words"], scope=said["scope"], by=user, now=timezone.now()
    )
    messages.success(request, "The note is on the case.")
    return redirect(cases.CASE, application.pk)


def correct(desk: cases.Desk, request: HttpRequest, pk: str, number: int) -> HttpResponse:
    """A new note in the place of one that stays. Its scope stays too."""
    application, user = cases.found(desk, request, pk), writer(request)
    note = readable(application, number, user)
    form = NoteForm(posted(request), initial={"words": note.words})
    del form.fields["scope"]
    if form.is_valid():
        return save(desk, request, application, note, form, user)
    return cases.page(desk, request, "correct_note", about(application, note, form))


def readable(application: Application, number: int, user: User) -> Note:
    """Whoever may not read a note learns nothing of it here either."""
    known = Note.objects.select_related("by", "application", "corrected_by__by")
    note: Note = get_object_or_404(known, pk=number, application=application)
    if not timeline.may_read(note, user):
        raise Http404(number)
    return note


def about(application: Application, note: Note, form: NoteForm) -> dict[str, Any]:
    return {
        "application": application,
        "title": "Correct a note",
        "note": note,
        "form": form,
        "after": getattr(note, "corrected_by", None),
    }


def save(
    desk: cases.Desk,
    request: HttpRequest,
    application: Application,
    note: Note,
    form: NoteForm,
    user: User,
) -> HttpResponse:
    try:
        services.correct_note(note.pk, form.cleaned_data["words"], by=user, now=timezone.now())
    except Changed:
        now = readable(application, note.pk, user)
        reply = cases.page(desk, request, "correct_note", about(application, now, form))
        reply.status_code = 409
        return reply
    messages.success(request, "The correction is on the case. The first note stays too.")
    return redirect(cases.CASE, application.pk)
