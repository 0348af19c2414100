"""What every page of a sent application asks first: whose it is, and what was typed."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.views.decorators.debug import sensitive_post_parameters

from recruitment.applications.drafting import own
from recruitment.applications.stages import Stage
from recruitment.http import posted
from recruitment.people import session
from recruitment.people.models import Applicant

View = Callable[..., HttpResponse]


def for_a_sent_application(view: View) -> View:
    """Give the view the applicant's own application; a draft leads to where drafts are."""

    @sensitive_post_parameters()
    @session.for_applicants
    def guarded(
        request: HttpRequest, applicant: Applicant, /, reference: str, **rest: Any
    ) -> HttpResponse:
        application = own(applicant, reference)
        if application.at is Stage.DRAFT:
            return redirect("tracker", reference)
        return view(request, application, **rest)

    return guarded


def typed(request: HttpRequest) -> QueryDict | None:
    """What was sent to this page just now, or before the person had to sign in; also if empty."""
    given = posted(request)
    return session.held(request) if given is None else given
