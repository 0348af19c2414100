"""The outbox: decisions that are held or wait for a colleague, and emails sent or not delivered."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from recruitment.applications.services import parents
from recruitment.decisions import delivering, services
from recruitment.decisions.delivering import NotSentAgain
from recruitment.decisions.holds import in_words
from recruitment.decisions.models import Batch, Decision
from recruitment.desk import batches, case, doors, permits, scope
from recruitment.desk.today import emails_to_applicants
from recruitment.messages.models import Email, EmailQuerySet, State
from recruitment.references import services as references
from recruitment.references.models import Referee
from recruitment.staff import door

CASE = "admin:recruitment_application_change"
TABS = {
    "held": "Held",
    "waiting": "Waiting for a colleague",
    "sent": "Sent",
    "failed": "Not delivered",
}
ASKING = (references.ASK, parents.ASK)
NAMES = case.EMAIL_NAMES | {
    references.ASK: "Request to a referee",
    parents.ASK: "Request to a parent or carer, of a draft that nobody here sees",
}
DIGITS = 19
"""A number with so many is no row's, and Python refuses to read a very long one."""
ROWS = 25
MOST_PAGES = 400
"""Nobody turns so many, and a long list is slow to count. Older emails are on their cases."""


def show(request: HttpRequest) -> HttpResponse:
    user = doors.allowed(request, doors.VIEW, doors.SEE_OUTBOX)
    door.take_up(request)
    if request.method == "POST":
        return send_again(request)
    tab = request.GET.get("show", "")
    tab = tab if tab in TABS else "held"
    context = {
        "title": "Outbox",
        "tab": tab,
        "tabs": [(key, label, f"?show={key}") for key, label in TABS.items()],
        "may_act": user.has_perm(doors.MOVE),
        **(of_batches(request, tab) if tab in ("held", "waiting") else of_emails(request, tab)),
    }
    return doors.page(request, "outbox", context)


def of_batches(request: HttpRequest, tab: str) -> dict[str, Any]:
    waiting = Batch.objects.filter(decided_at=None, discarded_at=None)
    query = held() if tab == "held" else waiting.annotate(number=Count("decisions"))
    found = (
        scope.batches(request.user, query).select_related("prepared_by").order_by("leaves_at", "pk")
    )
    shown = Paginator(found, ROWS).get_page(request.GET.get("p"))
    rows = [(one, in_words(one.leaves_at) if one.leaves_at else "") for one in shown]
    return {"page": shown, "batches": rows, "emails": []}


def held() -> QuerySet[Batch]:
    """Found from the few emails that are owed, and not from all batches that ever were."""
    owed = Email.objects.owed().untried()
    stopping = Decision.objects.filter(email__in=owed, put_back=None)
    number = Count("decisions", filter=Q(decisions__in=stopping))
    return Batch.objects.filter(pk__in=stopping.values("batch")).annotate(number=number)


def of_emails(request: HttpRequest, tab: str) -> dict[str, Any]:
    sent = emails_to_applicants().filter(state=State.SENT)
    known = scope.emails(request.user, sent if tab == "sent" else undelivered())
    newest = known.order_by("-pk").defer("letter")
    shown = Paginator(newest[: ROWS * MOST_PAGES], ROWS).get_page(request.GET.get("p"))
    cases = cases_of(list(shown))
    return {"page": shown, "batches": [], "emails": [line(one, cases) for one in shown]}


def undelivered() -> EmailQuerySet:
    """Also what asks a referee or a parent, if that was our fault: of a wrong address the applicant
    reads, and mends it."""
    asked = Email.objects.filter(kind__in=ASKING).failed_for_us()
    return emails_to_applicants().filter(state=State.FAILED) | asked


def cases_of(emails: list[Email]) -> dict[str, int]:
    """By what each is about. A parent is asked of a draft, which is nobody's case yet."""
    referees = {int(one.about.partition(":")[2]) for one in emails if one.kind == references.ASK}
    named = Referee.objects.filter(pk__in=referees).only("application_id")
    found = {one.about: one.application_id for one in named}
    of_applicants = (one.about for one in emails if one.kind not in ASKING)
    return found | {about: int(about.partition(":")[2]) for about in of_applicants}


def line(email: Email, cases: dict[str, int]) -> dict[str, Any]:
    number = cases.get(email.about)
    return {
        "email": email,
        "to": whom(email),
        "name": NAMES.get(email.kind, email.kind),
        "url": reverse(CASE, args=[number]) if number else "",
    }


def whom(email: Email) -> str:
    """Not of a draft, which only its applicant knows of."""
    return "a parent or carer" if email.kind == parents.ASK else email.to


def send_again(request: HttpRequest) -> HttpResponse:
    user = doors.allowed(request, doors.MOVE)
    number = request.POST.get("again", "")
    if not (number.isascii() and number.isdecimal() and len(number) < DIGITS):
        messages.error(request, "Choose which email to send again.")
        return redirect("outbox")
    asked = Email.objects.filter(kind__in=ASKING)
    email = get_object_or_404(scope.emails(user, emails_to_applicants() | asked), pk=number)
    if first := door.once_more(request):
        return first
    try:
        sent = delivering.send_again(email.pk, by=user, now=timezone.now())
    except NotSentAgain as why:
        messages.error(request, str(why))
    else:
        say_again(request, sent)
    return redirect(f"{reverse('outbox')}?show=failed")


def say_again(request: HttpRequest, sent: Email | None) -> None:
    if sent:
        messages.success(request, f"On its way again, to {whom(sent)}.")
    else:
        messages.info(request, "It is on its way already. Nothing more was done.")


@require_POST
def undo(request: HttpRequest, number: int) -> HttpResponse:
    """One decision, from its case."""
    user = doors.allowed(request, doors.VIEW)
    known = Decision.objects.select_related("change__application__vacancy")
    decision = get_object_or_404(known, pk=doors.a_row(number))
    if decision.change is None or not permits.may_undo(user, decision.change):
        raise PermissionDenied
    batches.say(request, services.undo([decision], by=user, now=timezone.now()))
    return redirect(CASE, decision.application_id)
