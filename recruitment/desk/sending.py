"""Check and send for many: every email as it will read, who is left out, and when it leaves."""

from hashlib import sha256
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from recruitment import clock
from recruitment.applications import recipients
from recruitment.applications import services as applications
from recruitment.applications.models import Application
from recruitment.applications.services import Changed, Given, IllegalMove, Unexplained
from recruitment.applications.stages import ENDED_WITHOUT, Stage
from recruitment.decisions import choosing, services
from recruitment.decisions.choosing import Chosen
from recruitment.decisions.holds import Hold, leaves_at
from recruitment.decisions.models import Batch
from recruitment.decisions.services import NobodyLeft, Settled, Wish
from recruitment.desk import case, deciding, doors, permits
from recruitment.desk.hold_field import HoldField
from recruitment.http import posted
from recruitment.people.models import User
from recruitment.staff import door

QUEUE = "admin:recruitment_application_changelist"
NOTHING_CHOSEN = "Nobody was chosen. Tick at least one application, then choose what to do."
TOO_MANY = f"That is too many at once. Choose {choosing.MOST} applications or fewer."
REFUSED = (Changed, IllegalMove, Unexplained)
FAULT = "Nothing was moved and nothing was sent: something went wrong on our side. Try again."


class SendForm(forms.Form):
    """`previewed` says which emails were on the screen: only those are sent."""

    to = forms.ChoiceField(
        label="Move them to",
        error_messages={
            "required": "Choose where to move them",
            "invalid_choice": "Choose one of the stages in the list",
        },
    )
    words = forms.CharField(
        label="What each of them will read",
        required=False,
        max_length=1000,
        help_text="Goes into every email as it is. Never write about vetting, health or a record.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    hold = HoldField()
    note = forms.CharField(
        label="Note for colleagues (optional)",
        required=False,
        max_length=1000,
        help_text="On every case. Each applicant may ask to see it.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    chosen = forms.CharField(widget=forms.HiddenInput)
    key = forms.UUIDField(widget=forms.HiddenInput)
    previewed = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args: Any, stages: list[Stage], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "Choose one"), *((one.value, one.label) for one in stages)]
        self.fields["to"].choices = choices  # type: ignore[attr-defined]
        to = self["to"].value()
        if to in ENDED_WITHOUT:
            deciding.ask(self, Stage(to))
            self.order_fields(["to"])

    @property
    def given(self) -> Given | None:
        """Why it ends, if it does."""
        return deciding.given(self.cleaned_data) if self.is_bound else None

    @property
    def fingerprint(self) -> str:
        said = [self.cleaned_data[name] for name in ("to", "chosen")]
        words = deciding.now_said(self.cleaned_data)
        return sha256("\0".join([*said, words]).encode()).hexdigest()

    @property
    def was_shown(self) -> bool:
        return bool(self.fingerprint == self.cleaned_data["previewed"])

    @property
    def wish(self) -> Wish:
        said = self.cleaned_data
        key: UUID = said["key"]
        wordings = self.given.wordings if self.given else ()
        return Wish(Stage(said["to"]), said["hold"], key, said["words"], said["note"], wordings)


def check_and_send(request: HttpRequest) -> HttpResponse:
    """`ids` from the queue or another page, and later what this page itself sends."""
    user = doors.of_every_route(request, doors.VIEW, doors.MOVE)
    door.take_up(request)
    chosen = read_chosen(request.POST.get("chosen", "")) if "key" in request.POST else {}
    numbers = list(chosen) or read_ids(request)
    if len(numbers) > choosing.MOST:
        return refuse(request, TOO_MANY)
    found = choosing.looked_up(numbers)
    if not found:
        return refuse(request, NOTHING_CHOSEN)
    chosen = chosen or {one.pk: one.version for one in found}
    form = form_of(request, found, chosen, user)
    if form.is_valid() and form.was_shown:
        if len(chosen) > 1 and (first := door.once_more(request)):
            return first
        return send(request, form, found, chosen, user)
    return show(request, form, found, chosen, user)


def read_ids(request: HttpRequest) -> list[int]:
    """Numbers, with commas or one by one; what is no number is none of ours.

    The queue calls them `chosen`, and says something else of each after a full stop.
    """
    sent = request.POST if request.method == "POST" else request.GET
    texts = [*sent.getlist("ids"), *sent.getlist("chosen")]
    parts = (part.partition(".")[0] for text in texts for part in text.split(","))
    return list(dict.fromkeys(number for part in parts if (number := as_number(part))))


