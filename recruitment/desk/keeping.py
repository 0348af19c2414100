"""Keeping an application that ended longer than we would. An HR lead says why."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from recruitment import clock
from recruitment.applications import keeping, services
from recruitment.applications.models import Application
from recruitment.applications.services import Changed, NotLater
from recruitment.applications.stages import ENDED_WITHOUT, May
from recruitment.desk import acting, cases, permits
from recruitment.desk.acting import DayInput
from recruitment.http import posted
from recruitment.people.models import User

LAST_DAY = date(2099, 12, 31)
NOT_SETTLED = "Nothing deletes {}, so there is nothing to put off."
CLASH = "Nothing was changed: the case was changed after you opened it. Look at it again."


class KeepForm(forms.Form):
    until = forms.DateField(
        label="Keep it until",
        help_text="It is deleted on that day. We write to the applicant 30 days before.",
        error_messages={
            "required": "Enter the day until which it is kept",
            "invalid": "Enter a real day",
        },
        widget=DayInput,
    )
    reason = forms.CharField(
        label="Why, for the record",
        max_length=1000,
        help_text="Recorded with your name. The applicant may ask to see this.",
        error_messages={"required": "Say why it is kept longer"},
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, goes_on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.goes_on = goes_on

    def clean_until(self) -> date:
        day: date = self.cleaned_data["until"]
        if not self.goes_on < day <= LAST_DAY:
            raise ValidationError(f"Enter a day after {clock.day_in_words(self.goes_on)}")
        return day


def keep(desk: cases.Desk, request: HttpRequest, pk: str) -> HttpResponse:
    application = cases.found(desk, request, pk)
    user = acting.staff(request, permits.has(request.user, May.KEEP))
    goes_on = keeping.goes_on(application) if application.at in ENDED_WITHOUT else None
    if goes_on is None:
        messages.error(request, NOT_SETTLED.format(application))
        return redirect(cases.CASE, application.pk)
    form = KeepForm(posted(request), goes_on=goes_on, initial={"seen": application.version})
    if form.is_valid():
        return act(request, application, form, user)
    stands = [("Deleted on", clock.day_in_words(goes_on))]
    title, button = "Keep it longer", "Keep it"
    context = acting.page(application, form, title, button, quiet=True, stands=stands)
    return cases.page(desk, request, "act", context)


def act(request: HttpRequest, application: Application, form: KeepForm, user: User) -> HttpResponse:
    said = form.cleaned_data
    try:
        services.keep(application.pk, by=user, now=timezone.now(), **said)
    except (Changed, NotLater):
        messages.error(request, CLASH)
    else:
        until = clock.day_in_words(said["until"])
        messages.success(request, f"{application}: kept until {until}.")
    return redirect(cases.CASE, application.pk)
