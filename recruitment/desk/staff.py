"""Accounts and roles: who works here, what they may do, and what to do when somebody lost a key."""

from functools import partial
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone

from recruitment.desk.admin import is_offered
from recruitment.desk.staff_forms import RolesField, StaffChangeForm, StaffCreationForm
from recruitment.people.models import User
from recruitment.staff import door, factors
from recruitment.staff.roles import EVERY_ROLE

for model in (Group, EmailAddress, Authenticator):
    admin.site.unregister(model)
"""Roles are a table in the code; secrets of staff are nobody's to look at; nobody signs up here."""

ACCOUNT = "admin:recruitment_user_change"


@admin.register(User)
class StaffAdmin(UserAdmin):
    """Accounts and their roles. Nobody hands out single permissions, and nobody is deleted."""

    form = StaffChangeForm
    add_form = StaffCreationForm
    ordering = ("name",)
    list_display = ("name", "email", "has_roles", "is_active", "last_login")
    list_filter = ("is_active", "groups")
    offered = ("is_active__exact", "groups__id__exact", "groups__isnull")
    search_fields = ("name", "email")
    filter_horizontal = ()
    actions = None
    fieldsets = (
        (None, {"fields": ("email", "name", "password")}),
        ("Role", {"fields": ("is_active", "groups")}),
    )
    add_fieldsets = (
        (None, {"fields": ("email", "name", "usable_password", "password1", "password2")}),
    )

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        return is_offered(self.offered, lookup, value)

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        """Only a superuser sees superusers: nobody may take over an account above their own."""
        staff = User.objects.prefetch_related("groups")
        return staff if request.user.is_superuser else staff.filter(is_superuser=False)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Nobody gives roles to themselves, or locks themselves out."""
        return ("is_active", "groups") if obj == request.user else ()

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        return RolesField.made() if db_field.name == "groups" else None

    @admin.display(description="Roles")
    def has_roles(self, user: User) -> str:
        return ", ".join(sorted(group.name for group in user.groups.all())) or "None"

    def get_urls(self) -> list[URLPattern]:
        every = self.admin_site.admin_view(partial(every_role, self))
        forget = self.admin_site.admin_view(partial(forget_factors, self))
        return [
            path("roles/", every, name="recruitment_user_roles"),
            path("<int:pk>/forget/", forget, name="recruitment_user_forget"),
            *super().get_urls(),
        ]

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return door.freshly(super().changeform_view, request)(request, *args, **kwargs)

    def user_change_password(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return door.freshly(super().user_change_password, request)(request, *args, **kwargs)


def every_role(desk: StaffAdmin, request: HttpRequest) -> HttpResponse:
    """Each role, what it means, and who has it."""
    if not desk.has_view_permission(request):
        raise PermissionDenied
    having = {
        group.name: [user for user in group.user_set.all() if user.is_active]
        for group in Group.objects.prefetch_related("user_set")
    }
    rows = [{"role": role, "people": having.get(role.name, [])} for role in EVERY_ROLE]
    context = {"title": "Roles", "rows": rows, **desk.admin_site.each_context(request)}
    return TemplateResponse(request, "admin/roles.html", context)


def forget_factors(desk: StaffAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody lost what they sign in with: theirs are taken away, and all their sessions end."""
    user = get_object_or_404(desk.get_queryset(request), pk=pk)
    if not desk.has_change_permission(request, user) or user == request.user:
        raise PermissionDenied
    return door.freshly(partial(forget_now, desk, request), request)(user)


def forget_now(desk: StaffAdmin, request: HttpRequest, user: User) -> HttpResponse:
    if request.method != "POST":
        context = {"title": f"Forget how {user} signs in", "member": user}
        context |= {"factors": [factors.name(one) for one in factors.of(user)]}
        everywhere = desk.admin_site.each_context(request)
        return TemplateResponse(request, "admin/forget_factors.html", {**everywhere, **context})
    now = timezone.now()
    factors.forget_all(user, now=now)
    door.end_sessions(user, now)
    desk.log_change(request, user, "Passkeys and code app forgotten, signed out everywhere")
    messages.success(request, f"{user} is signed out everywhere, and sets up a new way to sign in.")
    return redirect(ACCOUNT, user.pk)
