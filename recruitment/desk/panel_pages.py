"""The pages of interviews: days and panels, adding a day, a panel, and its run sheet."""

from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone

from recruitment import clock
from recruitment.desk import interview_days, run_sheet
from recruitment.desk.interview_forms import AddDayForm, PanelForm, as_initial
from recruitment.http import posted
from recruitment.interviews import sitting
from recruitment.interviews.panels import Panel
from recruitment.interviews.sitting import NameTaken, NotFree, NotOnThePanel
from recruitment.people.models import User

Desk = ModelAdmin
Context = dict[str, Any]

DAYS, SHEET = "admin:recruitment_panel_changelist", "admin:recruitment_panel_sheet"
STAND_IN = "recruitment.stand_in_panel"
TAKEN = "There is a panel of this name on this day already"
GONE = "Nothing was changed: this person no longer has a time with this panel."
NOT_FREE = "They sit for this person already, or know them. Choose somebody else."


def page(desk: Desk, request: HttpRequest, name: str, context: Context) -> HttpResponse:
    everywhere = desk.admin_site.each_context(request)
    return TemplateResponse(request, f"admin/{name}.html", {**everywhere, **context})


def staff(request: HttpRequest, allowed: bool) -> User:
    if not isinstance(request.user, User) or not allowed:
        raise PermissionDenied
    return request.user


def panel_of(pk: str) -> Panel:
    if not pk.isdecimal():
        raise Http404(pk)
    return get_object_or_404(Panel, pk=pk)


def days(desk: Desk, request: HttpRequest) -> HttpResponse:
    staff(request, desk.has_view_permission(request))
    context = {
        "title": "Interviews",
        "days": interview_days.days(timezone.localdate()),
        "waiting": interview_days.waiting(),
        "may_add": desk.has_add_permission(request),
        "may_change": desk.has_change_permission(request),
    }
    return page(desk, request, "interview_days", context)


def add_day(desk: Desk, request: HttpRequest) -> HttpResponse:
    staff(request, desk.has_add_permission(request))
    now, typed = timezone.now(), posted(request)
    form = AddDayForm(typed, today=clock.uk_day(now))
    if form.is_valid():
        said = form.cleaned_data
        try:
            panel = sitting.add_day(said["day"], said["name"], said["members"], form.times, now=now)
        except NameTaken:
            form.add_error("name", TAKEN)
        else:
            messages.success(request, f"{panel} is added. Who waits for a time is told.")
            return redirect(DAYS)
    context = {"title": "Add a day of interviews", "form": form, "button": "Add these times"}
    return page(desk, request, "panel_form", context)


def change(desk: Desk, request: HttpRequest, pk: str) -> HttpResponse:
    staff(request, desk.has_change_permission(request))
    panel, typed, now = panel_of(pk), posted(request), timezone.now()
    form = PanelForm(typed, initial=as_initial(panel, now))
    if form.is_valid():
        name, members = form.cleaned_data["name"], form.cleaned_data["members"]
        try:
            sitting.change_panel(panel.pk, name, members, form.said_anew, now=now)
        except NameTaken:
            form.add_error("name", TAKEN)
        else:
            messages.success(request, f"{panel.day:%-d %B}: the panel is saved.")
            return redirect(DAYS)
    title = f"{panel}, {clock.day_in_words(panel.day)}"
    return page(desk, request, "panel_form", {"title": title, "form": form, "button": "Save"})


def sheet(desk: Desk, request: HttpRequest, pk: str) -> HttpResponse:
    """Reading it is recorded. A member can say that they know somebody, and be replaced."""
    user = staff(request, desk.has_view_permission(request))
    panel, chooses = panel_of(pk), request.user.has_perm(STAND_IN)
    if request.method == "POST":
        act(request, panel, user)
        return redirect(SHEET, panel.pk)
    sitting.note_reading(panel, by=user, now=timezone.now())
    rows = run_sheet.sheet(panel, user)
    context = {
        "title": f"{panel}, {clock.day_in_words(panel.day)}",
        "panel": panel,
        "rows": rows,
        "told": run_sheet.told(rows),
        "staff": User.objects.filter(is_active=True).order_by("name", "pk") if chooses else [],
        "reads": panel.reads.select_related("by").order_by("-at")[:10] if chooses else [],
    }
    return page(desk, request, "run_sheet", context)


def act(request: HttpRequest, panel: Panel, user: User) -> None:
    """“I know this person”, or who sits in. What cannot be done is said."""
    knows, stand_in = number(request, "knows"), number(request, "stand_in")
    try:
        if knows is not None:
            sitting.step_back(panel.pk, knows, by=user, now=timezone.now())
            messages.success(request, "You have stepped back. Somebody else has to sit in.")
        elif stand_in is not None:
            replace(request, panel, stand_in, user)
    except NotOnThePanel:
        messages.error(request, GONE)
    except NotFree:
        messages.error(request, NOT_FREE)


def replace(request: HttpRequest, panel: Panel, stand_in: int, user: User) -> None:
    staff(request, user.has_perm(STAND_IN))
    active = User.objects.filter(is_active=True)
    instead = active.filter(pk=number(request, "instead") or 0).first()
    said = panel.stand_ins.filter(pk=stand_in).first()
    if instead is None or said is None:
        messages.error(request, "Choose who sits in.")
        return
    sitting.sit_in(said.pk, instead=instead, by=user)
    messages.success(request, f"{instead} sits in.")


def number(request: HttpRequest, name: str) -> int | None:
    """What was posted under a name, if it can be the number of a row."""
    typed = request.POST.get(name, "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 19 else None
