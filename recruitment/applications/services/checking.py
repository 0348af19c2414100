"""The checks before somebody starts: what is recorded of them, and whom they keep back."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate

from recruitment.applications import reminders
from recruitment.applications.checks import Check, Kind, Outcome, clearance_ages, needed
from recruitment.applications.models import Application
from recruitment.applications.services.drafts import locked, save
from recruitment.applications.services.problems import Changed, NotChecked, NotLater, Unexplained
from recruitment.applications.stages import ENDS, Stage
from recruitment.eligibility import ROUTES
from recruitment.eligibility.dates import months_after, spoken
from recruitment.people.models import User

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Said:
    """All that is known of a check from now on."""

    asked_on: date | None = None
    started_on: date | None = None
    finished_on: date | None = None
    outcome: str = ""
    expires_on: date | None = None
    reason: str = ""


def good_until(application: Application, check: Check) -> date | None:
    """The last day on which what was passed counts, if it has one.

    6 months after 31 August is 28 February: where months differ in length, the shorter time.
    """
    lasts = [check.expires_on] if check.expires_on else []
    if check.kind == Kind.VETTING and check.finished_on and clearance_ages(application):
        lasts.append(months_after(check.finished_on, settings.PACK.working.clearance_months))
    return min(lasts, default=None)


def in_the_way(application: Application, to: Stage, today: date) -> tuple[str, ...]:
    """Why it cannot come to this stage yet, in sentences: nothing when it can."""
    if not to.needs_checks:
        return ()
    rows = {check.kind: check for check in application.checks.all()}
    day = max(today, application.starts_on or today)
    lacking = [word for kind in needed(application) if (word := lack(application, rows, kind, day))]
    if to is Stage.APPOINTED and clearance_ages(application) and not application.starts_on:
        lacking.append("Set the first day: the clearance has to be fresh enough on it.")
    return tuple(lacking)


def lack(application: Application, rows: dict[str, Check], kind: Kind, day: date) -> str:
    check = rows.get(kind)
    if check is None or check.outcome in ("", Outcome.NOT_PASSED):
        return f"{kind.label}: {(check or Check()).state.lower()}."
    until = good_until(application, check)
    if check.outcome == Outcome.WAIVED or until is None or day <= until:
        return ""
    return f"{kind.label}: counts until {spoken(until)} and would be too old on {spoken(day)}."


def refuse_unchecked(application: Application, to: Stage, today: date) -> None:
    if sentences := in_the_way(application, to, today):
        raise NotChecked(sentences)


@transaction.atomic
def record(
    application_id: int, kind: Kind, said: Said, *, by: User, seen: int, now: datetime
) -> Check:
    """Keep what is known of a check now, and who said so.

    Raises Unexplained for a check that is left out without a reason, Changed when somebody else
    changed it or the application has ended, and what the table refuses.
    """
    if said.outcome == Outcome.WAIVED and not said.reason:
        raise Unexplained
    application = locked(application_id)
    check = application.checks.filter(kind=kind).first() or Check(
        application=application, kind=kind
    )
    if check.version != seen or application.at in (Stage.DRAFT, *ENDS):
        raise Changed
    for name, value in asdict(said).items():
        setattr(check, name, value)
    check.version += 1
    check.full_clean()
    check.save()
    check.history.create(by=by, at=now, said=dict(facts(said)))
    if kind == Kind.VETTING:
        reminders.form(application, now)
    return check


def facts(said: Said) -> Iterator[tuple[str, str]]:
    for name, value in asdict(said).items():
        yield name, value.isoformat() if isinstance(value, date) else value or ""


@transaction.atomic
def set_first_day(application_id: int, day: date, *, seen: int, now: datetime) -> Application:
    """The day of appointment, on which checks must still count. Raises NotLater or Changed."""
    if day < localdate(now):
        raise NotLater
    application = locked(application_id)
    if application.version != seen or application.at in (Stage.DRAFT, *ENDS):
        raise Changed
    application.starts_on = day
    save(application, now)
    return application


def running_out(by: date) -> Q:
    """Of checks, those that count until a day at the latest, as `good_until` says of one."""
    working = settings.PACK.working
    ageing = [
        one.slug for one in ROUTES.values() if working.clearance_ages(one.slug, one.family.value)
    ]
    last = finished_by(by, working.clearance_months)
    old = Q(kind=Kind.VETTING, application__vacancy__route_slug__in=ageing, finished_on__lte=last)
    return Q(expires_on__lte=by) | old


def finished_by(day: date, months: int) -> date:
    """The last day so many months after which this day has not passed."""
    last = months_after(day, -months)
    while months_after(last + ONE_DAY, months) <= day:  # 31 August, like 28 August, to 28 February
        last += ONE_DAY
    return last
