"""The pages of one case in the admin: the case itself, and check and send."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone

from recruitment import clock
from recruitment.applications import photographs, recipients, services
from recruitment.applications.casework import SensitivePart
from recruitment.applications.models import Application, StageChange
from recruitment.applications.services import Changed, IllegalMove, NotChecked
from recruitment.applications.stages import ENDED_WITHOUT, Stage
from recruitment.decisions import services as decisions
from recruitment.decisions.holds import Hold, leaves_at
from recruitment.decisions.services import StillHeld
from recruitment.desk import (
    case,
    clash,
    deciding,
    held,
    looking,
    permits,
    progress,
    sensitive,
    since,
    timeline,
)
from recruitment.desk.forms import MoveForm, NoteForm
from recruitment.desk.queue import work
from recruitment.http import posted
from recruitment.people.models import User
from recruitment.sift import afterwards
from recruitment.staff import door

CASE = "admin:recruitment_application_change"
STILL_HELD = (
    "Nothing was moved: the email of an earlier decision has not left yet. "
    "Undo that decision, or wait until its email has left."
)

Desk = ModelAdmin


def found(desk: Desk, request: HttpRequest, pk: str) -> Application:
    """The application, if it is sent and this member of staff may look at it."""
    if not pk.isdecimal():
        raise Http404(pk)
    sent = Application.objects.sent().select_related("vacancy", "applicant", "booking__slot")
    with_rows = timeline.with_hints(sent.prefetch_related("holds", "checks", "withdrawals"))
    user = request.user if isinstance(request.user, User) else None
    with_rows = looking.with_others(with_rows, user, timezone.now())
    known = with_rows.annotate(marks_are_out=afterwards.open_to(user))
    application: Application = get_object_or_404(known, pk=pk)
    if not desk.has_view_permission(request, application):
        raise PermissionDenied
    return application


def show(
    desk: Desk,
    request: HttpRequest,
    pk: str,
    *,
    opened: SensitivePart | None = None,
    note_form: NoteForm | None = None,
) -> HttpResponse:
    """The case; with one sensitive part open, if somebody has just opened it on the record."""
    application = found(desk, request, pk)
    timeline.gather(application)
    work.look_at(application, request.user)
    today, allowed = timezone.localdate(), permits.moves_for(request.user, application)
    context = case.context(application, today, may_move=bool(allowed))
    own = parts(request, application, allowed, today, note_form)
    return page(desk, request, "case", {**sensitive.folded(context, opened), **own})


def parts(
    request: HttpRequest,
    application: Application,
    allowed: Sequence[Stage],
    today: date,
    note_form: NoteForm | None,
) -> dict[str, Any]:
    """What the case shows that is for this member of staff."""
    return {
        "moves": [case.move_link(application, to) for to in allowed],
        "progress": progress.context(application, request.user, today),
        "work": work.context(application, request.user),
        "since": since.context(application),
        "timeline": timeline.context(application, request.user, request.GET),
        "note_form": note_form or NoteForm(),
        "may_note": request.user.has_perm(timeline.WRITE),
        "may_open": request.user.has_perm(sensitive.READ),
        "lookers": looking.others(application, request.user, timezone.now()),
        **held.context(application, request.user),
    }


def photograph(desk: Desk, request: HttpRequest, pk: str, number: int) -> HttpResponseBase:
    """One that the person sent, to be saved, on the record; nothing before it was scanned."""
    application, reader = found(desk, request, pk), may_read(request)
    given = photographs.response(application, number)
    if first := door.once_more(request):
        return first
    record_read(application, SensitivePart.PHOTOGRAPHS, reader)
    return given


def may_read(request: HttpRequest) -> User:
    """The member of staff, if they may open sensitive parts. Raises PermissionDenied."""
    if not isinstance(request.user, User) or not request.user.has_perm(sensitive.READ):
        raise PermissionDenied
    return request.user


def record_read(application: Application, part: SensitivePart, reader: User) -> None:
    services.record_read(application.pk, part, by=reader, now=timezone.now())


def page(desk: Desk, request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
    everywhere = desk.admin_site.each_context(request)
    return TemplateResponse(request, f"admin/{name}.html", {**everywhere, **context})


def check_and_send(desk: Desk, request: HttpRequest, pk: str, stage: str) -> HttpResponse:
    """Show the applicant's email as it will read; move and send only what was shown."""
    application = found(desk, request, pk)
    if not isinstance(request.user, User) or not permits.moves_any(request.user):
        raise PermissionDenied
    if stage not in Stage.values:
        return refuse(desk, request, application, stage)
    if not permits.may_make(request.user, application, Stage(stage)):
        raise PermissionDenied
    return decide(desk, request, application, Stage(stage), request.user)


