"""The desk's page for staff who fill in an application with a person on the phone."""

from typing import Any

from django import forms
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone

from recruitment import answers_cookie
from recruitment.applications import progress, services
from recruitment.applications.models import Application
from recruitment.applications.services import TheirOwn
from recruitment.applications.writing import helper
from recruitment.http import posted
from recruitment.people import session
from recruitment.people.forms import OneLineEmailField
from recruitment.people.models import User
from recruitment.vacancies.models import Vacancy


class HelpForm(forms.Form):
    THEIR_OWN = (
        "There is an application from this address for this vacancy, and it is the person's own. "
        "Ask them to sign in and go on with it: nobody here can see it"
    )

    vacancy = forms.ChoiceField(
        label="Vacancy",
        error_messages={
            "required": "Select the vacancy",
            "invalid_choice": "Select one of the vacancies that are open",
        },
    )
    email = OneLineEmailField(
        label="The person's email address",
        max_length=254,
        help_text="Read it back to them. Everything that we write goes there.",
        error_messages={
            "required": "Enter the email address of the person",
            "invalid": "Enter an email address in the correct format, like name@example.com",
            "max_length": "Email address must be 254 characters or less",
        },
    )
    agreed = forms.BooleanField(
        label="They asked me to fill it in with them, and they know that I see what they tell me",
        error_messages={"required": "Tick the box to say that they asked for this"},
    )

    def __init__(self, typed: Any, vacancies: list[Vacancy]) -> None:
        super().__init__(typed)
        self.vacancies = {vacancy.reference: vacancy for vacancy in vacancies}
        choices = [(key, f"{one.title} ({key})") for key, one in self.vacancies.items()]
        self.fields["vacancy"].choices = [("", "Choose one"), *choices]  # type: ignore[attr-defined]

    @property
    def wanted(self) -> Vacancy:
        return self.vacancies[self.cleaned_data["vacancy"]]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("vacancy") and said.get("email"):
            self.begun = self.begun_before(said["email"])
        return said

    def begun_before(self, email: str) -> Application | None:
        try:
            return services.begun_before(email, self.wanted)
        except TheirOwn:
            self.add_error("email", self.THEIR_OWN)
            return None


def start(desk: ModelAdmin, request: HttpRequest) -> HttpResponse:
    """Whom staff help, and with which vacancy. The pages that follow are the applicant's."""
    staff, now = helper(request), timezone.now()
    if staff is None:
        raise PermissionDenied
    open_now = Vacancy.objects.open_on(timezone.localdate(now))
    form = HelpForm(posted(request), [v for v in open_now if not progress.is_for_children(v)])
    if form.is_valid():
        return begin(request, form, staff)
    context = {"title": "Fill in an application with somebody", "form": form}
    context |= {"mine": mine(staff), **desk.admin_site.each_context(request)}
    return TemplateResponse(request, "admin/help.html", context)


def begin(request: HttpRequest, form: HelpForm, staff: User) -> HttpResponse:
    """First the questions, with nobody else's answers in this browser; or on with what is there."""
    if form.begun:
        services.begin_help(form.begun.pk, by=staff, now=timezone.now())
        return redirect("tasks", form.begun.reference)
    session.begin_helping(request, form.cleaned_data["email"].strip().lower())
    response = redirect("apply", form.wanted.reference)
    answers_cookie.forget(response)
    return response


def mine(staff: User) -> list[Application]:
    """The drafts that this member of staff helps with now."""
    known = Application.objects.drafts().select_related("vacancy", "applicant")
    helped = known.filter(helped_by=staff, help_ends_at__gt=timezone.now())
    return list(helped.defer("answers", "outcome").order_by("help_ends_at"))
