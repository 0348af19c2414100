"""What the desk's own pages share: who may come in, and how a page is made."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from recruitment.desk import scope
from recruitment.people.models import User

VIEW, MOVE = "recruitment.view_application", "recruitment.move_application"
SEE_OUTBOX = "recruitment.see_outbox"
APPROVE = "recruitment.approve_batch"
REVERSE = "recruitment.reverse_decision"
JUDGE = "recruitment.judge_pair"
BIGGEST = 2**63 - 1
"""The highest number that a row can have."""


def allowed(request: HttpRequest, *permissions: str) -> User:
    """The member of staff, if they have every one of these."""
    user = request.user
    if not isinstance(user, User) or not user.has_perms(permissions):
        raise PermissionDenied
    return user


def of_every_route(request: HttpRequest, *permissions: str) -> User:
    """For pages about many cases at once: whoever sees some routes only is refused."""
    user = allowed(request, *permissions)
    if scope.routes_of(user) is not None:
        raise PermissionDenied
    return user


def a_row(number: int) -> int:
    if number > BIGGEST:
        raise Http404(number)
    return number


def page(
    request: HttpRequest, name: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    everywhere = admin.site.each_context(request)
    return TemplateResponse(request, f"admin/{name}.html", {**everywhere, **context}, status=status)
