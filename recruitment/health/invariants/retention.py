"""R10: what has a last day in our rules, and is still there after it.

Written apart from the code that forgets, as a second opinion. Each is looked for some hours after
its moment: what forgets comes every hour.
"""

from datetime import datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from recruitment import clock
from recruitment.applications import keeping
from recruitment.applications.models import Application
from recruitment.events import models as events
from recruitment.events.models import EventBooking
from recruitment.files import services as files
from recruitment.files.models import Sending
from recruitment.interest import services as interest
from recruitment.interest.kept import KeptResult
from recruitment.interest.models import Asking, Copy, Interest, Reminder
from recruitment.messages.models import Email, State
from recruitment.people import services as people
from recruitment.people.models import SignInCode
from recruitment.staff import guessing
from recruitment.staff.models import Guess

LATE = timedelta(hours=3)
CODES_LAST = timedelta(days=1)
KEPT_RESULTS_LAST = timedelta(days=30)
TRIED = timedelta(days=4)
"""A warning may leave so late, and gives its days from then."""
NO_RULE_YET = (
    "applications on their way, appointed, or ended by the checks, with all that is theirs",
    "applicants and staff accounts",
    "answers to the monitoring questions",
    "records of exports",
    "events, and who opened the list of those who come",
    "feedback",
)
"""What nobody has set a last day for. Nothing here can be late."""


def past(now: datetime) -> list[QuerySet[Any]]:
    """The rows that should be gone, rule by rule."""
    moment = now - LATE
    day_before = moment - CODES_LAST
    return [
        SignInCode.objects.filter(asked_at__lt=day_before),
        Email.objects.filter(kind=people.EMAIL_KIND, owed_at__lt=day_before),
        Session.objects.filter(expire_date__lt=moment),
        Guess.objects.filter(at__lte=moment - guessing.WINDOW),
        Sending.objects.filter(at__lte=moment - files.DAY),
        Asking.objects.filter(asked_at__lte=moment - interest.DAY),
        unsent(moment),
        came_to_nothing(moment),
        photographs(moment),
        *of_interest(moment),
    ]


def unsent(moment: datetime) -> QuerySet[Any]:
    """Drafts whose days are over, and about which nobody was written to of late."""
    kept = timedelta(days=settings.PACK.working.draft_days)
    subject = Concat(Value("application:"), Cast("pk", CharField()))
    written = Email.objects.filter(about=OuterRef("subject"))
    since = moment - keeping.DRAFTS.before - TRIED
    lately = written.filter(Q(next_try_at__gt=since) | Q(sent_at__gt=since))
    day = clock.uk_day(moment) - kept
    drafts = Application.objects.drafts().annotate(subject=subject)
    old = drafts.filter(vacancy__closes_on__lt=day, saved_at__lt=clock.uk_moment(day, time()))
    return old.exclude(Exists(lately)).exclude(help_ends_at__gt=moment)


def came_to_nothing(moment: datetime) -> QuerySet[Any]:
    """Which applications it is about is for the rule to say; that they are there, we see here."""
    lately = moment - keeping.ENDED.before - TRIED
    written = Email.objects.filter(about=OuterRef("subject"))
    warned = written.filter(Q(next_try_at__gt=lately) | Q(sent_at__gt=lately))
    yesterday = clock.uk_day(moment) - timedelta(days=1)
    return keeping.ENDED.going(yesterday).exclude(Exists(warned))


def photographs(moment: datetime) -> QuerySet[Any]:
    """Which applications have had theirs long enough is for the rule to say."""
    return keeping.photographed(clock.uk_day(moment) - timedelta(days=1))


def of_interest(moment: datetime) -> list[QuerySet[Any]]:
    has_left = ~Q(email__state=State.OWED) & Q(asked_at__lte=moment)
    too_old = Q(asked_at__lte=moment - interest.COPY_LASTS)
    return [
        Copy.objects.filter(has_left | too_old),
        Reminder.objects.run_out(moment),
        past_reminders(moment),
        Interest.objects.over(moment),
        EventBooking.objects.run_out(moment),
        past_bookings(moment),
        KeptResult.objects.run_out(moment),
        KeptResult.objects.filter(used_at__lte=moment - KEPT_RESULTS_LAST),
    ]


def past_bookings(moment: datetime) -> QuerySet[Any]:
    since = moment - events.KEPT_AFTER
    long_ago = Q(event__starts_at__lte=since) | Q(event__cancelled_at__lte=since)
    return EventBooking.objects.filter(long_ago)


def past_reminders(moment: datetime) -> QuerySet[Any]:
    """A day that was put off counts from the last email about it."""
    emails = Email.objects.filter(kind=interest.CAN_APPLY, about=OuterRef("subject"))
    lately = emails.filter(owed_at__gt=moment - interest.KEPT_AFTER)
    day = clock.uk_day(moment - interest.KEPT_AFTER)
    old = Reminder.objects.confirmed().filter(date__lt=day).with_subject()
    return old.exclude(Exists(lately.exclude(state=State.CANCELLED)))


def overstayed(now: datetime) -> int:
    return sum(rows.count() for rows in past(now))
