"""What somebody who is not applying yet types: an address, and what they agree to."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from recruitment.clock import day_in_words
from recruitment.eligibility import Route
from recruitment.people.forms import OneLineEmailField

WRONG_EMAIL = _("Enter an email address in the correct format, like name@example.com")


def email_field(help_text: Any) -> OneLineEmailField:
    return OneLineEmailField(
        label=_("What is your email address?"),
        max_length=254,
        help_text=help_text,
        error_messages={
            "required": _("Enter your email address"),
            "invalid": WRONG_EMAIL,
            "max_length": _("Email address must be 254 characters or less"),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
    )


class CopyForm(forms.Form):
    email = email_field(_("We send one email to it, and do not keep it."))


class RemindForm(forms.Form):
    """Which day is asked only of somebody who has more than one. `wanted` is a route."""

    email = email_field(_("First we send one email with a link, so that you can say yes."))
    consent = forms.BooleanField(
        label=_("Keep my answers, sealed, until that day, so that you can check again"),
        error_messages={"required": _("Tick the box to say that we may keep your answers")},
    )

    def __init__(
        self, typed: Any, *, days: Mapping[date, Collection[Route]], wanted: str = ""
    ) -> None:
        of_route = (day for day in days if any(route.slug == wanted for route in days[day]))
        super().__init__(typed, initial={"day": next(of_route, min(days)).isoformat()})
        self.days = days
        if len(days) > 1:
            self.fields = {"day": day_field(days), **self.fields}

    @property
    def day(self) -> date:
        return date.fromisoformat(self.cleaned_data.get("day", min(self.days).isoformat()))


def day_field(days: Mapping[date, Collection[Route]]) -> forms.ChoiceField:
    missing = _("Select the day that you want us to remember")
    field = forms.ChoiceField(
        label=_("Which day shall we remember?"),
        choices=[(day.isoformat(), day_in_words(day)) for day in sorted(days)],
        widget=forms.RadioSelect,
        error_messages={"required": missing, "invalid_choice": missing},
    )
    routes = {day.isoformat(): "; ".join(r.title for r in days[day]) for day in days}
    field.hints = routes  # type: ignore[attr-defined]
    return field


class InterestForm(forms.Form):
    email = email_field(_("First we send one email with a link, so that you can say yes."))


class KeepForm(forms.Form):
    email = email_field(_("First we send one email with a link, so that you can say yes."))
    consent = forms.BooleanField(
        label=_("Keep my answers, sealed, for 30 days, so that I can see my result again"),
        error_messages={"required": _("Tick the box to say that we may keep your answers")},
    )
