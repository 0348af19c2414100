"""One batch: what it did, what it will do once a colleague approves it, and its undoing."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from recruitment.applications.stages import Stage
from recruitment.decisions import choosing, services
from recruitment.decisions.holds import in_words
from recruitment.decisions.models import Batch, Decision
from recruitment.decisions.services import NobodyLeft, OwnBatch, Settled
from recruitment.desk import doors, permits, scope, sending
from recruitment.messages.models import State
from recruitment.people.models import User
from recruitment.staff import door

OWN = "Somebody else has to approve what you prepared. Nothing was sent."
SETTLED = "This was settled already, so nothing more was done. This is how it stands."
NOBODY = "Nothing was sent: nobody in it can be moved there any more."


def show(request: HttpRequest, number: int) -> HttpResponse:
    user = doors.allowed(request, doors.VIEW, doors.SEE_OUTBOX)
    known = Batch.objects.select_related("prepared_by", "approved_by", "discarded_by")
    batch = get_object_or_404(scope.batches(user, known), pk=doors.a_row(number))
    door.take_up(request)
    press = PRESSES.get(request.POST.get("press", ""))
    if press is approve and (first := door.once_more(request)):
        return first
    if request.method == "POST" and press:
        press(request, batch)
        return redirect("batch", batch.pk)
    return doors.page(request, "batch", context(batch, user))


def refuse_moves_of_others(batch: Batch, user: User) -> None:
    numbers = batch.decisions.filter(left_out="").values_list("application", flat=True)
    if not permits.for_all(user, choosing.looked_up(numbers), Stage(batch.to)):
        raise PermissionDenied


def approve(request: HttpRequest, batch: Batch) -> None:
    user = doors.allowed(request, doors.APPROVE, doors.MOVE)
    refuse_moves_of_others(batch, user)
    try:
        services.approve(batch.pk, by=user, now=timezone.now())
    except OwnBatch:
        messages.error(request, OWN)
    except NobodyLeft:
        messages.error(request, NOBODY)
    except Settled:
        messages.info(request, SETTLED)
    except (*sending.REFUSED, DatabaseError):
        messages.error(request, sending.FAULT)
    else:
        messages.success(request, "You approved it. The emails are held until the moment below.")


def discard(request: HttpRequest, batch: Batch) -> None:
    user = doors.allowed(request, doors.MOVE)
    try:
        services.discard(batch.pk, by=user, now=timezone.now())
    except Settled:
        messages.info(request, SETTLED)
    else:
        messages.success(request, "It was thrown away. Nobody was moved and nothing was sent.")


def undo(request: HttpRequest, batch: Batch) -> None:
    user = doors.allowed(request, doors.MOVE)
    made = batch.decisions.filter(change__isnull=False)
    made = made.select_related("change__application__vacancy")
    if not all(permits.may_undo(user, one.change) for one in made if one.change):
        raise PermissionDenied
    say(request, services.undo_batch(batch.pk, by=user, now=timezone.now()))


PRESSES = {"approve": approve, "discard": discard, "undo": undo}


def say(request: HttpRequest, undone: services.Undone) -> None:
    """Which of the two won: the undo, or the worker that sends."""
    if undone.back:
        names = ", ".join(map(str, undone.back))
        messages.success(request, f"Undone: {names}. The applicants were told nothing.")
    if undone.too_late:
        names = ", ".join(map(str, undone.too_late))
        messages.error(request, f"Too late for {names}: the email has left, or is leaving now.")
    if not undone.back and not undone.too_late:
        messages.info(request, "It was undone already. Nothing more was done.")


def context(batch: Batch, user: User) -> dict[str, Any]:
    rows = list(batch.decisions.select_related("application__vacancy", "email", "put_back__by"))
    waiting = waits_for(batch, rows, user) if batch.waits else {"letters": [], "changed": []}
    return {
        "title": f"Check and send: {Stage(batch.to).label}",
        "batch": batch,
        "state": state(batch, rows),
        "leaves": in_words(batch.leaves_at) if batch.leaves_at else "",
        "rows": [(one, became(one)) for one in rows if one.change_id],
        "left_out": [one for one in rows if one.left_out],
        "undoable": sum(can_undo(one) for one in rows),
        "may_undo": user.has_perm(doors.MOVE),
        "own": batch.prepared_by_id == user.pk,
        "may_approve": user.has_perms([doors.APPROVE, doors.MOVE]),
        **waiting,
    }


def waits_for(batch: Batch, rows: list[Decision], user: User) -> dict[str, Any]:
    """What the second person reads: each email as it would go now, and who fell out since."""
    chosen = {one.application_id: one.seen for one in rows if not one.left_out}
    wish = services.wish_of(batch)
    found = choosing.candidates(choosing.looked_up(chosen), chosen, wish.to, timezone.now())
    fit = [one.application for one in found if not one.why_not]
    return {
        "letters": [sending.letter(one, wish, user) for one in fit],
        "changed": [one for one in found if one.why_not],
    }


def can_undo(decision: Decision) -> bool:
    email = decision.email
    owed = email is not None and email.state == State.OWED and not email.tries
    return bool(owed and email and not email.failed_before and not decision.put_back_id)


def became(decision: Decision) -> str:
    if decision.put_back:
        return f"Undone by {decision.put_back.by}. The applicant was told nothing"
    email = decision.email
    if email is None:
        return ""
    held = "Held" if can_undo(decision) else "Being sent again"
    return {
        State.OWED: held,
        State.SENT: "Sent",
        State.FAILED: "Could not be delivered",
        State.CANCELLED: "Not sent: the applicant withdrew",
    }[State(email.state)]


def state(batch: Batch, rows: list[Decision]) -> str:
    if batch.waits:
        return "Waits for a second member of staff"
    if batch.discarded_at:
        return f"Thrown away by {batch.discarded_by}"
    return "Held" if any(can_undo(one) for one in rows) else "Done"
