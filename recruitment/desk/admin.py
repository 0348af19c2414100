"""HR's door: stock Django admin. What changes an application or a vacancy is in services."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.html import format_html_join

from recruitment.applications import services
from recruitment.applications.models import Application
from recruitment.desk import (
    case,
    case_urls,
    cases,
    extending,
    helping,
    lateness,
    progressing,
    rules,
    scope,
    today,
)
from recruitment.desk.queue import addresses, views
from recruitment.desk.vacancy_forms import FIELDSETS, VacancyForm
from recruitment.feedback.models import Feedback
from recruitment.messages.models import Email
from recruitment.vacancies.models import Extension, Vacancy


def is_offered(offered: tuple[str, ...], lookup: str, value: str) -> bool:
    """Only what the filters put into an address: others could guess what a list does not show."""
    return lookup in offered and "\0" not in value


class DeskAdmin(admin.ModelAdmin):
    """A list that can be asked only what its filters offer. Nothing is ever deleted here."""

    actions = None
    offered: tuple[str, ...] = ()
    """What the filters of the list put into its address."""

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        return is_offered(self.offered, lookup, value)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class ReadOnlyAdmin(DeskAdmin):
    """A list and a page to look at."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Application)
class ApplicationAdmin(ReadOnlyAdmin):
    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        seen = obj is None or scope.may_see(request.user, obj)
        return seen and super().has_view_permission(request, obj)

    def get_urls(self) -> list[URLPattern]:
        send = self.admin_site.admin_view(partial(cases.check_and_send, self))
        help_somebody = self.admin_site.admin_view(partial(helping.start, self))
        late = self.admin_site.admin_view(partial(lateness.say, self))
        address = "<str:pk>/move/<slug:stage>/"
        return [
            path("help/", help_somebody, name="recruitment_help"),
            path("rules/", self.of_rules(rules.to_check_again), name="recruitment_rules"),
            path("rules/code/", self.of_rules(rules.check_code), name="recruitment_code"),
            path(address, send, name="recruitment_application_move"),
            *progressing.urls(self),
            path("<str:pk>/late/", late, name="recruitment_application_late"),
            path(
                "<str:pk>/photographs/<int:number>/",
                self.admin_site.admin_view(partial(cases.photograph, self)),
                name="recruitment_application_photograph",
            ),
            *case_urls.of(self),
            *addresses.of_queue(self),
            *super().get_urls(),
        ]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return views.show(self, request)

    def of_rules(self, view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        """A page about rules, for those who may see applications."""
        return self.admin_site.admin_view(partial(view, self))

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        return cases.show(self, request, object_id)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The history of a case is on the case: the admin's own log knows nothing of it."""
        return redirect(cases.CASE, object_id)


SETTLED = (
    "reference",
    "route_slug",
    "vetting",
    "opens_on",
    "closes_on",
    "evidence_question",
    "evidence_words",
)
"""Of a vacancy that somebody has begun to apply for. The closing day has a page of its own."""
EXTENDED = "<p>From {} to {}, by {} on {}. {}</p>"


@admin.register(Vacancy)
class VacancyAdmin(DeskAdmin):
    list_display = ("title", "reference", "route_slug", "places", "opens_on", "closes_on")
    list_filter = ("route_slug",)
    offered = ("route_slug__exact",)
    search_fields = ("title", "reference")
    form = VacancyForm
    fieldsets = FIELDSETS

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(partial(extending.extend, self))
        return [
            path("<str:pk>/extend/", view, name="recruitment_vacancy_extend"),
            *super().get_urls(),
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """What people have answered to, or were judged by, stays as they saw it."""
        applied_for = obj is not None and obj.applications.exists()
        return ("put_back", *SETTLED) if applied_for else ("put_back",)

    @admin.display(description="Put back")
    def put_back(self, vacancy: Vacancy) -> str:
        records = Extension.objects.filter(vacancy=vacancy.pk).select_related("by")
        return format_html_join("", EXTENDED, map(extending.words, records)) or "Never"

    def save_model(
        self, request: HttpRequest, obj: Vacancy, form: VacancyForm, change: bool
    ) -> None:
        services.save_vacancy(obj, now=timezone.now(), changed=form.changed_columns)


@admin.register(Email)
class EmailAdmin(ReadOnlyAdmin):
    list_display = ("name", "to", "about", "state", "tries", "owed_at", "sent_at", "problem")
    list_filter = ("state", "kind")
    offered = ("state__exact", "kind__exact", "kind", "problem__startswith")
    list_per_page = 25
    search_fields = ("to", "about")
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Email]:
        return today.emails_to_applicants()

    @admin.display(description="Email", ordering="kind")
    def name(self, email: Email) -> str:
        return case.EMAIL_NAMES.get(email.kind, email.kind)


@admin.register(Feedback)
class FeedbackAdmin(ReadOnlyAdmin):
    list_display = ("left_at", "words")
