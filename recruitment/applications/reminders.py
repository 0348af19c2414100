"""Reminders about an application: rows with a moment, written with what causes them.

What makes them needless takes them back in the same transaction. Whoever sends them asks once
more, so one that slips through says nothing untrue.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.conf import settings

from recruitment import clock, schedule
from recruitment.applications import keeping, told
from recruitment.applications.checks import Kind
from recruitment.applications.holds import Hold
from recruitment.applications.models import Application, StageChange
from recruitment.applications.stages import WAITING, Stage
from recruitment.applications.work import For, Wait
from recruitment.eligibility.dates import months_after, years_after
from recruitment.holidays import services as holidays
from recruitment.messages import held, outbox
from recruitment.messages.models import Email
from recruitment.schedule import SCHEDULE
from recruitment.vacancies.models import Vacancy

KIND, SAVED = "unfinished", "saved"
BORN = "date-of-birth"
MONTHS_BEFORE = 3
IDLE, CLOSING = "idle", "closing"

AT_STAGE: Mapping[Stage, str] = {
    Stage.INFO_NEEDED: "info",
    Stage.INTERVIEW: "choose",
    Stage.CONDITIONAL_OFFER: "offer",
    Stage.POOL: "pool",
    Stage.APPOINTED: "feedback",
    Stage.UNSUCCESSFUL: "feedback",
}
"""The line of the table that begins when somebody is told that they are at a stage."""
WAITED_FOR: Mapping[str, str] = {For.ANSWER: "wait", For.TIME: "choose"}
FORMS = (Stage.CONDITIONAL_OFFER, Stage.CHECKS)
"""Where somebody has the vetting form to fill in."""
CADETS = ("cadet",)
FORM = SCHEDULE["form"].kind
LISTS = CADETS
"""The routes whose pool is a waiting list, which we ask about once a year."""
AFTER_SENDING = tuple(
    SCHEDULE[name].kind
    for name in (
        *("info", "wait", "choose", "interview", "offer", "form", "pool", "review", "feedback"),
        "grown",
    )
)


def promise(application: Application, now: datetime) -> None:
    """A draft is begun: say how to come back, and owe every reminder that lies ahead."""
    outbox.owe(SAVED, about=application.about, to=application.applicant.email, now=now)
    known = holidays.days()
    closing = schedule.ahead(CLOSING, application.vacancy.closes_on, known, now=now)
    owe(application, KIND, {IDLE: idle_at(now), **closing}, now)


def idle_at(now: datetime) -> datetime:
    ahead = schedule.ahead(IDLE, clock.uk_day(now), holidays.days(), now=now)
    return next(iter(ahead.values()))


def owe(
    application: Application, kind: str, moments: Mapping[str, datetime], now: datetime
) -> None:
    to = application.applicant.email
    outbox.owe_each(kind, about=application.about, to=to, now=now, moments=moments)


def came_back(application: Application, before: datetime, now: datetime) -> None:
    """The draft was changed on another day than before: its three idle days begin again.

    What warns that it goes is taken back. It comes anew before the day on which it now goes.
    """
    if clock.uk_day(before) != clock.uk_day(now):
        outbox.cancel(keeping.DRAFTS.kind, about=application.about)
        outbox.move(KIND, about=application.about, occurrence=IDLE, at=idle_at(now))


def reschedule(vacancy: Vacancy, now: datetime) -> None:
    """Put the reminders not yet sent where a new closing day puts them; none goes at once."""
    to = vacancy.applications.drafts().filter(wants_reminders=True).addresses()
    known, today = holidays.days(), clock.uk_day(now)
    every = schedule.moments(CLOSING, vacancy.closes_on, known, after=today)
    outbox.cancel_all(KIND, about=to, occurrences=occurrences(CLOSING))
    outbox.cancel_all(keeping.DRAFTS.kind, about=every_draft(vacancy))
    for occurrence, at in every.items():
        if at > now:
            outbox.owe_all(KIND, to=to, occurrence=occurrence, now=now, at=at)


def every_draft(vacancy: Vacancy) -> list[str]:
    """What the emails are about, also to those who want no reminders."""
    numbers = vacancy.applications.drafts().values_list("pk", flat=True)
    return [Application(pk=number).about for number in numbers]


def occurrences(name: str) -> list[str]:
    plan = SCHEDULE[name]
    days = [schedule.called(abs(number), "day") for number in plan.days]
    return [*days, *(schedule.called(number, "hour") for number in plan.hours)]


def stop_drafts(application: Application) -> None:
    outbox.cancel(KIND, about=application.about)


def reached(application: Application, change: StageChange, told_at: datetime) -> None:
    """Inside the transaction of a move: nothing of before is owed, and what begins here is."""
    over = [kind for kind in AFTER_SENDING if kind != FORM or application.at not in FORMS]
    outbox.cancel(KIND, SAVED, *keeping.KINDS, *over, about=application.about)
    name = AT_STAGE.get(Stage(change.now))
    if name == "pool":
        stays_in_pool(application, change, told_at)
    elif name and (name != "offer" or change.reply_by):  # back to one that they accepted
        begin(application, name, str(change.pk), told_at)
    form(application, told_at)
    if change.now == Stage.APPOINTED and application.vacancy.route_slug in CADETS:
        grows_up(application, str(change.pk), told_at)
    if change.now == Stage.INTERVIEW:  # back to it: the time that they have stands
        soon = SCHEDULE["interview"].kind
        held.resume(soon, about=application.about, but="nothing.", now=told_at)


def begin(
    application: Application, name: str, key: str, now: datetime, *, day: date | None = None
) -> None:
    """Owe what a line of the table says, from now or about a day. The key names what it is of."""
    ahead = schedule.ahead(name, day or clock.uk_day(now), holidays.days(), now=now)
    moments = {f"{key}.{occurrence}": at for occurrence, at in ahead.items()}
    owe(application, SCHEDULE[name].kind, moments, now)


def grows_up(application: Application, key: str, now: datetime) -> None:
    """What may come after cadets. Whether they still are one is in the scheme's own records."""
    if born := application.answers.get(BORN):
        age = settings.PACK.thresholds.cadets_leave_at.value
        leaves_on = years_after(date.fromisoformat(born), age)
        day = months_after(leaves_on, -MONTHS_BEFORE)
        begin(application, "grown", key, now, day=day)


