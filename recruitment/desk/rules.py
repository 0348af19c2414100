"""The desk's pages about rules: which are due to be checked again, and whose a printed code is."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.timezone import localdate

from recruitment import result_code
from recruitment.eligibility import (
    ROUTES,
    Force,
    Rule,
    Stale,
    rules_version,
    stale_rules,
    with_management_vetting,
)
from recruitment.eligibility.dates import spoken
from recruitment.result_code import ResultCode

AHEAD = timedelta(days=60)


@dataclass(frozen=True)
class Due:
    """A rule, or a value of the force, and the day from which it turns nobody away."""

    what: Stale
    on: date


class CodeForm(forms.Form):
    code = forms.CharField(
        label="Code",
        max_length=100,
        help_text="At the foot of the printed page, like 7K4M-2Q9F-XC3D-88HT-P5WV. "
        "Capitals and spaces do not matter.",
        error_messages={
            "required": "Enter the code",
            "max_length": "The code must be 100 signs or less",
        },
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "size": 32}),
    )


def to_check_again(desk: ModelAdmin, request: HttpRequest) -> HttpResponse:
    """What is due now, and what will be within two months."""
    today, force = localdate(), settings.PACK.thresholds
    due = [Due(stale, due_on(stale, force)) for stale in stale_rules(today + AHEAD, force)]
    context = {
        "title": "Rules to check again",
        "now": [one for one in due if one.on <= today],
        "soon": [one for one in due if one.on > today],
        "stale_days": force.stale_days.value,
    }
    return page(desk, request, "stale_rules", context)


def due_on(stale: Stale, force: Force) -> date:
    """The first day on which it counts as not checked lately."""
    return stale.checked + timedelta(days=force.stale_days.value + 1)


def check_code(desk: ModelAdmin, request: HttpRequest) -> HttpResponse:
    """A code holds nothing of a person, so it may stand in the address: the page can be kept."""
    form = CodeForm(request.GET if "code" in request.GET else None)
    context: dict[str, Any] = {"title": "Check a code from a printed result", "form": form}
    if form.is_valid():
        found = result_code.read(form.cleaned_data["code"])
        context |= {"checked": True, "found": found}
        context |= differences(found, localdate()) | versions(found) if found else {}
    return page(desk, request, "check_code", {"checked": False, **context})


WORDS_CHANGED = "A rule, a question or a value was changed. The code does not tell which."


def differences(found: ResultCode, today: date) -> dict[str, list[str]]:
    """What is not as it was on the day of the code, in sentences: rules, and what is due a check.

    The version of the rules has no day in it: one rulebook holds rules that end and that begin.
    """
    force = settings.PACK.thresholds
    changed = [] if found.is_of(rules_version(force)) else [WORDS_CHANGED]
    changed += [sentence for rule in every_rule() if (sentence := turned(rule, found.on, today))]
    before = {stale.name for stale in stale_rules(found.on, force)}
    due = [one for one in stale_rules(today, force) if one.name not in before]
    since = [f"“{one.title}”: since {spoken(due_on(one, force))}" for one in due]
    return {"changed": changed, "due": since}


def versions(found: ResultCode) -> dict[str, str]:
    """The first signs of both, as many as a code holds."""
    today = rules_version(settings.PACK.thresholds)
    return {"version": found.version, "version_today": today[: len(found.version)]}


def every_rule() -> tuple[Rule, ...]:
    """Each once, in the order of the routes."""
    routes = (*ROUTES.values(), *map(with_management_vetting, ROUTES.values()))
    return tuple(dict.fromkeys(rule for route in routes for rule in route.rules))


def turned(rule: Rule, then: date, today: date) -> str:
    """Whether it has come into force or gone out of it between those days; nothing if neither."""
    if rule.in_force(then) == rule.in_force(today):
        return ""
    if rule.in_force(today):
        return f"“{rule.title}” began on {spoken(rule.since)}."
    return f"“{rule.title}” ended. Its last day was {spoken(rule.until or then)}."


def page(
    desk: ModelAdmin, request: HttpRequest, name: str, context: dict[str, Any]
) -> HttpResponse:
    """For everyone who may see applications."""
    if not desk.has_view_permission(request):
        raise PermissionDenied
    everywhere = desk.admin_site.each_context(request)
    return TemplateResponse(request, f"admin/{name}.html", {**everywhere, **context})
