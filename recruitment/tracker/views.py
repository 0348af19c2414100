"""The applicant's pages after sending, to look at: the list, the tracker, an email that went."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from recruitment import clock
from recruitment.applications.drafting import own
from recruitment.messages.models import Email, State
from recruitment.people import session
from recruitment.people.models import Applicant
from recruitment.tracker import pages
from recruitment.tracker.happened import TITLES

BIGGEST = 2**63 - 1


@session.for_applicants
@require_safe
def my(request: HttpRequest, applicant: Applicant) -> HttpResponse:
    return render(request, "applications/my.html", pages.all_of(applicant, timezone.now()))


@session.for_applicants
@require_safe
def tracker(request: HttpRequest, applicant: Applicant, reference: str) -> HttpResponse:
    context = pages.tracker(own(applicant, reference), timezone.now())
    return render(request, "tracker/tracker.html", context)


@session.for_applicants
@require_safe
def letter(request: HttpRequest, applicant: Applicant, reference: str, number: int) -> HttpResponse:
    """An email as it went. One that is still owed is as if it did not exist."""
    application = own(applicant, reference)
    if number > BIGGEST:
        raise Http404(number)
    theirs = Email.objects.about(application.about).known()
    email = get_object_or_404(theirs.filter(kind__in=TITLES, letter__isnull=False), pk=number)
    context = {
        "application": application,
        "letter": email.letter,
        "to": email.to,
        "failed": email.state == State.FAILED,
        "ours": email.is_our_fault,
        "when": clock.moment_in_words(email.sent_at or email.owed_at),
    }
    return render(request, "tracker/letter.html", context)
