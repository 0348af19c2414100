"""Reversing a decision that the applicant was told of: a move back, with an email of its own."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from recruitment.applications import emails, recipients
from recruitment.applications import services as applications
from recruitment.applications.models import Application, StageChange
from recruitment.applications.services import AppliedAgain, Changed, IllegalMove
from recruitment.applications.stages import Stage
from recruitment.decisions import reversing
from recruitment.decisions.services import StillHeld, Wish
from recruitment.desk import case, clash, doors, held, scope
from recruitment.desk.forms import MoveForm
from recruitment.http import posted
from recruitment.messages import letters
from recruitment.people.models import User
from recruitment.staff import door

CASE = "admin:recruitment_application_change"
REFUSED = {
    Changed: "Nothing was reversed: the case was changed after you opened it. Look at it again.",
    IllegalMove: "There is nothing to reverse: the applicant was told of no decision of ours "
    "that still stands.",
    AppliedAgain: "Nothing was reversed: the person has begun another application for this "
    "vacancy. Go on with that one.",
    StillHeld: "Nothing was reversed: the email has not left yet. Undo the decision instead.",
}


class ReverseForm(MoveForm):
    """The applicant reads why, always."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = self.fields["words"]
        words.label, words.required = "Why, in words that the applicant will read", True
        words.error_messages["required"] = "Say why, in words that the applicant will read"


def reverse(request: HttpRequest, number: int) -> HttpResponse:
    user = doors.allowed(request, doors.VIEW, doors.MOVE, doors.REVERSE)
    sent = Application.objects.sent().select_related("vacancy", "applicant")
    application = get_object_or_404(scope.within(user, sent), pk=doors.a_row(number))
    door.take_up(request)
    try:
        change = reversing.check_reversible(application)
    except IllegalMove:
        return too_late(request, application, user)
    to = Stage(change.was)
    typed = posted(request)
    form = ReverseForm(typed and typed.dict(), to=to, initial={"seen": application.version})
    if form.is_valid() and form.was_shown:
        return door.once_more(request) or go_back(request, application, change, form, user)
    return doors.page(request, "check_and_send", looked_at(application, change, form, user))


def looked_at(
    application: Application, change: StageChange, form: ReverseForm, user: User
) -> dict[str, Any]:
    words = form.cleaned_data.get("words", "") if form.is_bound else ""
    to = Stage(change.was)
    planned = applications.planned_reversal(
        application, change, by=user, now=timezone.now(), words=words
    )
    letter = letters.write(
        applications.REVERSED,
        emails.about_change(planned),
        preface=recipients.preface(application),
    )
    return {
        "application": application,
        "title": f"Reverse this decision: back to {to.label}",
        "to": to,
        "address": recipients.shown_address(application),
        "form": remembering(form, to),
        "letter": letter,
        "changed": form.is_bound and not form.errors,
        "sends": bool(words),
    }


def remembering(form: ReverseForm, to: Stage) -> ReverseForm:
    if not form.is_bound:
        return form
    again = ReverseForm({**form.data, **form.cleaned_data, "previewed": form.now_said}, to=to)
    again.full_clean()
    return again


def go_back(
    request: HttpRequest,
    application: Application,
    change: StageChange,
    form: ReverseForm,
    user: User,
) -> HttpResponse:
    said = form.cleaned_data
    wish = Wish(Stage(change.was), said["hold"], uuid4(), said["words"], said["note"])
    try:
        decision = reversing.reverse(
            application.pk, wish, by=user, seen=said["seen"], now=timezone.now()
        )
    except tuple(REFUSED) as why:
        context = looked_at(application, change, form, user)
        context["form"].add_error(None, REFUSED[type(why)])
        return doors.page(request, "check_and_send", {**context, "changed": False})
    messages.success(request, held.just_moved(application, decision))
    return redirect(CASE, application.pk)


def too_late(request: HttpRequest, application: Application, user: User) -> HttpResponse:
    """What somebody wrote is shown to be copied, unless it was their own second click."""
    typed = posted(request)
    if not typed:
        messages.error(request, REFUSED[IllegalMove])
    elif case.done_already(application, application.stage, user):
        messages.success(request, f"{application}: back at {application.at.label} already.")
    else:
        form = ReverseForm(typed, to=application.at)
        context = clash.context(application, form, wanted="Reverse the decision", who=user)
        return doors.page(request, "clash", context, status=409)
    return redirect(CASE, application.pk)
