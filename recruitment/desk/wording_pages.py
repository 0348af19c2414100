"""Rewording an email: which there are, one with its versions, a new version, and putting it up."""

from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone

from recruitment.desk.wording_forms import WordingForm
from recruitment.http import posted
from recruitment.messages import letters, rewording
from recruitment.messages.filling import wrong
from recruitment.messages.places import NOT_OFFERED, OFFERED, PLACES
from recruitment.messages.rewording import Overtaken, OwnWords, Unusable
from recruitment.messages.samples import FACTS
from recruitment.messages.wordings import SHIPPED, Wording
from recruitment.people.models import User

Desk = ModelAdmin
Context = dict[str, Any]

LIST, KIND = "admin:recruitment_wording_changelist", "admin:recruitment_wording_kind"
VERSION = "admin:recruitment_wording_version"
PUBLISH = "recruitment.publish_wording"


def page(desk: Desk, request: HttpRequest, name: str, context: Context) -> HttpResponse:
    everywhere = desk.admin_site.each_context(request)
    return TemplateResponse(request, f"admin/{name}.html", {**everywhere, **context})


def staff(desk: Desk, request: HttpRequest) -> User:
    """Whoever may look at wordings; further guards come on top."""
    if not isinstance(request.user, User) or not desk.has_view_permission(request):
        raise PermissionDenied
    return request.user


def every_kind(desk: Desk, request: HttpRequest) -> HttpResponse:
    staff(desk, request)
    numbers = rewording.numbers_in_force()
    kinds = [
        {"kind": kind, "called": offer.called, "in_force": numbers[kind]}
        for kind, offer in OFFERED.items()
    ]
    fixed = [{"kind": spaced(kind), "why": why} for kind, why in NOT_OFFERED.items()]
    context = {"title": "Email wording", "kinds": kinds, "fixed": fixed}
    return page(desk, request, "wordings", context)


def spaced(kind: str) -> str:
    return kind.replace("_", " ").capitalize()


def offered(kind: str) -> str:
    if kind not in OFFERED:
        raise Http404(kind)
    return OFFERED[kind].called


def one_kind(desk: Desk, request: HttpRequest, kind: str) -> HttpResponse:
    staff(desk, request)
    called, history = offered(kind), rewording.history(kind)
    context = {
        "title": f"Email wording: {called}",
        "kind": kind,
        "called": called,
        "versions": rewording.versions(kind),
        "history": history,
        "in_force": history[0].number if history else SHIPPED,
        "letter": letters.write(kind, FACTS),
        "may_write": desk.has_add_permission(request),
    }
    return page(desk, request, "wording_kind", context)


def one_version(desk: Desk, request: HttpRequest, kind: str, number: int) -> HttpResponse:
    """A version on sample data, and the button that puts it into force."""
    user = staff(desk, request)
    called, wording = offered(kind), version(kind, number)
    if request.method == "POST":
        return publish(request, user, kind, number)
    context = {
        "title": f"{called}: version {number}",
        "kind": kind,
        "called": called,
        "wording": wording,
        "number": number,
        "letter": letters.worded(kind, FACTS, wording),
        **publishing(kind, number, wording, user),
    }
    return page(desk, request, "wording_version", context)


def publishing(kind: str, number: int, wording: Wording | None, user: User) -> Context:
    """Whether this person can put this version into force now."""
    history = rewording.history(kind)
    return {
        "is_in_force": number == (history[0].number if history else SHIPPED),
        "seen": len(history),
        "own": wording is not None and wording.by_id == user.pk,
        "may_publish": user.has_perm(PUBLISH),
    }


def version(kind: str, number: int) -> Wording | None:
    """None is the shipped text."""
    if number == SHIPPED:
        return None
    found = Wording.objects.filter(kind=kind, number=number).select_related("by").first()
    if found is None or wrong(kind, found.subject, found.body):
        raise Http404(kind)
    return found


def publish(request: HttpRequest, user: User, kind: str, number: int) -> HttpResponse:
    if not user.has_perm(PUBLISH):
        raise PermissionDenied
    seen = request.POST.get("seen", "")
    turn = int(seen) if seen.isdecimal() and len(seen) < 6 else -1
    try:
        rewording.publish(kind, number, by=user, seen=turn, now=timezone.now())
    except OwnWords:
        messages.error(request, "You wrote this version. Somebody else has to publish it.")
    except Overtaken:
        messages.error(request, "Nothing was published: somebody was quicker. Look at it again.")
    else:
        messages.success(request, f"Version {number} is what this email says from now on.")
        return redirect(KIND, kind)
    return redirect(VERSION, kind, number)


def write(desk: Desk, request: HttpRequest, kind: str) -> HttpResponse:
    """Show the text on sample data; keep it as a version only when that was seen."""
    user = staff(desk, request)
    called, typed = offered(kind), posted(request)
    if not desk.has_add_permission(request):
        raise PermissionDenied
    form = WordingForm(typed and typed.dict(), kind=kind, initial=beginning(kind))
    if form.is_valid() and form.was_shown:
        return keep(desk, request, form, user)
    return page(desk, request, "wording_write", looked_at(form, called))


def beginning(kind: str) -> Context:
    """The newest version is where the next one begins."""
    newest = next(iter(rewording.versions(kind)), None)
    subject, body = (newest.subject, newest.body) if newest else rewording.beginning(kind)
    return {"subject": subject, "body": body, "seen": newest.number if newest else SHIPPED}


def looked_at(form: WordingForm, called: str, other: Wording | None = None) -> Context:
    offer = OFFERED[form.kind]
    shown = form.is_bound and form.is_valid()
    return {
        "title": f"New wording: {called}",
        "called": called,
        "kind": form.kind,
        "form": remembering(form) if shown else form,
        "letter": preview(form) if shown else None,
        "other": other,
        "places": [
            {"name": name, "means": PLACES[name].means, "needed": name in offer.needed}
            for name in offer.allowed
        ],
    }


def preview(form: WordingForm) -> letters.Letter:
    said = form.cleaned_data
    wording = Wording(kind=form.kind, number=1, subject=said["subject"], body=said["body"])
    return letters.worded(form.kind, FACTS, wording)


def remembering(form: WordingForm) -> WordingForm:
    shown = {**form.cleaned_data, "previewed": form.now_said}
    again = WordingForm(shown, kind=form.kind)
    again.full_clean()
    return again


def keep(desk: Desk, request: HttpRequest, form: WordingForm, user: User) -> HttpResponse:
    """When somebody else wrote one meanwhile, both texts are shown and nothing is lost."""
    said, kind = form.cleaned_data, form.kind
    text = {"subject": said["subject"], "body": said["body"]}
    try:
        made = rewording.write_version(kind, **text, by=user, seen=said["seen"], now=timezone.now())
    except (Overtaken, Unusable):
        other = next(iter(rewording.versions(kind)), None)
        again = WordingForm({**text, "seen": other.number if other else SHIPPED}, kind=kind)
        context = looked_at(again, OFFERED[kind].called, other)
        return page(desk, request, "wording_write", context)
    messages.success(request, f"Version {made.number} is kept. Somebody else can publish it.")
    return redirect(VERSION, kind, made.number)
