"""Where the pages of interviews stand in the admin."""

from functools import partial
from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path

from recruitment.desk import panel_pages, phone_booking
from recruitment.desk.admin import DeskAdmin
from recruitment.interviews.panels import Panel


@admin.register(Panel)
class PanelAdmin(DeskAdmin):
    """Every page is one of ours."""

    def get_urls(self) -> list[URLPattern]:
        def view(function: Any) -> Any:
            return self.admin_site.admin_view(partial(function, self))

        name = "recruitment_panel"
        return [
            path("for/<str:pk>/", view(phone_booking.book), name=f"{name}_for"),
            path("<str:pk>/sheet/", view(panel_pages.sheet), name=f"{name}_sheet"),
            *super().get_urls(),
        ]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return panel_pages.days(self, request)

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        return panel_pages.add_day(self, request)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        return panel_pages.change(self, request, object_id)
