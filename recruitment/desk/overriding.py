"""A move that the table does not have. An HR lead says why, and reads the email first."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from recruitment.applications import services
from recruitment.applications.models import Application
from recruitment.applications.services import (
    AppliedAgain,
    Changed,
    Given,
    IllegalMove,
    NotChecked,
)
from recruitment.applications.stages import ENDED_WITHOUT, May, Stage
from recruitment.desk import acting, case, cases, deciding, permits
from recruitment.desk.acting import PreviewForm
from recruitment.http import posted
from recruitment.messages.letters import Letter
from recruitment.people.models import User
from recruitment.staff import door

AGAIN = "They have begun another application for this vacancy. This one stays where it is."
NOTHING = "Nothing was moved or sent."
NONE = "There is no other move for this case now. Take it off hold first, if it is on hold."


class OverrideForm(PreviewForm):
    to = forms.ChoiceField(
        label="Move to",
        help_text="Stages to which the usual moves do not lead from here.",
        error_messages={
            "required": "Choose where it moves to",
            "invalid_choice": "Choose a stage from the list",
        },
    )
    reason = forms.CharField(
        label="Why, for the record",
        max_length=1000,
        help_text="Recorded with your name. The applicant may ask to see this.",
        error_messages={"required": "Say why this move is made all the same"},
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    words = forms.CharField(
        label="What the applicant will read",
        required=False,
        max_length=1000,
        help_text="Goes into the email as it is. Never write about vetting, health or a record.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    field_order = ("to", "reason", "words")

    def __init__(self, *args: Any, stages: tuple[Stage, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(stage.value, stage.label) for stage in stages]
        self.fields["to"].choices = [("", "Choose a stage"), *choices]  # type: ignore[attr-defined]
        to = self["to"].value()
        if to in ENDED_WITHOUT:
            deciding.ask(self, Stage(to))
            self.order_fields(["to", "reason"])

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("to") == Stage.INFO_NEEDED and not said.get("words"):
            self.add_error("words", "Say what we need, in words that the applicant will read")
        return said

    @property
    def given(self) -> Given | None:
        """Why it ends, if it does."""
        return deciding.given(self.cleaned_data)

    @property
    def now_said(self) -> str:
        said = self.cleaned_data
        return "|".join([said["to"], said["reason"], deciding.now_said(said)])

    @property
    def wanted(self) -> dict[str, Any]:
        """What the service is asked for. The line beside reasons is a part of these."""
        said, given = self.cleaned_data, self.given
        words = "" if given else said["words"]
        return {"reason": said["reason"], "words": words, "given": given}


def override(desk: cases.Desk, request: HttpRequest, pk: str) -> HttpResponse:
    application = cases.found(desk, request, pk)
    user = acting.staff(request, permits.has(request.user, May.OVERRIDE))
    door.take_up(request)
    stages = services.others(application)
    if not stages:
        messages.error(request, NONE)
        return redirect(cases.CASE, application.pk)
    form = OverrideForm(posted(request), stages=stages, initial={"seen": application.version})
    letter = preview(application, form, user) if form.is_valid() else None
    if letter and form.was_shown:
        if done := door.once_more(request) or move(desk, request, application, form, user):
            return done
    elif letter:
        form.remember()
    return cases.page(desk, request, "act", shown(application, form, letter))


def shown(application: Application, form: OverrideForm, letter: Letter | None) -> dict[str, Any]:
    return acting.page(
        application,
        form,
        "A move outside the table",
        "Move and send" if letter else "Show me the email",
        letter=letter,
        hint="Say where and why, and you see the email here.",
    )


def preview(application: Application, form: OverrideForm, user: User) -> Letter | None:
    """Nothing, and an error on the form, when a check keeps it back."""
    to = Stage(form.cleaned_data["to"])
    try:
        change = services.planned_outside(
            application, to, by=user, now=timezone.now(), **form.wanted
        )
    except NotChecked as lacking:
        form.add_error("to", f"It cannot come to {to.label} yet. {lacking}")
        return None
    return case.preview(change)


def move(
    desk: cases.Desk,
    request: HttpRequest,
    application: Application,
    form: OverrideForm,
    user: User,
) -> HttpResponse | None:
    """Nothing, and an error on the form, when it cannot be made."""
    to, seen = Stage(form.cleaned_data["to"]), form.cleaned_data["seen"]
    try:
        services.override(application.pk, to, by=user, seen=seen, now=timezone.now(), **form.wanted)
    except Changed:
        wanted = f"Move it to {to.label}, outside the table"
        return cases.clashed(desk, request, application, form, wanted)
    except (AppliedAgain, IllegalMove) as why:
        form.add_error(None, AGAIN if isinstance(why, AppliedAgain) else f"{NOTHING} {why}")
        return None
    messages.success(request, f"{application}: moved to {to.label}, outside the table.")
    return redirect(cases.CASE, application.pk)
