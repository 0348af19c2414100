"""Recording one check of a case, and the first day. No email tells of either, but for the
reminders of a vetting form that has not come back."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from recruitment import clock
from recruitment.applications import services
from recruitment.applications.checks import Check, Kind, Outcome
from recruitment.applications.models import Application
from recruitment.applications.services import Changed, NotLater, Said
from recruitment.applications.stages import May
from recruitment.desk import acting, cases, permits
from recruitment.desk.acting import DayInput
from recruitment.http import posted
from recruitment.people.models import User

LAST_DAY = date(2099, 12, 31)
DAYS = ("asked_on", "started_on", "finished_on")
CHANGED = (
    "Nothing was kept: somebody changed this after you opened it. "
    "What stands now is beside what you typed. Press again to keep yours"
)

REMINDED = "The applicant is not emailed now, but reminded of the form until it came back."


def day_field(label: str, help_text: str = "") -> forms.DateField:
    wrong = {"invalid": f"{label}: enter a real day"}
    return forms.DateField(
        label=label, required=False, help_text=help_text, error_messages=wrong, widget=DayInput
    )


class CheckForm(forms.Form):
    """All that is known of one check. What the table refuses, it refuses too, in words."""

    asked_on = day_field("Asked for on")
    started_on = day_field("Started on")
    finished_on = day_field("Finished on")
    outcome = forms.ChoiceField(label="Outcome", required=False)
    expires_on = day_field("Counts until", "The last day, if it runs out")
    reason = forms.CharField(
        label="Why it is not needed",
        required=False,
        max_length=500,
        help_text="Only for a check that is left out. Never write what vetting or a doctor found.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, kind: Kind, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        offered = [one for one in Outcome if kind is not Kind.VETTING or one != Outcome.WAIVED]
        choices = [(one.value, one.label) for one in offered]
        self.fields["outcome"].choices = [("", "Not known yet"), *choices]  # type: ignore[attr-defined]
        asked, started = kind.steps
        self.fields["asked_on"].label, self.fields["started_on"].label = (
            f"{asked} on",
            f"{started} on",
        )
        if kind is Kind.VETTING:
            self.fields["asked_on"].help_text = "They are reminded of it until it came back"
            self.fields["finished_on"].help_text = "The day on which clearance was given or refused"
            del self.fields["reason"]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        for name in DAYS:
            if (day := said.get(name)) and day > self.today:
                self.add_error(name, f"{self.fields[name].label}: enter today or an earlier day")
        if said.get("expires_on") and said["expires_on"] > LAST_DAY:
            self.add_error("expires_on", "Counts until: enter a day before 2100")
        if said.get("outcome") == Outcome.WAIVED and not said.get("reason"):
            self.add_error("reason", "Say why this check is not needed")
        return said

    @property
    def said(self) -> Said:
        known = {key: value for key, value in self.cleaned_data.items() if key != "seen"}
        if known["outcome"] != Outcome.WAIVED:
            known["reason"] = ""
        return Said(**known)


def check(desk: cases.Desk, request: HttpRequest, pk: str, kind: str) -> HttpResponse:
    application = cases.found(desk, request, pk)
    if kind not in Kind.values:
        raise Http404(kind)
    wanted = Kind(kind)
    user = acting.staff(request, permits.has(request.user, wanted.may))
    row = application.checks.filter(kind=wanted).first()
    if not application.moves or (row is None and wanted not in services.needed(application)):
        messages.error(request, f"{application}: there is nothing to record of this check.")
        return redirect(cases.CASE, application.pk)
    form = CheckForm(posted(request), kind=wanted, today=timezone.localdate(), initial=held(row))
    if form.is_valid() and kept(request, application, wanted, form, user):
        return redirect(cases.CASE, application.pk)
    context = acting.page(application, form, f"{wanted.label}: what we know", "Keep this")
    stands = beside(application, wanted, form)
    return cases.page(desk, request, "act", {**context, "quiet": True, "stands": stands})


def beside(application: Application, kind: Kind, form: CheckForm) -> list[tuple[str, Any]]:
    """What somebody else kept meanwhile. Who has seen that may keep their own all the same."""
    row = application.checks.filter(kind=kind).first()
    if row is None or not form.is_bound or str(row.version) == form.data.get("seen"):
        return []
    form.data = {**dict(form.data.items()), "seen": row.version}
    shown = {**held(row), "outcome": row.state}
    return [(str(box.label), shown[name]) for name, box in form.fields.items() if name != "seen"]


def held(row: Check | None) -> dict[str, Any]:
    known = row or Check()
    names = (*DAYS, "outcome", "expires_on", "reason")
    return {"seen": known.version, **{name: getattr(known, name) for name in names}}


def kept(
    request: HttpRequest, application: Application, kind: Kind, form: CheckForm, user: User
) -> bool:
    """False, with the error on the form, when it cannot be kept. Nothing typed is lost."""
    seen = form.cleaned_data["seen"]
    try:
        row = services.record(
            application.pk, kind, form.said, by=user, seen=seen, now=timezone.now()
        )
    except ValidationError as wrong:
        form.add_error(None, wrong.messages)
        return False
    except Changed:
        form.add_error(None, CHANGED)
        return False
    said = REMINDED if kind is Kind.VETTING and row.form_is_out else "The applicant is not emailed."
    messages.success(request, f"{application}: {kind.label} is kept. {said}")
    return True


class FirstDayForm(forms.Form):
    day = forms.DateField(
        label="First day",
        help_text="The day of appointment. Checks must still count on it.",
        error_messages={"required": "Enter the first day", "invalid": "Enter a real day"},
        widget=DayInput,
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if day > LAST_DAY:
            raise ValidationError("Enter a day before 2100")
        return day


def first_day(desk: cases.Desk, request: HttpRequest, pk: str) -> HttpResponse:
    application = cases.found(desk, request, pk)
    acting.staff(request, permits.has(request.user, May.CHECK))
    if not application.moves:
        messages.error(request, f"{application} has ended. Nothing was kept.")
        return redirect(cases.CASE, application.pk)
    known = {"day": application.starts_on, "seen": application.version}
    form = FirstDayForm(posted(request), initial=known)
    if form.is_valid() and day_kept(request, application, form):
        return redirect(cases.CASE, application.pk)
    context = acting.page(application, form, "The first day", "Keep this day")
    return cases.page(desk, request, "act", {**context, "quiet": True})


def day_kept(request: HttpRequest, application: Application, form: FirstDayForm) -> bool:
    said = form.cleaned_data
    try:
        services.set_first_day(application.pk, said["day"], seen=said["seen"], now=timezone.now())
    except NotLater:
        form.add_error("day", "Enter today or a later day")
        return False
    except Changed:
        form.add_error(None, CHANGED)
        return False
    messages.success(request, f"{application}: the first day is {clock.day_in_words(said['day'])}.")
    return True
