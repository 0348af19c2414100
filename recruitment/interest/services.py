"""Copies, reminders and interest: asked for, confirmed, kept, stopped and forgotten.

Anybody can type anybody's address. So nothing but one email comes of it until the person who
reads that mailbox has pressed a button, and nobody can tell from our pages what we hold.
"""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import uuid4

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.timezone import localdate

from recruitment import clock, eligibility, schedule
from recruitment.eligibility import ROUTES, Answers, Outcome, Route, Verdict
from recruitment.eligibility.dates import years_after
from recruitment.encryption import Unreadable
from recruitment.holidays import services as holidays
from recruitment.interest.models import (
    CADET,
    Asking,
    Copy,
    Interest,
    OptIn,
    OptInQuerySet,
    Reminder,
    Row,
)
from recruitment.messages import outbox, stopping
from recruitment.messages.models import Email, State
from recruitment.people.services import keyed, one_at_a_time
from recruitment.vacancies.models import Vacancy

COPY, REMIND_CONFIRM, SOON, CAN_APPLY = "copy", "remind_confirm", "can_apply_soon", "can_apply"
INTEREST_CONFIRM, ROUTE_OPENED, ENDS = "interest_confirm", "route_opened", "interest_ends"
KEEP_CONFIRM, KEPT = "keep_confirm", "kept_result"
KINDS = (
    *(COPY, REMIND_CONFIRM, SOON, CAN_APPLY, INTEREST_CONFIRM, ROUTE_OPENED, ENDS),
    *(KEEP_CONFIRM, KEPT),
)

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LIMITS = (("address", HOUR, 3), ("address", DAY, 10), ("asked_from", HOUR, 20))
COPY_LASTS = DAY
KEPT_AFTER = timedelta(days=30)


def may_ask(email: str, address: str, now: datetime) -> bool:
    """Count this asking. False when this address, or this network, has had enough of them."""
    names = {"asked_from": keyed(address), "address": keyed(email)}
    for name in names.values():
        one_at_a_time(name)
    for field, span, most in LIMITS:
        lately = Asking.objects.filter(asked_at__gt=now - span, **{field: names[field]})
        if lately.count() >= most:
            return False
    Asking.objects.create(asked_at=now, **names)
    return True


def plain(email: str) -> str:
    return email.strip().lower()


@transaction.atomic
def ask_for_copy(email: str, words: object, *, address: str, now: datetime) -> None:
    """Owe one email that says these words. They are kept, sealed, until it has gone."""
    email = plain(email)
    if may_ask(email, address, now):
        owed = outbox.owe(COPY, about=f"copy:{uuid4()}", to=email, now=now)
        Copy.objects.create(email=owed, words=words, asked_at=now)


def copy_for(email: Email, now: datetime) -> Copy | None:
    """What an owed copy says, if that is not too old to be sent."""
    return Copy.objects.filter(email=email, asked_at__gt=now - COPY_LASTS).first()


@dataclass(frozen=True)
class Wait:
    """The first day of some routes, as these answers say."""

    day: date
    routes: tuple[Route, ...]
    answers: Answers


@transaction.atomic
def ask_for_reminder(email: str, wait: Wait, *, address: str, now: datetime) -> None:
    """Keep the answers that these routes read, and ask the owner of the address to confirm."""
    email = plain(email)
    if not may_ask(email, address, now):
        return
    reminder = Reminder.objects.create(
        email=email,
        nonce=secrets.token_bytes(32),
        answers=wait.answers.only(needed(wait, localdate(now))).raw,
        routes=[route.slug for route in wait.routes],
        date=wait.day,
        asked_at=now,
    )
    outbox.owe(REMIND_CONFIRM, about=reminder.about, to=email, now=now)


def needed(wait: Wait, today: date) -> set[str]:
    """The questions that the routes read, today or on the day."""
    outcomes = (
        *judged(wait.answers, wait.routes, today),
        *judged(wait.answers, wait.routes, wait.day),
    )
    return {key for outcome in outcomes for key in outcome.reads}


def for_parent(outcomes: Iterable[Outcome]) -> bool:
    """Cadets are open, or will be: a grown-up is not taken for a child who asked about all."""
    cadets = (outcome for outcome in outcomes if outcome.route.slug == CADET)
    return any(outcome.verdict < Verdict.NOT_ELIGIBLE for outcome in cadets)


def judged(answers: Answers, routes: Iterable[Route], on: date) -> tuple[Outcome, ...]:
    return eligibility.assess_all(answers, routes, on, settings.PACK.thresholds)


@transaction.atomic
def ask_for_news(email: str, route: Route, *, address: str, now: datetime) -> None:
    """Put the address on the list of a route, unconfirmed; one that is on it stays as it is."""
    email = plain(email)
    if not may_ask(email, address, now):
        return
    interest = to_confirm(email, route.slug, now)
    each = str(uuid4())
    outbox.owe(INTEREST_CONFIRM, about=interest.about, to=email, now=now, occurrence=each)


def to_confirm(email: str, slug: str, now: datetime) -> Interest:
    """The row that the button will confirm. Asking again gives it no more time."""
    rows = Interest.objects.filter(email=email, route_slug=slug)
    rows.over(now).delete()
    interest, _ = rows.select_for_update().get_or_create(
        email=email,
        route_slug=slug,
        defaults={"asked_at": now, "nonce": secrets.token_bytes(32)},
    )
    if interest.settled or interest.confirm_by <= now:
        interest.asked_at = now
        interest.save(update_fields=["asked_at"])
    return interest


