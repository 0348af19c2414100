"""An admin site that asks staff for a second factor, and its pages for that."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from recruitment.people.models import User
from recruitment.staff import door, setting_up, views
from recruitment.staff.roles import SEES_COUNTS

View = Callable[..., HttpResponse]


class StaffSite(AdminSite):
    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The one way in by password. admin_view sends everybody here who is not signed in."""
        return self.at_the_door(views.sign_in)(request)

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """A superuser may do everything but this: see the page on equality counts."""
        user = request.user
        counts = isinstance(user, User) and not user.is_superuser and user.has_perm(SEES_COUNTS)
        return {**super().each_context(request), "sees_counts": counts}

    def app_index(
        self, request: HttpRequest, app_label: str, extra_context: dict[str, Any] | None = None
    ) -> Any:
        """There is one app, so Today is the page on it."""
        return redirect("admin:index")

    def get_urls(self) -> list[URLPattern | URLResolver]:
        return [
            path("login/passkey/", self.at_the_door(views.passkey), name="passkey"),
            path("login/second-step/", self.at_the_door(views.second_step), name="second-step"),
            path("security/", self.at_the_door(setting_up.overview), name="security"),
            path("security/passkey/", self.own(setting_up.add_passkey), name="security-passkey"),
            path("security/app/", self.own(setting_up.add_app), name="security-app"),
            path("security/codes/", self.own(setting_up.codes), name="security-codes"),
            path("security/remove/<int:pk>/", self.own(setting_up.remove), name="security-remove"),
            *super().get_urls(),
        ]

    def at_the_door(self, view: View) -> View:
        allowed = require_http_methods(["GET", "HEAD", "POST"])
        found: View = never_cache(allowed(partial(view, self)))
        return found

    def own(self, view: View) -> View:
        """Changes to how somebody signs in: only just after they have shown that it is them."""

        def guarded(request: HttpRequest, **kwargs: Any) -> HttpResponse:
            return door.freshly(partial(view, self, request), request)(**kwargs)

        return self.at_the_door(lambda _, request, **kwargs: guarded(request, **kwargs))
