"""One batch: what it did, what it will do once a colleague approves it, and its undoing."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from recruitment import clock
from recruitment.applications.since import Withdrawal
from recruitment.applications.stages import Stage
from recruitment.decisions import choosing, services, undoing
from recruitment.decisions.holds import in_words
from recruitment.decisions.models import Batch, Decision
from recruitment.decisions.services import NobodyLeft, OwnBatch, Settled
from recruitment.desk import doors, permits, scope, sending
from recruitment.messages.models import State
from recruitment.people.models import User
from recruitment.staff import door

Press = Callable[[HttpRequest, Batch], None]
Stopped = Mapping[int, Withdrawal]
"""By its number, each email that a withdrawal stopped."""

OWN = "Somebody else has to approve what you prepared. Nothing was sent."
SETTLED = "This was settled already, so nothing more was done. This is how it stands."
NOBODY = "Nothing was sent: nobody in it can be moved there any more."


def show(request: HttpRequest, number: int) -> HttpResponse:
    user = doors.allowed(request, doors.VIEW, doors.SEE_OUTBOX)
    known = Batch.objects.select_related("prepared_by", "approved_by", "discarded_by")
    batch = get_object_or_404(scope.batches(user, known), pk=doors.a_row(number))
    door.take_up(request)
    press = PRESSES.get(request.POST.get("press", ""))
    if press and wants_proof(press, batch) and (first := door.once_more(request)):
        return first
    if request.method == "POST" and press:
        press(request, batch)
        return redirect("batch", batch.pk)
    return doors.page(request, "batch", context(batch, user))


def wants_proof(press: Press, batch: Batch) -> bool:
    """Whether the second factor is asked again: for all but the undoing of one decision."""
    return press is not undo or batch.people > 1


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


PRESSES: dict[str, Press] = {"approve": approve, "discard": discard, "undo": undo}
BACK = "Undone: {}. The applicants were told nothing."
WITHDRAWN = (
    "Undone: {}. The applicants were told nothing, and had withdrawn meanwhile: that stands. "
    "If they take it back, this decision's email does not leave."
)
TOO_LATE = "Too late for {}: the email has left, or is leaving now, or was stopped before."
WENT_ON = "Not undone: {}. More was done with it since, and its email leaves as it was to."


def say(request: HttpRequest, undone: services.Undone) -> None:
    """Which of the two won: the undo, or the worker that sends."""
    told = (
        (messages.SUCCESS, BACK, undone.back),
        (messages.SUCCESS, WITHDRAWN, undone.withdrawn),
        (messages.ERROR, TOO_LATE, undone.too_late),
        (messages.ERROR, WENT_ON, undone.went_on),
    )
    for level, words, found in told:
        if found:
            messages.add_message(request, level, words.format(", ".join(map(str, found))))
    if not any(found for _, _, found in told):
        messages.info(request, "It was undone already. Nothing more was done.")


def context(batch: Batch, user: User) -> dict[str, Any]:
    rows = list(batch.decisions.select_related("application__vacancy", "email", "put_back__by"))
    stopped = undoing.held_back_by(rows)
    waiting = waits_for(batch, rows, user) if batch.waits else {"letters": [], "changed": []}
    return {
        "title": f"Check and send: {Stage(batch.to).label}",
        "batch": batch,
        "state": state(batch, rows, stopped),
        "leaves": in_words(batch.leaves_at) if batch.leaves_at else "",
        "rows": [(one, became(one, stopped)) for one in rows if one.change_id],
        "left_out": [one for one in rows if one.left_out],
        "undoable": sum(can_undo(one, stopped) for one in rows),
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


def can_undo(decision: Decision, stopped: Stopped) -> bool:
    """While nobody has tried to send its email, and it could still leave."""
    email = decision.email
    if email is None or decision.put_back_id:
        return False
    if email.pk in stopped:
        return timezone.now() < stopped[email.pk].undo_until
    return email.state == State.OWED and not email.tries and not email.failed_before


def became(decision: Decision, stopped: Stopped) -> str:
    if decision.put_back:
        return f"Undone by {decision.put_back.by}. The applicant was told nothing"
    email = decision.email
    if email is None:
        return ""
    return {
        State.OWED: "Held" if can_undo(decision, stopped) else "Being sent again",
        State.SENT: "Sent",
        State.FAILED: "Could not be delivered",
        State.CANCELLED: cancelled(decision, stopped),
    }[State(email.state)]


def cancelled(decision: Decision, stopped: Stopped) -> str:
    """Why an email of a decision that stands was never sent."""
    withdrawal = stopped.get(decision.email_id or 0)
    if withdrawal is None:
        return "Not sent: what it would have said was no longer so, or there was nobody to write to"
    if can_undo(decision, stopped):
        until = clock.moment_in_words(withdrawal.undo_until)
        return f"Stopped: the applicant withdrew. It leaves if they take that back before {until}"
    return "Not sent: the applicant withdrew"


def state(batch: Batch, rows: list[Decision], stopped: Stopped) -> str:
    if batch.waits:
        return "Waits for a second member of staff"
    if batch.discarded_at:
        return f"Thrown away by {batch.discarded_by}"
    return "Held" if any(can_undo(one, stopped) for one in rows) else "Done"