def find(rows: OptInQuerySet[Row], number: int, given: str, *, now: datetime) -> Row | None:
    """The row of a link; None when it is gone, ran out, or the link is wrong."""
    row = rows.for_link(number).first()
    if row is None or not row.opens_with(given) or row.ran_out(now):
        return None
    return row


@transaction.atomic
def confirm_reminder(number: int, given: str, *, now: datetime) -> Reminder | None:
    """Owe the emails before and on the day. A second press changes nothing."""
    reminder = find(Reminder.objects.select_for_update(), number, given, now=now)
    if reminder is None or reminder.settled:
        return reminder
    stop_others_of_that_day(reminder)
    reminder.confirmed_at = max(now, reminder.asked_at)  # the clocks of two servers may differ
    reminder.save(update_fields=["confirmed_at"])
    for soon in schedule.ahead("soon", reminder.date, holidays.days(), now=now).values():
        if soon > now + DAY:
            outbox.owe(SOON, about=reminder.about, to=reminder.email, now=now, at=soon)
    owe_on_the_day(reminder, reminder.date, now)
    return reminder


def stop_others_of_that_day(reminder: Reminder) -> None:
    """The newest takes their place; two that are confirmed at once come here in turn."""
    one_at_a_time(keyed(reminder.email))
    others = Reminder.objects.confirmed().filter(email=reminder.email, date=reminder.date)
    for other in others.defer("answers").select_for_update():
        stop(other)


def owe_on_the_day(reminder: Reminder, day: date, now: datetime) -> None:
    """At once, if that moment has passed."""
    outbox.owe(
        CAN_APPLY,
        about=reminder.about,
        to=reminder.email,
        occurrence=day.isoformat(),
        now=now,
        at=max(now, clock.uk_moment(day, schedule.AT)),
    )


def judge_again(reminder: Reminder, on: date) -> tuple[Outcome, ...]:
    """What the rules now in force say. Nothing, when the answers can no longer be opened."""
    routes = [ROUTES[slug] for slug in reminder.routes if slug in ROUTES]
    try:
        return judged(eligibility.restore(reminder.answers, on), routes, on)
    except Unreadable:
        return ()


@transaction.atomic
def look_forward(reminder: Reminder, days: Sequence[date], *, early: bool, now: datetime) -> None:
    """Owe the email of the first of these days on which a route may open.

    `early` is before the day that was asked for: what was owed then gives way to what is owed now.
    Called while an email is being sent, perhaps more than once: it never touches the reminder
    itself, so that whoever stops it meanwhile does not wait for a mail server.
    """
    if not days:
        return
    following = days[0]
    if early:
        outbox.cancel(CAN_APPLY, about=reminder.about)
    owe_on_the_day(reminder, following, now)


@transaction.atomic
def confirm_interest(number: int, given: str, *, now: datetime) -> Interest | None:
    """Begin the year, or begin it again for somebody who asked again, or whose year ends soon."""
    interest = find(Interest.objects.select_for_update(), number, given, now=now)
    if interest is None or interest.route is None or not interest.to_confirm(localdate(now)):
        return interest
    interest.confirmed_at = max(now, interest.asked_at)
    interest.expires_on = years_after(localdate(now), 1)
    interest.save(update_fields=["confirmed_at", "expires_on"])
    ask_before_it_ends(interest, interest.expires_on, now)
    return interest


def ask_before_it_ends(interest: Interest, last: date, now: datetime) -> None:
    """Whether to go on writing for another year. Without a yes we delete the address."""
    outbox.cancel(ENDS, about=interest.about)
    for at in schedule.ahead("list", last, holidays.days(), now=now).values():
        outbox.owe(
            ENDS,
            about=interest.about,
            to=interest.email,
            occurrence=last.isoformat(),
            now=now,
            at=at,
        )


@transaction.atomic
def stop_by_link(rows: OptInQuerySet[Row], number: int, given: str, *, now: datetime) -> None:
    row = find(rows.select_for_update(), number, given, now=now)
    if row:
        stop(row)


@transaction.atomic
def stop_signed(rows: OptInQuerySet[Row], number: int) -> None:
    """Of a link that names the row under our signature. One that is gone is stopped."""
    row = rows.select_for_update().filter(pk=number).first()
    if row:
        stop(row)


def stop(row: OptIn) -> None:
    """Take back every email that is owed about it, and delete it."""
    for kind in KINDS:
        outbox.cancel(kind, about=row.about)
    row.delete()


def tell_interested(now: datetime) -> None:
    """Owe everybody on a list one email for each vacancy that is open now; none in the night."""
    today = localdate(now)
    for vacancy in Vacancy.objects.open_on(today).exclude(pk__in=stopping.stopped(ROUTE_OPENED)):
        for interest in not_told(vacancy, today):
            outbox.owe(
                ROUTE_OPENED,
                about=interest.about,
                to=interest.email,
                occurrence=str(vacancy.pk),
                now=now,
                at=max(now, clock.uk_moment(today, schedule.AT)),
            )


def not_told(vacancy: Vacancy, today: date) -> QuerySet[Interest]:
    """Those on its list who still want to hear on that day, and whom it was not promised to."""
    emails = Email.objects.filter(kind=ROUTE_OPENED, occurrence=str(vacancy.pk))
    told = emails.filter(about=OuterRef("subject")).exclude(state=State.CANCELLED)
    live = Interest.objects.live_on(today).filter(route_slug=vacancy.route_slug)
    return live.with_subject().exclude(Exists(told))
