"""Putting a case on hold until a day, and taking it off. The applicant's email is read first."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from recruitment import clock
from recruitment.applications import emails, recipients, services
from recruitment.applications.holds import Hold
from recruitment.applications.models import Application
from recruitment.applications.services import Changed, IllegalMove
from recruitment.desk import acting, cases, permits
from recruitment.desk.acting import DayInput, PreviewForm
from recruitment.http import posted
from recruitment.messages import letters
from recruitment.messages.letters import Letter

LAST_DAY = date(2099, 12, 31)
CLASH = "Nothing was changed or sent: the case was changed after you opened it. Look at it again."


class HoldForm(PreviewForm):
    reason = forms.CharField(
        label="Why, for colleagues",
        max_length=1000,
        help_text="The applicant may ask to see this.",
        error_messages={"required": "Say why it is on hold, for colleagues"},
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    review_on = forms.DateField(
        label="We look at it again on",
        help_text="The applicant is told this day, and you see the case on Today when it comes.",
        error_messages={
            "required": "Enter the day on which we look at it again",
            "invalid": "Enter a real day",
        },
        widget=DayInput,
    )
    words = forms.CharField(
        label="What the applicant will read (optional)",
        required=False,
        max_length=1000,
        help_text="Goes into the email as it is. Never write about vetting, health or a record.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    field_order = ("reason", "review_on", "words")

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_review_on(self) -> date:
        day: date = self.cleaned_data["review_on"]
        if not self.today < day <= LAST_DAY:
            raise ValidationError("Enter a day after today")
        return day


def hold(desk: cases.Desk, request: HttpRequest, pk: str) -> HttpResponse:
    application = cases.found(desk, request, pk)
    user = acting.staff(request, permits.may_act(request.user, application))
    if not application.moves:
        return ended(request, application)
    today, seen = timezone.localdate(), {"seen": application.version}
    form = HoldForm(posted(request), today=today, initial=seen)
    valid = acting.is_ready(application, form)
    if valid and form.was_shown:
        said = {key: form.cleaned_data[key] for key in ("reason", "words", "review_on", "seen")}
        done = f"{application}: on hold until {clock.day_in_words(said['review_on'])}."
        return act(request, application, done, services.hold, by=user, **said)
    letter = preview(application, form) if valid else None
    return cases.page(desk, request, "act", shown(application, form, letter))


def shown(application: Application, form: HoldForm, letter: Letter | None) -> dict[str, Any]:
    if letter:
        form.remember()
    again = services.standing(application)
    return acting.page(
        application,
        form,
        "Keep on hold until another day" if again else "Put on hold",
        "Put on hold and send" if letter else "Show me the email",
        letter=letter,
        hint="Say why and until when, and you see the email here.",
    )


def preview(application: Application, form: HoldForm) -> Letter:
    said = form.cleaned_data
    planned = Hold(application=application, words=said["words"], review_on=said["review_on"])
    preface = recipients.preface(application)
    return letters.write("on_hold", emails.about_hold(planned), preface=preface)


def resume(desk: cases.Desk, request: HttpRequest, pk: str) -> HttpResponse:
    application = cases.found(desk, request, pk)
    user = acting.staff(request, permits.may_act(request.user, application))
    standing = services.standing(application)
    if standing is None or not application.moves:
        messages.error(request, f"{application} is not on hold. Nothing was sent.")
        return redirect(cases.CASE, application.pk)
    now, seen = timezone.now(), {"seen": application.version}
    form = PreviewForm(posted(request), initial=seen)
    if form.is_valid():
        done = f"{application}: not on hold any more."
        said = {"by": user, "seen": form.cleaned_data["seen"]}
        return act(request, application, done, services.resume, **said)
    standing.promised_on = services.day_again(application, standing, timezone.localdate(now))
    preface = recipients.preface(application)
    letter = letters.write("off_hold", emails.about_hold(standing), preface=preface)
    title, button = "Take off hold", "Take off hold and send"
    context = acting.page(application, form, title, button, letter=letter)
    return cases.page(desk, request, "act", context)


def act(
    request: HttpRequest, application: Application, done: str, service: Any, **said: Any
) -> HttpResponse:
    try:
        service(application.pk, now=timezone.now(), **said)
    except (Changed, IllegalMove):
        messages.error(request, CLASH)
    else:
        messages.success(request, f"{done} The email leaves within seconds.")
    return redirect(cases.CASE, application.pk)


def ended(request: HttpRequest, application: Application) -> HttpResponse:
    messages.error(request, f"{application} has ended. Nothing was sent.")
    return redirect(cases.CASE, application.pk)
