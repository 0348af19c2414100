"""The pages of the queue: the list, who has a case, views with names, and keys."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from recruitment.applications import services
from recruitment.desk import scope
from recruitment.desk.queue import filters, piles, rows
from recruitment.desk.queue import services as keeping
from recruitment.desk.queue.models import Keys, SavedView
from recruitment.desk.queue.rows import Asked
from recruitment.http import SeeOther
from recruitment.people.models import User

ASSIGN = "recruitment.assign_application"
SHARE = "recruitment.share_view"
NOTHING = "Nothing was chosen, so nothing was changed. Tick at least one case."
MOST_AT_ONCE = 100
WHOSE = {True: "yours", False: "nobody's"}
ACTS = (
    {
        "label": "Check and send",
        "url": "check-and-send",
        "permission": "recruitment.move_application",
    },
)
"""Buttons for chosen cases beside those that say whose they are. Each leads to a view by its name:
the chosen are in `chosen`, each as its number, a full stop and its owner's."""


def staff(desk: ModelAdmin, request: HttpRequest, *also: str) -> User:
    """Who asks, if they may see applications and whatever else."""
    allowed = desk.has_view_permission(request) and request.user.has_perms(also)
    if not allowed or not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def show(desk: ModelAdmin, request: HttpRequest) -> HttpResponse:
    user, today = staff(desk, request), timezone.localdate()
    asked = looked_for(request.GET, user, today)
    context = {
        "title": "Applications",
        "asked": asked,
        "wanted": asked.wanted,
        "case_query": preserved(request),
        **rows.context(asked),
        **tools(user, asked),
        **desk.admin_site.each_context(request),
    }
    return TemplateResponse(request, "admin/queue/queue.html", context)


def preserved(request: HttpRequest) -> str:
    """What a case needs to lead back to this list as it was."""
    said = request.GET.urlencode()
    return f"?{urlencode({'_changelist_filters': said})}" if said else ""


def looked_for(said: QueryDict, user: User, today: date) -> Asked:
    return Asked(
        filters.read(said),
        user,
        today,
        after=piles.read_place(said.get("after", "")),
        before=piles.read_place(said.get("before", "")),
    )


def tools(user: User, asked: Asked) -> dict[str, Any]:
    """What this person may do with the list, beside reading it."""
    return {
        "tabs": tabs(user, asked),
        "keys": not Keys.objects.filter(off_for=user).exists(),
        "may_assign": user.has_perm(ASSIGN),
        "may_share": user.has_perm(SHARE),
        "may_export": user.has_perm("recruitment.add_export"),
        "acts": [act for act in ACTS if user.has_perm(act["permission"])],
    }


def tabs(user: User, asked: Asked) -> list[dict[str, Any]]:
    views = SavedView.objects.filter(Q(by=user) | Q(shared=True)).select_related("by")
    needs_us = {"name": "Needs us", "url": reverse(rows.LIST), "here": not asked.wanted.query}
    return [needs_us, *(tab(view, user, asked) for view in views)]


def tab(view: SavedView, user: User, asked: Asked) -> dict[str, Any]:
    return {
        "name": view.name,
        "shared": view.shared,
        "mine": view.by_id == user.pk,
        "pk": view.pk,
        "url": f"{reverse(rows.LIST)}?{view.query}",
        "here": asked.wanted.query == view.query,
    }


def back(request: HttpRequest) -> SeeOther:
    """To the list as it was, if what came is an address of it."""
    said = QueryDict(request.POST.get("back", "")[:600])
    places = "".join(f"&{key}={said[key]}" for key in filters.PLACES if read(said, key))
    return SeeOther(f"{reverse(rows.LIST)}?{filters.read(said).query}{places}")


def read(said: QueryDict, key: str) -> bool:
    return piles.read_place(said.get(key, "")) is not None


def assign(desk: ModelAdmin, request: HttpRequest) -> HttpResponse:
    """Give chosen cases to oneself, or give them back."""
    user = staff(desk, request, ASSIGN)
    to = None if request.POST.get("to") == "nobody" else user
    seen = visible(user, chosen(request.POST.getlist("chosen")))
    if not seen:
        messages.error(request, NOTHING)
        return back(request)
    given, taken = services.assign(seen, to, by=user, now=timezone.now())
    if given or not taken:
        messages.success(request, f"{in_words(len(seen) - len(taken))} {WHOSE[bool(to)]} now.")
    for case in taken:
        messages.warning(
            request, f"{case} was left out: meanwhile {case.owner or 'nobody'} has it."
        )
    return back(request)


def visible(user: User, seen: dict[int, int | None]) -> dict[int, int | None]:
    """Whoever sees some routes only neither takes a case of another nor hears who has it."""
    mine = set(scope.seen_by(user).filter(pk__in=seen).values_list("pk", flat=True))
    return {pk: owner for pk, owner in seen.items() if pk in mine}


def in_words(number: int) -> str:
    return "1 case is" if number == 1 else f"{number} cases are"


def chosen(said: list[str]) -> dict[int, int | None]:
    """The cases that were ticked, and who had each on that page."""
    pairs = [one.partition(".") for one in said[:MOST_AT_ONCE]]
    good = [(pk, owner) for pk, _, owner in pairs if all(map(filters.is_number, (pk, owner)))]
    return {int(pk): int(owner) or None for pk, owner in good}


class ViewForm(forms.ModelForm):
    class Meta:
        model = SavedView
        fields = ("name", "shared")
        error_messages = {
            "name": {
                "required": "Enter a name for the view",
                "max_length": "Enter a name of at most 40 signs",
            }
        }


def save_view(desk: ModelAdmin, request: HttpRequest) -> HttpResponse:
    """Keep the filters that are chosen as a tab; under a name of one's own again, instead of it."""
    user = staff(desk, request)
    wanted = filters.read(QueryDict(request.POST.get("back", "")[:600])).but(q="")
    form = ViewForm(request.POST)
    if not form.is_valid() or "\0" in form.cleaned_data["name"]:
        messages.error(request, "Enter a name of at most 40 signs. Nothing was saved.")
    elif not wanted.query:
        messages.error(request, "Choose at least one filter first. A search is not saved.")
    else:
        said = form.cleaned_data
        shared = said["shared"] and user.has_perm(SHARE)
        keeping.save_view(said["name"], wanted.query, by=user, shared=shared)
        messages.success(request, f"“{said['name']}” is saved as a tab.")
    return back(request)


def drop_view(desk: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """One's own only."""
    user = staff(desk, request)
    view = get_object_or_404(SavedView, pk=pk, by=user)
    messages.success(request, f"The tab “{view}” is gone. No case was changed.")
    keeping.drop_view(view)
    return back(request)


def set_keys(desk: ModelAdmin, request: HttpRequest) -> HttpResponse:
    user = staff(desk, request)
    keeping.set_keys(user, on=request.POST.get("keys") != "off")
    return back(request)
