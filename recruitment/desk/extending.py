"""Put a closing day back: the email to everybody with a draft is seen before it goes."""

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone

from recruitment import clock
from recruitment.applications import emails, services
from recruitment.applications.models import Application
from recruitment.applications.services import Changed, NotLater
from recruitment.desk.vacancy_forms import ExtendForm
from recruitment.http import posted
from recruitment.messages import letters
from recruitment.messages.letters import Letter
from recruitment.people.models import User
from recruitment.vacancies.models import Extension, Vacancy

Desk = ModelAdmin

VACANCY = "admin:recruitment_vacancy_change"


def extend(desk: Desk, request: HttpRequest, pk: str) -> HttpResponse:
    """Show the email as it will read; move the day only with the email that was shown."""
    if not pk.isdecimal():
        raise Http404(pk)
    vacancy = get_object_or_404(Vacancy, pk=pk)
    if not isinstance(request.user, User) or not desk.has_change_permission(request, vacancy):
        raise PermissionDenied
    now, typed = timezone.now(), posted(request)
    form = ExtendForm(typed and typed.dict(), now=now, initial={"seen": vacancy.closes_on})
    if form.is_valid() and form.was_shown:
        return put_back(request, vacancy, form, request.user)
    context = {**desk.admin_site.each_context(request), **looked_at(vacancy, form, now)}
    return TemplateResponse(request, "admin/extend.html", context)


def looked_at(vacancy: Vacancy, form: ExtendForm, now: datetime) -> dict[str, Any]:
    shown = form.cleaned_data["closes_on"] if form.is_valid() else None
    drafts = vacancy.applications.drafts().count()
    return {
        "vacancy": vacancy,
        "title": "Move the closing day",
        "closed": not vacancy.is_open_at(now),
        "form": remembering(form, vacancy, shown, now),
        "letter": preview(vacancy, shown) if shown else None,
        "drafts": drafts,
        "to": in_words(drafts),
    }


def in_words(drafts: int) -> str:
    if not drafts:
        return "Nobody: there is no draft for this vacancy"
    return f"{drafts} {'person' if drafts == 1 else 'people'} with a draft"


def remembering(
    form: ExtendForm, vacancy: Vacancy, shown: date | None, now: datetime
) -> ExtendForm:
    """What was typed, with the day of the email that stands beside it."""
    if not form.is_bound:
        return form
    hidden = {"previewed": shown or "", "seen": form.cleaned_data.get("seen") or vacancy.closes_on}
    again = ExtendForm({**form.data, **{key: str(said) for key, said in hidden.items()}}, now=now)
    again.full_clean()
    return again


def preview(vacancy: Vacancy, to: date) -> Letter:
    return letter_of(Extension(vacancy=vacancy, was=vacancy.closes_on, now=to))


def letter_of(done: Extension) -> Letter:
    """The email as somebody reads it who has given no name yet."""
    reference = f"{settings.PACK.reference_prefix}-XXXX-XXXX"
    somebody = Application(vacancy=done.vacancy, reference=reference)
    return letters.write(services.DEADLINE_MOVED, emails.about_extension(somebody, done))


def put_back(request: HttpRequest, vacancy: Vacancy, form: ExtendForm, user: User) -> HttpResponse:
    said = form.cleaned_data
    to, seen, why = said["closes_on"], said["seen"], said["why"]
    try:
        done = services.extend(vacancy.pk, to, by=user, seen=seen, why=why, now=timezone.now())
    except (Changed, NotLater):
        vacancy.refresh_from_db()
        messages.error(
            request,
            "Nothing was moved or sent. Somebody changed this vacancy after you opened it: "
            f"it closes on {clock.day_in_words(vacancy.closes_on)}. Look at it again.",
        )
        return redirect(VACANCY, vacancy.pk)
    messages.success(request, said_of(done))
    if services.told_of(done):  # where they can be stopped
        return redirect("sending", services.DEADLINE_MOVED, done.pk)
    return redirect(VACANCY, vacancy.pk)


def said_of(done: Extension) -> str:
    told, moved = services.told_of(done), clock.day_in_words(done.now)
    people = "1 person" if told == 1 else f"{told} people"
    writes = f"We tell {people} with a draft." if told else "Nobody has a draft, so nobody is told."
    return f"The closing day is now {moved}. {writes}"


def words(done: Extension) -> tuple[str, ...]:
    """From when, to when, by whom, at which moment, and why."""
    was, now = clock.day_in_words(done.was), clock.day_in_words(done.now)
    return was, now, str(done.by), clock.moment_in_words(done.at), done.why