def decide(
    desk: Desk, request: HttpRequest, application: Application, to: Stage, user: User
) -> HttpResponse:
    initial = {"seen": application.version, "previewed": deciding.UNTOUCHED}
    form = MoveForm(posted(request), to=to, initial=initial)
    if lacking := services.in_the_way(application, to, timezone.localdate()):
        return keep_back(desk, request, application, to, form, " ".join(lacking))
    if to not in services.moves_now(application):
        return refuse(desk, request, application, to, form if form.is_bound else None)
    if form.is_valid() and form.was_shown:
        return move(desk, request, application, to, form, user)
    return page(desk, request, "check_and_send", looked_at(application, to, form, user))


def looked_at(application: Application, to: Stage, form: MoveForm, user: User) -> dict[str, Any]:
    """The form and the email made with its words, which the form then remembers."""
    words = form.cleaned_data.get("words", "") if form.is_bound else ""
    change: StageChange = services.planned(
        application, to, by=user, now=timezone.now(), words=words, given=form.given
    )
    return {
        **typed(application, to, remembering(form, to)),
        "letter": case.preview(change, told_on(form)),
        "changed": form.is_bound and not form.errors,
        "sends": to not in ENDED_WITHOUT or form.given is not None,
    }


def typed(application: Application, to: Stage, form: MoveForm) -> dict[str, Any]:
    """The page without an email: everything that was typed, and what is wrong."""
    return {
        "application": application,
        "title": f"Check and send: {to.label}",
        "to": to,
        "address": recipients.shown_address(application),
        "form": form,
        "letter": None,
        "changed": False,
        "sends": False,
    }


def told_on(form: forms.Form) -> date:
    """The day on which its email will leave: a wait runs from there."""
    hold = form.cleaned_data.get("hold") if form.is_bound else None
    return clock.uk_day(leaves_at(hold or Hold.SHORT, timezone.now()))


def remembering(form: MoveForm, to: Stage) -> MoveForm:
    if not form.is_bound:
        return form
    sent: Any = form.data
    data = sent.copy()
    data["words"] = form.cleaned_data.get("words", data.get("words", ""))
    data["previewed"] = form.now_said
    again = MoveForm(data, to=to)
    again.full_clean()
    return again


def move(
    desk: Desk,
    request: HttpRequest,
    application: Application,
    to: Stage,
    form: MoveForm,
    user: User,
) -> HttpResponse:
    said = form.cleaned_data
    try:
        decision = decisions.decide_one(
            application.pk, form.wish(to), by=user, seen=said["seen"], now=timezone.now()
        )
    except StillHeld:
        context = looked_at(application, to, form, user)
        context["form"].add_error(None, STILL_HELD)
        return page(desk, request, "check_and_send", {**context, "changed": False})
    except NotChecked as lacking:
        return keep_back(desk, request, application, to, form, str(lacking))
    except (Changed, IllegalMove):
        application.refresh_from_db()
        return refuse(desk, request, application, to.value, form)
    messages.success(request, held.just_moved(application, decision))
    return redirect(CASE, application.pk)


def keep_back(
    desk: Desk, request: HttpRequest, application: Application, to: Stage, form: MoveForm, why: str
) -> HttpResponse:
    """A check is in the way. What was typed is kept on the page."""
    sentence = f"Nothing was moved or sent: not ready for {to.label.lower()}. {why}"
    if form.is_bound:
        form.add_error(None, sentence)
        return page(desk, request, "check_and_send", typed(application, to, form))
    messages.error(request, sentence)
    return redirect(CASE, application.pk)


def refuse(
    desk: Desk,
    request: HttpRequest,
    application: Application,
    stage: str,
    form: MoveForm | None = None,
) -> HttpResponse:
    """What is true now, beside what was typed. A second click on the same move is no clash."""
    if case.done_already(application, stage, request.user):
        messages.success(request, f"{application}: moved to {application.at.label} already.")
    elif form is None or application.being_scored:
        messages.error(request, f"Nothing was moved or sent. {why_not(application)}")
    else:
        wanted = f"Move it to {Stage(stage).label}"
        return clashed(desk, request, application, form, wanted)
    return redirect(CASE, application.pk)


def why_not(application: Application) -> str:
    if application.being_scored:
        return (
            f"The answer of {application} is being scored: "
            "until it is settled, it can only be withdrawn."
        )
    return (
        f"{application} was changed after you opened it: "
        f"it is now at {application.at.label}. Look at the case again."
    )


def clashed(
    desk: Desk, request: HttpRequest, application: Application, form: forms.Form, wanted: str
) -> HttpResponse:
    """A move, a delay or anything else that somebody was too late for."""
    application = found(desk, request, str(application.pk))  # with what is there of it by now
    stage = request.resolver_match.kwargs.get("stage") if request.resolver_match else None
    possible = stage in services.moves_now(application) if stage else bool(application.moves)
    context = clash.context(application, form, wanted=wanted, who=request.user)
    context["url"] = request.path if possible else ""
    reply = page(desk, request, "clash", context)
    reply.status_code = 409
    return reply
