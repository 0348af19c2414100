"""The pages of one case in the admin: the case itself, and check and send."""

from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone

from recruitment.applications import photographs, services
from recruitment.applications.models import Application, StageChange
from recruitment.applications.services import Changed, IllegalMove
from recruitment.applications.stages import Stage
from recruitment.desk import case, since
from recruitment.desk.forms import MoveForm
from recruitment.desk.queue import work
from recruitment.http import posted
from recruitment.people.models import User

CASE = "admin:recruitment_application_change"
MOVE = "recruitment.move_application"

Desk = ModelAdmin


def found(desk: Desk, request: HttpRequest, pk: str) -> Application:
    """The application, if it is sent and this member of staff may look at it."""
    if not pk.isdecimal():
        raise Http404(pk)
    sent = Application.objects.sent().select_related("vacancy", "applicant", "booking__slot")
    application: Application = get_object_or_404(sent, pk=pk)
    if not desk.has_view_permission(request, application):
        raise PermissionDenied
    return application


def show(desk: Desk, request: HttpRequest, pk: str) -> HttpResponse:
    application = found(desk, request, pk)
    work.look_at(application, request.user)
    context = case.context(application, timezone.localdate(), may_move=request.user.has_perm(MOVE))
    context |= {"since": since.context(application)}
    context |= {"work": work.context(application, request.user)}
    return page(desk, request, "case", context)


def photograph(desk: Desk, request: HttpRequest, pk: str, number: int) -> FileResponse:
    """One that the person sent, to be saved; nothing before it was scanned."""
    return photographs.response(found(desk, request, pk), number)


def page(desk: Desk, request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
    everywhere = desk.admin_site.each_context(request)
    return TemplateResponse(request, f"admin/{name}.html", {**everywhere, **context})


def check_and_send(desk: Desk, request: HttpRequest, pk: str, stage: str) -> HttpResponse:
    """Show the applicant's email as it will read; move and send only what was shown."""
    application = found(desk, request, pk)
    if not isinstance(request.user, User) or not request.user.has_perm(MOVE):
        raise PermissionDenied
    if stage not in services.moves_now(application):
        return refuse(request, application, stage)
    to = Stage(stage)
    typed = posted(request)
    form = MoveForm(typed and typed.dict(), to=to, initial={"seen": application.version})
    if form.is_valid() and form.was_shown:
        return move(request, application, to, form, request.user)
    return page(desk, request, "check_and_send", looked_at(application, to, form, request.user))


def looked_at(application: Application, to: Stage, form: MoveForm, user: User) -> dict[str, Any]:
    """The form and the email made with its words, which the form then remembers."""
    words = form.cleaned_data.get("words", "") if form.is_bound else ""
    change: StageChange = services.planned(
        application, to, by=user, now=timezone.now(), words=words
    )
    return {
        "application": application,
        "title": f"Check and send: {to.label}",
        "to": to,
        "form": remembering(form, to, words),
        "letter": case.preview(change),
        "changed": form.is_bound and not form.errors,
        "sends": bool(words) or not to.needs_words,
    }


def remembering(form: MoveForm, to: Stage, words: str) -> MoveForm:
    if not form.is_bound:
        return form
    again = MoveForm({**form.data, **form.cleaned_data, "previewed": words}, to=to)
    again.full_clean()
    return again


def move(
    request: HttpRequest, application: Application, to: Stage, form: MoveForm, user: User
) -> HttpResponse:
    said = form.cleaned_data
    try:
        services.move(
            application.pk,
            to,
            by=user,
            seen=said["seen"],
            now=timezone.now(),
            note=said["note"],
            words=said["words"],
        )
    except (Changed, IllegalMove):
        application.refresh_from_db()
        return refuse(request, application, to.value)
    messages.success(
        request, f"{application}: moved to {to.label}. The email leaves within seconds."
    )
    return redirect(CASE, application.pk)


def refuse(request: HttpRequest, application: Application, stage: str) -> HttpResponse:
    """Back to the case, with what is true now. A second click on the same move is no clash."""
    if case.done_already(application, stage, request.user):
        messages.success(request, f"{application}: moved to {application.at.label} already.")
    else:
        messages.error(
            request,
            f"Nothing was moved or sent. {application} was changed after you opened it: "
            f"it is now at {application.at.label}. Look at the case again.",
        )
    return redirect(CASE, application.pk)
