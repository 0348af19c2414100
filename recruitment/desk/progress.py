"""Of one case: its checks, the first day, a hold, what we wait for, and moves outside the table."""

from datetime import date
from typing import Any

from django.urls import reverse

from recruitment.applications import keeping, services
from recruitment.applications.checks import Check, Kind, Outcome
from recruitment.applications.models import Application
from recruitment.applications.stages import ENDED_WITHOUT, ENDS, May, Stage
from recruitment.desk import permits, standing

Context = dict[str, Any]
ADDRESS = "admin:recruitment_application_"
EARLIER = (Stage.SUBMITTED, Stage.INFO_NEEDED, Stage.SIFT, Stage.ASSESSMENT, Stage.INTERVIEW)
"""Nobody is checked before we want them."""
TONES = {
    Outcome.PASSED.value: "done",
    Outcome.WAIVED.value: "neutral",
    Outcome.NOT_PASSED.value: "late",
}


def context(application: Application, user: Any, today: date) -> Context:
    ended = application.at in ENDS
    acts = not ended and permits.may_act(user, application)
    overrides = permits.has(user, May.OVERRIDE) and bool(services.others(application))
    by = standing.last_day_of(application)
    return {
        "hold": services.standing(application),
        "reply_by": by,
        "over": by is not None and by < today,
        "asks_yes": application.at is Stage.CONDITIONAL_OFFER,
        "hold_url": address("hold", application) if acts else "",
        "resume_url": address("resume", application) if acts else "",
        "override_url": address("override", application) if overrides else "",
        **kept(application, user),
        **checks(application, user, today, ended=ended),
    }


def kept(application: Application, user: Any) -> Context:
    """When it is deleted, if that is settled, and until when colleagues keep it."""
    goes_on = keeping.goes_on(application) if application.at in ENDED_WITHOUT else None
    may = goes_on is not None and permits.has(user, May.KEEP)
    return {
        "goes_on": goes_on,
        "keeps": list(application.keeps.select_related("by")) if goes_on else [],
        "keep_url": address("keep", application) if may else "",
    }


def address(name: str, application: Application, *more: str) -> str:
    return reverse(ADDRESS + name, args=[application.pk, *more])


def checks(application: Application, user: Any, today: date, *, ended: bool) -> Context:
    rows = {Kind(check.kind): check for check in application.checks.all()}
    if not rows and application.at in EARLIER:
        return {"checks": []}
    kinds = [kind for kind in Kind if kind in (*services.needed(application), *rows)]
    may_set = not ended and permits.has(user, May.CHECK)
    known = [rows.get(kind) or Check(application=application, kind=kind) for kind in kinds]
    return {
        "checks": [line(application, check, None if ended else user, today) for check in known],
        "first_day": application.starts_on,
        "first_day_url": address("first_day", application) if may_set else "",
        "lacking": [] if ended else services.in_the_way(application, Stage.APPOINTED, today),
    }


def line(application: Application, check: Check, user: Any, today: date) -> Context:
    """A case that has ended has no user. What vetting wrote as its reason is for vetting."""
    kind = Kind(check.kind)
    until = services.good_until(application, check) if check.outcome == Outcome.PASSED else None
    old, may = bool(until and until < today), permits.has(user, kind.may)
    return {
        "title": kind.label,
        "state": "Too old" if old else check.state,
        "tone": "late" if old else TONES.get(check.outcome, "soon"),
        "check": check,
        "asked": kind.steps[0],
        "started": kind.steps[1],
        "until": until,
        "reason": check.reason if may else "",
        "url": address("check", application, kind.value) if may else "",
    }
