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

from recruitment.decisions import delivering, services
from recruitment.decisions.delivering import NotSentAgain
from recruitment.decisions.holds import in_words
from recruitment.decisions.models import Batch, Decision
from recruitment.desk import batches, case, doors, permits, scope
from recruitment.desk.today import emails_to_applicants
from recruitment.messages.models import Email, State
from recruitment.staff import door

CASE = "admin:recruitment_application_change"
TABS = {
    "held": "Held",
    "waiting": "Waiting for a colleague",
    "sent": "Sent",
    "failed": "Not delivered",
}
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
    state = State.SENT if tab == "sent" else State.FAILED
    known = scope.emails(request.user, emails_to_applicants().filter(state=state))
    newest = known.order_by("-pk").defer("letter")
    shown = Paginator(newest[: ROWS * MOST_PAGES], ROWS).get_page(request.GET.get("p"))
    return {"page": shown, "batches": [], "emails": [line(one) for one in shown]}


def line(email: Email) -> dict[str, Any]:
    return {
        "email": email,
        "name": case.EMAIL_NAMES.get(email.kind, email.kind),
        "url": reverse(CASE, args=[email.about.removeprefix("application:")]),
    }


def send_again(request: HttpRequest) -> HttpResponse:
    user = doors.allowed(request, doors.MOVE)
    number = request.POST.get("again", "")
    if not number.isascii() or not number.isdecimal() or int(number) > doors.BIGGEST:
        messages.error(request, "Choose which email to send again.")
        return redirect("outbox")
    email = get_object_or_404(scope.emails(user, emails_to_applicants()), pk=number)
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
        messages.success(request, f"On its way again, to {sent.to}.")
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
