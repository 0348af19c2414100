"""The doors of a draft: its task list, its sections, and words that save themselves."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from recruitment import answers_cookie
from recruitment.applications import photographs, progress, reading, sections, services, task_list
from recruitment.applications.models import Application
from recruitment.applications.progress import Task
from recruitment.applications.sections import ENTRIES, MOST_ENTRIES, Content, Section, SectionForm
from recruitment.applications.services import Changed, Stale, Typed
from recruitment.applications.stages import Stage
from recruitment.applications.writing import for_writers, helped, helper
from recruitment.applications.writing import own as own  # other rooms ask for it here
from recruitment.encryption import Unreadable, unseal
from recruitment.http import SeeOther
from recruitment.people import session
from recruitment.people.models import Applicant

SAVE, LATER, ADD, REMOVE, KEEP_SAVED = "save", "later", "add", "remove-", "keep-saved"
"""The buttons of a section."""
DIGITS = 9


@for_writers
@require_safe
def tasks(request: HttpRequest, application: Application) -> HttpResponse:
    """Everything that is still to be done, in any order."""
    if application.at is not Stage.DRAFT:
        return redirect("sent", application.reference)
    context = task_list.task_list(application, timezone.localdate())
    return render(request, "applications/tasks.html", context)


@csrf_exempt  # so that words are kept by the key of their page; the page itself checks the token
@require_http_methods(["GET", "HEAD", "POST"])
def section(request: HttpRequest, reference: str, name: str) -> HttpResponse:
    """One section. Whoever has to sign in again loses nothing, also if they never do."""
    nobody = not session.is_open(request, timezone.now()) and helper(request) is None
    if request.method == "POST" and nobody:
        with suppress(Unreadable, Http404):
            application, wanted = opened(request, reference, name)
            save_by_key(application, wanted, request.POST, button=True)
    return own_section(request, reference=reference, name=name)


@csrf_protect
@for_writers
def own_section(request: HttpRequest, application: Application, name: str) -> HttpResponse:
    """What was typed is kept, also when it has a mistake."""
    wanted = sections.find(application.vacancy.route, name)
    if wanted is None:
        raise Http404(name)
    if application.at is not Stage.DRAFT:
        return redirect("sent", application.reference)
    typed = request.POST if request.method == "POST" else session.held(request)
    if typed is None:
        return show(request, application, wanted, request.GET.get("back", ""))
    if typed.get("press") == KEEP_SAVED:
        services.keep_saved(application.pk, wanted, typed.get("settles", ""))
        return SeeOther(request.path)
    return take(request, application, wanted, typed)


def show(
    request: HttpRequest,
    application: Application,
    wanted: Section,
    back: str,
    form: SectionForm | None = None,
) -> HttpResponse:
    now = timezone.now()
    today = timezone.localdate(now)
    task = found(application, wanted)
    back = "check" if back == "check" else ""
    if task.clash:
        context = task_list.two_versions(application, task, now, back)
        return render(request, "applications/two_versions.html", context)
    shown = form or task.form
    photographs.join(request, wanted, shown)
    context = task_list.section(application, task, shown, today, back)
    return render(request, "applications/section.html", context)


def found(application: Application, wanted: Section) -> Task:
    return progress.task(application, wanted, timezone.localdate())


def take(
    request: HttpRequest, application: Application, wanted: Section, typed: Mapping[str, Any]
) -> HttpResponse:
    """Keep what was typed, then go where the button leads; a mistake leads back here.

    A mistake, and two versions, are shown by a page that was asked for, never by the reply to a
    form: Back always works.
    """
    press, task = str(typed.get("press", SAVE)), found(application, wanted)
    content = changed(wanted, wanted.form.read(typed), press)
    form = wanted.form(content, task.place, quiet=False)
    try:
        again = photographs.change(request, application, wanted, press)
        keep(application, task, content, typed, button=True)
    except Changed:
        return redirect("sent", application.reference)
    except Stale:
        return SeeOther(here(request, typed))
    if request.method == "POST":
        answer = going_on(request, application, form, press, again=again)
        if answer or session.hold(request):
            return answer or SeeOther(here(request, typed))
    shown = form if press == SAVE else None
    return show(request, application, wanted, str(typed.get("back", "")), shown)


def here(request: HttpRequest, typed: Mapping[str, Any]) -> str:
    return f"{request.path}?back=check" if typed.get("back") == "check" else request.path


def keep(
    application: Application,
    task: Task,
    content: Content,
    typed: Mapping[str, Any],
    *,
    button: bool,
) -> None:
    """Store it as far as it can be stored."""
    press = str(typed.get("press", SAVE))
    words = Typed(
        content=task.section.form.storable(content, task.content),
        seen=number(typed.get("version")),
        page=str(typed.get("page", ""))[:20],
        turn=number(typed.get("turn")),
        pressed=button and press == SAVE,
        last=button,
        asked=number(typed.get("asked")),
        settles=str(typed.get("settles", "")),
    )
    services.save_part(application.pk, task.section, words, now=timezone.now())


def number(said: object) -> int:
    """A number from a page; -1, which no section has, for whatever else was sent."""
    words = str(said or "")
    return int(words) if words.isascii() and words.isdigit() and len(words) < DIGITS else -1


def changed(wanted: Section, content: Content, press: str) -> Content:
    """With one entry more, or one less."""
    if not wanted.form.entry:
        return content
    entries = list(content[ENTRIES])
    if press == ADD and len(entries) < MOST_ENTRIES:
        entries.append(dict.fromkeys(entries[0], "") if entries else {})
    if press.startswith(REMOVE):
        gone = number(press.removeprefix(REMOVE))
        entries = [entry for place, entry in enumerate(entries) if place != gone]
    return {**content, ENTRIES: entries}


def going_on(
    request: HttpRequest,
    application: Application,
    form: SectionForm,
    press: str,
    *,
    again: str | None,
) -> HttpResponse | None:
    """Where a button leads; nothing when there is something to mend first."""
    if again is not None:
        return SeeOther(f"{here(request, request.POST)}{again}") if press != SAVE else None
    if press == LATER:
        return put_away(request, application)
    if press == ADD:
        return SeeOther(f"{here(request, request.POST)}#entry-{form.count}")
    if press.startswith(REMOVE):
        return SeeOther(f"{here(request, request.POST)}#entries")
    if not (form.fine or form.put_off):
        return None
    back = "check" if request.POST.get("back") == "check" else "tasks"
    return redirect(back, application.reference)


def put_away(request: HttpRequest, application: Application) -> HttpResponse:
    """Staff who help stay signed in to the desk."""
    if application.being_helped:
        return redirect("tasks", application.reference)
    return come_back_later(request)


@require_POST
def later(request: HttpRequest) -> HttpResponse:
    """Leave for now, from a page where nothing is typed."""
    return come_back_later(request)


@require_POST
def finish_help(request: HttpRequest, reference: str) -> HttpResponse:
    """Staff have filled in what they could. The person gets an email, and goes on alone."""
    application, staff = helped(request, reference), helper(request)
    if application is None or staff is None:
        raise Http404(reference)
    with suppress(Changed):  # the person has opened it meanwhile
        services.finish_help(application.pk, by=staff, now=timezone.now())
    return redirect("admin:recruitment_help")


def come_back_later(request: HttpRequest) -> HttpResponse:
    """The session ends here. The next page says how to return, and knows nobody."""
    request.session.flush()
    response = SeeOther(reverse("come-back"))
    answers_cookie.forget(response)
    return response


@csrf_exempt  # the sealed key says more than the token that a quick exit takes away
@require_POST
def autosave(request: HttpRequest, reference: str, name: str) -> HttpResponse:
    """Words that save themselves, also when their writer has left by the red button meanwhile.

    The page has a sealed key to this one section, so a session that is gone by then is no matter.
    """
    try:
        application, wanted = opened(request, reference, name)
    except Unreadable:
        return HttpResponse(status=401)
    return save_by_key(application, wanted, request.POST, button=False)


def opened(request: HttpRequest, reference: str, name: str) -> tuple[Application, Section]:
    """The one section that the key of a page opens. Raises Unreadable; another one is a 404."""
    key = unseal(
        request.POST.get("key", ""), task_list.AUTOSAVE, seconds=task_list.AUTOSAVE_SECONDS
    )
    known = Application.objects.select_related("vacancy")
    application = get_object_or_404(known, pk=key.split()[0], reference=reference)
    if not task_list.still_opens(key, application, timezone.now()):
        raise Unreadable
    wanted = sections.find(application.vacancy.route, name)
    if wanted is None or key.split()[1] != name:
        raise Http404(name)
    return application, wanted


def save_by_key(
    application: Application, wanted: Section, typed: Mapping[str, Any], *, button: bool
) -> HttpResponse:
    content, task = wanted.form.read(typed), found(application, wanted)
    if wanted.form.storable(content, {}) != content:
        return HttpResponse(status=413)
    try:
        keep(application, task, content, typed, button=button)
    except (Changed, Stale):
        return HttpResponse(status=409)
    part = found(application, wanted).part
    return HttpResponse(status=204, headers={"X-Version": str(part.version if part else 0)})


@session.for_applicants
@require_safe
def photograph(
    request: HttpRequest, applicant: Applicant, reference: str, number: int
) -> FileResponse:
    """One of their own, to be saved again; nothing before it was scanned."""
    return photographs.response(own(applicant, reference), number)


@session.for_applicants
@require_safe
def copy_text(request: HttpRequest, applicant: Applicant, reference: str) -> HttpResponse:
    """Everything that they typed, as plain text to keep."""
    application = own(applicant, reference)
    words = reading.plain_text(application, timezone.localdate())
    return HttpResponse(
        words,
        content_type="text/plain; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{application.reference}.txt"'},
    )
