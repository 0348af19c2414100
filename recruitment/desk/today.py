"""The HR desk as a site, and its first page: what needs doing."""

from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate

from recruitment.applications import reminders, services
from recruitment.applications.models import Application, ApplicationQuerySet
from recruitment.applications.stages import ENDS, Stage
from recruitment.eligibility import stale_rules
from recruitment.messages.models import Email, EmailQuerySet, State
from recruitment.people.session import prolong
from recruitment.staff.site import StaffSite

SOON = timedelta(days=3)
OF_DRAFTS = (reminders.KIND, services.DEADLINE_MOVED, "helped", "parent_answered")
"""Kinds of email that are written while an application is its applicant's own."""


class Desk(StaffSite):
    site_header = f"{settings.PACK.name} recruitment"
    site_title = site_header
    index_title = "Today"
    index_template = "admin/today.html"
    logout_template = "admin/logged_out.html"
    password_change_template = "admin/password_change_form.html"  # noqa: S105
    enable_nav_sidebar = False

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """Every page of the desk asks for this, so here staff are seen to be at work."""
        if request.user.is_authenticated:
            prolong(request, timezone.now())
        return super().each_context(request)

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        context = {
            "cards": cards(request, localdate()),
            "rules_due": len(stale_rules(localdate(), settings.PACK.thresholds)),
            **(extra_context or {}),
        }
        return super().index(request, context)


def working() -> ApplicationQuerySet:
    """Applications that somebody here still has to do something about."""
    return Application.objects.sent().exclude(stage__in=ENDS)


def emails_to_applicants() -> EmailQuerySet:
    """Not the emails that would tell who has an unsent draft, asked for a code, or only looks."""
    known = Email.objects.filter(about__startswith="application:")
    return known.exclude(kind__in=OF_DRAFTS)


def late(day: date) -> ApplicationQuerySet:
    return working().filter(promised_on__lt=day)


def due_soon(day: date) -> ApplicationQuerySet:
    return working().filter(promised_on__range=(day, day + SOON))


def on_track(day: date) -> ApplicationQuerySet:
    return working().filter(promised_on__gt=day + SOON)


def ended(day: date) -> ApplicationQuerySet:
    return Application.objects.filter(stage__in=ENDS)


DUE = {
    "late": ("Late", late),
    "soon": ("Due in 3 days", due_soon),
    "on-track": ("On track", on_track),
    "ended": ("Ended", ended),
}
"""The groups of the queue: the cards of Today and the list's filter count by the same queries."""


def cards(request: HttpRequest, day: date) -> list[dict[str, Any]]:
    """Numbers, each with the list that it counts; only those that the person may open."""
    found = []
    if request.user.has_perm("recruitment.view_application"):
        found += [application_card(key, day) for key in ("late", "soon")]
        found.append(received_card())
    if request.user.has_perm("recruitment.view_email"):
        found.append(failed_card())
    return found


def application_card(key: str, day: date) -> dict[str, Any]:
    label, query = DUE[key]
    return card(label, query(day).count(), "application", {"due": key}, tone=key)


def received_card() -> dict[str, Any]:
    number = Application.objects.filter(stage=Stage.SUBMITTED).count()
    return card("Not looked at", number, "application", {"stage__exact": Stage.SUBMITTED.value})


def failed_card() -> dict[str, Any]:
    number = emails_to_applicants().filter(state=State.FAILED).count()
    query = {"state__exact": State.FAILED.value}
    return card("Emails not delivered", number, "email", query, tone="late" if number else "")


def card(
    label: str, number: int, model: str, query: dict[str, str], tone: str = ""
) -> dict[str, Any]:
    address = reverse(f"admin:recruitment_{model}_changelist")
    return {"label": label, "number": number, "url": f"{address}?{urlencode(query)}", "tone": tone}
