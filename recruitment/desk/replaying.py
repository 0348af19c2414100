"""The trace of a case judged again: the same day, the same answers, the rules of now."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from recruitment import eligibility
from recruitment.applications.casework import SensitivePart
from recruitment.applications.models import Application
from recruitment.desk import cases, sensitive
from recruitment.staff import door


def show(desk: cases.Desk, request: HttpRequest, pk: str) -> HttpResponse:
    """What rests on the record is told only after a press, which is recorded."""
    application = cases.found(desk, request, pk)
    door.take_up(request)
    opened = request.method == "POST"
    if opened:
        reader = cases.may_read(request)
        if first := door.once_more(request):
            return first
        cases.record_read(application, SensitivePart.RECORD, reader)
    may_open = request.user.has_perm(sensitive.READ)
    context = {**replayed(application, opened=opened), "may_open": may_open}
    return cases.page(desk, request, "replay", context)


def replayed(application: Application, *, opened: bool) -> dict[str, Any]:
    """As `assess --trace` says it, each rule by its title."""
    kept: Mapping[str, Any] = application.outcome or {}  # of a sent one it is never empty
    force = settings.PACK.thresholds
    on = date.fromisoformat(kept["on"])
    answers = eligibility.restore(application.answers, on)
    every = eligibility.replay(kept, answers, force)
    private = titles(application, kept, on)
    shown = [one for one in every if opened or not one.startswith(private)]
    return {
        "application": application,
        "title": "The rules of now on the answers of then",
        "on": on,
        "version": application.rules_version,
        "version_now": eligibility.rules_version(force),
        "differences": shown,
        "folded": len(every) - len(shown),
        "opened": opened,
    }


def titles(application: Application, kept: Mapping[str, Any], on: date) -> tuple[str, ...]:
    """How a sentence begins that is about a rule which reads the record, then or now."""
    today: Mapping[str, Any] = application.judged(on).as_data()
    return tuple(begins([*kept["findings"], *today["findings"]]))


def begins(findings: Iterable[Mapping[str, Any]]) -> Iterable[str]:
    return (f"“{one['title']}”" for one in findings if sensitive.rests_on_record(one))
