"""The HR desk as a site, and its first page: what needs doing."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate

from recruitment.applications import reminders, services
from recruitment.desk import attention, reconciling
from recruitment.desk.queue import board
from recruitment.desk.queue.board import Number
from recruitment.desk.queue.filters import Wanted
from recruitment.desk.queue.rows import Asked
from recruitment.eligibility import stale_rules
from recruitment.messages.models import Email, EmailQuerySet, State
from recruitment.people.models import User
from recruitment.people.session import prolong
from recruitment.staff.site import StaffSite

OF_DRAFTS = (reminders.KIND, reminders.SAVED, services.DEADLINE_MOVED, "helped", "parent_answered")
"""Kinds of email that are written while an application is its applicant's own."""


class Desk(StaffSite):
    site_header = f"{settings.PACK.name} recruitment"
    site_title = site_header
    index_title = "Today"
    index_template = "admin/today.html"
    logout_template = "admin/logged_out.html"
    password_change_template = "admin/password_change_form.html"  # noqa: S105  # a file
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
            **figures(request, localdate()),
            "attention": attention.needed(request, localdate()),
            "rules_due": len(stale_rules(localdate(), settings.PACK.thresholds)),
            **(extra_context or {}),
        }
        return super().index(request, context)


def emails_to_applicants() -> EmailQuerySet:
    """Not the emails that would tell who has an unsent draft, asked for a code, or only looks."""
    known = Email.objects.filter(about__startswith="application:")
    return known.exclude(kind__in=OF_DRAFTS)


def failed() -> Number:
    """Emails that a mail server refused for good."""
    count = emails_to_applicants().filter(state=State.FAILED).count()
    address = reverse("admin:recruitment_email_changelist")
    query = urlencode({"state__exact": State.FAILED.value})
    return Number("Emails not delivered", count, f"{address}?{query}", "late" if count else "")


def figures(request: HttpRequest, today: date) -> dict[str, Any]:
    """Only those whose lists the person may open."""
    found: dict[str, Any] = {}
    if isinstance(request.user, User) and request.user.has_perm("recruitment.view_application"):
        asked = Asked(Wanted(), request.user, today)
        found = board.context(asked, request.GET.get("campaign", ""))
        rules = len(stale_rules(today, settings.PACK.thresholds))
        found["problems"].append(board.stale_rules(rules))
    if request.user.has_perm("recruitment.judge_pair"):
        found["problems"] = [*found.get("problems", []), board.pairs()]
    if request.user.has_perm("recruitment.view_email"):
        found["problems"] = [failed(), *found.get("problems", [])]
    if request.user.has_perm(reconciling.VIEW):
        found["problems"] = [reconciling.figure(), *found.get("problems", [])]
    return found
