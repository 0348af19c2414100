"""On one case: who has it, and whether we wait for its applicant."""

from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from recruitment.applications import services
from recruitment.applications.models import Application
from recruitment.applications.services import Changed
from recruitment.applications.stages import ENDS, May
from recruitment.applications.work import For
from recruitment.desk import permits, scope
from recruitment.desk.queue.filters import is_number
from recruitment.desk.queue.views import ASSIGN, staff
from recruitment.http import SeeOther
from recruitment.people.models import User
from recruitment.staff import roles

WAIT = "recruitment.add_wait"


def context(application: Application, user: Any) -> dict[str, Any]:
    """For the case page."""
    going = application.at not in ENDS
    assigns = user.has_perm(ASSIGN)
    return {
        "application": application,
        "wait": application.waits.filter(ended_at=None).first(),
        "reasons": For.choices if going and user.has_perm(WAIT) else [],
        "colleagues": list(colleagues(application)) if assigns else [],
        "may_assign": assigns,
        "assignments": list(application.assignments.select_related("now", "by")),
        "user": user,
    }


def colleagues(application: Application) -> QuerySet[User]:
    """Who can have this case: those whose role sees it."""
    names = roles.that_may(scope.LOOK, application.vacancy.route_slug)
    return User.objects.filter(is_active=True, groups__name__in=names).distinct().order_by("name")


def look_at(application: Application, user: Any) -> None:
    """A look by somebody who can act on it. A glance by others leaves it new."""
    if permits.has(user, May.MOVE) or permits.has(user, May.COORDINATE):
        services.look_at(application)


def change(desk: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    user = staff(desk, request)
    known = Application.objects.sent().select_related("vacancy")
    application = get_object_or_404(known, pk=pk)
    if not scope.may_see(user, application):
        raise PermissionDenied
    if "to" in request.POST:
        give(request, application, user)
    elif user.has_perm(WAIT):
        wait(request, application, user)
    else:
        raise PermissionDenied
    return SeeOther(f"../../{application.pk}/change/")


def give(request: HttpRequest, application: Application, user: User) -> None:
    if not user.has_perm(ASSIGN):
        raise PermissionDenied
    to, seen = request.POST["to"], request.POST.get("seen", "")
    target = colleagues(application).filter(pk=int(to)).first() if is_number(to) else None
    if (to != "nobody" and target is None) or not is_number(seen):
        messages.error(request, "Choose who has it. Nothing was changed.")
        return
    _, taken = services.assign(
        {application.pk: int(seen) or None}, target, by=user, now=timezone.now()
    )
    for case in taken:
        messages.error(request, f"Nothing was changed: meanwhile it went to {case.owner}.")
    if not taken:
        messages.success(request, f"{application}: {target or 'nobody'} has it now.")


def wait(request: HttpRequest, application: Application, user: User) -> None:
    what, now = request.POST.get("wait", ""), timezone.now()
    if what == "over":
        services.end_wait(application.pk, by=user, now=now)
        messages.success(request, "The next step is ours again, and our days count.")
    elif what not in For.values:
        messages.error(request, "Say what we wait for. Nothing was changed.")
    else:
        begin(request, application, what, user)


def begin(request: HttpRequest, application: Application, what: str, user: User) -> None:
    try:
        services.begin_wait(application.pk, what, by=user, now=timezone.now())
    except Changed:
        messages.error(request, f"{application} has ended. Nothing was changed.")
    else:
        messages.success(request, "We wait for them. Until they answer, our days stand still.")