def read_chosen(text: str) -> dict[int, int]:
    """As written by `as_text`: each application with the version that was shown."""
    parts = (part.partition(".") for part in text.split(","))
    pairs = ((as_number(pk), as_number(version)) for pk, _, version in parts)
    return {pk: version for pk, version in pairs if pk and version}


def as_number(text: str) -> int:
    plain = text.strip()
    return int(plain) if plain.isascii() and plain.isdecimal() and len(plain) < 19 else 0


def as_text(chosen: Chosen) -> str:
    return ",".join(f"{pk}.{version}" for pk, version in chosen.items())


def refuse(request: HttpRequest, why: str) -> HttpResponse:
    messages.error(request, why)
    return redirect(QUEUE)


def form_of(request: HttpRequest, found: list[Application], chosen: Chosen, user: User) -> SendForm:
    """Filled in by this page, or fresh when another page gave the people only."""
    typed = posted(request)
    typed = typed if typed and "key" in typed else None
    initial = {"chosen": as_text(chosen), "key": uuid4(), "to": request.GET.get("to")}
    stages = choosing.moves(found)
    if typed and typed.get("to") in Stage.values:  # all of them may have moved on since
        stages = [one for one in Stage if one in stages or one == typed.get("to")]
    stages = [to for to in stages if permits.for_all(user, found, to)]
    return SendForm(typed, stages=stages, initial={**initial, "hold": Hold.SHORT})


def show(
    request: HttpRequest, form: SendForm, found: list[Application], chosen: Chosen, user: User
) -> HttpResponse:
    to = wanted(form)
    people = choosing.candidates(found, chosen, to, timezone.now()) if to else []
    fit = [one.application for one in people if not one.why_not]
    ready = form.is_valid()
    context = {
        "title": "Check and send",
        "form": remembering(form) if ready else form,
        "to": to,
        "chosen": found,
        "letters": letters(fit, to, form, user) if to and (ready or not form.is_bound) else [],
        "left_out": [one for one in people if one.why_not],
        "sends": ready and fit,
        "number": len(fit),
        "second": services.needs_second(len(fit)),
        "changed": ready,
    }
    return doors.page(request, "send_many", context)


def wanted(form: SendForm) -> Stage | None:
    """The stage that is chosen on the page; one that needs words has no email without them."""
    said = form["to"].value()
    offered = [key for key, _ in form.fields["to"].choices if key]  # type: ignore[attr-defined]
    return Stage(said) if said in offered else None


def remembering(form: SendForm) -> SendForm:
    wordings = form.given.wordings if form.given else ()
    said = {**form.cleaned_data, deciding.REASONS: list(wordings)}
    again = SendForm({**said, "previewed": form.fingerprint}, stages=list(Stage))
    again.fields["to"].choices = form.fields["to"].choices  # type: ignore[attr-defined]
    again.full_clean()
    return again


def letters(fit: list[Application], to: Stage, form: SendForm, user: User) -> list[dict[str, Any]]:
    """The email to each, as it will read; none of an end before its reasons are chosen."""
    wish = form.wish if form.is_bound else Wish(to, Hold.SHORT, uuid4())
    if to in ENDED_WITHOUT and not wish.given:
        return []
    return [letter(one, wish, user) for one in fit]


def letter(application: Application, wish: Wish, user: User) -> dict[str, Any]:
    """As it would read if it were decided now."""
    now = timezone.now()
    words, given = wish.plain_words, wish.given
    planned = applications.planned(application, wish.to, by=user, now=now, words=words, given=given)
    told_on = clock.uk_day(leaves_at(wish.hold, now))
    return {
        "application": application,
        "address": recipients.shown_address(application),
        "letter": case.preview(planned, told_on),
    }


def send(
    request: HttpRequest,
    form: SendForm,
    found: list[Application],
    chosen: Chosen,
    user: User,
) -> HttpResponse:
    """All or nothing. The page of what was made says the rest."""
    try:
        batch = services.send(chosen, form.wish, by=user, now=timezone.now())
    except Settled:
        messages.info(request, "You have sent this already. It was sent once.")
        return redirect("batch", Batch.objects.get(key=form.wish.key).pk)
    except NobodyLeft:
        messages.error(request, "Nothing was sent: none of them can be moved there any more.")
    except (*REFUSED, DatabaseError):
        messages.error(request, FAULT)
    else:
        return redirect("batch", batch.pk)
    return show(request, form, found, chosen, user)
