"""Set-up without a developer: bank holidays, and the words of emails."""

from functools import partial
from typing import Any

from django.contrib import admin
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path

from recruitment.desk import wording_pages
from recruitment.desk.admin import DeskAdmin, ReadOnlyAdmin
from recruitment.holidays import services as holidays
from recruitment.holidays.models import BankHoliday
from recruitment.messages.wordings import Wording


@admin.register(BankHoliday)
class BankHolidayAdmin(DeskAdmin):
    list_display = ("day", "name", "counts")
    list_filter = ("counts",)
    offered = ("counts__exact",)
    list_per_page = 50

    def save_model(
        self, request: HttpRequest, obj: BankHoliday, form: ModelForm, change: bool
    ) -> None:
        holidays.save(obj)


@admin.register(Wording)
class WordingAdmin(ReadOnlyAdmin):
    """Pages of its own: which emails there are, and the versions of each."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("recruitment.add_wording")

    def get_urls(self) -> list[URLPattern]:
        def view(function: Any) -> Any:
            return self.admin_site.admin_view(partial(function, self))

        kind, name = "kind/<slug:kind>/", "recruitment_wording"
        return [
            path(kind, view(wording_pages.one_kind), name=f"{name}_kind"),
            path(f"{kind}write/", view(wording_pages.write), name=f"{name}_write"),
            path(f"{kind}<int:number>/", view(wording_pages.one_version), name=f"{name}_version"),
            *super().get_urls(),
        ]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return wording_pages.every_kind(self, request)

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """A version is of a kind: choose that first."""
        return wording_pages.every_kind(self, request)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        wording_pages.staff(self, request)
        wording = get_object_or_404(Wording, pk=object_id if object_id.isdecimal() else 0)
        return redirect(wording_pages.VERSION, wording.kind, wording.number)