def stays_in_pool(application: Application, change: StageChange, now: datetime) -> None:
    """Owe the next of those that come again and again while nothing changes."""
    name = "waiting-list" if application.vacancy.route_slug in LISTS else "pool"
    day, known = clock.uk_day(change.at), holidays.days()
    at = schedule.next_again(name, day, known, now=now)
    moments = {f"{change.pk}.{clock.uk_day(at).isoformat()}": at}
    owe(application, SCHEDULE[name].kind, moments, now)


def waits(application: Application, wait: Wait, now: datetime) -> None:
    """HR says that the next step is the applicant's."""
    name = WAITED_FOR.get(wait.what)
    if stage_asks(application):
        return
    if name == "choose":
        choose(application, now)
    elif name:
        begin(application, name, f"wait {wait.pk}", now)


def stage_asks(application: Application) -> bool:
    """The stage itself says what we wait for, and until when."""
    accepted = application.at is Stage.CONDITIONAL_OFFER and told.known(application).accepted
    return application.at in WAITING and not accepted


def answered(application: Application) -> None:
    """They have sent something, or HR waits no more."""
    outbox.cancel(SCHEDULE["info"].kind, SCHEDULE["wait"].kind, about=application.about)


def accepted(application: Application) -> None:
    """They have taken the offer."""
    outbox.cancel(SCHEDULE["offer"].kind, about=application.about)


def form(application: Application, now: datetime) -> None:
    """Inside a transaction: while the vetting form is with them, from the day it was sent.

    What is owed about that day stays, also what is due today: only what is missing is begun.
    """
    if application.at in FORMS:
        sent_on = form_sent_on(application)
        key = f"form {sent_on}"
        others = Email.objects.owed().about(application.about).filter(kind=FORM)
        names = others.exclude(occurrence__startswith=f"{key}.").values_list(
            "occurrence", flat=True
        )
        outbox.cancel_all(FORM, about=[application.about], occurrences=list(names))
        if sent_on:
            begin(application, "form", key, now, day=sent_on)


def form_sent_on(application: Application) -> date | None:
    """Nothing when it has come back, or while nothing is asked of them."""
    check = application.checks.filter(kind=Kind.VETTING).first()
    out = check is not None and check.form_is_out and not told.is_on_hold(application)
    return check.asked_on if check and out else None


def choose(application: Application, now: datetime) -> None:
    """There is a time to choose, and they have none: the days begin again."""
    outbox.cancel(SCHEDULE["choose"].kind, about=application.about)
    begin(application, "choose", clock.uk_day(now).isoformat(), now)


def reviewed(application: Application, hold: Hold, now: datetime) -> None:
    """It is on hold: nothing is asked of them, and they hear on the day that they were told."""
    outbox.cancel(*AFTER_SENDING, about=application.about)
    begin(application, "review", hold_key(hold), now, day=hold.review_on)


def hold_key(hold: Hold) -> str:
    return f"hold {hold.pk}"


def stop(application: Application) -> None:
    """Whoever withdrew hears of nothing more."""
    outbox.cancel(*AFTER_SENDING, about=application.about)


def go_on(
    application: Application, but: str, now: datetime, *, since: datetime | None = None
) -> None:
    """What stopped them was undone, with what it had begun under its key.

    What is not true any more for another reason is found out when it is sent. With `since`, what
    fell due after that moment goes too.
    """
    about, but = application.about, f"{but}."
    if since:
        held.catch_up(*AFTER_SENDING, about=about, but=but, since=since, now=now, at=soonest(now))
    held.resume(*AFTER_SENDING, about=about, but=but, now=now)
    known = told.known(application)
    if known.accepted:
        accepted(application)
    form(application, now)
    if application.at is known.at is Stage.POOL:  # one that passed meanwhile would be the last
        stays_in_pool(application, known.moves[-1], now)


def asked_again(application: Application, until: date, now: datetime) -> None:
    """A hold has ended, and their days run again: what had not gone follows their last day."""
    if (name := AT_STAGE.get(application.at)) is None:
        return
    plan, key = SCHEDULE[name], told.known(application).moves[-1].pk
    began = until - timedelta(days=settings.PACK.working.reply_days[application.stage])
    outbox.cancel(plan.kind, about=application.about)
    one = {"about": application.about, "to": application.applicant.email}
    for occurrence, at in schedule.ahead(name, began, holidays.days(), now=now).items():
        outbox.owe(plan.kind, **one, occurrence=f"{key}.{occurrence}", now=now, at=at)


def soonest(now: datetime) -> datetime:
    """When a reminder whose morning is over may go: at once, on a working day after 9am."""
    today, known = clock.uk_day(now), holidays.days()
    if clock.is_working_day(today, known):
        return max(now, clock.uk_moment(today, schedule.AT))
    return clock.uk_moment(clock.working_days_after(today, 1, known), schedule.AT)
