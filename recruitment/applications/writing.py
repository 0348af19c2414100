"""Who may write in a draft: the person whose it is, or staff while they help them."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from recruitment.applications import services
from recruitment.applications.models import Application
from recruitment.people import session
from recruitment.people.models import Applicant, User

View = Callable[..., HttpResponse]

MAY_HELP = "recruitment.help_application"


def own(applicant: Applicant, reference: str) -> Application:
    """Their application, or 404: whether somebody else has one by this reference stays hidden."""
    known = Application.objects.select_related("vacancy", "applicant").of(applicant)
    return get_object_or_404(known, reference=reference)


def own_draft(applicant: Applicant, reference: str) -> Application:
    """The same; and if staff began it, from now on it is the person's alone."""
    application = own(applicant, reference)
    if application.helped_by_id:
        services.take_over(application.pk, now=timezone.now())
        application.help_ends_at = None
    return application


def helper(request: HttpRequest) -> User | None:
    """The member of staff at the other end, if they may help anybody."""
    user = request.user
    return user if isinstance(user, User) and user.has_perm(MAY_HELP) else None


def helped(request: HttpRequest, reference: str) -> Application | None:
    """The draft, if this member of staff helps with it now."""
    user, now = helper(request), timezone.now()
    if user is None:
        return None
    known = Application.objects.select_related("vacancy", "applicant")
    application = known.filter(reference=reference, helped_by=user).first()
    if application is None or not services.helps(user.pk, application, now):
        return None
    session.prolong(request, now)
    return application


def for_writers(view: View) -> View:
    """Give the view the draft of the person who is signed in, or that of whom they help."""

    def guarded(request: HttpRequest, /, reference: str, **rest: Any) -> HttpResponse:
        applicant = session.signed_in(request, timezone.now())
        if applicant:
            return view(request, own_draft(applicant, reference), **rest)
        application = helped(request, reference)
        if application is None:
            return session.to_sign_in(request)
        return view(request, application, **rest)

    return wraps(view)(guarded)
