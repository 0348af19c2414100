"""Opens what a case keeps folded, on the record, and emails as they were written."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from recruitment.applications.casework import SensitivePart
from recruitment.applications.models import Application
from recruitment.desk import cases, sensitive
from recruitment.desk.today import emails_to_applicants
from recruitment.messages.models import State
from recruitment.staff import door


def fold(desk: cases.Desk, request: HttpRequest, pk: str, part: str) -> HttpResponse:
    """Only a press opens it: an address that is asked for by itself leads to the folded case."""
    application = cases.found(desk, request, pk)
    if part not in SensitivePart.values or not is_there(application, part):
        raise Http404(part)
    door.take_up(request)
    if request.method != "POST":
        return redirect(cases.CASE, application.pk)
    opened, reader = SensitivePart(part), cases.may_read(request)
    if first := door.once_more(request):
        return first
    cases.record_read(application, opened, reader)
    return cases.show(desk, request, pk, opened=opened)


def is_there(application: Application, part: str) -> bool:
    return part != SensitivePart.MARKS or sensitive.marks_are_out(application)


def letter(desk: cases.Desk, request: HttpRequest, pk: str, number: int) -> HttpResponse:
    """An email about this case, as it was written when it was sent."""
    application = cases.found(desk, request, pk)
    known = emails_to_applicants().about(application.about)
    email = get_object_or_404(known, pk=number, letter__isnull=False)
    kept: Any = email.letter
    context = {
        "application": application,
        "title": kept["subject"],
        "letter": kept,
        "email": email,
        "state": State(email.state).label,
        "at": email.sent_at or email.owed_at,
    }
    return cases.page(desk, request, "letter", context)
