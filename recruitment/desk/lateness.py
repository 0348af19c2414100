"""Telling an applicant that we are late: why, and the new day. They read it before it goes."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from recruitment.applications import emails, recipients, services
from recruitment.applications.models import Application
from recruitment.applications.services import Changed
from recruitment.applications.since import Delay
from recruitment.desk import acting, cases, permits
from recruitment.http import posted
from recruitment.messages import letters
from recruitment.messages.letters import Letter
from recruitment.people.models import User

LAST_DAY = date(2099, 12, 31)
WANTED = "Tell the applicant that we are late"


class LateForm(forms.Form):
    """`previewed` is what the email on the screen was made with."""

    words = forms.CharField(
        label="Why it takes longer",
        max_length=500,
        help_text="Goes into the email as it is. Never write about vetting, health or a record.",
        error_messages={"required": "Say why, in words that the applicant will read"},
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    promised_on = forms.DateField(
        label="We write by",
        help_text="The new day, like 18/12/2026",
        error_messages={
            "required": "Enter the day by which you write",
            "invalid": "Enter a real day, like 18/12/2026",
        },
        widget=forms.DateInput(attrs={"autocomplete": "off"}),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)
    previewed = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_promised_on(self) -> date:
        day: date = self.cleaned_data["promised_on"]
        if not self.today < day <= LAST_DAY:
            raise ValidationError("Enter a day after today")
        return day

    @property
    def now_said(self) -> str:
        return f"{self.cleaned_data['promised_on']} {self.cleaned_data['words']}"

    @property
    def was_shown(self) -> bool:
        return bool(self.now_said == self.cleaned_data["previewed"])


def say(desk: cases.Desk, request: HttpRequest, pk: str) -> HttpResponse:
    application = cases.found(desk, request, pk)
    if not isinstance(request.user, User) or not permits.may_act(request.user, application):
        raise PermissionDenied
    today = timezone.localdate()
    form = LateForm(posted(request), today=today, initial={"seen": application.version})
    if not application.moves or services.standing(application):
        return stopped(desk, request, application, form)
    if acting.is_ready(application, form) and form.was_shown:
        return send(desk, request, application, form, request.user)
    return cases.page(desk, request, "say_late", looked_at(application, form))


def stopped(
    desk: cases.Desk, request: HttpRequest, application: Application, form: LateForm
) -> HttpResponse:
    if form.is_bound:
        return cases.clashed(desk, request, application, form, WANTED)
    state = "is on hold" if application.moves else "has ended"
    messages.error(request, f"{application} {state}. Nothing was sent.")
    return redirect(cases.CASE, application.pk)


def looked_at(application: Application, form: LateForm) -> dict[str, Any]:
    """The form, and the email made with its words, which the form then remembers."""
    letter = preview(application, form) if form.is_valid() else None
    return {
        "application": application,
        "title": "We are late: tell the applicant",
        "form": remembering(form) if letter else form,
        "letter": letter,
    }


def preview(application: Application, form: LateForm) -> Letter:
    said = form.cleaned_data
    planned = Delay(application=application, words=said["words"], promised_on=said["promised_on"])
    preface = recipients.preface(application)
    return letters.write("late", emails.about_delay(planned), preface=preface)


def remembering(form: LateForm) -> LateForm:
    shown = {"words": form.cleaned_data["words"], "previewed": form.now_said}
    again = LateForm({**dict(form.data.items()), **shown}, today=form.today)
    again.full_clean()
    return again


def send(
    desk: cases.Desk,
    request: HttpRequest,
    application: Application,
    form: LateForm,
    user: User,
) -> HttpResponse:
    said = form.cleaned_data
    try:
        services.delay(
            application.pk,
            words=said["words"],
            promised_on=said["promised_on"],
            by=user,
            seen=said["seen"],
            now=timezone.now(),
        )
    except Changed:
        application.refresh_from_db()
        if not said_already(application, said, user):
            return cases.clashed(desk, request, application, form, WANTED)
    messages.success(request, f"{application}: the email leaves within seconds.")
    return redirect(cases.CASE, application.pk)


def said_already(application: Application, said: dict[str, Any], user: User) -> bool:
    """By the same person in the same words: a second click, not a clash."""
    last = application.delays.last()
    mine = last is not None and last.by_id == user.pk
    return bool(
        mine and last and (last.words, last.promised_on) == (said["words"], said["promised_on"])
    )
