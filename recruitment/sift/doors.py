"""Who gets through which door of the sift, and the frame of its pages."""

from collections.abc import Callable
from functools import update_wrapper
from typing import Any, Concatenate, ParamSpec

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from recruitment.people.models import User
from recruitment.sift import access

P = ParamSpec("P")
StaffView = Callable[Concatenate[HttpRequest, User, P], HttpResponse]
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def guarded(may: Callable[[User], bool]) -> Callable[[StaffView[P]], View[P]]:
    """For staff who are signed in as the desk wants it, and who may do this."""

    def guard(view: StaffView[P]) -> View[P]:
        def ask(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if not isinstance(request.user, User) or not may(request.user):
                raise PermissionDenied
            return view(request, request.user, *args, **kwargs)

        update_wrapper(ask, view)
        return admin.site.admin_view(ask)

    return guard


def has(permission: str) -> Callable[[User], bool]:
    return lambda person: person.has_perm(access.named(permission))


def has_any(person: User) -> bool:
    return any(has(one)(person) for one in (access.MARK, access.RUN, access.SHORTLIST))


for_markers = guarded(access.may_mark)
for_those_who_run = guarded(has(access.RUN))
for_those_who_shortlist = guarded(has(access.SHORTLIST))
for_all_of_them = guarded(has_any)


def page(request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
    everywhere = admin.site.each_context(request)
    return TemplateResponse(request, f"admin/sift/{name}.html", {**everywhere, **context})
